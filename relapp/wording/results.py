"""What came of a printed row, as a letter to scribble and in words."""

from relapp.domain.printed import Result
from relapp.domain.results import Refusal, Standing, State
from relapp.i18n import _, format_day, format_number, ngettext, pgettext
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


def result_of(text: str) -> Result | None:
    """The result whose letter was typed, small or large; None for any other text."""
    typed = text.strip().casefold()
    return next((each for each in Result if letter(each).casefold() == typed), None)


def said(value: Result, *, message_counts: bool) -> str:
    """What will be entered."""
    if value is Result.LEFT_MESSAGE and message_counts:
        return _("Left a message, counts as contact")
    return word(value)


def came(value: Standing) -> str:
    """What came of a row that is done, where its day stands beside it."""
    if value.state is State.SKIPPED:
        return word(Result.SKIPPED)
    return outcome(value.outcome) if value.outcome else _("Done")


def standing(value: Standing) -> str:
    """How a row stands, in a few words; nothing where it is simply open."""
    if value.on is None:
        return ""
    day, came = format_day(value.on, "day_month"), outcome(value.outcome).lower() if value.outcome else ""
    if value.state is State.SKIPPED:
        return _("Left out on {day}").format(day=day)
    if value.state is State.TRIED:
        return _("Tried on {day}: {outcome}").format(day=day, outcome=came)
    return _("Done on {day}: {outcome}").format(day=day, outcome=came) if came else _("Done on {day}").format(day=day)


def refused(value: Refusal, number: int, stands: Standing) -> str:
    """Why nothing is entered for row `number`, and what can be done."""
    if value is Refusal.DONE:
        return _already(number, stands)
    return {
        Refusal.LOGGED: _("Row {number}: the same was already logged on that day. Choose another day if it was once more."),
        Refusal.NOT_TO_SKIP: _("Row {number}: a promise or a concern cannot be left out. Enter what came of it."),
        Refusal.BEFORE_PRINTED: _("Row {number}: the list was not printed yet on that day. Choose a later one."),
        Refusal.TO_COME: _("Row {number}: that day is still to come. Choose today or an earlier one."),
    }[value].format(number=number)


def unknown(number: int, printed: int) -> str:
    """What to say to the number of a row that is not on a list, or whose client left the book."""
    said = _("There is no row {number} on list {list}, or its client left the book. Look at the paper again.")
    return said.format(number=number, list=printed)


def meanwhile(number: int, note: str, *, is_added: bool) -> str:
    """What to say of a row that was done before its result was saved; a note that could not be added is not lost."""
    if is_added:
        return _("Row {number} was done meanwhile: its note was added to that touch.").format(number=number)
    said = _("Row {number} was done meanwhile.").format(number=number)
    return with_lost(said, note)


def with_lost(said: str, note: str) -> str:
    """A sentence, and the note that found no place."""
    return " ".join((said, _("Your note was: {note}").format(note=note))) if note else said


def unsaved(count: int) -> str:
    """How many results are typed and not saved yet."""
    return ngettext("{count} not saved", "{count} not saved", count).format(count=format_number(count))


def _already(number: int, stands: Standing) -> str:
    day = format_day(stands.on, "day_month") if stands.on else ""
    if stands.state is State.SKIPPED:
        return _("Row {number} was already left out on {day}.").format(number=number, day=day)
    if not stands.outcome:
        return _("Row {number} was already done on {day}.").format(number=number, day=day)
    came = outcome(stands.outcome).lower()
    return _("Row {number} was already done on {day}: {outcome}.").format(number=number, day=day, outcome=came)
