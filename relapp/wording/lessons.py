"""What concerns taught, in words: a cause, what prevents it, and whom it happened to."""

from relapp.domain.concerns import Concern
from relapp.domain.lessons import Lesson
from relapp.i18n import _, format_day, format_number, ngettext
from relapp.wording.concerns import concern_state


def cause(lesson: Lesson) -> str:
    """The cause, or that nobody knows it."""
    return lesson.cause or _("Cause not known yet")


def concerns(count: int) -> str:
    """A number of concerns."""
    return ngettext("{count} concern", "{count} concerns", count).format(count=format_number(count))


def still_open(count: int) -> str:
    """How many of some concerns are open; nothing for none."""
    return ngettext("{count} open", "{count} open", count).format(count=format_number(count)) if count else ""


def counts(lesson: Lesson) -> list[str]:
    """How often it happened, and how many of these are open."""
    return list(filter(None, (concerns(len(lesson.concerns)), still_open(lesson.open_count))))


def prevented_by(lesson: Lesson) -> str:
    """What prevents it, several in lines of their own."""
    if not lesson.preventions:
        return _("Nothing prevents it yet.")
    if len(lesson.preventions) == 1:
        return _("Prevented by: {what}").format(what=lesson.preventions[0])
    return "\n".join([_("Prevented by:"), *(f"• {each}" for each in lesson.preventions)])


def circumstances(concern: Concern, name: str) -> list[str]:
    """Whose concern it was, since when, how far it has come, and what solved it."""
    solved = _("solved by: {solution}").format(solution=concern.solution) if concern.solution else ""
    parts = (name, format_day(concern.opened_on), concern_state(concern.state).lower(), solved)
    return list(filter(None, parts))
