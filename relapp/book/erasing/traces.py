"""Where the book keeps something about a client besides what another client's record says, and how all of it goes."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from relapp.book.database import Database, chunks
from relapp.book.erasing.rewriting import INDEXES
from relapp.book.erasing.signs import name_keys, point_keys
from relapp.domain.clients import Client
from relapp.domain.histories import MERGED
from relapp.domain.text import digits, fold

# What stands for somebody who was erased in what the book itself wrote of others.
NOBODY = "…"

# Every table whose rows go with their client, whichever migration made it.
_OF_CLIENTS = (
    "SELECT m.name FROM sqlite_master AS m JOIN pragma_foreign_key_list(m.name) AS f"
    " WHERE m.type = 'table' AND f.\"table\" = 'client' AND f.\"from\" = 'client_id' ORDER BY m.name"
)

# What the book wrote down of clients by itself, which nobody can write over: the columns that may name somebody else.
_WRITTEN_BY_ITSELF: Mapping[str, Sequence[str]] = {
    "client_change": ("before", "after", "reason"),
    "printed_row": ("reasons",),
}

# Fewer digits or letters are found in what has nothing to do with anybody.
_SHORTEST = 6


class Statements(Protocol):
    """What runs statements: the open book, or a connection to a backup of it."""

    def sql(self, text: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement."""

    def many(self, text: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of parameters."""


def tables(db: Database) -> list[str]:
    """The tables whose rows belong to a client."""
    return [row[0] for row in db.sql(_OF_CLIENTS)]


def rows_of(db: Database, client_id: int, whole: Collection[str] = ()) -> dict[str, list[dict[str, Any]]]:
    """The rows that belong to a client, by table: all of those in `whole`, of the others what was deleted and is still kept."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in tables(db):
        columns = [row[1] for row in db.sql(f"PRAGMA table_info({table})")]
        if table in whole or "deleted_at" in columns:
            deleted = "" if table in whole else " AND deleted_at IS NOT NULL"
            rows = db.sql(f"SELECT * FROM {table} WHERE client_id = ?{deleted}", (client_id,))
            if rows:
                found[table] = [dict(zip(columns, row, strict=True)) for row in rows]
    return found


def doubles(db: Database, client: Client) -> set[int]:
    """Records of the same person that are still in the book as deleted ones: merged into theirs, or with a point of theirs."""
    found: set[int] = set()
    for (after,) in db.sql("SELECT after FROM client_change WHERE client_id = ? AND field = ?", (client.id, MERGED)):
        name = after.partition("\n")[0]
        found.update(row[0] for row in db.sql("SELECT id FROM client WHERE name = ? AND deleted_at IS NOT NULL", (name,)))
    points, names = point_keys(client), name_keys(client)
    deleted = "SELECT c.id, k.key FROM client_key AS k JOIN client AS c ON c.id = k.client_id WHERE c.deleted_at IS NOT NULL"
    for chunk in chunks([*points, *names]):
        rows = db.sql(f"{deleted} AND k.key IN ({', '.join('?' * len(chunk))})", chunk)
        of_name = {client_id for client_id, key in rows if key in names}
        found.update(client_id for client_id, key in rows if key in points and client_id in of_name)
    return found - {client.id}


def shared_keys(db: Database, keys: Iterable[str], ids: Collection[int]) -> set[str]:
    """Those of the keys that living clients other than `ids` have too."""
    found: set[str] = set()
    living = "SELECT k.key, k.client_id FROM client_key AS k JOIN client AS c ON c.id = k.client_id WHERE c.deleted_at IS NULL"
    for chunk in chunks(keys):
        rows = db.sql(f"{living} AND k.key IN ({', '.join('?' * len(chunk))})", chunk)
        found.update(key for key, client_id in rows if client_id not in ids)
    return found


def remove(db: Statements, clients: Sequence[Client], moment: str) -> list[int]:
    """Take clients out within a transaction, with all that is theirs; the ids of others whose records led to them.

    `db` may be a book of any version.
    """
    ids = {client.id for client in clients}
    holders: set[int] = set()
    for client in clients:
        of_client = {*_leave_people(db, client), *_leave_referrals(db, client, moment)}
        _blank_requests(db, client)
        _unname(db, client, of_client)
        holders |= of_client
    db.many("UPDATE client SET updated_at = ? WHERE id = ?", ((moment, holder) for holder in holders))
    for index in INDEXES:
        db.many(f"DELETE FROM {index} WHERE rowid = ?", ((each,) for each in ids))
    db.many("DELETE FROM client WHERE id = ?", ((each,) for each in ids))
    return sorted(holders - ids)


def _leave_people(db: Statements, client: Client) -> set[int]:
    """Take them out of the people around others, with the dates noted there, and of pairs that are not the same."""
    holders: set[int] = set()
    if _has(db, "person", "client"):
        for row, holder, name in db.sql(
            "SELECT id, client_id, name FROM person WHERE client = ? AND client <> ''", (client.uuid,)
        ):
            db.sql("DELETE FROM occasion WHERE client_id = ? AND person = ? AND person <> ''", (holder, name))
            db.sql("DELETE FROM person WHERE id = ?", (row,))
            holders.add(holder)
    if _has(db, "import_change", "before"):
        db.sql("DELETE FROM import_change WHERE client_id <> ? AND instr(before, ?)", (client.id, client.uuid))
    if _has(db, "not_the_same", "one"):
        db.sql("DELETE FROM not_the_same WHERE ? IN (one, other)", (client.uuid,))
    return holders


def _leave_referrals(db: Statements, client: Client, moment: str) -> set[int]:
    """Let nobody else have referred them, or been referred by them."""
    if not _has(db, "event", "about"):
        return set()
    referred = db.sql("SELECT id, client_id FROM event WHERE about = ? AND about <> ''", (client.uuid,))
    db.many("UPDATE event SET about = '', updated_at = ? WHERE id = ?", ((moment, row) for row, _holder in referred))
    return {holder for _row, holder in referred}


def _blank_requests(db: Statements, client: Client) -> None:
    """That somebody asked, for what and when it was answered stays, to be shown; who it was and what was noted goes."""
    if _has(db, "privacy_request", "who"):
        whose = "client_id = ? OR (client_id IS NULL AND who = ?)"
        db.sql(f"UPDATE privacy_request SET who = '', note = '' WHERE {whose}", (client.id, client.name))


def _has(db: Statements, table: str, column: str) -> bool:
    return bool(db.sql("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (table, column)))


def _unname(db: Statements, client: Client, holders: Collection[int]) -> None:
    """Take their name out of what the book wrote by itself: of one word only where a record leads to theirs."""
    said, parts = named(client), _parts(client)
    if not said:
        return
    is_whole = len(client.name.split()) > 1
    for table, columns in _WRITTEN_BY_ITSELF.items():
        if not _has(db, table, columns[0]):
            continue
        where = " OR ".join(f"instr({column}, ?)" for column in columns for _each in parts)
        rows = db.sql(
            f"SELECT id, client_id, {', '.join(columns)} FROM {table} WHERE client_id <> ? AND ({where})",
            (client.id, *(part for _column in columns for part in parts)),
        )
        settings = ", ".join(f"{column} = ?" for column in columns)
        certain = [row for row in rows if is_whole or row[1] in holders]
        changed = [(*(said.sub(NOBODY, text) for text in texts), row) for row, _holder, *texts in certain]
        db.many(f"UPDATE {table} SET {settings} WHERE id = ?", changed)
    if is_whole:
        wanted = set(_words(client.name))
        files = db.sql("SELECT id, file FROM import_batch")
        db.many(
            "UPDATE import_batch SET file = ? WHERE id = ?", ((NOBODY, row) for row, file in files if wanted <= set(_words(file)))
        )


def named(client: Client) -> "re.Pattern[str] | None":
    """What finds their name, their phones as typed and their e-mails in a text, as whole words; None where there is nothing."""
    parts = sorted(map(re.escape, _parts(client)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else None


def _parts(client: Client) -> list[str]:
    phones = [each for each in client.phones if len(digits(each)) >= _SHORTEST]
    return [each for each in dict.fromkeys((client.name.strip(), *phones, *client.emails)) if len(each) > 1]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))
