"""Taking an import back, also long after it: what it added goes, what it completed is as it was, what was changed since stays."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from relapp.book import client_rows, search
from relapp.book.database import Database, chunks
from relapp.book.schema import ClientTable, ExtraTable, ImportChangeTable, ImportTable, UidTable
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client
from relapp.plain import from_plain

# How many of the clients that were changed since are named.
MOST_NAMED = 5

# What has rows of its own about a client, all with the moment of their last change.
_ABOUT_CLIENTS = (
    "touch", "purchase", "free_reminder", "mark", "event", "promise", "gift", "concern", "feedback", "check_up", "recovery_step",
    "question", "passed_on", "consent", "privacy_request",
)  # fmt: skip
_TOUCHED = """
SELECT id AS client_id FROM client WHERE import_id = ?1 UNION SELECT client_id FROM import_change WHERE import_id = ?1
UNION SELECT client_id FROM client_extra WHERE import_id = ?1 UNION SELECT client_id FROM client_uid WHERE import_id = ?1
"""
_CHANGED = (
    f"WITH touched AS ({_TOUCHED}), batch AS (SELECT imported_at AS at FROM import_batch WHERE id = ?1)"
    " SELECT id FROM client WHERE id IN touched AND updated_at > (SELECT at FROM batch)"
) + "".join(
    f" UNION SELECT client_id FROM {table} WHERE client_id IN touched AND deleted_at IS NULL"
    f" AND updated_at > (SELECT at FROM batch)"
    for table in _ABOUT_CLIENTS
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What undoing an import would take back: clients it added and clients it completed.

    `changed_count` more were changed since and would stay as they are; `changed` names the first of them. It `is_undone` where
    nothing is left to take back; what a later import changed is again left once that one is undone too.
    """

    added: int
    completed: int
    changed: tuple[str, ...]
    changed_count: int
    is_undone: bool


@dataclass(frozen=True, slots=True)
class Undone:
    """The clients that an undone import no longer has in the book, and those that are as they were before it."""

    removed: Sequence[int]
    put_back: Sequence[int]


def touched(db: Database, import_id: int) -> list[int]:
    """The clients that an import added or completed."""
    return [row[0] for row in db.sql(_TOUCHED, (import_id,))]


def changed(db: Database, import_id: int) -> frozenset[int]:
    """Those among them that were changed since, or that something was noted about since."""
    return frozenset(row[0] for row in db.sql(_CHANGED, (import_id,)))


def standing(db: Database, import_id: int) -> Standing:
    """What undoing an import would take back; KeyError where there was none of that number."""
    found = db.rows(ImportTable.select(ImportTable.undone_at).where(ImportTable.id == import_id))
    if not found:
        raise KeyError(import_id)
    since = changed(db, import_id)
    added = set(_added(db, import_id))
    row = ClientTable
    names = [
        name
        for chunk in chunks(sorted(since))
        for name in db.column(row.select(row.name).where(row.id.in_(chunk), row.deleted_at.is_null()).order_by(row.id))
    ]
    completed = len(set(touched(db, import_id)) - added - since)
    is_undone = found[0][0] is not None and not (completed or added - since)
    return Standing(len(added - since), completed, tuple(names[:MOST_NAMED]), len(names), is_undone)


def is_left(db: Database, import_id: int) -> bool:
    """Whether there is anything to take back of an import."""
    return bool(db.sql(f"SELECT 1 FROM ({_TOUCHED}) WHERE client_id NOT IN ({_CHANGED}) LIMIT 1", (import_id,)))


def undo(db: Database, stamps: Stamps, language: str, import_id: int, keep: Collection[int]) -> Undone:
    """Take an import back but for the clients in `keep`; the caller computes again what is put back."""
    completed = [client_id for client_id in touched(db, import_id) if client_id not in keep]
    removed = [client_id for client_id in _added(db, import_id) if client_id not in keep]
    for chunk in chunks(removed):
        search.forget(db, chunk)
        db.execute(ClientTable.delete().where(ClientTable.id.in_(chunk)))
    gone = set(removed)
    put_back = [client_id for client_id in completed if client_id not in gone]
    for chunk in chunks(put_back):
        _put_back(db, stamps, language, import_id, chunk)
    db.execute(ImportTable.update(undone_at=stamps.moment()).where(ImportTable.id == import_id))
    return Undone(removed, put_back)


def _put_back(db: Database, stamps: Stamps, language: str, import_id: int, ids: Sequence[int]) -> None:
    """Make clients what they were, in the moment of their last change too: for an earlier import they are unchanged."""
    row = ImportChangeTable
    wanted = (row.import_id == import_id, row.client_id.in_(ids))
    before = [json.loads(each) for each in db.column(row.select(row.before).where(*wanted))]
    clients = [from_plain(Client, each) for each in before]
    client_rows.replace_rows(db, clients, stamps, language)
    db.many("UPDATE client SET updated_at = ? WHERE id = ?", ((each["updated_at"], each["id"]) for each in before))
    search.index(db, clients)
    db.execute(row.delete().where(*wanted))
    for table in (ExtraTable, UidTable):
        db.execute(table.delete().where(table.import_id == import_id, table.client_id.in_(ids)))


def _added(db: Database, import_id: int) -> list[int]:
    return list(db.column(ClientTable.select(ClientTable.id).where(ClientTable.import_id == import_id)))
