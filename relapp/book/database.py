"""The file: opened in a fixed order, migrated, and the one way to run a query. Only here and in search is SQLite's own SQL."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlite

from relapp.book import opening, schema
from relapp.book.faults import is_not_a_book, told
from relapp.errors import BookError
from relapp.files import open_here

# A negative cache size is in kibibytes.
_PRAGMAS = {
    "cache_size": -1000,
    "foreign_keys": 1,
    "synchronous": "full",
    "busy_timeout": opening.PATIENCE_MS,
    "temp_store": "memory",
}

# Values that one query takes at a time.
CHUNK = 500

T = TypeVar("T")

# Without one, the driver looks in three places for what a None may be adapted to, which costs more than to write the whole row.
sqlite.register_adapter(type(None), lambda nothing: nothing)


class Database:
    """One connection to one book. Raises BookError wherever the file, the folder or the disk is at fault."""

    def __init__(self, path: Path, passphrase: str = "") -> None:
        self.path = path
        self.passphrase = passphrase
        self._key: Path | None = None
        self._afterwards: dict[Callable[[Database], None], None] = {}
        if passphrase:
            from relapp.book.encryption import hush

            hush()
        self._db = SqlCipherDatabase(str(path), passphrase=passphrase, pragmas=_PRAGMAS)
        try:
            self._open()
        except BaseException:
            self._db.close()
            raise

    @property
    def is_encrypted(self) -> bool:
        """Whether a passphrase opens the book."""
        return bool(self.passphrase)

    def close(self) -> None:
        """Give the file back; closing twice is harmless."""
        self._db.close()
        if self._key:
            open_here[self._key] -= 1
        self._key = None

    def rows(self, query: Any) -> list[tuple[Any, ...]]:
        """All rows of a query, as they are stored."""
        with told(self.path):
            rows: list[tuple[Any, ...]] = self._db.execute(query).fetchall()
        return rows

    def column(self, query: Any) -> Iterator[Any]:
        """The first column of all rows, one at a time: a hundred thousand need not stand in memory as rows."""
        with told(self.path):
            for row in self._db.execute(query):
                yield row[0]

    def value(self, query: Any) -> Any:
        """The first column of the first row, or None."""
        with told(self.path):
            row = self._db.execute(query).fetchone()
        return row[0] if row else None

    def execute(self, query: Any) -> int:
        """Run a change and return the id of the row it inserted last."""
        with told(self.path):
            return int(self._db.execute(query).lastrowid or 0)

    def sql(self, text: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement given as text."""
        with told(self.path):
            rows: list[tuple[Any, ...]] = self._db.execute_sql(text, parameters).fetchall()
        return rows

    def many(self, text: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of parameters, at a cost far below one query each."""
        with told(self.path):
            self._db.cursor().executemany(text, rows)

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert rows of `columns` into `table`."""
        self.many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", rows)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; one inside another joins it."""
        with told(self.path):
            connection = self._db.connection()
            if connection.in_transaction:
                yield
                return
            connection.execute("BEGIN IMMEDIATE")
            self._afterwards.clear()
            try:
                yield
            except BaseException:
                # SQLite has rolled back by itself where the disk was full.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
            for work in list(self._afterwards):
                work(self)

    def afterwards(self, work: Callable[["Database"], None]) -> None:
        """Have `work` done once the transaction under way is committed, not at all where it is rolled back; at once outside."""
        if self._db.connection().in_transaction:
            self._afterwards[work] = None
        else:
            work(self)

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file; reads all of it."""
        with told(self.path):
            found = opening.faults_of(self._db.connection())
        return found + [f"{row[0]} {row[1]} without {row[2]}" for row in self.sql("PRAGMA foreign_key_check")]

    def wait_at_most(self, milliseconds: int) -> None:
        """How long a statement waits for another program, before it gives up with a BookError that says so."""
        self.sql(f"PRAGMA busy_timeout = {milliseconds}")

    def changes_elsewhere(self) -> int:
        """A number that changes when another connection has changed the book."""
        return int(self.sql("PRAGMA data_version")[0][0])

    def _open(self) -> None:
        """In the order that `opening` gives; what is refused is left as it is."""
        key = self.path.absolute()
        is_open_here = bool(open_here[key])
        was_left = False
        try:
            with told(self.path):
                opening.prepare(self.path, self.passphrase)
                was_left = opening.wal_of(self.path).exists()
                version = self._connect(was_left)
                connection = self._db.connection()
                opening.keep_private(self.path)
                if was_left and opening.is_alone(connection):
                    opening.require_whole(self.path, connection)
                if version < schema.VERSION:
                    opening.migrate(self.path, self._db, self.passphrase, version)
                opening.keep_log(connection)
        except BookError as error:
            if is_not_a_book(error.__cause__):
                from relapp.book.unreadable import refusal

                raise refusal(self.path, self.passphrase, is_open_here=is_open_here) from error.__cause__
            if was_left:
                with opening.left_as_it_is(self.path, self.passphrase):
                    self._db.close()
            raise
        open_here[key] += 1
        self._key = key

    def _connect(self, was_left: bool) -> int:
        """Have a connection, and the version of the book; a log that was left stays one where that fails."""
        with opening.left_as_it_is(self.path, self.passphrase) if was_left else contextlib.nullcontext():
            self._db.connect()
            return opening.identify(self.path, self._db.connection())


def chunks(ids: Iterable[T]) -> Iterator[list[T]]:
    """`ids` in lists that one query can take."""
    remaining = iter(ids)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
