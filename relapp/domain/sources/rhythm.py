"""The rhythm: too long since the last real contact."""

import zlib
from collections.abc import Iterator
from datetime import date, timedelta

from relapp.domain.care import CareRules
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.domain.rhythms import Rhythm

RHYTHM = "rhythm"


def raise_reminders(facts: ClientFacts, rules: CareRules, marks: Marks, _today: date) -> Iterator[Reminder]:
    """At most one reminder: the next contact, or the first since the rhythm began."""
    rhythm = rules.rhythm_of(facts.client)
    if not rhythm:
        return
    known = [mark.on for mark in marks.settled(RHYTHM)]
    if facts.last_contact:
        known.append(facts.last_contact)
    start = facts.client.rhythm_start
    if start and not any(day + timedelta(days=rhythm.latest_days) >= start for day in known):
        reminder = _first_contact(facts, rhythm, start)
    elif known:
        reminder = _next_contact(facts, rhythm, max(known))
    else:
        return
    yield reminder


def _first_contact(facts: ClientFacts, rhythm: Rhythm, start: date) -> Reminder:
    """Nobody was in touch since the rhythm began: the day depends on the client, so that a thousand do not fall on one."""
    offset = 1 + zlib.crc32(facts.client.uuid.encode()) % rhythm.latest_days
    ideal = start + timedelta(days=offset)
    last = facts.last_contact.isoformat() if facts.last_contact else None
    return Reminder(
        facts.client.id,
        RHYTHM,
        f"first {start.isoformat()}",
        Purpose.KEEP_IN_TOUCH,
        "rhythm_first",
        earliest=ideal,
        ideal=ideal,
        latest=start + timedelta(days=2 * rhythm.latest_days),
        data={"start": start.isoformat(), "last_contact": last, "ideal_days": rhythm.ideal_days},
    )


def _next_contact(facts: ClientFacts, rhythm: Rhythm, base: date) -> Reminder:
    ideal = base + timedelta(days=rhythm.ideal_days)
    last = facts.last_contact.isoformat() if facts.last_contact else None
    return Reminder(
        facts.client.id,
        RHYTHM,
        base.isoformat(),
        Purpose.KEEP_IN_TOUCH,
        "rhythm",
        earliest=ideal,
        ideal=ideal,
        latest=base + timedelta(days=rhythm.latest_days),
        data={"last_contact": last, "ideal_days": rhythm.ideal_days, "latest_days": rhythm.latest_days},
    )
