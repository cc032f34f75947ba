"""Everything that raises reminders, loaded for many clients at once."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from peewee import fn

from relapp.book import client_rows, clipping_rows, records
from relapp.book.database import Database, chunks
from relapp.book.schema import ClientTable, FreeReminderTable, MarkTable, PurchaseTable, TouchTable
from relapp.domain.clients import Channel
from relapp.domain.clippings import Shelf
from relapp.domain.facts import RECORDS, ClientFacts
from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.domain.journal import Direction, Mark, MarkKind, Outcome, Purchase, Purpose, Touch

# Purposes whose last contact starts an interval of their own.
OF_THEIR_OWN = (Purpose.SERVICE_ACCOUNT, Purpose.SPONTANEOUS_GESTURE)


def load(db: Database, ids: Iterable[int]) -> Iterator[ClientFacts]:
    """The facts of the clients with these ids; clients that are gone are left out."""
    shelf = Shelf(clipping_rows.load(db))
    for chunk in chunks(ids):
        clients = client_rows.load(db, chunk)
        contacts = dict(db.rows(ClientTable.select(ClientTable.id, ClientTable.last_contact).where(ClientTable.id.in_(chunk))))
        purchases, frees, marks = _purchases(db, chunk), _free_reminders(db, chunk), _marks(db, chunk)
        first, last_of = _first_contacts(db, chunk), _last_of(db, chunk)
        kept = {name: records.load(db, kind, chunk) for name, kind in RECORDS.items()}
        for client_id, client in clients.items():
            last = contacts[client_id]
            yield ClientFacts(
                client,
                date.fromisoformat(last) if last else None,
                tuple(purchases.get(client_id, ())),
                tuple(frees.get(client_id, ())),
                tuple(marks.get(client_id, ())),
                first.get(client_id),
                last_of.get(client_id, {}),
                clippings=shelf.of(client),
                **{name: tuple(by_client.get(client_id, ())) for name, by_client in kept.items()},
            )


def touch(values: tuple[Any, ...]) -> Touch:
    """A touch from its day, hour, purpose, channel, direction, outcome, note, whether a message counts, and uuid."""
    day, at, purpose, channel, direction, outcome, note, counts, uuid = values
    return Touch(
        on=date.fromisoformat(day),
        purpose=Purpose(purpose),
        channel=Channel(channel),
        direction=Direction(direction),
        outcome=Outcome(outcome),
        note=note,
        message_counts=bool(counts),
        at=time.fromisoformat(at) if at else None,
        uuid=uuid,
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
    source, occurrence, kind, day, until, late_days = values
    kept = date.fromisoformat(until) if until else None
    return Mark(source, occurrence, MarkKind(kind), date.fromisoformat(day), kept, late_days)


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
    query = row.select(row.client_id, row.source, row.occurrence, row.kind, row.day, row.until, row.late_days)
    query = query.order_by(row.client_id, row.id)
    return _by_client(db, query, row, ids, _mark)


def _first_contacts(db: Database, ids: list[int]) -> dict[int, date]:
    row = TouchTable
    query = row.select(row.client_id, fn.MIN(row.day)).where(
        row.client_id.in_(ids), row.is_contact == 1, row.deleted_at.is_null()
    )
    return {client_id: date.fromisoformat(day) for client_id, day in db.rows(query.group_by(row.client_id))}


def _last_of(db: Database, ids: list[int]) -> dict[int, dict[Purpose, date]]:
    row = TouchTable
    query = row.select(row.client_id, row.purpose, fn.MAX(row.day)).group_by(row.client_id, row.purpose)
    query = query.where(
        row.client_id.in_(ids),
        row.is_contact == 1,
        row.purpose.in_([each.value for each in OF_THEIR_OWN]),
        row.deleted_at.is_null(),
    )
    found: dict[int, dict[Purpose, date]] = {}
    for client_id, purpose, day in db.rows(query):
        found.setdefault(client_id, {})[Purpose(purpose)] = date.fromisoformat(day)
    return found


def _by_client(db: Database, query: Any, row: Any, ids: list[int], make: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for client_id, *values in db.rows(query.where(row.client_id.in_(ids), row.deleted_at.is_null())):
        found.setdefault(client_id, []).append(make(tuple(values)))
    return found
