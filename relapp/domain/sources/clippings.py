"""Clippings: the one that fits best, at most one a week, and never the same one twice."""

from collections.abc import Iterator
from datetime import date, timedelta

from relapp.domain.care import CareRules
from relapp.domain.clients import Importance
from relapp.domain.clippings import Clipping, best_match
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.domain.stages import is_dissolved

CLIPPING = "clipping"

# A clipping without an end is worth passing on for this long.
_STAYS_GOOD = timedelta(days=60)


def raise_reminders(facts: ClientFacts, rules: CareRules, marks: Marks, today: date) -> Iterator[Reminder]:
    """The next clipping for a client whom somebody has sorted, and whose relationship has not ended."""
    if not is_for(facts.client.importance) or is_dissolved(facts.client):
        return
    gone = {each.clipping for each in facts.passed_on}
    left = [
        each for each in facts.clippings if each.uuid not in gone and _is_in_time(_reminder(facts, rules, each), marks, today)
    ]
    if found := best_match(left, facts.client):
        yield _reminder(facts, rules, found.clipping, found.interest)


def is_for(importance: Importance) -> bool:
    """Whether clients of this importance are brought up for a clipping; any may be given one."""
    return importance not in (Importance.NOT_SORTED, Importance.DATES_ONLY)


def free_from(last: date | None, rules: CareRules) -> date | None:
    """The first day for another clipping after that of the day `last`; None for a client who had none."""
    return last + timedelta(days=rules.intervals.between_clippings_days) if last else None


def _reminder(facts: ClientFacts, rules: CareRules, clipping: Clipping, interest: str = "") -> Reminder:
    last = max((each.on for each in facts.passed_on), default=None)
    expires = clipping.good_until or clipping.added_on + _STAYS_GOOD
    free = max(clipping.added_on, free_from(last, rules) or clipping.added_on)
    worked = rules.calendar.working_day_from(free)
    earliest = worked if worked <= expires else free
    return Reminder(
        facts.client.id,
        CLIPPING,
        clipping.uuid,
        Purpose.SHARE_INFORMATION,
        "clipping",
        earliest=earliest,
        ideal=earliest,
        latest=max(earliest, min(rules.calendar.add_working_days(earliest, rules.intervals.clipping_working_days), expires)),
        expires=expires,
        data={"title": clipping.title, "interest": interest, "link": clipping.source},
    )


def _is_in_time(reminder: Reminder, marks: Marks, today: date) -> bool:
    """Whether it is neither done nor skipped, and its turn comes before it lapses; what a snooze says counts."""
    moved = marks.apply(reminder)
    return moved is not None and moved.expires is not None and max(moved.earliest, today) <= moved.expires
