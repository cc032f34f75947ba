"""What belonged to rows that could not be read: clients are kept by what else is known of them, other rows go with theirs."""

from collections import Counter
from typing import Any

from relapp.book.rescue.reading import DamagedFile
from relapp.book.stamps import Stamps
from relapp.domain.clients import ClientKind, Importance, Pause, PointKind
from relapp.i18n import _

# The names of all clients in the book, folded, in another tree of pages than the clients themselves.
_INDEXED_NAMES = "SELECT rowid, sort_key FROM client INDEXED BY client_by_name WHERE deleted_at IS NULL"

_OWNED = (
    "SELECT name FROM pragma_table_list AS known WHERE type = 'table'"
    " AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(known.name) AS key WHERE key.\"table\" = 'client')"
)


def keep_clients(source: DamagedFile, connection: Any) -> int:
    """Have a client for each that was lost, as their name is in an index or by their number: how many.

    They are left in peace until the user has looked at them: whether they asked for it was lost too.
    """
    there = {row[0] for row in connection.execute("SELECT id FROM client")}
    indexed = source.ask(_INDEXED_NAMES)
    names = dict(indexed) if indexed is not None else dict.fromkeys(_owners(connection))
    lost = {client_id: name for client_id, name in names.items() if client_id not in there}
    for client_id, name in lost.items():
        _insert(connection, client_id, _readable(name) or _first_number(connection, client_id) or _("Name lost"))
    return len(lost)


def remove_orphans(connection: Any) -> Counter[str]:
    """Have no row refer to one that was lost: how many of each table went."""
    removed = Counter[str]()
    while orphans := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, row_id, _parent, number in orphans:
            keys = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
            key = next(each for each in keys if each[0] == number)
            if key[6] == "SET NULL":
                connection.execute(f"UPDATE {table} SET {key[3]} = NULL WHERE rowid = ?", (row_id,))
            else:
                removed[table] += connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row_id,)).rowcount
    return removed


def _owners(connection: Any) -> list[int]:
    """The clients to whom something belongs."""
    tables = [table for (table,) in connection.execute(_OWNED).fetchall()]
    owners = " UNION ".join(f"SELECT client_id FROM {table} WHERE client_id IS NOT NULL" for table in tables)
    return [row[0] for row in connection.execute(owners).fetchall()]


def _insert(connection: Any, client_id: int, name: str) -> None:
    stamps = Stamps()
    known = {
        "id": client_id, "uuid": stamps.uuid(), "updated_at": stamps.moment(), "created_at": stamps.moment(),
        "kind": ClientKind.PERSON.value, "name": name, "sort_key": name.casefold(), "importance": Importance.NOT_SORTED.value,
        "pause": Pause.RESTRICTED.value,
    }  # fmt: skip
    for _position, column, _kind, must, default, _key in connection.execute("PRAGMA table_info(client)").fetchall():
        if must and default is None:
            known.setdefault(column, "")
    marks = ", ".join("?" * len(known))
    connection.execute(f"INSERT INTO client ({', '.join(known)}) VALUES ({marks})", tuple(known.values()))


def _readable(folded: str | None) -> str:
    return "".join(letter for letter in str(folded or "") if letter.isprintable()).title()


def _first_number(connection: Any, client_id: int) -> str:
    """Their first phone, or e-mail."""
    rows = connection.execute(
        "SELECT value FROM contact_point WHERE client_id = ? ORDER BY kind <> ?, position LIMIT 1",
        (client_id, PointKind.PHONE.value),
    ).fetchall()
    return str(rows[0][0]) if rows else ""
