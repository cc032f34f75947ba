"""Files that go and leave nothing behind that could be read from the disk, as far as a disk lets a program see to it."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_AT_A_TIME = 1 << 20


def overwrite(file: Path) -> None:
    """Fill `file` with zeros and remove it; one that has another name too only loses this one. Raises OSError."""
    # Two programs may find the same one left.
    with contextlib.suppress(FileNotFoundError):
        if file.lstat().st_nlink == 1 and not file.is_symlink():
            with file.open("rb+") as stream:
                fill(stream)
        file.unlink()


def fill(stream: BinaryIO) -> None:
    """Write zeros over all of a file, and have the disk hold them; its length stays."""
    remaining = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    while remaining:
        remaining -= stream.write(bytes(min(remaining, _AT_A_TIME)))
    stream.flush()
    os.fsync(stream.fileno())


@contextlib.contextmanager
def leaving_no_trace(file: Path) -> Iterator[None]:
    """Fill with zeros what the block removes of `file`; where it is still there afterwards it is left alone."""
    if sys.platform == "win32" or not file.exists():
        # Windows lets nobody remove what is open.
        yield
        return
    with file.open("rb+") as stream:
        yield
        if os.fstat(stream.fileno()).st_nlink == 0:
            fill(stream)
