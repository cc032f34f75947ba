"""Check-ups of the relationship, more often while it is at risk, and the steps of a recovery plan."""

import zlib
from collections.abc import Iterator
from datetime import date, timedelta

from relapp.domain.care import CareRules
from relapp.domain.check_ups import ROOM, latest
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.domain.sources.turns import open_turn
from relapp.domain.stages import is_checked_up

CHECK_UP = "check_up"

_STEP_ROOM = timedelta(days=7)


def raise_reminders(facts: ClientFacts, rules: CareRules, marks: Marks, _today: date) -> Iterator[Reminder]:
    """The next check-up and the steps of the recovery plan that are left."""
    if is_checked_up(facts.client, rules, looked_at=bool(facts.check_ups)):
        yield from _next_check_up(facts, rules, marks)
    for step in facts.recovery:
        if not step.done_on:
            yield Reminder(
                facts.client.id,
                f"recovery/{step.uuid}",
                step.due.isoformat(),
                Purpose.CHECK_UP,
                "recovery_step",
                earliest=step.due,
                ideal=step.due,
                latest=step.due + _STEP_ROOM,
                data={"text": step.text},
            )


def _next_check_up(facts: ClientFacts, rules: CareRules, marks: Marks) -> Iterator[Reminder]:
    last = latest(facts.check_ups)
    known = [day for day in (last and last.on, marks.last_settled(CHECK_UP)) if day]
    intervals = rules.intervals
    wait = timedelta(days=intervals.check_up_at_risk_days if last and last.at_risk else intervals.check_up_days)
    if known:
        base = max(known)
    elif facts.since:
        # The first ones of a whole book do not fall on one day.
        base = facts.since + timedelta(days=zlib.crc32(facts.client.uuid.encode()) % intervals.check_up_days)
    else:
        return
    base = open_turn(marks, CHECK_UP, base, lambda day: day + wait)
    ideal = base + wait
    yield Reminder(
        facts.client.id,
        CHECK_UP,
        base.isoformat(),
        Purpose.CHECK_UP,
        "check_up_at_risk" if last and last.at_risk else "check_up",
        earliest=ideal,
        ideal=ideal,
        latest=ideal + ROOM,
        data={"last": last.on.isoformat() if last else None},
    )
