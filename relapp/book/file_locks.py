"""Locks that the system keeps on files, and takes back when the program that has them ends in whatever way."""

import os
import sys
from pathlib import Path

from relapp.files import open_here

# Where each connection of SQLite to a book that writes ahead has a lock as long as it lasts (SHARED_FIRST and SHARED_SIZE).
_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510

_BINARY = getattr(os, "O_BINARY", 0)


def opened_to_lock(file: Path) -> int:
    """A descriptor of a file that is made where there is none, the owner's alone. Raises OSError."""
    return os.open(file, os.O_CREAT | os.O_RDWR | _BINARY, 0o600)


def lock(descriptor: int) -> bool:
    """Whether a file could be locked until it is closed, also against this process; who knows no locks lets everybody have it."""
    try:
        if sys.platform == "win32":
            _lock_bytes(descriptor, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def is_in_use(book: Path) -> bool:
    """Whether anybody has a book open, whatever its passphrase is and even where nothing in it can be read."""
    # To look into it and close it again would take the locks of this process on it.
    if open_here[book.absolute()]:
        return True
    try:
        descriptor = os.open(book, os.O_RDWR | _BINARY)
    except OSError:
        return False
    try:
        _lock_bytes(descriptor, _SHARED_SIZE)
    except (BlockingIOError, PermissionError):
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False


def _lock_bytes(descriptor: int, size: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _SHARED_FIRST, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, size)
    else:
        import fcntl

        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, size, _SHARED_FIRST, os.SEEK_SET)
