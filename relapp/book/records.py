"""Records of one client that the domain keeps as dataclasses: promises, gifts, concerns..., each in a table of its own."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from relapp.book.agenda import Agenda
from relapp.book.changes import Changes, Kind
from relapp.book.database import Database, chunks
from relapp.book.schema import (
    CheckUpTable,
    ClientChangeTable,
    ClientTable,
    ConcernTable,
    ConsentTable,
    EventTable,
    FeedbackTable,
    GiftTable,
    PassedOnTable,
    PromiseTable,
    QuestionTable,
    RecoveryStepTable,
)
from relapp.book.stamps import Stamps
from relapp.domain.check_ups import CheckUp, RecoveryStep
from relapp.domain.clippings import PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.events import Event
from relapp.domain.feedback import Feedback
from relapp.domain.gifts import Gift
from relapp.domain.histories import ClientChange
from relapp.domain.privacy import Consent
from relapp.domain.promises import Promise
from relapp.domain.questions import Question

Record = Event | Promise | Gift | Concern | Feedback | CheckUp | RecoveryStep | PassedOn | Question | ClientChange | Consent

T = TypeVar("T", bound=Record)

_TABLES: Mapping[type, Any] = {
    Event: EventTable,
    Promise: PromiseTable,
    Gift: GiftTable,
    Concern: ConcernTable,
    Feedback: FeedbackTable,
    CheckUp: CheckUpTable,
    RecoveryStep: RecoveryStepTable,
    PassedOn: PassedOnTable,
    Question: QuestionTable,
    ClientChange: ClientChangeTable,
    Consent: ConsentTable,
}

# Fields whose names mean something else in SQL.
_COLUMN_NAMES = {"on": "day", "by": "party"}

_KINDS = frozenset({Kind.JOURNAL, Kind.AGENDA})


@dataclass(frozen=True, slots=True)
class _Column:
    """One field of a record and how it is stored."""

    field: str
    name: str
    written: Callable[[Any], Any]
    read: Callable[[Any], Any]


class Records:
    """The part of a book that keeps what care is about, besides touches and purchases."""

    def __init__(self, db: Database, stamps: Stamps, agenda: Agenda) -> None:
        self._db = db
        self._stamps = stamps
        self._agenda = agenda

    def of(self, kind: type[T], client_id: int) -> list[T]:
        """The records of one kind of one client, in the order in which they were made."""
        return load(self._db, kind, [client_id]).get(client_id, [])

    def everywhere(self, kind: type[T], where: Mapping[str, Any] | None = None) -> list[T]:
        """The records of one kind of all clients; `where` names fields and what they hold."""
        table = _TABLES[kind]
        columns = {column.field: column for column in _columns(kind)}
        conditions = [getattr(table, columns[name].name) == columns[name].written(value) for name, value in (where or {}).items()]
        living = ClientTable.select(ClientTable.id).where(ClientTable.deleted_at.is_null())
        return list(_read(self._db, kind, table.client_id.in_(living), *conditions))

    def keep(self, action: str, client_id: int, *records: Record) -> Changes:
        """Write records of a client: those with a uuid over what the book has, the others as new ones."""
        with self._db.transaction():
            undo_write = self.write(client_id, records)
            self._agenda.recompute([client_id])

        def undo() -> Changes:
            with self._db.transaction():
                undo_write()
                self._agenda.recompute([client_id])
            return Changes("undone", _KINDS, (client_id,))

        return Changes(action, _KINDS, (client_id,), undo)

    def remove(self, action: str, client_id: int, *records: Record) -> Changes:
        """Take records out of the book."""
        self._bury(client_id, records, self._stamps.moment())

        def undo() -> Changes:
            self._bury(client_id, records, None)
            return Changes("undone", _KINDS, (client_id,))

        return Changes(action, _KINDS, (client_id,), undo)

    def write(self, client_id: int, records: Iterable[Record]) -> Callable[[], None]:
        """Write records inside a transaction of the caller, who computes the client again; what is returned takes it back."""
        undos = [self._update(record) if record.uuid else self._insert(client_id, record) for record in records]

        def undo() -> None:
            for each in reversed(undos):
                each()

        return undo

    def _insert(self, client_id: int, record: Record) -> Callable[[], None]:
        table = _TABLES[type(record)]
        stamped = {"uuid": self._stamps.uuid(), "updated_at": self._stamps.moment(), "client_id": client_id}
        row = self._db.execute(table.insert(**stamped, **_values(record)))

        def undo() -> None:
            self._db.execute(table.delete().where(table.id == row))

        return undo

    def _update(self, record: Record) -> Callable[[], None]:
        table = _TABLES[type(record)]
        before = next(_read(self._db, type(record), table.uuid == record.uuid))

        def write(values: Record) -> None:
            stamped = {"updated_at": self._stamps.moment(), **_values(values)}
            self._db.execute(table.update(**stamped).where(table.uuid == record.uuid))

        write(record)
        return lambda: write(before)

    def _bury(self, client_id: int, records: Sequence[Record], moment: str | None) -> None:
        with self._db.transaction():
            for record in records:
                table = _TABLES[type(record)]
                stamped = {"deleted_at": moment, "updated_at": self._stamps.moment()}
                self._db.execute(table.update(**stamped).where(table.uuid == record.uuid))
            self._agenda.recompute([client_id])


def load(db: Database, kind: type[T], ids: Iterable[int]) -> dict[int, list[T]]:
    """The records of one kind by client, in the order in which they were made."""
    found: dict[int, list[T]] = {}
    table = _TABLES[kind]
    for chunk in chunks(ids):
        for record in _read(db, kind, table.client_id.in_(chunk)):
            found.setdefault(record.client_id, []).append(record)
    return found


def by_row(db: Database, kind: type[T], rows: Iterable[int]) -> dict[int, T]:
    """The records of one kind by the rows that they are in, as text: peewee takes longer to write it than SQLite to answer."""
    found: dict[int, T] = {}
    columns = _columns(kind)
    names = ", ".join(("id", "client_id", "uuid", *(column.name for column in columns)))
    for chunk in chunks(rows):
        statement = f"SELECT {names} FROM {_TABLES[kind].__name__} WHERE id IN ({', '.join('?' * len(chunk))})"
        for row, client_id, uuid, *values in db.sql(statement, chunk):
            found[row] = _record(kind, columns, client_id, uuid, values)
    return found


def source(kind: type) -> tuple[str, dict[str, str]]:
    """The table of a kind of record, and the columns of its fields by their names."""
    return _TABLES[kind].__name__, {column.field: column.name for column in _columns(kind)}


def insert_many(db: Database, stamps: Stamps, records: Iterable[Record]) -> None:
    """Add records that name their clients; those without a uuid get one."""
    by_kind: dict[type[Record], list[Record]] = {}
    for record in records:
        by_kind.setdefault(type(record), []).append(record)
    for kind, each in by_kind.items():
        columns = ("uuid", "updated_at", "client_id", *(column.name for column in _columns(kind)))
        moment = stamps.moment()
        rows = ((record.uuid or stamps.uuid(), moment, record.client_id, *_values(record).values()) for record in each)
        db.insert_many(_TABLES[kind].__name__, columns, rows)


def identified(record: T, client_id: int, stamps: Stamps) -> T:
    """`record` as one of a client, with a uuid."""
    return replace(record, client_id=client_id, uuid=record.uuid or stamps.uuid())


def _read(db: Database, kind: type[T], *where: Any) -> Iterator[T]:
    table, columns = _TABLES[kind], _columns(kind)
    query = table.select(table.client_id, table.uuid, *(getattr(table, column.name) for column in columns))
    for client_id, uuid, *values in db.rows(query.where(table.deleted_at.is_null(), *where).order_by(table.id)):
        yield _record(kind, columns, client_id, uuid, values)


def _record(kind: type[T], columns: Iterable[_Column], client_id: int, uuid: str, values: Iterable[Any]) -> T:
    known = {column.field: column.read(value) for column, value in zip(columns, values, strict=True)}
    return kind(client_id=client_id, uuid=uuid, **known)


def _values(record: Record) -> dict[str, Any]:
    return {column.name: column.written(getattr(record, column.field)) for column in _columns(type(record))}


_known_columns: dict[type, tuple[_Column, ...]] = {}


def _columns(kind: type) -> tuple[_Column, ...]:
    if kind not in _known_columns:
        _known_columns[kind] = _columns_of(kind)
    return _known_columns[kind]


def _columns_of(kind: type) -> tuple[_Column, ...]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if field.name not in ("client_id", "uuid")]
    return tuple(_Column(name, _COLUMN_NAMES.get(name, name), *_codec(hints[name])) for name in names)


def _codec(hint: Any) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    """How a value of a type is written and read; None stays None."""
    known = [each for each in get_args(hint) if each is not NoneType] if NoneType in get_args(hint) else [hint]
    plain = known[0]
    if get_origin(plain) in (tuple, Mapping):
        make = tuple if get_origin(plain) is tuple else dict
        return lambda value: json.dumps(make(value), ensure_ascii=False), lambda stored: make(json.loads(stored))
    if plain is date:
        return lambda value: value and value.isoformat(), lambda stored: date.fromisoformat(stored) if stored else None
    if issubclass(plain, StrEnum):
        return str, plain
    if plain is bool:
        return lambda value: value, lambda stored: None if stored is None else bool(stored)
    return lambda value: value, lambda stored: stored
