"""Somebody erased from finished backups too: in a copy of each, which takes its place once it has been read again."""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from relapp.book.backups.copying import copy_verified, examine, opened, put_in_place
from relapp.book.encryption import key_of
from relapp.book.erasing import traces
from relapp.book.erasing.rewriting import purge_search
from relapp.book.overwriting import leaving_no_trace
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client, ContactPoint, PointKind
from relapp.errors import BookError
from relapp.paths import real

_CLIENTS = "SELECT id, uuid, name FROM client"


@dataclass(frozen=True, slots=True)
class Copies:
    """Older copies of the book that hold, or held, somebody who was erased; those that are `unread` may hold anybody.

    Those in a second place that is `away` may, too.
    """

    holding: tuple[Path, ...] = ()
    unread: tuple[Path, ...] = ()
    away: bool = False


def look_through(files: Iterable[Path], passphrase: str, is_gone: Callable[[str], bool], *, away: bool) -> Copies:
    """Which of the copies hold a client whose uuid `is_gone`, and which cannot be read."""
    holding: list[Path] = []
    unread: list[Path] = []
    for file in files:
        try:
            if _holds(file, key_of(file, passphrase), is_gone):
                holding.append(file)
        except sqlite.Error:
            unread.append(file)
    return Copies(tuple(holding), tuple(unread), away)


def erase_from(file: Path, passphrase: str, is_gone: Callable[[str], bool]) -> None:
    """Take those clients out of one backup; raises BookError where it cannot be done, and then it is as it was."""
    file = real(file)
    passphrase = key_of(file, passphrase)
    beside = file.with_name(f".{file.name}.erasing")
    try:
        copy_verified(file, beside, passphrase)
        with opened(beside, passphrase) as connection:
            _erase(connection, is_gone)
        examine(beside, passphrase)
        with leaving_no_trace(file):
            put_in_place(beside, file)
    except (OSError, sqlite.Error) as error:
        raise BookError(str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _holds(file: Path, passphrase: str, is_gone: Callable[[str], bool]) -> bool:
    with opened(file, passphrase, "mode=ro&immutable=1") as connection:
        return any(is_gone(uuid) for (uuid,) in connection.execute("SELECT uuid FROM client"))


def _erase(connection: sqlite.Connection, is_gone: Callable[[str], bool]) -> None:
    """Whatever version the backup is of: rows that belong to a client go with it, as every version has said."""
    for pragma in ("secure_delete = 1", "foreign_keys = 1", "temp_store = memory"):
        connection.execute(f"PRAGMA {pragma}")
    backup = _Backup(connection)
    connection.execute("BEGIN")
    traces.remove(backup, [_client(backup, *row) for row in backup.sql(_CLIENTS) if is_gone(row[1])], Stamps().moment())
    purge_search(connection.execute)
    connection.execute("COMMIT")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _client(backup: "_Backup", client_id: int, uuid: str, name: str) -> Client:
    """As much of a client as every version has: what is looked for elsewhere."""
    points = backup.sql("SELECT kind, value FROM contact_point WHERE client_id = ? ORDER BY position", (client_id,))
    known = tuple(ContactPoint(PointKind(kind), value) for kind, value in points)
    return Client(name, points=known, id=client_id, uuid=uuid)


class _Backup:
    """Runs statements in a backup."""

    def __init__(self, connection: sqlite.Connection) -> None:
        self._connection = connection

    def sql(self, text: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._connection.execute(text, parameters).fetchall()
        return found

    def many(self, text: str, rows: Iterable[Sequence[Any]]) -> None:
        self._connection.executemany(text, rows)
