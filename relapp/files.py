"""Files that are written whole or not at all, and files that nobody else may read."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from relapp.errors import UserError
from relapp.i18n import _

# What all but the owner may do with a file.
_OTHERS = stat.S_IRWXG | stat.S_IRWXO

# What every database of SQLite, and so every client book without a passphrase, begins with.
_DATABASE = b"SQLite format 3\0"


def write_whole(file: Path, data: bytes) -> None:
    """Write beside `file` and rename into place; raises UserError where that cannot be done, and leaves nothing behind."""
    with writing_whole(file) as stream:
        stream.write(data)


@contextlib.contextmanager
def writing_whole(file: Path) -> Iterator[BinaryIO]:
    """A stream whose content becomes `file` once the block has ended well; raises UserError where it cannot be written.

    A new file is as readable as the user's other ones, another's content stays as readable as it was.
    """
    refuse_precious(file)
    beside = file.with_name(f".{file.name}.part")
    try:
        with beside.open("wb") as stream:
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


def _keep_mode(file: Path, beside: Path) -> None:
    with contextlib.suppress(OSError):
        beside.chmod(stat.S_IMODE(file.stat().st_mode))


def refuse_precious(file: Path) -> None:
    """Raise UserError where `file` is there already and is nothing to be written over: a client book, a device, a folder."""
    try:
        if not file.exists():
            return
        if file.is_file():
            with file.open("rb") as stream:
                if stream.read(len(_DATABASE)) != _DATABASE:
                    return
    except OSError:
        return
    raise UserError(_("{file} is not a file that may be written over. Choose another name.").format(file=file))
