"""Ways to write a great many rows at once, for work that fills more of a book than there was."""

import contextlib
import gc
from collections.abc import Iterator

from relapp.book.database import Database

# What a client is made of, but for what is looked up while clients are added.
_TABLES = ("client", "contact_point", "client_tag", "client_detail", "occasion", "person", "client_key", "reminder")
_INDEXES = f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN {_TABLES}"

# How the words that are searched for are gathered: bytes of them in memory, and of how many pieces on the disk larger ones are
# made meanwhile, 0 for none. As SQLite has it, and for many words at once, whose pieces would be made larger over and over.
_WORDS = "INSERT INTO client_words (client_words, rank) VALUES (?, ?)"
_AS_EVER = [("hashsize", 1024 * 1024), ("automerge", 4)]
_MANY_WORDS = [("hashsize", 4 * 1024 * 1024), ("automerge", 0)]

# Fewer clients are added sooner than indexes are made.
_MANY = 2000


@contextlib.contextmanager
def indexes_made_afterwards(db: Database, added: int) -> Iterator[None]:
    """Within a transaction: sort the rows of `added` clients into the indexes at the end, where they are most of the book.

    One after another they would go to random places of each index, and to many small pieces of the search's. The transaction
    brings all back as it was where the block fails.
    """
    if added < _MANY or added < int(db.sql("SELECT count(*) FROM client")[0][0]):
        yield
        return
    indexes = db.sql(_INDEXES)
    for name, _statement in indexes:
        db.sql(f"DROP INDEX {name}")
    db.many(_WORDS, _MANY_WORDS)
    yield
    db.many(_WORDS, _AS_EVER)
    for _name, statement in indexes:
        db.sql(statement)


@contextlib.contextmanager
def sorting_on_disk(db: Database) -> Iterator[None]:
    """Outside of a transaction: let what SQLite sorts go to a file that nobody else sees, so that memory stays flat.

    Of an encrypted book it stays in memory: SQLCipher writes what is sorted as plain text.
    """
    if db.is_encrypted:
        yield
        return
    before = int(db.sql("PRAGMA temp_store")[0][0])
    db.sql("PRAGMA temp_store = file")
    try:
        yield
    finally:
        db.sql(f"PRAGMA temp_store = {before}")


@contextlib.contextmanager
def no_garbage() -> Iterator[None]:
    """Do not look for garbage meanwhile: rows leave none, and looking at them all takes a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
