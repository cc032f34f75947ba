"""Files that are written whole or not at all, and files that nobody else may read."""

import contextlib
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from relapp.errors import UserError
from relapp.i18n import _

# What all but the owner may do with a file.
_OTHERS = stat.S_IRWXG | stat.S_IRWXO

# What every database of SQLite, and so every client book without a passphrase, begins with.
DATABASE = b"SQLite format 3\0"

# A client book, a backup of one, or what SQLite keeps beside it.
_BOOK_NAME = re.compile(r".+\.relapp(?:-wal|-shm|-journal)?", re.IGNORECASE)

# Bytes of SQLite's pages, and of SQLCipher's.
PAGE = 4096

# Of 4096 random bytes all but a few values occur; of text, or of any table, never so many.
_RANDOM_VALUES = 200

# What is packed looks random too: workbooks, and pages in which there are pictures.
_PACKED = (b"PK\3\4", b"%PDF")

# The files that connections of this process have open, as often as there are such connections.
open_here: Counter[Path] = Counter()


def write_whole(file: Path, data: bytes, *, private: bool = False) -> None:
    """Write beside `file` and rename into place; raises UserError where that cannot be done, and leaves nothing behind."""
    with writing_whole(file, private=private) as stream:
        stream.write(data)


@contextlib.contextmanager
def writing_whole(file: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A stream whose content becomes `file` once the block has ended well; raises UserError where it cannot be written.

    A new file is as readable as the user's other ones, another's content stays as readable as it was; a `private` one is the
    owner's alone whatever it was.
    """
    refuse_precious(file)
    beside = file.with_name(f".{file.name}.part")
    try:
        with _new(beside, private=private) as stream:
            if not private:
                _keep_mode(file, beside)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    except OSError as error:
        reason = error.strerror or str(error)
        message = _("{file} cannot be written: {reason}. Choose another folder.")
        raise UserError(message.format(file=file, reason=reason)) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def make_private(file: Path) -> None:
    """See to it that nobody but the owner can read `file`, if it is there and the file system knows of such things."""
    with contextlib.suppress(OSError):
        mode = stat.S_IMODE(file.stat().st_mode)
        if mode & _OTHERS:
            file.chmod(mode & ~_OTHERS)


def require_ending(file: Path, ending: str) -> None:
    """Raise UserError where the name of `file` does not end as its kind does."""
    if file.suffix.lower() != ending:
        raise UserError(_("“{file}” does not end with {ending}. Choose such a name.").format(file=file, ending=ending))


def looks_random(first: bytes) -> bool:
    """Whether a file that begins with these 4096 bytes can only be encrypted, or packed in a way that is not known here."""
    return len(first) == PAGE and not first.startswith((DATABASE, *_PACKED)) and len(set(first)) > _RANDOM_VALUES


def refuse_precious(file: Path) -> None:
    """Raise UserError where `file` is there already and is nothing to be written over: a client book, a device, a folder."""
    try:
        if not file.exists() or not _is_precious(file):
            return
    except OSError:
        return
    raise UserError(_("{file} is not a file that may be written over. Choose another name.").format(file=file))


def _is_precious(file: Path) -> bool:
    # Before it is opened: closing it again would take the locks on it from every connection of this process.
    if not file.is_file() or any(_BOOK_NAME.fullmatch(each.name) for each in (file, file.resolve())) or _is_open_here(file):
        return True
    with file.open("rb") as stream:
        first = stream.read(PAGE)
        size = os.fstat(stream.fileno()).st_size
    return first.startswith(DATABASE) or (looks_random(first) and not size % PAGE)


def _is_open_here(file: Path) -> bool:
    """Whether it is a file that this process has open, under whatever name."""
    known = file.stat()
    for each in +open_here:
        with contextlib.suppress(OSError):
            if os.path.samestat(known, each.stat()):
                return True
    return False


def _new(file: Path, *, private: bool) -> BinaryIO:
    """An empty file to write into, which is nobody else's from its first moment on where it is `private`."""
    if not private:
        return file.open("wb")
    file.unlink(missing_ok=True)
    return os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600), "wb")


def _keep_mode(file: Path, beside: Path) -> None:
    with contextlib.suppress(OSError):
        beside.chmod(stat.S_IMODE(file.stat().st_mode))
