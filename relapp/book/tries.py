"""Wrong passphrases cost growing time; how many there were is kept beside the book, so that a new start forgets none of them."""

import contextlib
import json
import math
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from relapp.book.door import Door
from relapp.book.encryption import wrong
from relapp.errors import PassphraseError
from relapp.i18n import ngettext

if TYPE_CHECKING:
    from relapp.book.book import Book

# Seconds: the first wrong passphrase costs one, each further one twice as much, and none more than five minutes.
LONGEST_WAIT = 300

_MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Tries:
    """How many wrong passphrases in a row, and when the last one was, in seconds since 1970."""

    count: int = 0
    last: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds to wait yet; a clock that was set back makes nobody wait longer than the last mistake was worth."""
        if not self.count:
            return 0.0
        cost = float(min(2 ** min(self.count - 1, 30), LONGEST_WAIT))
        return min(max(self.last + cost - now, 0.0), cost)


class WrongPassphraseError(PassphraseError):
    """A passphrase that does not open the book, or `is_too_soon` after such a one; `seconds` are to be waited."""

    def __init__(self, message: str, seconds: float, *, is_too_soon: bool = False) -> None:
        super().__init__(message)
        self.seconds = seconds
        self.is_too_soon = is_too_soon


def unlocked(door: Door) -> "Book":
    """The book behind a passphrase that somebody typed. Raises WrongPassphraseError, BookError."""
    with counted(door.path):
        if not door.passphrase.isprintable():
            raise wrong(door.path)
        return door.open()


@contextlib.contextmanager
def counted(book: Path) -> Iterator[None]:
    """Try a passphrase in this block: PassphraseError counts, and a good end forgets the mistakes before it.

    Raises WrongPassphraseError, before the block where the wait of the last mistake is not over.
    """
    before = tries_of(book)
    if (seconds := before.wait(time.time())) > 0:
        raise WrongPassphraseError(_too_soon(seconds), seconds, is_too_soon=True)
    try:
        yield
    except WrongPassphraseError:
        raise
    except PassphraseError as error:
        now = Tries(min(before.count + 1, _MOST_COUNTED), time.time())
        _keep(book, now)
        raise WrongPassphraseError(str(error), now.wait(now.last)) from error
    if before.count:
        with contextlib.suppress(OSError):
            _file(book).unlink()


def tries_of(book: Path) -> Tries:
    """The wrong passphrases since the last right one; what cannot be read counts as one just now."""
    file = _file(book)
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return Tries(min(max(int(kept["count"]), 0), _MOST_COUNTED), float(kept["last"]))
    except FileNotFoundError:
        return Tries()
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return Tries(1, time.time())


def _keep(book: Path, tries: Tries) -> None:
    """Write what `tries_of` reads; where that cannot be, the book could not be written either."""
    beside = _file(book).with_name(f"{_file(book).name}.part")
    with contextlib.suppress(OSError):
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
            json.dump({"count": tries.count, "last": tries.last}, stream)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(_file(book))


def _file(book: Path) -> Path:
    return book.with_name(f".{book.name}.tries")


def _too_soon(seconds: float) -> str:
    whole = max(math.ceil(seconds), 1)
    return ngettext(
        "The last passphrase was wrong. Try again in {count} second.",
        "The last passphrase was wrong. Try again in {count} seconds.",
        whole,
    ).format(count=whole)
