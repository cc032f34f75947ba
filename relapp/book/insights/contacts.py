"""Figures of being in touch: who is slipping away, what was done in time, and in which ways."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from peewee import JOIN, SQL, fn

from relapp.book.database import Database
from relapp.book.freshness import cared_for
from relapp.book.insights.asking import are_sorted, of_sorted
from relapp.book.schema import ClientTable, MarkTable, ReminderTable, TouchTable
from relapp.domain.clients import Channel
from relapp.domain.dates import monday_of
from relapp.domain.insights import NEVER, PARTS, Drifting, Figure, Period, Slice, Tally, Touches, Value
from relapp.domain.journal import Direction, MarkKind, Purpose
from relapp.domain.sources.rhythm import RHYTHM

# Written out, as an index answers this and no value that is bound.
_HAS_BEGUN = SQL("code = 'rhythm_first'")
_NO_CONTACT = '"last_contact": null'


def drifting(db: Database, on: date) -> list[Drifting]:
    """Everybody whose last contact lies longer back than the rhythm's latest days, the furthest in proportion to it first.

    A touch that was left out by hand begins the rhythm again; who is in peace for now has none.
    """
    row, day = ReminderTable, on.isoformat()
    query = row.select(row.client_id, row.data, row.latest).join(ClientTable, JOIN.CROSS)
    query = query.where(ClientTable.id == row.client_id, _is_free(day))
    late = db.rows(query.where(row.ideal < day, row.source == RHYTHM, row.latest < day))
    # Those whose rhythm has only begun have time for a first touch, however long they were left alone before.
    begun = db.rows(query.where(_HAS_BEGUN, ~row.data.contains(_NO_CONTACT)))
    found = {client_id: _drifting(client_id, json.loads(data), latest, on) for client_id, data, latest in (*late, *begun)}
    return sorted((each for each in found.values() if each), key=lambda each: (-each.times, each.client_id))


def never_contacted() -> tuple[Any, ...]:
    """That no contact with a client is known."""
    return *cared_for(), ClientTable.last_contact.is_null()


def count_never(db: Database) -> int:
    """How many that are."""
    return int(db.value(ClientTable.select(fn.COUNT(ClientTable.id)).where(*never_contacted())))


def losing_touch_ids(db: Database, part: Slice, period: Period) -> Any:
    """Who is behind one drift, all of them, or never contacted."""
    if part.key == NEVER:
        return ClientTable.select(ClientTable.id).where(*never_contacted())
    return [each.client_id for each in drifting(db, period.on) if part.key in ("", each.drift.value)]


def punctuality(db: Database, period: Period) -> Tally:
    """What was done in time and late, by the Mondays of the weeks; what nobody knows of marks made long ago is unknown."""
    row = MarkTable
    late = row.late_days > 0
    query = of_sorted(row, row.day, late, fn.COUNT(row.id)).where(*_done(period)).group_by(row.day, late)
    counts = {monday: [0, 0] for monday in period.weeks}
    unknown = 0
    for day, is_late, count in db.rows(query):
        if is_late is None:
            unknown += count
        else:
            counts[monday_of(date.fromisoformat(day))][is_late] += count
    values = tuple(Value(monday.isoformat(), tuple(each)) for monday, each in counts.items())
    return Tally(Figure.PUNCTUALITY, values, unknown)


def punctuality_ids(part: Slice, period: Period) -> Any:
    """Whose reasons were done in a week, in time or late."""
    row = MarkTable
    query = of_sorted(row, row.client_id).where(*_done(period), row.late_days.is_null(False))
    if part.key:
        begun = date.fromisoformat(part.key)
        query = query.where(row.day.between(begun.isoformat(), _sunday_after(begun)))
    if part.part:
        query = query.where(row.late_days > 0 if part.part == "late" else row.late_days == 0)
    return query


def touches(db: Database, period: Period) -> Touches:
    """All touches by purpose and by channel, ours and the clients'."""
    row = TouchTable
    query = row.select(row.purpose, row.channel, row.direction, fn.COUNT(row.id))
    rows = db.rows(query.where(*_made(period)).group_by(row.purpose, row.channel, row.direction))
    by_purpose = Counter({(purpose, direction): 0 for purpose, _channel, direction, _count in rows})
    by_channel = Counter({(channel, direction): 0 for _purpose, channel, direction, _count in rows})
    for purpose, channel, direction, count in rows:
        by_purpose[purpose, direction] += count
        by_channel[channel, direction] += count
    return Touches(_by_direction(Figure.PURPOSES, by_purpose, Purpose), _by_direction(Figure.CHANNELS, by_channel, Channel))


def touches_ids(part: Slice, period: Period) -> Any:
    """Who was in touch for a purpose or through a channel, on whose side."""
    row = TouchTable
    query = row.select(row.client_id).where(*_made(period))
    if part.key:
        query = query.where((row.purpose if part.figure is Figure.PURPOSES else row.channel) == part.key)
    return query.where(row.direction == part.part) if part.part else query


def _drifting(client_id: int, data: dict[str, Any], latest: str, on: date) -> Drifting | None:
    """None where the last contact is unknown, or not too long ago."""
    if not data["last_contact"]:
        return None
    days, most = (on - date.fromisoformat(data["last_contact"])).days, data.get("latest_days")
    if most is None:
        # A rhythm that has only begun gives twice its latest days for the first touch.
        most = (date.fromisoformat(latest) - date.fromisoformat(data["start"])).days // 2
    return Drifting(client_id, days, data["ideal_days"]) if days > most else None


def _is_free(day: str) -> Any:
    """That nothing keeps a client in peace on that day."""
    return ClientTable.pause.is_null() | (ClientTable.paused_until < day)


def _done(period: Period) -> tuple[Any, ...]:
    row = MarkTable
    return row.day.between(period.first.isoformat(), period.on.isoformat()), row.kind == MarkKind.DONE.value


def _made(period: Period) -> tuple[Any, ...]:
    row = TouchTable
    within = row.day.between(period.first.isoformat(), period.on.isoformat())
    return row.deleted_at.is_null(), within, are_sorted(row.client_id)


def _sunday_after(monday: date) -> str:
    return date.fromordinal(monday.toordinal() + 6).isoformat()


def _by_direction(figure: Figure, counts: Counter[tuple[str, str]], keys: Iterable[StrEnum]) -> Tally:
    ways = [Direction(part) for part in PARTS[figure]]
    values = [Value(key.value, tuple(counts[key.value, way.value] for way in ways)) for key in keys]
    return Tally(figure, tuple(sorted((each for each in values if each.total), key=lambda value: -value.total)))
