"""The marks of a book once more, in a little file beside it: of those erased since the last backup nothing else tells.

It has the book's own passphrase, which it is given anew with it.
"""

import contextlib
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from relapp.book.backups.copying import opened, put_in_place, unfinished
from relapp.book.erasing.sieve import Kept

NEARS_KEPT = "SELECT salt, near FROM erased_near ORDER BY salt, near"
MARKS_KEPT = "SELECT mark, erasure, erased_on FROM erased ORDER BY erasure, mark"

# As the book has them, so that they are read alike.
_TABLES = (
    "CREATE TABLE erased_near (salt TEXT NOT NULL, near INTEGER NOT NULL)",
    "CREATE TABLE erased (mark TEXT NOT NULL, erasure TEXT NOT NULL, erased_on TEXT NOT NULL)",
)


def file_of(book: Path) -> Path:
    """Where the marks of a book are kept beside it."""
    return book.with_name(f".{book.name}.erased")


def keep_beside(book: Path, passphrase: str, kept: Kept) -> None:
    """Write the marks, instead of those that were there; where that cannot be done the book has them still."""
    file = file_of(book)
    with contextlib.suppress(OSError, sqlite.Error):
        if not kept.rows:
            file.unlink(missing_ok=True)
            return
        with unfinished(file) as copy:
            with opened(copy, passphrase) as connection:
                for table in _TABLES:
                    connection.execute(table)
                connection.execute("BEGIN")
                connection.executemany("INSERT INTO erased_near VALUES (?, ?)", kept.nears)
                connection.executemany("INSERT INTO erased VALUES (?, ?, ?)", kept.rows)
                connection.execute("COMMIT")
            put_in_place(copy, file)


def marks_of(file: Path, passphrase: str) -> Kept | None:
    """The marks in a book or a backup that nobody has open, or beside a book; None where it has none or cannot be read."""
    try:
        with opened(file, passphrase, "mode=ro&immutable=1") as connection:
            return Kept(tuple(connection.execute(NEARS_KEPT).fetchall()), tuple(connection.execute(MARKS_KEPT).fetchall()))
    except sqlite.Error:
        return None
