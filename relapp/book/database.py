"""The file: opened in a fixed order, migrated, and the one way to run a query. Only here and in search is SQLite's own SQL."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlite

from relapp.book import schema
from relapp.errors import BookError
from relapp.i18n import _
from relapp.paths import MIGRATIONS, backup_folder

# "Rela" as an integer: the mark by which SQLite, `file` and we know a book.
APPLICATION_ID = 0x52656C61

# Bytes; a write-ahead log's index alone takes half as much.
_HARDLY_ANY_ROOM = 64 * 1024

# A negative cache size is in kibibytes.
_PRAGMAS = {"cache_size": -1000, "foreign_keys": 1, "synchronous": "full", "busy_timeout": 5000, "temp_store": "memory"}

# Values that one query takes at a time.
CHUNK = 500

T = TypeVar("T")

# Without one, the driver looks in three places for what a None may be adapted to, which costs more than to write the whole row.
sqlite.register_adapter(type(None), lambda nothing: nothing)


class Database:
    """One connection to one book. Raises BookError wherever the file, the folder or the disk is at fault."""

    def __init__(self, path: Path, passphrase: str = "") -> None:
        self.path = path
        self._db = SqlCipherDatabase(str(path), passphrase=passphrase, pragmas=_PRAGMAS)
        try:
            self._open()
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        """Give the file back; closing twice is harmless."""
        self._db.close()

    def rows(self, query: Any) -> list[tuple[Any, ...]]:
        """All rows of a query, as they are stored."""
        with self._guarded():
            rows: list[tuple[Any, ...]] = self._db.execute(query).fetchall()
        return rows

    def column(self, query: Any) -> Iterator[Any]:
        """The first column of all rows, one at a time: a hundred thousand need not stand in memory as rows."""
        with self._guarded():
            for row in self._db.execute(query):
                yield row[0]

    def value(self, query: Any) -> Any:
        """The first column of the first row, or None."""
        with self._guarded():
            row = self._db.execute(query).fetchone()
        return row[0] if row else None

    def execute(self, query: Any) -> int:
        """Run a change and return the id of the row it inserted last."""
        with self._guarded():
            return int(self._db.execute(query).lastrowid or 0)

    def sql(self, text: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement given as text."""
        with self._guarded():
            rows: list[tuple[Any, ...]] = self._db.execute_sql(text, parameters).fetchall()
        return rows

    def many(self, text: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of parameters, at a cost far below one query each."""
        with self._guarded():
            self._db.cursor().executemany(text, rows)

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert rows of `columns` into `table`."""
        self.many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", rows)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; one inside another joins it."""
        with self._guarded():
            connection = self._db.connection()
            if connection.in_transaction:
                yield
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                # SQLite has rolled back by itself where the disk was full.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file; reads all of it."""
        found = [str(row[0]) for row in self.sql("PRAGMA integrity_check")]
        found += [f"{row[0]} {row[1]} without {row[2]}" for row in self.sql("PRAGMA foreign_key_check")]
        return [] if found == ["ok"] else [each for each in found if each != "ok"]

    def changes_elsewhere(self) -> int:
        """A number that changes when another connection has changed the book."""
        return int(self.sql("PRAGMA data_version")[0][0])

    def _open(self) -> None:
        with self._guarded():
            if not self.path.exists():
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            self._db.connect()
        fresh = not self.sql("SELECT 1 FROM sqlite_master LIMIT 1")
        if not fresh and self._pragma("application_id") != APPLICATION_ID:
            raise BookError(_("{file} is not a Relapp book. Choose another file; nothing was changed.").format(file=self.path))
        version = self._pragma("user_version")
        if version > schema.VERSION:
            raise BookError(
                _("{file} was made by a newer Relapp. Update Relapp to open it; nothing was changed.").format(file=self.path)
            )
        if version < schema.VERSION:
            self._migrate(fresh)

    def _pragma(self, name: str) -> int:
        return int(self.sql(f"PRAGMA {name}")[0][0])

    def _migrate(self, fresh: bool) -> None:
        from playhouse.migrations import Runner

        if not fresh:
            self._back_up()
        with self._guarded():
            if fresh:
                self._db.execute_sql("PRAGMA journal_mode = wal")
            with self._db.atomic("IMMEDIATE"):
                Runner(self._db, str(MIGRATIONS)).up()
                self._db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                self._db.execute_sql(f"PRAGMA user_version = {schema.VERSION}")

    def _back_up(self) -> None:
        """A copy by SQLite's own means before anything of the schema changes."""
        folder = backup_folder(self.path)
        with self._guarded():
            folder.mkdir(mode=0o700, exist_ok=True)
            target = folder / f"before-version-{schema.VERSION}.relapp"
            target.unlink(missing_ok=True)
            self._db.execute_sql("VACUUM INTO ?", (str(target),))

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        """Tell a file, a folder or a disk at fault from a bug."""
        try:
            yield
        except BookError:
            raise
        except OSError as error:
            raise BookError(_cannot_use(self.path, error.strerror or str(error))) from error
        except Exception as error:
            sentence = _sentence(self.path, error)
            if sentence is None:
                raise
            raise BookError(sentence) from error


def chunks(ids: Iterable[T]) -> Iterator[list[T]]:
    """`ids` in lists that one query can take."""
    remaining = iter(ids)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


def _sentence(path: Path, error: Exception) -> str | None:
    """What to tell the user about a database error; None for one that is not the user's to mend."""
    if type(error).__name__ not in ("OperationalError", "DatabaseError"):
        return None
    text = str(error)
    if "not a database" in text:
        return _("{file} is not a Relapp book. Choose another file; nothing was changed.").format(file=path)
    if "full" in text or ("disk I/O" in text and _is_full(path)):
        return _("The disk is full: {file} could not be written. Free some space and try again; nothing was changed.").format(
            file=path
        )
    if "readonly" in text:
        return _cannot_write(path)
    if "locked" in text or "busy" in text:
        return _("{file} is busy in another program. Try again in a moment; nothing was changed.").format(file=path)
    if "unable to open" in text:
        return _cannot_write(path)
    if "disk I/O" in text:
        return _("{file} could not be written or read. Check the disk and the space left on it; nothing was changed.").format(
            file=path
        )
    if "malformed" in text:
        return _("{file} is damaged. Keep it, and open a copy made earlier.").format(file=path)
    return None


def _is_full(path: Path) -> bool:
    """Whether hardly any room is left; SQLite says no more than that reading or writing failed when there is none at all."""
    with contextlib.suppress(OSError):
        return shutil.disk_usage(path.parent).free < _HARDLY_ANY_ROOM
    return False


def _cannot_write(path: Path) -> str:
    return _("{file} cannot be written. Check that its folder exists and is yours to write in.").format(file=path)


def _cannot_use(path: Path, reason: str) -> str:
    return _("{file} cannot be used: {reason}. Check the folder and its permissions.").format(file=path, reason=reason)
