"""What a bubble says."""

from collections.abc import Sequence
from dataclasses import dataclass

from relapp.domain.reminders import Reminder
from relapp.i18n import _, format_hour, ngettext

# Names in a digest: a bubble has room for two or three lines.
_NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Announcement:
    """The two parts of a bubble, plain text."""

    title: str
    body: str


def digest(names: Sequence[str], overdue: int = 0, *, shows_names: bool = True) -> Announcement:
    """What today holds: the clients to get in touch with, the most pressing first, and how many of them are overdue."""
    title = ngettext("Today: {count} touch", "Today: {count} touches", len(names)).format(count=len(names))
    lines = [", ".join(names[:_NAMES_SHOWN])] if shows_names else []
    more = len(names) - _NAMES_SHOWN
    if shows_names and more > 0:
        lines.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    if overdue:
        lines.append(ngettext("{count} overdue", "{count} overdue", overdue).format(count=overdue))
    return Announcement(title, "\n".join(line for line in lines if line))


def timed_reminder(name: str, reminder: Reminder, *, shows_names: bool = True) -> Announcement:
    """Whom a reminder is about, its hour and its text, or that there is one and its hour: the text may name anybody."""
    hour = format_hour(reminder.at) if reminder.at else ""
    if not shows_names:
        return Announcement(_("A reminder"), hour)
    return Announcement(name, " · ".join(part for part in (hour, str(reminder.data.get("text") or "")) if part))


def together(named: Sequence[tuple[str, Reminder]], *, shows_names: bool = True) -> Announcement:
    """Reminders that come late, in one bubble: whom each is about and its hour, the earliest first."""
    title = ngettext("{count} reminder has waited", "{count} reminders have waited", len(named)).format(count=len(named))
    lines = (
        [f"{format_hour(each.at)} · {name}" if each.at else name for name, each in named[:_NAMES_SHOWN]] if shows_names else []
    )
    more = len(named) - _NAMES_SHOWN
    if shows_names and more > 0:
        lines.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return Announcement(title, "\n".join(lines))


def behind_the_lock() -> Announcement:
    """Something of a locked book is due; what it is, nobody knows."""
    return Announcement(_("Relapp is locked"), _("Something is due. Open the program and unlock your book to see it."))
