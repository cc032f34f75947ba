"""A reason to get in touch, with its days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from relapp.domain.journal import Purpose

# Raised by one whenever the same facts begin to give other reminders, so that a book made before computes its own again.
RAISING = 3

Datum = str | int | None


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reason to get in touch.

    It may be acted on from `earliest`, is best on `ideal` and not later than `latest`; a hard one cannot move from its ideal day.
    `source` names what raised it and `occurrence` which time; `code` and `data` say why. It lapses after `expires`. One that the
    user moved by hand is hard too, but may be moved again.
    """

    client_id: int
    source: str
    occurrence: str
    purpose: Purpose
    code: str
    earliest: date
    ideal: date
    latest: date
    hard: bool = False
    at: time | None = None
    expires: date | None = None
    tries: int = 0
    data: Mapping[str, Datum] = field(default_factory=dict)

    @property
    def deadline(self) -> date:
        """The last day on which it is not yet late."""
        return self.ideal if self.hard else self.latest

    def overdue_days(self, on: date) -> int:
        """Days past the deadline, 0 while there is time."""
        return max(0, (on - self.deadline).days)

    @property
    def may_move(self) -> bool:
        """Whether the user can give it another day of the week."""
        return not self.hard or bool(self.data.get("pinned"))

    @property
    def may_be_skipped(self) -> bool:
        """Whether it can be left out; a promise and an open concern have to come to an end of their own."""
        return self.purpose not in (Purpose.PROMISE, Purpose.CONCERN_FOLLOW_UP)


def announcement_key(reminder: Reminder) -> str:
    """Names the announcement of a reminder, to remember it by. A reminder that was moved is announced at its new hour too."""
    hour = datetime.combine(reminder.ideal, reminder.at or time.min)
    return f"{reminder.client_id} {reminder.source} {reminder.occurrence} {hour.isoformat(timespec='minutes')}"
