"""What a program that was killed left of its unfinished copies: whole books, with everybody in them, that nobody looks for."""

import contextlib
import re
import time
from collections.abc import Iterator
from pathlib import Path

from relapp.book.overwriting import overwrite
from relapp.paths import backup_folder

# Seconds after which an unfinished copy is nobody's any more.
ABANDONED = 24 * 3600

# The endings that copying, restoring, rescue, erasing and a change of the passphrase give what they have not finished.
_UNFINISHED = re.compile(r"\..+\.relapp\..*(?:part|salvaged|source|restored|erasing|new|old)(?:-journal|-wal|-shm)?")


# What the folder begins with in which a backup is tried.
TRIAL = ".trial-"


def put_away(book: Path, *others: Path, older_than: float = ABANDONED) -> None:
    """Fill with zeros and remove what is left beside a book and its backups since `older_than` seconds; raises OSError.

    `others` are folders too with backups of it, which may be away.
    """
    _put_away_in(book.parent, book.stem, older_than)
    _put_away_in(backup_folder(book), "", older_than)
    for folder in others:
        with contextlib.suppress(OSError):
            _put_away_in(folder, "", older_than)


def _put_away_in(folder: Path, beginning: str, older_than: float) -> None:
    for file in _left_in(folder, beginning):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - file.stat().st_mtime >= older_than:
                _remove(file)


def _left_in(folder: Path, beginning: str) -> Iterator[Path]:
    for each in list(folder.iterdir()) if folder.is_dir() else ():
        is_unfinished = _UNFINISHED.fullmatch(each.name) and each.name.lstrip(".").startswith(beginning)
        if is_unfinished or (each.name.startswith(TRIAL) and folder.name.endswith("-backups") and each.is_dir()):
            yield each


def _remove(left: Path) -> None:
    if left.is_dir():
        for each in list(left.iterdir()):
            _remove(each)
        left.rmdir()
    else:
        overwrite(left)
