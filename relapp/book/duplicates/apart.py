"""Pairs of clients of whom the user said that they are not the same, by their uuids in their order."""

from collections.abc import Callable

from relapp.book.database import Database
from relapp.book.schema import ClientTable, NotTheSameTable
from relapp.book.stamps import Stamps


def pair_of(first: str, second: str) -> tuple[str, str]:
    """Two uuids in the order in which they are kept."""
    return (first, second) if first <= second else (second, first)


def remembered(db: Database) -> set[tuple[str, str]]:
    """All pairs; there are never more than somebody has looked at."""
    row = NotTheSameTable
    return {(one, other) for one, other in db.rows(row.select(row.one, row.other).where(row.deleted_at.is_null()))}


def remembered_ids(db: Database) -> set[tuple[int, int]]:
    """The pairs of clients of the book, by their ids, the lower one first."""
    row, one, other = NotTheSameTable, ClientTable.alias("first"), ClientTable.alias("second")
    query = row.select(one.id, other.id).join(one, on=(one.uuid == row.one)).join(other, on=(other.uuid == row.other))
    return {(min(pair), max(pair)) for pair in db.rows(query.where(row.deleted_at.is_null()))}


def remember(db: Database, stamps: Stamps, first: str, second: str) -> Callable[[], None]:
    """Keep a pair, inside a transaction of the caller; what is returned takes it back."""
    row, (one, other) = NotTheSameTable, pair_of(first, second)
    is_pair = (row.one == one) & (row.other == other)
    known = db.rows(row.select(row.id, row.updated_at, row.deleted_at).where(is_pair))
    if not known:
        added = db.execute(row.insert(uuid=stamps.uuid(), updated_at=stamps.moment(), one=one, other=other))
        return lambda: _run(db, row.delete().where(row.id == added))
    number, updated_at, deleted_at = known[0]
    db.execute(row.update(deleted_at=None, updated_at=stamps.moment()).where(row.id == number))
    return lambda: _run(db, row.update(deleted_at=deleted_at, updated_at=updated_at).where(row.id == number))


def _run(db: Database, query: object) -> None:
    db.execute(query)
