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
from relapp.book.faults import busy
from relapp.book.file_locks import lock, opened_to_lock
from relapp.errors import PassphraseError
from relapp.i18n import ngettext

if TYPE_CHECKING:
    from relapp.book.book import Book

# Seconds: the first wrong passphrase costs one, each further one twice as much, and none more than five minutes.
LONGEST_WAIT = 300

_MOST_COUNTED = 1000

# How often, and how long each time in seconds, one waits for another's try.
_TURNS, _TURN_S = 200, 0.05

# Bytes of the file, more than are ever needed.
_LENGTH = 80


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
        _require_possible(door)
        return door.open()


@contextlib.contextmanager
def trying(door: Door) -> Iterator[None]:
    """Use in this block what somebody gave to open a book, as `counted` says; a book without a passphrase has none to try."""
    with counted(door.path) if door.passphrase else contextlib.nullcontext():
        _require_possible(door)
        yield


@contextlib.contextmanager
def counted(book: Path) -> Iterator[None]:
    """Try a passphrase in this block: PassphraseError counts, and a good end forgets the mistakes before it.

    One try at a time, and it counts from its beginning: whoever is stopped in the midst of one has had it. Raises BookError
    where another one takes too long, WrongPassphraseError before the block where the wait of the last mistake is not over.
    """
    with _one_at_a_time(book) as kept:
        before = tries_of(book)
        if (seconds := before.wait(time.time())) > 0:
            raise WrongPassphraseError(_too_soon(seconds), seconds, is_too_soon=True)
        mistakes = min(before.count + 1, _MOST_COUNTED)
        _keep(kept, Tries(mistakes, time.time()))
        try:
            yield
        except PassphraseError as error:
            now = Tries(mistakes, time.time())
            _keep(kept, now)
            raise WrongPassphraseError(str(error), now.wait(now.last)) from error
        except Exception:
            _put_back(book, kept, before)
            raise
        _put_back(book, kept, Tries())


def tries_of(book: Path) -> Tries:
    """The wrong passphrases since the last right one; what cannot be read counts as one just now."""
    try:
        text = _file(book).read_text(encoding="utf-8")
        # Made a moment ago, by somebody who has not tried yet.
        kept = json.loads(text) if text else {"count": 0, "last": 0}
        return Tries(min(max(int(kept["count"]), 0), _MOST_COUNTED), float(kept["last"]))
    except FileNotFoundError:
        return Tries()
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return Tries(1, time.time())


@contextlib.contextmanager
def _one_at_a_time(book: Path) -> Iterator[int | None]:
    """The file of the tries, which nobody else has meanwhile; None where none can be made, nor the book be written then."""
    descriptor = _locked(book)
    try:
        yield descriptor
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _locked(book: Path) -> int | None:
    for _turn in range(_TURNS):
        try:
            descriptor = opened_to_lock(_file(book))
        except OSError:
            return None
        if lock(descriptor) and _is_still_there(book, descriptor):
            return descriptor
        os.close(descriptor)
        time.sleep(_TURN_S)
    raise busy(book)


def _is_still_there(book: Path, descriptor: int) -> bool:
    """Whether nobody has removed the file between its opening and its lock."""
    try:
        return os.path.samestat(os.fstat(descriptor), _file(book).stat())
    except OSError:
        return False


def _keep(descriptor: int | None, tries: Tries) -> None:
    """Write what `tries_of` reads: in one go and as long as ever, so that it is at no moment half of it."""
    if descriptor is not None:
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, json.dumps({"count": tries.count, "last": tries.last}).ljust(_LENGTH).encode())
            os.fsync(descriptor)
            os.ftruncate(descriptor, _LENGTH)


def _put_back(book: Path, descriptor: int | None, tries: Tries) -> None:
    _keep(descriptor, tries)
    if not tries.count and descriptor is not None:
        # Not every system removes what is open; that none are counted stands in it then.
        with contextlib.suppress(OSError):
            _file(book).unlink()


def _require_possible(door: Door) -> None:
    if not door.passphrase.isprintable():
        raise wrong(door.path)


def _file(book: Path) -> Path:
    return book.with_name(f".{book.name}.tries")


def _too_soon(seconds: float) -> str:
    whole = max(math.ceil(seconds), 1)
    return ngettext(
        "The last passphrase was wrong. Try again in {count} second.",
        "The last passphrase was wrong. Try again in {count} seconds.",
        whole,
    ).format(count=whole)
