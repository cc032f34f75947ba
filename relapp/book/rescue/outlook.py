"""What can be had of a damaged book, or of one that is missing: the newest good backup of it, or what can still be read."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from relapp.book import faults, opening
from relapp.book.backups.copying import Facts, copy_verified, examine, opened
from relapp.book.backups.shelf import Shelf
from relapp.book.book import Book
from relapp.book.encryption import has_another_key
from relapp.book.erasing.restored import MARKS, keep_out
from relapp.book.rescue.moving import require_alone, set_aside
from relapp.book.rescue.salvaging import Progress, Salvaged, salvage
from relapp.domain.backups import Backup
from relapp.errors import BookError, DamagedError, PassphraseError


@dataclass(frozen=True, slots=True)
class Outlook:
    """The newest backup that was read to its end, with what it holds, and what could be read of the book itself.

    Where the book `is_missing` there is at most its log to read; backups that `are_locked` have another passphrase, all that
    there are.
    """

    backup: Backup | None
    held: Facts | None
    salvaged: Salvaged | None
    is_missing: bool = False
    are_locked: bool = False

    @property
    def prefers_salvaged(self) -> bool:
        """Whether more is in what was salvaged than in the backup."""
        if not self.salvaged or not self.held:
            return self.salvaged is not None
        return (self.salvaged.clients, self.salvaged.touches) >= (self.held.clients, self.held.touches)

    def put_away(self) -> None:
        """Remove what was salvaged; the book itself stays as it is."""
        if self.salvaged:
            self.salvaged.path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a choice: where the damaged file is kept, if there was one, and how many erased clients stayed out."""

    aside: Path | None
    left_out: int = 0


def is_sound(path: Path, passphrase: str = "") -> bool:
    """Whether the book can be opened and `check` finds nothing; raises BookError where it is not the file that is at fault."""
    try:
        with Book(path, passphrase=passphrase) as book:
            return not book.check()
    except DamagedError:
        return False
    except BookError:
        raise
    except Exception:  # noqa: BLE001 - whatever a value leads to that a change of bits has made senseless
        return False


def has_sound_pages(path: Path, passphrase: str = "") -> bool:
    """Whether SQLite finds no fault in the file, whoever else has it open; reads all of it. Raises BookError."""
    try:
        with faults.told(path), opened(path, passphrase) as connection:
            return not opening.faults_of(connection)
    except DamagedError:
        return False


def look(path: Path, passphrase: str = "", tell: Progress = lambda _done, _total: None) -> Outlook:
    """See what can be had of the book at `path`, which is only read; raises BookError where another program has it open."""
    require_alone(path, passphrase)
    shelf = Shelf(path, passphrase)
    found = _newest_good(shelf)
    is_missing = opening.is_missing(path)
    salvaged = None
    with contextlib.suppress(DamagedError):
        salvaged = salvage(path, _beside(path, "salvaged"), passphrase, tell)
    if found:
        return Outlook(*found, salvaged, is_missing)
    return Outlook(None, None, salvaged, is_missing, are_locked=_are_locked(shelf))


def take_backup(path: Path, backup: Backup, passphrase: str = "", salvaged: Salvaged | None = None) -> Taken:
    """Make a copy of a backup the book, without those who were erased since, as far as anything beside it can still tell.

    What was `salvaged` of it tells that best. Raises BookError, with nothing changed unless the copy cannot be written once more.
    """
    copy = _beside(path, "restored")
    copy_verified(backup.path, copy, passphrase)
    aside = _exchange(path, copy)
    known = salvaged.path if salvaged else aside
    return Taken(aside, keep_out(path, known, passphrase, is_part=salvaged is not None and not _has_all_marks(salvaged)))


def take_salvaged(path: Path, salvaged: Salvaged, passphrase: str = "") -> Taken:
    """Make what was salvaged the book, in which nobody is forgotten who was erased. Raises BookError, with nothing changed."""
    taken = Taken(_exchange(path, salvaged.path))
    if not _has_all_marks(salvaged):
        keep_out(path, None, passphrase)
    return taken


def begin_new(path: Path, passphrase: str = "") -> Taken:
    """Make an empty book, its backups notwithstanding, which stay. Raises BookError, with nothing changed."""
    new = _beside(path, "new")
    with contextlib.ExitStack() as stack:
        stack.callback(new.unlink, missing_ok=True)
        Book(new, passphrase=passphrase).close()
        taken = Taken(_exchange(path, new))
    keep_out(path, None, passphrase)
    return taken


def _has_all_marks(salvaged: Salvaged) -> bool:
    """Whether it knows of everybody who was erased from the book."""
    return not MARKS & (salvaged.unknown | {table for table, count in salvaged.missing.items() if count})


def _exchange(path: Path, successor: Path) -> Path | None:
    with faults.told(path):
        return set_aside(path, successor)


def _newest_good(shelf: Shelf) -> tuple[Backup, Facts] | None:
    for backup in shelf.list():
        with contextlib.suppress(DamagedError, PassphraseError):
            return backup, examine(backup.path, shelf.passphrase)
    return None


def _are_locked(shelf: Shelf) -> bool:
    """Whether there are backups, and all of them could be good with another passphrase."""
    found = shelf.list()
    return bool(found) and all(has_another_key(each.path, shelf.passphrase) for each in found)


def _beside(path: Path, what: str) -> Path:
    return path.with_name(f".{path.name}.{what}")
