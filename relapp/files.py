"""Files that are written whole or not at all."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from relapp.errors import UserError
from relapp.i18n import _

# What every database of SQLite, and so every client book without a passphrase, begins with.
_DATABASE = b"SQLite format 3\0"


def write_whole(file: Path, data: bytes) -> None:
    """Write beside `file` and rename into place; raises UserError where that cannot be done, and leaves nothing behind."""
    with writing_whole(file) as stream:
        stream.write(data)


@contextlib.contextmanager
def writing_whole(file: Path) -> Iterator[BinaryIO]:
    """A stream whose content becomes `file` once the block has ended well; raises UserError where it cannot be written."""
    refuse_precious(file)
    beside = file.with_name(f".{file.name}.part")
    try:
        with beside.open("wb") as stream:
            yield stream
        beside.replace(file)
    except OSError as error:
        reason = error.strerror or str(error)
        message = _("{file} cannot be written: {reason}. Choose another folder.")
        raise UserError(message.format(file=file, reason=reason)) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


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
