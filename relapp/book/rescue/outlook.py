"""What can be had of a damaged book, and how: the newest good backup of it, or what can still be read."""

from dataclasses import dataclass
from pathlib import Path

from relapp.book import faults, opening
from relapp.book.backups.copying import Facts, copy_verified, examine, opened
from relapp.book.backups.shelf import Shelf
from relapp.book.book import Book
from relapp.book.rescue.moving import require_alone, set_aside
from relapp.book.rescue.salvaging import Progress, Salvaged, salvage
from relapp.domain.backups import Backup
from relapp.errors import BookError, DamagedError, PassphraseError


@dataclass(frozen=True, slots=True)
class Outlook:
    """The newest backup that was read to its end, with what it holds, and what could be read of the book itself."""

    backup: Backup | None
    held: Facts | None
    salvaged: Salvaged | None

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
    backup, held = _newest_good(path, passphrase)
    try:
        salvaged = salvage(path, _beside(path, "salvaged"), passphrase, tell)
    except DamagedError:
        salvaged = None
    return Outlook(backup, held, salvaged)


def take_backup(path: Path, backup: Backup, passphrase: str = "") -> Path:
    """Make a copy of a backup the book; returns where the damaged one is kept. Raises BookError, with nothing changed."""
    copy = _beside(path, "restored")
    copy_verified(backup.path, copy, passphrase)
    return _exchange(path, copy)


def take_salvaged(path: Path, salvaged: Salvaged) -> Path:
    """Make what was salvaged the book; returns where the damaged one is kept. Raises BookError, with nothing changed."""
    return _exchange(path, salvaged.path)


def _exchange(path: Path, successor: Path) -> Path:
    with faults.told(path):
        return set_aside(path, successor)


def _newest_good(path: Path, passphrase: str) -> tuple[Backup | None, Facts | None]:
    for backup in Shelf(path, passphrase).list():
        try:
            return backup, examine(backup.path, passphrase)
        except (DamagedError, PassphraseError):
            continue
    return None, None


def _beside(path: Path, what: str) -> Path:
    return path.with_name(f".{path.name}.{what}")
