"""Clippings: the one that fits best, at most one a week, and never the same one twice."""

from collections.abc import Iterator
from datetime import date, timedelta

from relapp.domain.care import CareRules
from relapp.domain.clients import Importance
from relapp.domain.clippings import best_match
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import MarkKind, Purpose
from relapp.domain.reminders import Reminder

CLIPPING = "clipping"

# A clipping without an end is worth passing on for this long.
_STAYS_GOOD = timedelta(days=60)


def raise_reminders(facts: ClientFacts, rules: CareRules, marks: Marks, today: date) -> Iterator[Reminder]:
    """The next clipping for a client whom somebody has sorted."""
    if facts.client.importance in (Importance.NOT_SORTED, Importance.DATES_ONLY):
        return
    gone = {each.clipping for each in facts.passed_on}
    left = [
        each
        for each in facts.clippings
        if each.uuid not in gone
        and marks.last_kind(CLIPPING, each.uuid) not in (MarkKind.DONE, MarkKind.SKIPPED)
        and (each.good_until or each.added_on + _STAYS_GOOD) >= today
    ]
    found = best_match(left, facts.client)
    if not found:
        return
    clipping = found.clipping
    last = max((each.on for each in facts.passed_on), default=None)
    free = last + timedelta(days=rules.intervals.between_clippings_days) if last else clipping.added_on
    earliest = rules.calendar.working_day_from(max(clipping.added_on, free))
    expires = clipping.good_until or clipping.added_on + _STAYS_GOOD
    latest = rules.calendar.add_working_days(earliest, rules.intervals.clipping_working_days)
    yield Reminder(
        facts.client.id,
        CLIPPING,
        clipping.uuid,
        Purpose.SHARE_INFORMATION,
        "clipping",
        earliest=earliest,
        ideal=earliest,
        latest=latest,
        expires=expires,
        data={"title": clipping.title, "interest": found.interest, "link": clipping.source},
    )
