"""Reading what can be read of a file of which some pages cannot: around them, row by row."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from relapp.book.cipher_pages import SALT_BYTES, key_of_pages
from relapp.files import PAGE

# Rows that are asked for at a time; where that fails they are asked for one by one.
_SPAN = 500

# After so many rows in turn that cannot be read, and nothing that knows of any, there is no table any more.
_HOPELESS = 100

# Bytes that a row takes at least, with its place in the page.
_LEAST_ROW = 16

# A write-ahead log: what it begins with, and what stands before each page in it, in bytes.
_LOG_HEAD, _FRAME_HEAD = 32, 24

Row = tuple[Any, ...]


@dataclass(slots=True)
class Lost:
    """Rows that are in the file and cannot be read: `count` is the fewest there were, exact where an index still knows them."""

    count: int = 0


class DamagedFile:
    """A copy of a damaged book; one bad page of an encrypted file spoils a whole connection, so that it is opened again."""

    def __init__(self, path: Path, passphrase: str) -> None:
        self._path = path
        self._key = _raw_key(path, passphrase) if passphrase else ""
        self._connection = self._connect()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[Row] | None:
        """All rows of a statement, None where a page that it needs cannot be read."""
        try:
            rows: list[Row] = self._connection.execute(statement, values).fetchall()
        except (sqlite.Error, UnicodeError):
            if self._key:
                self._connection.close()
                self._connection = self._connect()
            return None
        return rows

    def number(self, statement: str) -> int | None:
        """The number that a statement gives, None where it cannot be had."""
        rows = self.ask(statement)
        return rows[0][0] if rows and isinstance(rows[0][0], int) else None

    def rows(self, table: str, columns: Sequence[str], lost: Lost) -> Iterator[list[Row]]:
        """The rows of a table, some at a time, each after its rowid; those that cannot be read are counted in `lost`."""
        known = self._indexed_ids(table)
        statement = f"SELECT rowid, {', '.join(columns)} FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        for first in self._spans(table, known):
            rows = self.ask(statement, (first, first + _SPAN - 1))
            if rows is None:
                before = lost.count
                rows = self._one_by_one(statement, range(first, first + _SPAN), known, lost)
                if known is None and not rows and lost.count - before >= _HOPELESS:
                    return
            if rows:
                yield rows

    def _one_by_one(self, statement: str, ids: Iterable[int], known: set[int] | None, lost: Lost) -> list[Row]:
        rows: list[Row] = []
        for row_id in ids if known is None else known.intersection(ids):
            found = self.ask(statement, (row_id, row_id))
            rows += found or []
            lost.count += found is None
            if known is None and not rows and lost.count >= _HOPELESS:
                break
        return rows

    def _spans(self, table: str, known: set[int] | None) -> Iterable[int]:
        """Where to begin each question: wherever rows are known of, and all the way to the last row that answers."""
        # A row takes a byte at least, and ids are given one after another: a larger one is no id.
        limit = self._path.stat().st_size
        last = self.ask(f"SELECT rowid FROM {table} NOT INDEXED ORDER BY rowid DESC LIMIT 1")
        if last is None and known is None:
            return range(0, limit // _LEAST_ROW, _SPAN)
        ends = {row[0] for row in last or []} | (known or set())
        return range(0, max((end for end in ends if 0 <= end <= limit), default=-1) + 1, _SPAN)

    def _indexed_ids(self, table: str) -> set[int] | None:
        """The rowids that an index of all rows knows, which is another tree of pages; None where there is no sound one."""
        for _number, name, _unique, _origin, is_partial in self.ask(f"PRAGMA index_list({table})") or []:
            if not is_partial:
                rows = self.ask(f"SELECT rowid FROM {table} INDEXED BY {name}")
                if rows is not None:
                    return {row[0] for row in rows}
        return None

    def _connect(self) -> sqlite.Connection:
        connection = sqlite.connect(str(self._path), isolation_level=None)
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        with contextlib.suppress(sqlite.Error):
            if self._key:
                connection.execute(f'PRAGMA key = "{self._key}"')
            # A schema of which a part cannot be read is taken for the rest.
            connection.execute("PRAGMA writable_schema = on")
        return connection


def first_page_in(log: Path) -> bytes:
    """The first page of a book as its write-ahead log has it, a page of zeros where it has none."""
    with contextlib.suppress(OSError), log.open("rb") as stream:
        stream.seek(_LOG_HEAD)
        while len(frame := stream.read(_FRAME_HEAD + PAGE)) == _FRAME_HEAD + PAGE:
            if int.from_bytes(frame[:4], "big") == 1:
                return frame[_FRAME_HEAD:]
    return bytes(PAGE)


def _raw_key(path: Path, passphrase: str) -> str:
    """The key itself: to make it anew at each opening would take a third of a second."""
    with path.open("rb") as stream:
        salt = stream.read(SALT_BYTES)
    return f"x'{key_of_pages(salt, passphrase).hex()}{salt.hex()}'"
