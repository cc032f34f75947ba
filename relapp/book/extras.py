"""What files say of clients beyond the book's own fields, and what files call clients by: rows and back, many at once."""

from collections.abc import Iterable

from relapp.book.database import Database, chunks
from relapp.book.schema import ExtraTable, UidTable
from relapp.domain.incoming import Extra, Origin

_EXTRA = ("client_id", "position", "origin", "name", "value", "import_id")
_UID = ("client_id", "uid", "import_id")


def insert(db: Database, rows: Iterable[tuple[int, Iterable[Extra]]], import_id: int | None) -> None:
    """Add extras behind those that their clients have, in their order; one that a client has already is passed over."""
    for chunk in chunks(rows):
        known = load(db, _older(db, "client_extra", {client_id for client_id, _extras in chunk}))
        added: list[tuple[int, int, str, str, str, int | None]] = []
        for client_id, extras in chunk:
            of_client = known.get(client_id, ())
            fresh = tuple(each for each in dict.fromkeys(extras) if each not in of_client)
            known[client_id] = (*of_client, *fresh)
            for position, each in enumerate(fresh, len(of_client)):
                added.append((client_id, position, each.origin.value, each.name, each.value, import_id))
        db.insert_many("client_extra", _EXTRA, added)


def insert_uids(db: Database, rows: Iterable[tuple[int, str]], import_id: int | None) -> None:
    """Remember what files call clients by; an empty name is none, and one that the client goes by already is passed over."""
    for chunk in chunks((client_id, uid) for client_id, uid in rows if uid):
        row = UidTable
        ids = _older(db, "client_uid", {client_id for client_id, _uid in chunk})
        known = set(db.rows(row.select(row.client_id, row.uid).where(row.client_id.in_(sorted(ids))))) if ids else set()
        fresh = [each for each in dict.fromkeys(chunk) if each not in known]
        db.insert_many("client_uid", _UID, ((*each, import_id) for each in fresh))


def load(db: Database, ids: Iterable[int]) -> dict[int, tuple[Extra, ...]]:
    """The extras of clients, in their order; clients without any are left out."""
    row, found = ExtraTable, dict[int, list[Extra]]()
    query = row.select(row.client_id, row.name, row.value, row.origin).order_by(row.client_id, row.position, row.id)
    for chunk in chunks(ids):
        for client_id, name, value, origin in db.rows(query.where(row.client_id.in_(chunk))):
            found.setdefault(client_id, []).append(Extra(name, value, Origin(origin)))
    return {client_id: tuple(extras) for client_id, extras in found.items()}


def load_uids(db: Database, ids: Iterable[int]) -> dict[int, str]:
    """What clients go by outside: the name that a file gave them first; clients without one are left out."""
    return {client_id: uids[0] for client_id, uids in load_all_uids(db, ids).items()}


def load_all_uids(db: Database, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Everything that files call clients by, in the order in which it was learnt."""
    row, found = UidTable, dict[int, tuple[str, ...]]()
    query = row.select(row.client_id, row.uid).order_by(row.client_id, row.id)
    for chunk in chunks(ids):
        for client_id, uid in db.rows(query.where(row.client_id.in_(chunk))):
            found[client_id] = (*found.get(client_id, ()), uid)
    return found


def _older(db: Database, table: str, ids: Iterable[int]) -> set[int]:
    """Those of `ids` that may have rows in `table`: clients who are new have none, and asking for each would take its time."""
    newest = db.sql(f"SELECT coalesce(max(client_id), 0) FROM {table}")[0][0]
    return {client_id for client_id in ids if client_id <= newest}
