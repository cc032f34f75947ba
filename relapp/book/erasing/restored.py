"""After a backup was restored: those who were erased since stay out."""

from contextlib import suppress
from pathlib import Path

from relapp.book import Book
from relapp.book.encryption import key_of
from relapp.book.erasing.beside import file_of, marks_of
from relapp.book.erasing.sieve import Kept
from relapp.book.unreadable import backups_of

# The tables in which a book knows whom it erased.
MARKS = frozenset({"erased", "erased_near"})


def keep_out(path: Path, known: Path | None, passphrase: str = "", *, is_part: bool = False) -> int:
    """Erase from the book restored at `path` whom the one that is `known` had erased, and return how many those were.

    Where that cannot be read, or `is_part` of what there was, the marks beside the book and those of its latest readable backup
    tell too; older backups do not: whom they know and later ones do not was brought back on purpose. Raises BookError.
    """
    found = marks_of(known, passphrase) if known else None
    if found is None or is_part:
        found = _joined(found, marks_of(file_of(path), passphrase), _of_latest_backup(path, passphrase))
    with Book(path, passphrase=passphrase) as book:
        return book.erasing.again(found)


def _of_latest_backup(path: Path, passphrase: str) -> Kept | None:
    with suppress(OSError):
        found = (marks_of(each, key_of(each, passphrase)) for each in backups_of(path))
        return next((each for each in found if each is not None), None)
    return None


def _joined(*found: Kept | None) -> Kept:
    there = [each for each in found if each]
    nears = dict.fromkeys(near for each in there for near in each.nears)
    return Kept(tuple(nears), tuple(dict.fromkeys(row for each in there for row in each.rows)))
