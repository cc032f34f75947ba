"""The part of a book that sees to its backups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from relapp.book.backups import second_place
from relapp.book.backups.copying import Progress
from relapp.book.backups.second_place import SecondCopy, Standing
from relapp.book.backups.shelf import Shelf
from relapp.book.imports.storage import put_away_left
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.backups import Backup, Keeping, Reason

# Of changes that come one after the other, the first one's backup is the one to go back to.
_SELDOM = {Reason.MERGE: timedelta(hours=1)}

# Under which the book says what the second place has.
_IN_SECOND_PLACE, _UNLOCKED_THERE = "in_second_place", "unlocked_in_second_place"

# Under which it names every second place that ever got a copy: what is there stays when another one is chosen.
_PLACES_USED = "second_places_used"


@dataclass(frozen=True, slots=True)
class Kept:
    """What looking after the backups came to: the one that was made, if one was due, and how the second place is doing."""

    made: Backup | None
    second: SecondCopy


class Backups:
    """Makes copies of the book as its settings want them; `shelf` is for work on another thread."""

    def __init__(self, book: Path, passphrase: str, settings: SettingsPart, stamps: Stamps) -> None:
        self._book = book
        self._passphrase = passphrase
        self._settings = settings
        self._stamps = stamps

    def shelf(self) -> Shelf:
        """All that takes long, for any thread: with the settings and the passphrase as they are now."""
        settings = self._settings.get()
        keeping = Keeping(settings.backups_daily, settings.backups_weekly, settings.backups_monthly)
        place = Path(settings.second_place) if settings.second_place else None
        return Shelf(self._book, self._passphrase, keeping, place, self._stamps.now)

    def list(self) -> Sequence[Backup]:
        """The finished ones, the latest first."""
        return self.shelf().list()

    def make(self, reason: Reason, progress: Progress | None = None) -> Backup:
        """Copy the book as it is now; raises BookError where no good copy could be made, and then leaves nothing."""
        return self.shelf().make(reason, progress)

    def before(self, reason: Reason, progress: Progress | None = None) -> Backup | None:
        """Copy the book before something is risked: BookError means that it must not begin. None where one is recent enough."""
        return self.make(reason, progress) if self.is_wanted_before(reason) else None

    def is_wanted_before(self, reason: Reason) -> bool:
        """Whether none is recent enough for what is to be risked."""
        now, recently = self._stamps.now(), _SELDOM.get(reason, timedelta(0))
        return not any(each.reason is reason and timedelta(0) <= now - each.made_at < recently for each in self.list())

    def note_second(self, copy: SecondCopy) -> None:
        """Remember what the second place has: a place that is away cannot be asked."""
        if copy.latest and copy.latest != self.in_second_place():
            self._settings.put(_IN_SECOND_PLACE, copy.latest.isoformat())
        if copy.latest and copy.unlocked != self.unlocked_in_second_place():
            self._settings.put(_UNLOCKED_THERE, copy.unlocked)
        place, used = self._settings.get().second_place, self.places_used()
        if copy.standing is Standing.UP_TO_DATE and place and Path(place) not in used:
            self._settings.put(_PLACES_USED, [*map(str, used), place])

    def places_used(self) -> Sequence[Path]:
        """Every second place that got a copy, the first one first; old copies may still be there."""
        return [Path(each) for each in self._settings.value(_PLACES_USED) or []]

    def in_second_place(self) -> datetime | None:
        """When the latest backup that is known to be in the second place was made."""
        kept = self._settings.value(_IN_SECOND_PLACE)
        return datetime.fromisoformat(kept) if kept else None

    def unlocked_in_second_place(self) -> int:
        """How many backups in the second place are known to have no passphrase although the book has one."""
        return int(self._settings.value(_UNLOCKED_THERE) or 0) if self._passphrase else 0


def keep_up(shelf: Shelf, progress: Progress | None = None, *, asked: bool = False) -> Kept:
    """Make the day's backup where it is due, or one that the user has `asked` for; clear out; see to the second place.

    What killed programs left goes too. Raises BookError where no good copy could be made, or the folder could not be read.
    """
    made = None
    if asked or shelf.is_due():
        made = shelf.make(Reason.ASKED if asked else Reason.DAILY, progress)
        shelf.prune(made)
    shelf.tidy()
    put_away_left()
    return Kept(made, second_place.copy_to_second_place(shelf, progress))
