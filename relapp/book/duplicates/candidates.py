"""Who may be somebody else: clients that share a key, or a company and those who name it as theirs.

A key that more than CROWD clients share says nothing of who is who, as the name of hundreds or the number of a switchboard: those
clients are compared no further by it, except that those of one whole name are where they also share a birthday or a company. Each
client is thus compared with no more than so many others for each of its keys, however large the book is.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from peewee import JOIN, SQL, Value, fn

from relapp.book.database import Database, chunks
from relapp.book.schema import ClientTable, KeyTable, OccasionTable
from relapp.domain.clients import Client, ClientKind, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.matching import Traits, traits_of
from relapp.matching.keys import name_key

CROWD = 12

# A number or an e-mail that more than these share is that of an office or a family: it speaks only for those whose names agree.
FEW = 4

# Whatever the book's length, as much of it stands in memory.
_TRAITS_KEPT = 10_000

_COUNT = fn.COUNT(SQL("*"))

# SQLite uses an index of some rows alone where the query says literally which ones.
_HAS_COMPANY, _IS_GONE = SQL("company <> ''"), SQL("deleted_at IS NOT NULL")

_KEYS = KeyTable


def shared_keys(db: Database) -> int:
    """How many blocks `by_keys` of the whole book gives."""
    return int(db.value(_alive(_KEYS.select(_KEYS.key)).group_by(_KEYS.key).having(_COUNT.between(2, CROWD)).select_from(_COUNT)))


def by_keys(db: Database, keys: Collection[str] | None = None) -> Iterator[tuple[str, list[int]]]:
    """The living clients that share a key of `keys`, or any: the key, and between two and CROWD ids."""
    for chunk in chunks(keys) if keys is not None else [None]:
        query = _alive(_KEYS.select(_block(_KEYS.key, _KEYS.client_id)), chunk)
        yield from _blocks(db, query.group_by(_KEYS.key).having(_COUNT.between(2, CROWD)))


def by_crowded_names(db: Database, keys: Collection[str] | None = None) -> Iterator[tuple[str, list[int]]]:
    """As `by_keys`, of those whose whole name is that of a crowd, but their birthday or company of few."""
    is_name = _KEYS.key.between("name ", "name!")
    crowded = db.column(_alive(_KEYS.select(_KEYS.key), keys).where(is_name).group_by(_KEYS.key).having(_COUNT > CROWD))
    for chunk in chunks(list(crowded)):
        named = _alive(_KEYS.select(_block(_KEYS.key, _KEYS.client_id)), chunk)
        day, client = OccasionTable, ClientTable
        born = (day.client_id == _KEYS.client_id, day.kind == OccasionKind.BIRTHDAY.value, day.person == "")
        employed = (client.id == _KEYS.client_id, client.company != "")
        finer: list[tuple[Any, Any, tuple[Any, ...]]] = [
            (day, born, (day.month, day.day)),
            (client, employed, (fn.LOWER(client.company),)),
        ]
        for table, where, parts in finer:
            # A cross join begins with the names: SQLite would rather walk through all birthdays for each of them.
            query = named.join(table, JOIN.CROSS).where(*where).group_by(_KEYS.key, *parts)
            yield from _blocks(db, query.having(_COUNT.between(2, CROWD)))


def by_company(db: Database, organisations: Iterable[tuple[int, str]]) -> Iterator[tuple[int, list[int]]]:
    """Organisations, each with those few who name it as their company; `organisations` are ids and names."""
    of_name: dict[str, list[int]] = {}
    for client_id, name in organisations:
        of_name.setdefault(name_key(name), []).append(client_id)
    of_name.pop("", None)
    if not of_name:
        return
    row = ClientTable
    persons = (_HAS_COMPANY, row.deleted_at.is_null(), row.kind == ClientKind.PERSON.value)
    query = row.select(_block(row.company, row.id)).where(*persons).group_by(row.company).having(_COUNT <= CROWD)
    for company, ids in _blocks(db, query):
        for organisation in of_name.get(name_key(company), ()):
            yield organisation, ids


def organisations(db: Database, names: Collection[str] | None = None) -> Iterator[tuple[int, str]]:
    """The living organisations, all or those whose keys are of `names`: ids and names."""
    row = ClientTable
    where = [row.kind == ClientKind.ORGANISATION.value, row.deleted_at.is_null()]
    if names is not None:
        keys = [f"name {each}" for each in names]
        where.append(row.id.in_(KeyTable.select(KeyTable.client_id).where(KeyTable.key.in_(keys))))
    for name, ids in _blocks(db, row.select(_block(row.name, row.id)).where(*where).group_by(row.name)):
        for client_id in ids:
            yield client_id, name


class KnownTraits:
    """What is compared of clients, read for many at once; the last ones are remembered."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[int, Traits] = {}

    def of(self, ids: Collection[int]) -> dict[int, Traits]:
        """What is compared of the clients with these ids."""
        missing = sorted({each for each in ids if each not in self._known})
        if len(self._known) + len(missing) > _TRAITS_KEPT:
            self._known = {each: self._known[each] for each in ids if each in self._known}
        for chunk in chunks(missing):
            self._known.update(_read(self._db, chunk))
        return self._known


# As text: peewee takes longer to write a query than SQLite to answer it.
_POINTS = "SELECT client_id, kind, value FROM contact_point WHERE client_id IN ({})"
_BIRTHDAYS = """
SELECT client_id, month, day, year FROM occasion
WHERE client_id IN ({}) AND kind = 'birthday' AND person = '' ORDER BY position DESC
"""
_CLIENTS = "SELECT id, kind, name, company FROM client WHERE id IN ({})"


def _read(db: Database, ids: list[int]) -> Iterator[tuple[int, Traits]]:
    marks = ", ".join("?" * len(ids))
    points: dict[int, list[ContactPoint]] = {}
    for client_id, kind, value in db.sql(_POINTS.format(marks), ids):
        points.setdefault(client_id, []).append(ContactPoint(PointKind(kind), value))
    days = db.sql(_BIRTHDAYS.format(marks), ids)
    birthdays = {client_id: (Occasion(OccasionKind.BIRTHDAY, YearlyDate(*date)),) for client_id, *date in days}
    for client_id, kind, name, company in db.sql(_CLIENTS.format(marks), ids):
        reached, born = tuple(points.get(client_id, ())), birthdays.get(client_id, ())
        yield client_id, traits_of(Client(name, ClientKind(kind), company, points=reached, occasions=born))


def _alive(query: Any, keys: Collection[str] | None = None) -> Any:
    gone = ClientTable.select(ClientTable.id).where(_IS_GONE)
    query = query.where(_KEYS.client_id.not_in(gone))
    return query if keys is None else query.where(_KEYS.key.in_(list(keys)))


def _block(key: Any, ids: Any) -> Any:
    """One column for a key and the ids that have it, so that they can be read one block at a time."""
    return fn.GROUP_CONCAT(ids).concat(Value(" ")).concat(key)


def _blocks(db: Database, query: Any) -> Iterator[tuple[str, list[int]]]:
    for block in db.column(query):
        ids, _space, key = block.partition(" ")
        yield key, list(map(int, ids.split(",")))
