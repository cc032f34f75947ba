"""A backup becomes the book again; the book that there was is moved aside, never destroyed."""

import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from relapp.book import schema, unreadable
from relapp.book.backups.copying import Facts, Progress, copy_finished, examine, opened, put_in_place, told, unfinished
from relapp.book.backups.names import moment_name
from relapp.book.backups.shelf import Shelf
from relapp.book.encryption import change_passphrase, key_of
from relapp.book.file_locks import is_in_use
from relapp.book.opening import APPLICATION_ID
from relapp.domain.backups import Reason
from relapp.errors import BookError, DamagedError
from relapp.i18n import _
from relapp.paths import real

# What may hold a part of the book beside its file.
LOGS = ("-wal", "-journal")


@dataclass(frozen=True, slots=True)
class Restored:
    """What the book holds now, where the one that there was is, if there was one, and what opens both."""

    facts: Facts
    set_aside: Path | None
    passphrase: str = field(default="", repr=False)


def restore(
    path: Path, backup: Path, passphrase: str = "", progress: Progress | None = None, *, of_backup: str | None = None
) -> Restored:
    """Make a copy of `backup` the book at `path`, which nobody may have open and `passphrase` opens as before; all or nothing.

    The backup is opened by `of_backup`, where it has one of its own. Of the book that there was a backup is made first, where it
    can still be read, and it is moved aside. Raises PassphraseError for a passphrase that is not the book's, DamagedError for
    a backup that is not good, another BookError where the book is open elsewhere or a folder cannot be written.
    """
    path = real(path.absolute())
    key = key_of(backup, passphrase) if of_backup is None else of_backup
    facts = _usable(backup, key)
    is_readable = unreadable.is_readable(path, passphrase)
    # What becomes of a book that tells nothing is never less locked than what it is made of.
    wanted = passphrase if passphrase or is_readable else key
    with told(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with unfinished(path) as beside:
            copy_finished(backup, beside, progress)
            if key != wanted:
                change_passphrase(beside, key, wanted)
            if is_readable:
                _back_up(path, passphrase)
                _require_alone(path, passphrase)
            elif is_in_use(path):
                raise _in_use(path)
            set_aside = _make_way(path)
            put_in_place(beside, path)
    return Restored(facts, set_aside, wanted)


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
            raise _in_use(path) from error


def _in_use(path: Path) -> BookError:
    message = _("{file} is open in another window or program. Close it there and try again; nothing was changed.")
    return BookError(message.format(file=path))


def _make_way(path: Path) -> Path | None:
    """Move the book, with its logs if it has any, to a name that tells when: where it is, or its log where that was all."""
    aside = _free_name(path, datetime.now(UTC))
    found: Path | None = None
    # A second name for it, so that there is a book under the first one at every moment; not every file system has one.
    if path.exists():
        try:
            os.link(path, aside)
        except OSError:
            path.rename(aside)
        found = aside
    for ending in LOGS:
        log = path.with_name(path.name + ending)
        if log.exists():
            kept = log.rename(aside.with_name(aside.name + ending))
            found = found or kept
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    return found


def _free_name(path: Path, moment: datetime) -> Path:
    stem = f"{path.stem}-before-restore-{moment_name(moment)}"
    names = (f"{stem}{suffix}{path.suffix}" for suffix in ("", *(f"-{number}" for number in range(2, 100))))
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())
