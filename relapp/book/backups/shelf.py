"""The backups of one book: made, found, looked over and cleared out, on whichever thread; the book itself need not be open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from relapp.book import schema
from relapp.book.backups.copying import Progress, copy_verified, examine, told
from relapp.book.backups.names import name_of, read_folder
from relapp.book.leftovers import put_away
from relapp.domain.backups import Backup, Keeping, Reason, made_today, worth_keeping
from relapp.errors import BookError
from relapp.i18n import _
from relapp.paths import backup_folder


def _now() -> datetime:
    return datetime.now(UTC)


def local_day(moment: datetime) -> date:
    """The day of a moment where the user is."""
    return moment.astimezone().date()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the backups of `book` are; `now` gives the moment in UTC, `day_of` the user's day of a moment."""

    book: Path
    passphrase: str = field(default="", repr=False)
    keeping: Keeping = field(default_factory=Keeping)
    second_place: Path | None = None
    now: Callable[[], datetime] = _now
    day_of: Callable[[datetime], date] = local_day

    @property
    def folder(self) -> Path:
        """Where they are kept: beside the book."""
        return backup_folder(self.book.absolute())

    def list(self) -> Sequence[Backup]:
        """The finished ones, the latest first. Raises BookError where the folder cannot be read."""
        with told(self.folder / self.book.name):
            return read_folder(self.folder)

    def find(self, number: int) -> Backup:
        """The backup of a number; raises BookError where there is none."""
        for each in self.list():
            if each.number == number:
                return each
        raise BookError(_("There is no backup {number}. “relapp backups” lists them.").format(number=number))

    def make(
        self,
        reason: Reason,
        progress: Progress | None = None,
        *,
        source: sqlite.Connection | None = None,
        version: int = schema.VERSION,
    ) -> Backup:
        """Copy the book as it is now, through a connection of its own or `source`, and count the copy once it was read again.

        `version` is the schema of the book, where it is not migrated yet. Raises BookError.
        """
        before = self.list()
        number = before[0].number + 1 if before else 1
        made_at = self.now().replace(microsecond=0)
        target = self.folder / name_of(number, made_at, reason, version)
        copy_verified(source or self.book, target, self.passphrase, progress)
        return Backup(target, number, made_at, reason, version, target.stat().st_size)

    def is_due(self) -> bool:
        """Whether none was made today, by the clock as it is now."""
        return not made_today(self.list(), self.now(), self.day_of)

    def prune(self, known_good: Backup | None = None) -> Sequence[Backup]:
        """Delete what need not be kept: those that are gone.

        The latest good one always stays; where none can be read, all do. `known_good` was read just now. Raises BookError.
        """
        found = self.list()
        with told(self.folder / self.book.name):
            return self._delete(found, _Judge(self.passphrase, known_good))

    def tidy(self) -> None:
        """Put away what killed programs left of unfinished copies, here and in the second place. Raises BookError."""
        with told(self.folder / self.book.name):
            put_away(self.book.absolute(), *([self.second_place / self.folder.name] if self.second_place else []))

    def _delete(self, found: Sequence[Backup], is_good: Callable[[Backup], bool]) -> Sequence[Backup]:
        # As long as each has a day, a week or a month to itself, none of them need be read.
        if len(worth_keeping(found, self.keeping, self.now(), self.day_of, lambda _backup: True)) == len(found):
            return []
        kept = worth_keeping(found, self.keeping, self.now(), self.day_of, is_good)
        gone = [each for each in found if each not in kept]
        for each in gone:
            each.path.unlink(missing_ok=True)
        return gone


class _Judge:
    """Says whether a backup can be read; each is read once."""

    def __init__(self, passphrase: str, known_good: Backup | None) -> None:
        self._passphrase = passphrase
        self._known: dict[Path, bool] = {known_good.path: True} if known_good else {}

    def __call__(self, backup: Backup) -> bool:
        if backup.path not in self._known:
            try:
                examine(backup.path, self._passphrase)
                self._known[backup.path] = True
            except BookError:
                self._known[backup.path] = False
        return self._known[backup.path]
