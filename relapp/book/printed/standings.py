"""How the rows of a printed list stand, in as many queries as for one of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from relapp.book import facts, reminder_rows
from relapp.book.database import Database, chunks
from relapp.book.schema import MarkTable, PrintedListTable, PrintedRowTable, ReminderTable, TouchTable
from relapp.domain.journal import Mark, MarkKind, Touch
from relapp.domain.printed import PrintedList
from relapp.domain.reminders import Reminder
from relapp.domain.results import Since, Standing, standing


def standings(db: Database, printed: PrintedList, on: date) -> dict[int, Standing]:
    """How each row stands on `on`, by its number."""
    clients = list(dict.fromkeys(row.client_id for row in printed.rows))
    reminders = open_of(db, clients, on)
    marks = _marks(db, clients)
    touches = _touches(db, clients, printed.printed_on)
    by_row = {row: touch for known in touches.values() for row, touch in known.items()}
    own = {number: by_row[row] for number, row in _own(db, printed.number).items() if row in by_row}
    entered = frozenset(touch.uuid for touch in own.values())
    return {
        row.number: standing(
            row,
            Since(
                reminders.get(row.client_id, ()),
                marks.get(row.client_id, ()),
                tuple(touches.get(row.client_id, {}).values()),
                own.get(row.number),
                entered,
            ),
        )
        for row in printed.rows
    }


def open_of(db: Database, ids: Iterable[int], on: date) -> dict[int, list[Reminder]]:
    """The reminders of clients that are open on `on`, by client."""
    found: dict[int, list[Reminder]] = {}
    for chunk in chunks(ids):
        for each in reminder_rows.stored(db, ReminderTable.client_id.in_(chunk)):
            if not each.expires or each.expires >= on:
                found.setdefault(each.client_id, []).append(each)
    return found


def _own(db: Database, number: int) -> dict[int, int]:
    """The touches that were entered for rows of the list `number`, by the numbers of the rows."""
    row, printed = PrintedRowTable, PrintedListTable
    lists = printed.select(printed.id).where(printed.number == number)
    return dict(db.rows(row.select(row.number, row.touch_id).where(row.list_id.in_(lists), row.touch_id.is_null(False))))


def _marks(db: Database, ids: Iterable[int]) -> dict[int, list[Mark]]:
    """What became of the reasons of clients, in the order in which it was said."""
    row, found = MarkTable, dict[int, list[Mark]]()
    for chunk in chunks(ids):
        query = row.select(row.client_id, row.source, row.occurrence, row.kind, row.day).order_by(row.id)
        for client_id, source, occurrence, kind, day in db.rows(query.where(row.client_id.in_(chunk), row.deleted_at.is_null())):
            mark = Mark(source, occurrence, MarkKind(kind), date.fromisoformat(day))
            found.setdefault(client_id, []).append(mark)
    return found


def _touches(db: Database, ids: Iterable[int], since: date) -> dict[int, dict[int, Touch]]:
    """The touches of clients since a day, by client and row, in the order in which they were logged."""
    row, found = TouchTable, dict[int, dict[int, Touch]]()
    fields: tuple[Any, ...] = (row.day, row.at, row.purpose, row.channel, row.direction, row.outcome, row.note)
    for chunk in chunks(ids):
        query = row.select(row.id, row.client_id, *fields, row.message_counts, row.uuid).order_by(row.id)
        query = query.where(row.client_id.in_(chunk), row.day >= since.isoformat(), row.deleted_at.is_null())
        for touch_id, client_id, *values in db.rows(query):
            found.setdefault(client_id, {})[touch_id] = facts.touch(tuple(values))
    return found
