"""A second place for backups, such as a stick: it may come and go, and what goes wrong with it stops nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import count
from pathlib import Path

from relapp.book.backups.copying import Progress, copy_finished, told
from relapp.book.backups.names import read_folder
from relapp.book.backups.shelf import Shelf
from relapp.book.encryption import is_plain
from relapp.domain.backups import worth_keeping
from relapp.errors import BookError, UserError
from relapp.i18n import _


class Standing(StrEnum):
    """How the second place is doing."""

    NOT_CHOSEN = "not_chosen"
    AWAY = "away"
    FAILED = "failed"
    UP_TO_DATE = "up_to_date"


@dataclass(frozen=True, slots=True)
class SecondCopy:
    """What came of copying to the second place: `latest` is when the latest backup there was made, `why` what went wrong.

    So many there are `unlocked`: they were made before the book had a passphrase, and whoever finds them can read them.
    """

    standing: Standing
    latest: datetime | None = None
    why: str = ""
    unlocked: int = 0


def choose(shelf: Shelf, place: Path) -> Path:
    """Have a folder of its own for this book's backups in `place`, by which the place is known again; raises UserError.

    A stick that is not there leaves an empty folder on some systems: without this one, it would be taken for the stick.
    """
    place = place.absolute()
    if place == shelf.book.absolute().parent or place.is_relative_to(shelf.folder):
        raise UserError(_("The backups are in {folder} already. Choose a folder on another disk.").format(folder=place))
    is_there = place.is_dir()
    try:
        place = next(each for each in _places_in(place) if _is_free(shelf, folder_in(shelf, each)))
        folder_in(shelf, place).mkdir(mode=0o700, parents=is_there, exist_ok=True)
    except OSError as error:
        message = _("{folder} cannot be written: {reason}. Choose another folder.")
        raise UserError(message.format(folder=place, reason=error.strerror or error)) from error
    return place


def _places_in(place: Path) -> Iterator[Path]:
    """The place itself, and folders in it: one stick may serve several computers, whose books are all called alike."""
    yield place
    yield from (place / f"relapp-{number}" for number in count(2))


def _is_free(shelf: Shelf, folder: Path) -> bool:
    """Whether the backups in a folder, if there are any, are of this book. Raises OSError."""
    known, there = ({(each.path.name, each.size) for each in found} for found in (shelf.list(), read_folder(folder)))
    return not there or bool(known & there)


def folder_in(shelf: Shelf, place: Path) -> Path:
    """Where this book's backups are in a second place."""
    return place / shelf.folder.name


def copy_to_second_place(shelf: Shelf, progress: Progress | None = None) -> SecondCopy:
    """Have the latest backup in the second place too, and clear out there as at home; what goes wrong is told, not raised."""
    if not shelf.second_place:
        return SecondCopy(Standing.NOT_CHOSEN)
    folder = folder_in(shelf, shelf.second_place)
    try:
        with told(folder / shelf.book.name):
            return _bring_up_to_date(shelf, folder, progress)
    except BookError as error:
        # A stick that was pulled out is away; what it could not take is another matter.
        return SecondCopy(Standing.FAILED, why=str(error)) if _is_there(folder) else SecondCopy(Standing.AWAY)


def _bring_up_to_date(shelf: Shelf, folder: Path, progress: Progress | None) -> SecondCopy:
    if not folder.is_dir():
        return SecondCopy(Standing.AWAY)
    at_home, there = shelf.list(), read_folder(folder)
    latest = at_home[0] if at_home else None
    if latest and (latest.path.name, latest.size) not in {(each.path.name, each.size) for each in there}:
        copy_finished(latest.path, folder / latest.path.name, progress)
        there = read_folder(folder)
    names = {each.path.name for each in at_home}
    # What was copied is known to be good, and what is kept at home is kept here.
    kept = worth_keeping(there, shelf.keeping, shelf.now(), shelf.day_of, lambda _backup: True)
    for each in there:
        if each not in kept and each.path.name not in names:
            each.path.unlink(missing_ok=True)
    newest = latest or next(iter(there), None)
    unlocked = sum(is_plain(each.path) for each in read_folder(folder)) if shelf.passphrase else 0
    return SecondCopy(Standing.UP_TO_DATE, newest.made_at if newest else None, unlocked=unlocked)


def is_away(shelf: Shelf) -> bool:
    """Whether there is a second place, but not now."""
    return shelf.second_place is not None and not _is_there(folder_in(shelf, shelf.second_place))


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False
