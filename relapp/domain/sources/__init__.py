"""What raises reminders: one module for each kind of care, and what a touch settles in the records that raised it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from relapp.domain.care import CareRules
from relapp.domain.clients import Pause
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.pauses import PASSES
from relapp.domain.reminders import Reminder
from relapp.domain.sources import (
    accounts,
    check_ups,
    clippings,
    concerns,
    feedback,
    free,
    gestures,
    occasions,
    plans,
    promises,
    rhythm,
)

_SOURCES = (rhythm, occasions, plans, free, promises, concerns, feedback, check_ups, accounts, gestures, clippings)


def open_reminders(facts: ClientFacts, rules: CareRules, today: date) -> tuple[Reminder, ...]:
    """The reminders open on `today`, at most one per source, ordered by source.

    They stay the same on every later day up to the first `expires` among them.
    """
    found = _without_pause(facts, rules, today)
    return tuple(sorted(found, key=lambda reminder: reminder.source))


def _without_pause(facts: ClientFacts, rules: CareRules, today: date) -> Iterator[Reminder]:
    """What is open, without what a pause holds back: until its end where it has one."""
    client = facts.client
    in_concern = any(concern.is_open for concern in facts.concerns)
    through_concern = PASSES[Pause.OPEN_CONCERN] if in_concern else None
    through_pause = PASSES[client.pause] if client.pause else None
    for reminder in _raised(facts, rules, today):
        if through_concern is not None and reminder.purpose not in through_concern:
            continue
        if through_pause is None or reminder.purpose in through_pause:
            yield reminder
    if through_pause is None or not client.paused_until:
        return
    start = client.paused_until + timedelta(days=1)
    for reminder in _raised(facts, rules, max(today, start)):
        if reminder.purpose in through_pause or (through_concern is not None and reminder.purpose not in through_concern):
            continue
        yield _not_before(reminder, start)


def _raised(facts: ClientFacts, rules: CareRules, today: date) -> Iterator[Reminder]:
    marks = Marks(facts.marks)
    for source in _SOURCES:
        for reminder in source.raise_reminders(facts, rules, marks, today):
            moved = marks.apply(reminder)
            if moved and (moved.expires is None or moved.expires >= today):
                yield moved


def _not_before(reminder: Reminder, start: date) -> Reminder:
    if reminder.hard:
        return reminder
    return replace(
        reminder,
        earliest=max(reminder.earliest, start),
        ideal=max(reminder.ideal, start),
        latest=max(reminder.latest, start),
        expires=reminder.expires and max(reminder.expires, start),
    )
