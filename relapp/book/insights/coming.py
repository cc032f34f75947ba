"""The occasions of the months to come, of everybody who is greeted or congratulated, sorted or not."""

from calendar import monthrange
from collections import Counter
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from peewee import fn

from relapp.book.database import Database
from relapp.book.freshness import LEFT_FOR_GOOD
from relapp.book.schema import ClientTable, OccasionTable
from relapp.domain.clients import OccasionKind
from relapp.domain.dates import LeapDay, YearlyDate
from relapp.domain.insights import Figure, Period, Slice, Tally, Value


def occasions(db: Database, period: Period, leap_day: LeapDay) -> Tally:
    """Birthdays and other dates by month, ``2026-11``, those that are over in the first one left out."""
    row = OccasionTable
    query = row.select(row.month, row.day, row.kind, fn.COUNT(row.id)).where(*_celebrated())
    counts: Counter[tuple[str, bool]] = Counter()
    months = {first.month: first for first in period.months_ahead}
    for month, day, kind, count in db.rows(query.group_by(row.month, row.day, row.kind)):
        kept = YearlyDate(month, day).in_year(months[month].year, leap_day)
        # In a common year, the last day of February may move into the month after.
        if kept >= period.on:
            counts[_key(kept), kind == OccasionKind.BIRTHDAY.value] += count
    keys = [_key(first) for first in period.months_ahead]
    return Tally(Figure.OCCASIONS, tuple(Value(key, (counts[key, True], counts[key, False])) for key in keys))


def occasions_ids(part: Slice, period: Period, leap_day: LeapDay) -> Any:
    """Whose dates fall into a month, or into any of those to come."""
    row = OccasionTable
    firsts = [first for first in period.months_ahead if part.key in ("", _key(first))]
    query = row.select(row.client_id).where(*_celebrated())
    query = query.where(reduce(or_, (_falls_into(first, period.on, leap_day) for first in firsts)))
    if part.part == "birthday":
        return query.where(row.kind == OccasionKind.BIRTHDAY.value)
    return query.where(row.kind != OccasionKind.BIRTHDAY.value) if part.part else query


def _celebrated() -> tuple[Any, ...]:
    row = ClientTable
    gone = row.select(row.id).where(row.deleted_at.is_null(False))
    in_peace = row.select(row.id).where(row.deleted_at.is_null(), row.pause.in_(LEFT_FOR_GOOD))
    return OccasionTable.client_id.not_in(gone), OccasionTable.client_id.not_in(in_peace)


def _falls_into(first: date, on: date, leap_day: LeapDay) -> Any:
    row = OccasionTable
    has_begun = _key(first) == _key(on)
    in_month = (row.month == first.month) & (row.day >= (on.day if has_begun else 1))
    moved = YearlyDate(2, 29).in_year(first.year, leap_day)
    if (first.month, moved.month) == (2, 3):
        return in_month & (row.day <= monthrange(first.year, 2)[1])
    if first.month == moved.month == 3 and not has_begun:
        return in_month | ((row.month == 2) & (row.day == 29))
    return in_month


def _key(day: date) -> str:
    return f"{day:%Y-%m}"
