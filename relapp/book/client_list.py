"""Lists of clients: filtered and sorted ids, and the lines of a table for those in view."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from peewee import Case, fn

from relapp.book import search
from relapp.book.database import Database, chunks
from relapp.book.schema import ClientTable, OccasionTable, PointTable, PurchaseTable, ReminderTable, TagTable
from relapp.domain.clients import Importance, OccasionKind, Stage
from relapp.domain.dates import YearlyDate

# A search in a table shows this many; a longer answer is no answer.
SEARCH_LIMIT = 500


class Order(StrEnum):
    """What a list is sorted by."""

    NAME = "name"
    COMPANY = "company"
    IMPORTANCE = "importance"
    LAST_CONTACT = "last_contact"


@dataclass(frozen=True, slots=True)
class ClientFilter:
    """Which clients to list; `silent_since` keeps those without contact on or after that day, never contacted ones too."""

    text: str = ""
    importance: Importance | None = None
    tag: str = ""
    stage: Stage | None = None
    silent_since: date | None = None
    birthday_month: int | None = None


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One line of the table of clients."""

    id: int
    name: str
    company: str
    importance: Importance
    stage: Stage | None
    last_contact: date | None
    next_day: date | None
    phone: str
    email: str
    birthday: YearlyDate | None
    tags: tuple[str, ...]
    purchases: int = 0


@dataclass(frozen=True, slots=True)
class FoundClient:
    """One answer of the search: the first phone and the first e-mail, empty where there is none."""

    id: int
    name: str
    company: str
    phone: str
    email: str


