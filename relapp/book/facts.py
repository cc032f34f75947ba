"""Everything that raises reminders, loaded for many clients at once."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from relapp.book import client_rows
from relapp.book.database import Database, chunks
from relapp.book.schema import ClientTable, FreeReminderTable, MarkTable, PurchaseTable
from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.domain.journal import Mark, MarkKind, Purchase
from relapp.domain.reminders import ClientFacts


def load(db: Database, ids: Iterable[int]) -> Iterator[ClientFacts]:
    """The facts of the clients with these ids; clients that are gone are left out."""
    for chunk in chunks(ids):
        clients = client_rows.load(db, chunk)
        contacts = dict(db.rows(ClientTable.select(ClientTable.id, ClientTable.last_contact).where(ClientTable.id.in_(chunk))))
        purchases, frees, marks = _purchases(db, chunk), _free_reminders(db, chunk), _marks(db, chunk)
        for client_id, client in clients.items():
            last = contacts[client_id]
            yield ClientFacts(
                client,
                date.fromisoformat(last) if last else None,
                tuple(purchases.get(client_id, ())),
                tuple(frees.get(client_id, ())),
                tuple(marks.get(client_id, ())),
            )


def purchase(values: tuple[Any, ...]) -> Purchase:
    """A purchase from its day, what, amount, currency and uuid."""
    day, what, amount, currency, uuid = values
    return Purchase(date.fromisoformat(day), what, amount, currency, uuid)


def free_reminder(values: tuple[Any, ...]) -> FreeReminder:
    """A free reminder from its text, day, hour, step, unit and uuid."""
    text, day, at, every, unit, uuid = values
    repeat = Repeat(every, RepeatUnit(unit)) if every else None
    return FreeReminder(text, date.fromisoformat(day), time.fromisoformat(at) if at else None, repeat, uuid)


def _mark(values: tuple[Any, ...]) -> Mark:
    source, occurrence, kind, day, until = values
    return Mark(source, occurrence, MarkKind(kind), date.fromisoformat(day), date.fromisoformat(until) if until else None)


def _purchases(db: Database, ids: list[int]) -> dict[int, list[Purchase]]:
    row = PurchaseTable
    query = row.select(row.client_id, row.day, row.what, row.amount, row.currency, row.uuid).order_by(
        row.client_id, row.day, row.id
    )
    return _by_client(db, query, row, ids, purchase)


def _free_reminders(db: Database, ids: list[int]) -> dict[int, list[FreeReminder]]:
    row = FreeReminderTable
    query = row.select(row.client_id, row.text, row.day, row.at, row.every, row.unit, row.uuid).order_by(row.client_id, row.id)
    return _by_client(db, query, row, ids, free_reminder)


def _marks(db: Database, ids: list[int]) -> dict[int, list[Mark]]:
    row = MarkTable
    query = row.select(row.client_id, row.source, row.occurrence, row.kind, row.day, row.until).order_by(row.client_id, row.id)
    return _by_client(db, query, row, ids, _mark)


def _by_client(db: Database, query: Any, row: Any, ids: list[int], make: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for client_id, *values in db.rows(query.where(row.client_id.in_(ids), row.deleted_at.is_null())):
        found.setdefault(client_id, []).append(make(tuple(values)))
    return found
