"""What a program that was killed left of its unfinished copies: whole books, with everybody in them, that nobody looks for."""

import contextlib
import re
import time
from pathlib import Path

from relapp.book.overwriting import overwrite
from relapp.paths import backup_folder

# Seconds after which an unfinished copy is nobody's any more.
ABANDONED = 24 * 3600

# The endings that copying, restoring, rescue, erasing and a change of the passphrase give what they have not finished.
_UNFINISHED = re.compile(r"\..+\.relapp\..*(?:part|salvaged|source|restored|erasing|new|old)(?:-journal|-wal|-shm)?")


def put_away(book: Path, older_than: float = ABANDONED) -> None:
    """Fill with zeros and remove what is left beside a book and its backups since `older_than` seconds; raises OSError."""
    for folder, beginning in ((book.parent, book.stem), (backup_folder(book), "")):
        for file in folder.iterdir() if folder.is_dir() else ():
            if _UNFINISHED.fullmatch(file.name) and file.name.lstrip(".").startswith(beginning):
                with contextlib.suppress(FileNotFoundError):
                    if time.time() - file.stat().st_mtime >= older_than:
                        overwrite(file)