class ClientList:
    """The part of a book that lists clients."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ids(
        self, wanted: ClientFilter, order: Order = Order.NAME, *, descending: bool = False, limit: int | None = SEARCH_LIMIT
    ) -> "array[int]":
        """The ids of the clients wanted, in order; a text gives at most `limit` of them, hits in the name first."""
        row = ClientTable
        where = [row.deleted_at.is_null(), *_conditions(wanted)]
        if wanted.text.strip():
            found = search.find(self._db, wanted.text, limit or -1)
            kept = {
                each[0] for chunk in chunks(found) for each in self._db.rows(row.select(row.id).where(*where, row.id.in_(chunk)))
            }
            return array("q", (each for each in found if each in kept))
        column = {Order.NAME: row.sort_key, Order.COMPANY: fn.LOWER(row.company), Order.LAST_CONTACT: row.last_contact}
        key: Any = _by_importance() if order is Order.IMPORTANCE else column[order]
        query = row.select(row.id).where(*where)
        if order is not Order.NAME:
            query = query.order_by(key.desc() if descending else key.asc(), row.sort_key)
        else:
            query = query.order_by(key.desc() if descending else key.asc())
        return array("q", self._db.column(query))

    def find(self, text: str, limit: int = search.SCREENFUL) -> list[FoundClient]:
        """The first answers to a text being typed, hits in the name first."""
        return [FoundClient(*row) for row in search.find_shown(self._db, text, limit)]

    def lines(self, ids: Sequence[int]) -> list[ClientLine]:
        """The lines of these clients, in their order; those that are gone are left out."""
        return [line for chunk in chunks(ids) for line in self._lines(chunk)]

    def last_contacts(self, ids: Sequence[int]) -> dict[int, date]:
        """The last real contact of those among these clients who had one."""
        row = ClientTable
        query = [
            row.select(row.id, row.last_contact).where(row.id.in_(chunk), row.last_contact.is_null(False))
            for chunk in chunks(ids)
        ]
        return {client_id: date.fromisoformat(day) for each in query for client_id, day in self._db.rows(each)}

    def _lines(self, ids: list[int]) -> list[ClientLine]:
        row = ClientTable
        fields = (row.id, row.name, row.company, row.importance, row.stage, row.last_contact)
        clients = {each[0]: each for each in self._db.rows(row.select(*fields).where(row.id.in_(ids), row.deleted_at.is_null()))}
        next_days = dict(self._per_client(ReminderTable, fn.MIN(ReminderTable.ideal), ids))
        purchases = dict(self._per_client(PurchaseTable, fn.COUNT(PurchaseTable.id), ids))
        points, tags, birthdays = self._points(ids), self._tags(ids), self._birthdays(ids)
        return [
            ClientLine(
                client_id,
                each[1],
                each[2],
                Importance(each[3]),
                Stage(each[4]) if each[4] else None,
                date.fromisoformat(each[5]) if each[5] else None,
                date.fromisoformat(next_days[client_id]) if client_id in next_days else None,
                points.get((client_id, "phone"), ""),
                points.get((client_id, "email"), ""),
                birthdays.get(client_id),
                tuple(tags.get(client_id, ())),
                purchases.get(client_id, 0),
            )
            for client_id in ids
            if (each := clients.get(client_id))
        ]

    def count(self) -> int:
        """How many clients the book has."""
        return int(self._db.value(ClientTable.select(fn.COUNT(ClientTable.id)).where(ClientTable.deleted_at.is_null())))

    def is_empty(self) -> bool:
        """Whether the book has no client at all; costs nothing in a large one."""
        return self._db.value(ClientTable.select(ClientTable.id).where(ClientTable.deleted_at.is_null()).limit(1)) is None

    def count_unsorted(self) -> int:
        """How many clients still have no importance."""
        row = ClientTable
        query = row.select(fn.COUNT(row.id)).where(row.deleted_at.is_null(), row.importance == Importance.NOT_SORTED.value)
        return int(self._db.value(query))

    def tags(self) -> list[str]:
        """Every tag in use, in order."""
        return [row[0] for row in self._db.rows(TagTable.select(TagTable.name).distinct().order_by(TagTable.name))]

    def _per_client(self, row: Any, value: Any, ids: list[int]) -> list[tuple[Any, ...]]:
        alive = () if row is ReminderTable else (row.deleted_at.is_null(),)
        return self._db.rows(row.select(row.client_id, value).where(row.client_id.in_(ids), *alive).group_by(row.client_id))

    def _points(self, ids: list[int]) -> dict[tuple[int, str], str]:
        row = PointTable
        query = (
            row.select(row.client_id, row.kind, row.value)
            .where(row.client_id.in_(ids))
            .order_by(row.client_id, row.position.desc())
        )
        return {(client_id, kind): value for client_id, kind, value in self._db.rows(query)}

    def _tags(self, ids: list[int]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        row = TagTable
        for client_id, name in self._db.rows(
            row.select(row.client_id, row.name).where(row.client_id.in_(ids)).order_by(row.client_id, row.position)
        ):
            found.setdefault(client_id, []).append(name)
        return found

    def _birthdays(self, ids: list[int]) -> dict[int, YearlyDate]:
        # Asked for by client alone: with the kind in the question SQLite walks through every birthday of the book.
        row = OccasionTable
        query = row.select(row.client_id, row.kind, row.person, row.month, row.day, row.year).where(row.client_id.in_(ids))
        found = self._db.rows(query.order_by(row.client_id, row.position.desc()))
        return {each[0]: YearlyDate(*each[3:]) for each in found if each[1] == OccasionKind.BIRTHDAY.value and not each[2]}


def _conditions(wanted: ClientFilter) -> list[Any]:
    row = ClientTable
    found: list[Any] = []
    if wanted.importance:
        found.append(row.importance == wanted.importance.value)
    if wanted.stage:
        found.append(row.stage == wanted.stage.value)
    if wanted.tag:
        found.append(row.id.in_(TagTable.select(TagTable.client_id).where(TagTable.name == wanted.tag)))
    if wanted.silent_since:
        found.append(row.last_contact.is_null() | (row.last_contact < wanted.silent_since.isoformat()))
    if wanted.birthday_month:
        born = OccasionTable.select(OccasionTable.client_id).where(*_own_birthday(), OccasionTable.month == wanted.birthday_month)
        found.append(row.id.in_(born))
    return found


def _own_birthday() -> tuple[Any, ...]:
    return OccasionTable.kind == OccasionKind.BIRTHDAY.value, OccasionTable.person == ""


def _by_importance() -> Any:
    return Case(ClientTable.importance, [(each.value, index) for index, each in enumerate(Importance)], len(Importance))
