"""Making a file hold nothing but what is in the book: what was deleted is otherwise in it until something is written over it."""

import contextlib
from collections.abc import Iterator
from typing import Any

from relapp.book.database import Database
from relapp.errors import BookError

# Where the words of clients are searched for, in every version of the book.
INDEXES = ("client_words", "client_grams")

# Milliseconds for which the log is kept from everybody else while somebody still reads it.
_PATIENCE_MS = 50


@contextlib.contextmanager
def deleting_for_good(db: Database) -> Iterator[None]:
    """Outside of a transaction: have what is deleted meanwhile written over with zeros (SQLite's secure_delete)."""
    before = int(db.sql("PRAGMA secure_delete")[0][0])
    db.sql("PRAGMA secure_delete = 1")
    try:
        yield
    finally:
        db.sql(f"PRAGMA secure_delete = {before}")


def purge_search(run: Any) -> None:
    """Write the search indexes anew without the words of clients that were deleted; `run` takes a statement.

    FTS5 only notes that a row went and keeps its words until it merges them by the way; "optimize" merges all of them now.
    """
    for name in INDEXES:
        run(f"INSERT INTO {name} ({name}) VALUES ('optimize')")


def rewrite(db: Database) -> bool:
    """Write the file anew and empty its write-ahead log; False where another program reads it or the disk has no room for it."""
    try:
        db.sql("VACUUM")
        with _impatient(db):
            ((is_busy, _pages, _done),) = db.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    except BookError:
        return False
    except Exception as error:
        # This very connection still reads a query of its own.
        if "statements in progress" not in str(error):
            raise
        return False
    return not is_busy


@contextlib.contextmanager
def _impatient(db: Database) -> Iterator[None]:
    """Wait hardly at all for whoever reads: until they are done nobody else could write."""
    before = int(db.sql("PRAGMA busy_timeout")[0][0])
    db.wait_at_most(_PATIENCE_MS)
    try:
        yield
    finally:
        db.wait_at_most(before)
