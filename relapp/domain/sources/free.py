"""Whatever the user asked to be reminded of."""

from collections.abc import Iterator
from datetime import date

from relapp.domain.care import CareRules
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder


def raise_reminders(facts: ClientFacts, rules: CareRules, marks: Marks, _today: date) -> Iterator[Reminder]:
    """The occurrence of each that is open."""
    for free in facts.free_reminders:
        source = f"reminder/{free.uuid}"
        day = _free_day(free, [max(mark.on, date.fromisoformat(mark.occurrence)) for mark in marks.settled(source)], rules)
        if not day:
            continue
        yield Reminder(
            facts.client.id,
            source,
            day.isoformat(),
            Purpose.FREE_REMINDER,
            "free_reminder",
            earliest=day,
            ideal=day,
            latest=day,
            hard=True,
            at=free.at,
            data={"text": free.text},
        )


def _free_day(free: FreeReminder, settled: list[date], rules: CareRules) -> date | None:
    """The occurrence that is open: the first one, or the first after the last one settled; None when there are no more.

    One that was put on a later day after it was settled is open on that day.
    """
    if not settled or max(settled) < free.on:
        return free.on
    if not free.repeat:
        return None
    try:
        return free.repeat.first_after(free.on, max(settled), rules.leap_day)
    except (ValueError, OverflowError):
        return None
