"""Reminders to rows and back, and the questions that their indexes answer."""

import json
from datetime import date, time
from typing import Any

from relapp.book.database import Database
from relapp.book.schema import ReminderTable
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.domain.week import GESTURES_OFFERED

IS_OFFER = ReminderTable.purpose == Purpose.SPONTANEOUS_GESTURE.value

COLUMNS = (
    "client_id",
    "source",
    "occurrence",
    "purpose",
    "code",
    "earliest",
    "ideal",
    "latest",
    "hard",
    "at",
    "expires",
    "tries",
    "data",
)


_written = json.JSONEncoder(ensure_ascii=False).encode


def row(reminder: Reminder) -> tuple[Any, ...]:
    """A reminder in the order of COLUMNS."""
    return (
        reminder.client_id,
        reminder.source,
        reminder.occurrence,
        reminder.purpose.value,
        reminder.code,
        reminder.earliest.isoformat(),
        reminder.ideal.isoformat(),
        reminder.latest.isoformat(),
        int(reminder.hard),
        reminder.at and reminder.at.isoformat("minutes"),
        reminder.expires and reminder.expires.isoformat(),
        reminder.tries,
        _written(dict(reminder.data)),
    )


def reminder(values: tuple[Any, ...]) -> Reminder:
    """The reminder that `row` wrote."""
    client_id, source, occurrence, purpose, code, earliest, ideal, latest, hard, at, expires, tries, data = values
    return Reminder(
        client_id,
        source,
        occurrence,
        Purpose(purpose),
        code,
        date.fromisoformat(earliest),
        date.fromisoformat(ideal),
        date.fromisoformat(latest),
        bool(hard),
        time.fromisoformat(at) if at else None,
        date.fromisoformat(expires) if expires else None,
        tries,
        json.loads(data),
    )


def stored(db: Database, *where: Any, order: tuple[Any, ...] = (), limit: int | None = None) -> list[Reminder]:
    """The reminders that fulfil all conditions."""
    query = ReminderTable.select(*(getattr(ReminderTable, name) for name in COLUMNS)).where(*where)
    if order:
        query = query.order_by(*order)
    if limit is not None:
        query = query.limit(limit)
    return [reminder(values) for values in db.rows(query)]


def offers(db: Database, on: date) -> list[Reminder]:
    """The gestures to choose from on `on`: those who have waited longest for one."""
    day = on.isoformat()
    is_due = (ReminderTable.hard == 0, ReminderTable.earliest <= day, ReminderTable.expires >= day)
    return stored(db, IS_OFFER, *is_due, order=(ReminderTable.ideal, ReminderTable.client_id), limit=GESTURES_OFFERED)


def lapsed(db: Database, today: date) -> list[int]:
    """The clients with a reminder that has lapsed, each once."""
    # Not DISTINCT: SQLite would walk through all reminders for it instead of those that lapsed.
    query = ReminderTable.select(ReminderTable.client_id).where(ReminderTable.expires < today.isoformat())
    return list(dict.fromkeys(row[0] for row in db.rows(query)))
