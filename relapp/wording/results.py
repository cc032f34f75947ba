"""What came of a printed row, as a letter to scribble and in words."""

from relapp.domain.printed import Result
from relapp.i18n import _, pgettext
from relapp.wording.terms import outcome


def letter(value: Result) -> str:
    """The letter that is scribbled and typed, another one for each result."""
    return {
        Result.SPOKE: pgettext("letter for: spoke", "S"),
        Result.LEFT_MESSAGE: pgettext("letter for: left a message", "M"),
        Result.NO_ANSWER: pgettext("letter for: no answer", "N"),
        Result.SENT: pgettext("letter for: sent", "E"),
        Result.HANDED_OVER: pgettext("letter for: handed over", "H"),
        Result.SKIPPED: pgettext("letter for: left out this time", "X"),
    }[value]


def word(value: Result) -> str:
    """What the letter means."""
    return outcome(value.outcome) if value.outcome else _("Left out this time")


def legend() -> str:
    """Every letter with its meaning, in one line."""
    return "\u00a0· ".join(f"{letter(each)} {word(each).lower()}" for each in Result)
