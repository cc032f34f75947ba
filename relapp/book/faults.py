"""What to tell the user when the file, its folder or the disk is at fault; anything else is a bug and stays one."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from relapp.errors import BookError, DamagedError
from relapp.i18n import _
from relapp.paths import lock_of

# Bytes; a write-ahead log's index alone takes half as much.
_HARDLY_ANY_ROOM = 64 * 1024

# More are no number of a process.
_MOST_DIGITS = 10

_NOT_A_BOOK = "not a database"
_DAMAGED = ("malformed", "unsupported file format", "corrupt", "vtable constructor failed", "fts5 file format")


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise BookError for a file, a folder or a disk at fault."""
    try:
        yield
    except BookError:
        raise
    except OSError as error:
        raise BookError(_cannot_use(path, error.strerror or str(error))) from error
    except Exception as error:
        known = _known(path, error)
        if known is None:
            raise
        raise known from error


def is_not_a_book(error: BaseException | None) -> bool:
    """Whether SQLite knows nothing of a file: it is none of its own, or its first page is lost or locked by a passphrase."""
    return _is_database_error(error) and _NOT_A_BOOK in str(error)


def not_a_book(path: Path) -> BookError:
    """The error of a file that is something else."""
    return BookError(_("{file} is not a Relapp book. Choose another file; nothing was changed.").format(file=path))


def damaged(path: Path) -> DamagedError:
    """The error of a book that was one."""
    return DamagedError(
        _("{file} is damaged. “relapp rescue”, or the window, shows what can be saved; nothing was changed.").format(file=path)
    )


def emptied(path: Path) -> BookError:
    """The error of a file with nothing in it, where a book is wanted that somebody made before."""
    said = _(
        "{file} is empty. Was it emptied by a program that keeps folders in step? Look for a copy of it first, or delete the"
        " file to begin anew."
    )
    return BookError(said.format(file=path))


def missing(path: Path) -> DamagedError:
    """The error of a book that is gone, of which there are backups."""
    said = _(
        "{file} is missing, and its backups are there. “relapp rescue --take backup” brings the newest good one back,"
        " “relapp rescue --take new” begins an empty book."
    )
    return DamagedError(said.format(file=path))


def only_log(path: Path) -> DamagedError:
    """The error of a book that is gone, and left its write-ahead log."""
    said = _(
        "{file} is missing, and changes of it are there in {log}. If you moved it, put it back first;"
        " “relapp rescue”, or the window, shows what can be saved. Nothing was changed."
    )
    return DamagedError(said.format(file=path, log=f"{path.name}-wal"))


def busy(path: Path) -> BookError:
    """The error of a book that another program writes to; it is told which window has it open, where one does."""
    if window := _window_on(path):
        said = _(
            "{file} is busy in another program: its window (process {number}) or a command is at work on it."
            " Try again when it is done; nothing was changed."
        )
        return BookError(said.format(file=path, number=window))
    said = _("{file} is busy in another program, which is at work on it. Try again when it is done; nothing was changed.")
    return BookError(said.format(file=path))


def _window_on(path: Path) -> int:
    """The process of the window that has a book open, 0 where that is this one, or none says so."""
    with contextlib.suppress(OSError, ValueError):
        number = int(lock_of(path.resolve()).read_bytes().partition(b"\n")[0][:_MOST_DIGITS])
        return 0 if number == os.getpid() else max(number, 0)
    return 0


def _is_database_error(error: BaseException | None) -> bool:
    """By name: peewee's and the driver's own are called alike."""
    return type(error).__name__ in ("OperationalError", "DatabaseError")


def _known(path: Path, error: Exception) -> BookError | None:
    """The error to raise instead of a database's; None for one that is not the user's to mend."""
    if not _is_database_error(error):
        return None
    text = str(error)
    if _NOT_A_BOOK in text:
        return not_a_book(path)
    if any(sign in text for sign in _DAMAGED):
        return damaged(path)
    if "full" in text or ("disk I/O" in text and _is_full(path)):
        message = _("The disk is full: {file} could not be written. Free some space and try again; nothing was changed.")
        return BookError(message.format(file=path))
    if "readonly" in text or "unable to open" in text:
        return BookError(_cannot_write(path))
    if "locked" in text or "busy" in text:
        return busy(path)
    if "disk I/O" in text:
        message = _("{file} could not be written or read. Check the disk and the space left on it; nothing was changed.")
        return BookError(message.format(file=path))
    return None


def _is_full(path: Path) -> bool:
    """Whether hardly any room is left; SQLite says no more than that reading or writing failed when there is none at all."""
    with contextlib.suppress(OSError):
        return shutil.disk_usage(path.parent).free < _HARDLY_ANY_ROOM
    return False


def _cannot_write(path: Path) -> str:
    return _("{file} cannot be written. Check that its folder exists and is yours to write in.").format(file=path)


def _cannot_use(path: Path, reason: str) -> str:
    return _("{file} cannot be used: {reason}. Check the folder and its permissions.").format(file=path, reason=reason)
