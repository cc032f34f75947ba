"""Spontaneous gestures: regular enough to be real, on days that nobody could guess and that can be computed again."""

import zlib
from collections.abc import Iterator
from datetime import date, timedelta

from relapp.domain.care import CareRules
from relapp.domain.clients import Client, DetailKind
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Datum, Reminder

GESTURE = "gesture"

# The day varies by so many days after the interval, and the gesture then has this long before it waits for its next turn.
_VARIES = 30
_ROOM = timedelta(days=14)


def raise_reminders(facts: ClientFacts, rules: CareRules, marks: Marks, today: date) -> Iterator[Reminder]:
    """The gesture whose turn it is; one that nobody made passes by, and the next has its own day."""
    if not rules.makes_gestures(facts.client):
        return
    known = [day for day in (facts.last_of.get(Purpose.SPONTANEOUS_GESTURE), marks.last_settled(GESTURE)) if day]
    base = max(known, default=facts.since)
    if not base:
        return
    while True:
        ideal = base + timedelta(days=rules.intervals.gesture_days + _dice(facts.client, base))
        reminder = Reminder(
            facts.client.id,
            GESTURE,
            base.isoformat(),
            Purpose.SPONTANEOUS_GESTURE,
            "gesture",
            earliest=ideal,
            ideal=ideal,
            latest=ideal + _ROOM,
            expires=ideal + _ROOM,
            data={"last": max(known).isoformat() if known else None, **_idea(facts, base)},
        )
        moved = marks.apply(reminder)
        if moved and moved.expires and moved.expires >= today:
            yield reminder
            return
        base = ideal


def _dice(client: Client, base: date, sides: int = _VARIES) -> int:
    """0 to `sides` - 1, always the same for one client and one day."""
    return zlib.crc32(f"{client.uuid}/{base.isoformat()}".encode()) % sides


def _idea(facts: ClientFacts, base: date) -> dict[str, Datum]:
    """Something known about the client that a kindness can begin with."""
    known: list[tuple[str, str]] = [
        (detail.kind.value, detail.text)
        for detail in facts.client.details
        if detail.kind in (DetailKind.INTEREST, DetailKind.WISH)
    ]
    known += [("family", occasion.person) for occasion in facts.client.occasions if occasion.person]
    known += [("purchase", purchase.what) for purchase in facts.purchases[-1:] if purchase.what]
    if not known:
        return {"idea": "none", "about": ""}
    idea, about = known[_dice(facts.client, base, len(known))]
    return {"idea": idea, "about": about}
