"""Clients together with their histories, many at once: what a sample book is written with."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from relapp.book import client_rows, clipping_rows, facts, records, search
from relapp.book.agenda import Agenda
from relapp.book.database import Database
from relapp.book.records import Record
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client
from relapp.domain.clippings import Shelf
from relapp.domain.facts import RECORDS, ClientFacts
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Mark, Purchase, Purpose, Touch

# Clients in one transaction: few enough to be told of progress, enough that the random order of uuids costs little.
CHUNK = 2000

_NAMES: dict[type, str] = {kind: name for name, kind in RECORDS.items()}

_STAMPED = ("uuid", "updated_at", "client_id")
_TOUCH = ("day", "at", "purpose", "channel", "direction", "outcome", "note", "message_counts", "is_contact")
_PURCHASE = ("day", "what", "amount", "currency")
_FREE_REMINDER = ("text", "day", "at", "every", "unit")
_MARK = ("source", "occurrence", "kind", "day", "until", "late_days")


@dataclass(frozen=True, slots=True)
class ClientHistory:
    """A client that the book does not have yet, with all that happened; marks name reasons by the uuids given here.

    `since` is when the book got to know them, today where it is None.
    """

    client: Client
    touches: tuple[Touch, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    free_reminders: tuple[FreeReminder, ...] = ()
    marks: tuple[Mark, ...] = ()
    records: tuple[Record, ...] = ()
    since: date | None = None


class Bulk:
    """The part of a book that takes whole histories in."""

    def __init__(self, db: Database, stamps: Stamps, settings: SettingsPart, agenda: Agenda) -> None:
        self._db = db
        self._stamps = stamps
        self._settings = settings
        self._agenda = agenda

    def add(self, histories: Iterable[ClientHistory], progress: Callable[[int], None] | None = None) -> int:
        """Add clients with their histories and return how many. `progress` is told how many are in; what was told is kept."""
        remaining = iter(histories)
        count = 0
        while chunk := list(islice(remaining, CHUNK)):
            with self._db.transaction():
                self._add(chunk)
            count += len(chunk)
            if progress:
                progress(count)
        return count

    def _add(self, histories: Sequence[ClientHistory]) -> None:
        clients = client_rows.insert(
            self._db, [history.client for history in histories], self._stamps, self._settings.get().language
        )
        known = [self._identified(history, client) for history, client in zip(histories, clients, strict=True)]
        self._insert("touch", _TOUCH, ((each.client.id, touch.uuid, _touch(touch)) for each in known for touch in each.touches))
        self._insert(
            "purchase",
            _PURCHASE,
            ((each.client.id, bought.uuid, _purchase(bought)) for each in known for bought in each.purchases),
        )
        self._insert(
            "free_reminder",
            _FREE_REMINDER,
            ((each.client.id, free.uuid, _free_reminder(free)) for each in known for free in each.free_reminders),
        )
        self._insert("mark", _MARK, ((each.client.id, "", _mark(mark)) for each in known for mark in each.marks))
        records.insert_many(self._db, self._stamps, (each for history in known for each in history.records))
        shelf = Shelf(clipping_rows.load(self._db))
        facts_known = [_facts(each, shelf) for each in known]
        contacts = ((each.last_contact.isoformat(), each.client.id) for each in facts_known if each.last_contact)
        self._db.many("UPDATE client SET last_contact = ? WHERE id = ?", contacts)
        began = ((f"{each.since.isoformat()}T12:00:00+00:00", each.client.id) for each in known if each.since)
        self._db.many("UPDATE client SET created_at = ? WHERE id = ?", began)
        search.index(self._db, clients)
        self._agenda.store(facts_known)

    def _identified(self, history: ClientHistory, client: Client) -> ClientHistory:
        """`history` of the client as it is in the book, with a uuid for each thing that a reason is named by."""
        purchases = tuple(each if each.uuid else replace(each, uuid=self._stamps.uuid()) for each in history.purchases)
        frees = tuple(each if each.uuid else replace(each, uuid=self._stamps.uuid()) for each in history.free_reminders)
        kept = tuple(records.identified(each, client.id, self._stamps) for each in history.records)
        return replace(history, client=client, purchases=purchases, free_reminders=frees, records=kept)

    def _insert(self, table: str, columns: Sequence[str], rows: Iterable[tuple[int, str, tuple[Any, ...]]]) -> None:
        moment = self._stamps.moment()
        stamped = ((uuid or self._stamps.uuid(), moment, client_id, *values) for client_id, uuid, values in rows)
        self._db.insert_many(table, (*_STAMPED, *columns), stamped)


def by_kind(known: Iterable[Record]) -> dict[str, Any]:
    """Records by the names that the facts of a client give them."""
    found: dict[str, list[Record]] = {}
    for each in known:
        if name := _NAMES.get(type(each)):
            found.setdefault(name, []).append(each)
    return {name: tuple(each) for name, each in found.items()}


def _facts(history: ClientHistory, shelf: Shelf) -> ClientFacts:
    contacts = [touch for touch in history.touches if touch.is_contact]
    days = [touch.on for touch in contacts]
    last_of: dict[Purpose, date] = {}
    for touch in contacts:
        if touch.purpose in facts.OF_THEIR_OWN:
            last_of[touch.purpose] = max(touch.on, last_of.get(touch.purpose, touch.on))
    return ClientFacts(
        history.client,
        max(days, default=None),
        history.purchases,
        history.free_reminders,
        history.marks,
        min(days, default=None),
        last_of,
        clippings=shelf.of(history.client),
        **by_kind(history.records),
    )


def _touch(touch: Touch) -> tuple[Any, ...]:
    return (
        touch.on.isoformat(),
        touch.at and touch.at.isoformat("minutes"),
        touch.purpose.value,
        touch.channel.value,
        touch.direction.value,
        touch.outcome.value,
        touch.note,
        touch.message_counts,
        touch.is_contact,
    )


def _purchase(purchase: Purchase) -> tuple[Any, ...]:
    return purchase.on.isoformat(), purchase.what, purchase.amount, purchase.currency


def _free_reminder(free: FreeReminder) -> tuple[Any, ...]:
    every, unit = (free.repeat.every, free.repeat.unit.value) if free.repeat else (None, None)
    return free.text, free.on.isoformat(), free.at and free.at.isoformat("minutes"), every, unit


def _mark(mark: Mark) -> tuple[Any, ...]:
    return (
        mark.source,
        mark.occurrence,
        mark.kind.value,
        mark.on.isoformat(),
        mark.until and mark.until.isoformat(),
        mark.late_days,
    )
