"""A backup is worth something once it can be restored: what a trial shows, without touching the book."""

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from relapp.book.backups.copying import Progress, copy_finished, examine
from relapp.book.leftovers import TRIAL
from relapp.domain.backups import Backup
from relapp.errors import DamagedError
from relapp.i18n import _


@dataclass(frozen=True, slots=True)
class Trial:
    """What a restored backup would hold."""

    backup: Backup
    clients: int
    touches: int


def try_restore(backup: Backup, passphrase: str, today: date, progress: Progress | None = None) -> Trial:
    """Restore a backup into a folder of its own that is gone afterwards, and run the full check of a book on it as of `today`.

    Raises DamagedError where the backup is not good, another BookError where the trial itself cannot be made.
    """
    from relapp.book import Book

    # Beside the backups: where they have room, a trial usually has, and nobody else can read there.
    with tempfile.TemporaryDirectory(prefix=TRIAL, dir=backup.path.parent, ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / backup.path.name
        copy_finished(backup.path, copy, progress)
        facts = examine(copy, passphrase)
        with Book(copy, passphrase=passphrase) as book:
            book.turn_to(today)
            wrong = book.check()
    if wrong:
        raise DamagedError(_("{file} is not sound: {what}.").format(file=backup.path.name, what="; ".join(wrong)))
    return Trial(backup, facts.clients, facts.touches)
