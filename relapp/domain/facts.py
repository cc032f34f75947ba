"""Everything that raises reminders for one client, and what became of those raised before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from relapp.domain.check_ups import CheckUp, RecoveryStep
from relapp.domain.clients import Client
from relapp.domain.clippings import Clipping, PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.events import Event
from relapp.domain.feedback import Feedback
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.gifts import Gift
from relapp.domain.journal import Mark, MarkKind, Purchase, Purpose
from relapp.domain.promises import Promise
from relapp.domain.reminders import Reminder


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """Marks are in the order in which they were made; `last_of` is the day of the last contact for a purpose.

    `clippings` are those that may be passed on and match an interest of the client.
    """

    client: Client
    last_contact: date | None = None
    purchases: tuple[Purchase, ...] = ()
    free_reminders: tuple[FreeReminder, ...] = ()
    marks: tuple[Mark, ...] = ()
    first_contact: date | None = None
    last_of: Mapping[Purpose, date] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    promises: tuple[Promise, ...] = ()
    gifts: tuple[Gift, ...] = ()
    concerns: tuple[Concern, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    check_ups: tuple[CheckUp, ...] = ()
    recovery: tuple[RecoveryStep, ...] = ()
    clippings: tuple[Clipping, ...] = ()
    passed_on: tuple[PassedOn, ...] = ()

    @property
    def since(self) -> date | None:
        """When the relationship began to be cared for: its rhythm's start, else the first contact."""
        return self.client.rhythm_start or self.first_contact


class Marks:
    """The marks of one client, by source and occurrence."""

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        self._by_key: dict[tuple[str, str], list[Mark]] = {}
        for mark in marks:
            self._by_key.setdefault((mark.source, mark.occurrence), []).append(mark)

    def last_kind(self, source: str, occurrence: str) -> MarkKind | None:
        """What was said last of an occurrence."""
        marks = self._by_key.get((source, occurrence))
        return marks[-1].kind if marks else None

    def apply(self, reminder: Reminder) -> Reminder | None:
        """`reminder` as its marks leave it: moved by a snooze or a try, gone once done or skipped."""
        marks = self._by_key.get((reminder.source, reminder.occurrence))
        if not marks:
            return reminder
        last = marks[-1]
        if last.kind in (MarkKind.DONE, MarkKind.SKIPPED):
            return None
        until = last.until or last.on
        if last.kind is not MarkKind.MOVED:
            # Meanwhile its turn may have become a later one.
            until = max(until, reminder.earliest)
        data = {**reminder.data, "moved_from": reminder.ideal.isoformat()}
        if last.kind is MarkKind.MOVED:
            data["pinned"] = 1
        return replace(
            reminder,
            earliest=until,
            ideal=until,
            latest=max(reminder.latest, until),
            hard=reminder.hard or last.kind is MarkKind.MOVED,
            expires=reminder.expires and max(reminder.expires, until),
            tries=sum(mark.kind is MarkKind.TRIED for mark in marks),
            data=data,
        )

    def not_settled(self, source: str, occurrence: str) -> str:
        """`occurrence` where nothing has closed it, else another name for it: for what lasts, and must be seen again."""
        name, times = occurrence, 1
        while self.last_kind(source, name) in (MarkKind.DONE, MarkKind.SKIPPED):
            times += 1
            name = f"{occurrence}/{times}"
        return name

    def settled(self, source: str) -> Iterator[Mark]:
        """The marks that closed an occurrence of `source`."""
        for (name, _), marks in self._by_key.items():
            if name == source and marks[-1].kind in (MarkKind.DONE, MarkKind.SKIPPED):
                yield marks[-1]

    def last_settled(self, source: str) -> date | None:
        """The day on which an occurrence of `source` was closed last."""
        return max((mark.on for mark in self.settled(source)), default=None)


# The fields of `ClientFacts` that hold records, each of its kind.
RECORDS: Mapping[str, Any] = {
    "events": Event,
    "promises": Promise,
    "gifts": Gift,
    "concerns": Concern,
    "feedback": Feedback,
    "check_ups": CheckUp,
    "recovery": RecoveryStep,
    "passed_on": PassedOn,
}
