"""A backup becomes the book again; the book that there was is moved aside, never destroyed."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from relapp.book import schema
from relapp.book.backups.copying import Facts, Progress, copy_finished, examine, opened, put_in_place, told, unfinished
from relapp.book.backups.names import moment_name
from relapp.book.backups.shelf import Shelf
from relapp.book.opening import APPLICATION_ID
from relapp.domain.backups import Reason
from relapp.errors import BookError, DamagedError
from relapp.i18n import _

_LOGS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Restored:
    """What the book holds now, and where the one that there was is, if there was one."""

    facts: Facts
    set_aside: Path | None


def restore(path: Path, backup: Path, passphrase: str = "", progress: Progress | None = None) -> Restored:
    """Make a copy of `backup`, opened by `passphrase`, the book at `path`, which nobody may have open; all or nothing.

    Of the book that there was a backup is made first, where it can still be read, and it is moved aside. Raises DamagedError
    for a backup that is not good, another BookError where the book is open elsewhere or a folder cannot be written.
    """
    path = path.absolute()
    facts = _usable(backup, passphrase)
    with told(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with unfinished(path) as beside:
            copy_finished(backup, beside, progress)
            set_aside = None
            if path.exists():
                if _is_readable(path, passphrase):
                    _back_up(path, passphrase)
                    _require_alone(path, passphrase)
                set_aside = _make_way(path)
            _remove_logs(path)
            put_in_place(beside, path)
    return Restored(facts, set_aside)


def _usable(backup: Path, passphrase: str) -> Facts:
    """What a backup holds; raises BookError for one that could not be opened once it was restored."""
    if not backup.is_file():
        raise BookError(_("{file} does not exist. “relapp backups” lists the backups.").format(file=backup))
    facts = examine(backup, passphrase)
    if facts.application_id != APPLICATION_ID:
        raise BookError(_("{file} is not a Relapp book. Choose another file; nothing was changed.").format(file=backup))
    if facts.schema > schema.VERSION:
        message = _("{file} was made by a newer Relapp. Update Relapp to open it; nothing was changed.")
        raise BookError(message.format(file=backup))
    return facts


def _is_readable(path: Path, passphrase: str) -> bool:
    """Whether SQLite finds a book at all; asked of a connection that cannot write, as any other may delete the log."""
    try:
        with opened(path, passphrase, "mode=ro") as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite.Error as error:
        return "locked" in str(error) or "busy" in str(error)
    return True


def _back_up(path: Path, passphrase: str) -> None:
    """A damaged book is kept as it is: it is moved aside all the same."""
    with suppress(DamagedError):
        Shelf(path, passphrase).make(Reason.RESTORE)


def _require_alone(path: Path, passphrase: str) -> None:
    """See to it that nobody else has the book open, and that all of it is in its one file. Raises BookError.

    Only a connection that is alone can leave the write-ahead log.
    """
    try:
        with opened(path, passphrase) as connection:
            connection.execute("PRAGMA busy_timeout = 1000")
            connection.execute("PRAGMA journal_mode = delete")
            connection.execute("PRAGMA journal_mode = wal")
    except sqlite.Error as error:
        if "locked" in str(error) or "busy" in str(error):
            message = _("{file} is open in another window or program. Close it there and try again; nothing was changed.")
            raise BookError(message.format(file=path)) from error


def _make_way(path: Path) -> Path:
    """Move the book, with its logs if it has any, to a name that tells when: that name."""
    aside = _free_name(path, datetime.now(UTC))
    # A second name for it, so that there is a book under the first one at every moment; not every file system has one.
    try:
        os.link(path, aside)
    except OSError:
        path.rename(aside)
    for ending in _LOGS:
        log = path.with_name(path.name + ending)
        if log.exists():
            log.rename(aside.with_name(aside.name + ending))
    return aside


def _free_name(path: Path, moment: datetime) -> Path:
    stem = f"{path.stem}-before-restore-{moment_name(moment)}"
    names = (f"{stem}{suffix}{path.suffix}" for suffix in ("", *(f"-{number}" for number in range(2, 100))))
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())


def _remove_logs(path: Path) -> None:
    """A log whose book is not there any more would be taken for one of the book that comes."""
    for ending in _LOGS:
        path.with_name(path.name + ending).unlink(missing_ok=True)
