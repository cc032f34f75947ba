"""After a backup was restored: those who were erased since stay out."""

import json
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from relapp.book import Book
from relapp.book.backups.copying import opened
from relapp.book.erasing.marks import SALTS, Kept


def keep_out(path: Path, set_aside: Path | None, passphrase: str = "") -> int:
    """Erase from the book restored at `path` whom the one that was `set_aside` had erased, and return how many those were.

    Of a book that cannot be read nothing is known but what the restored one knows itself. Raises BookError.
    """
    kept = marks_of(set_aside, passphrase) if set_aside else Kept()
    with Book(path, passphrase=passphrase) as book:
        return book.erasing.again(kept)


def marks_of(file: Path, passphrase: str) -> Kept:
    """The marks of a book that nobody has open, whatever its version; none where it has none or cannot be read."""
    try:
        with opened(file, passphrase, "mode=ro&immutable=1") as connection:
            salts = connection.execute("SELECT value FROM setting WHERE key = ?", (SALTS,)).fetchone()
            rows = connection.execute("SELECT mark, erasure, erased_on FROM erased").fetchall()
    except sqlite.Error:
        return Kept()
    return Kept(tuple(json.loads(salts[0])) if salts else (), tuple((mark, erasure, on) for mark, erasure, on in rows))
