"""Older copies of the book, which open with the passphrase that it had when they were made."""

from collections.abc import Sequence
from pathlib import Path

from relapp.book.backups.names import read_folder
from relapp.book.backups.second_place import folder_in
from relapp.book.backups.shelf import Shelf
from relapp.domain.backups import Backup

# What a restore and a rescue call the books that they move aside, between the book's own name and the moment.
_ASIDE = ("before-restore", "damaged")


def older_copies(shelf: Shelf, places_used: Sequence[Path] = ()) -> Sequence[Path]:
    """The backups at home and in second places, as far as they are there, and books that a restore or a rescue has put aside."""
    places = dict.fromkeys([*([shelf.second_place] if shelf.second_place else []), *places_used])
    folders = [shelf.folder, *(folder_in(shelf, each) for each in places)]
    backups = [each.path for folder in folders for each in _found(folder)]
    return [*backups, *(file for kind in _ASIDE for file in sorted(_put_aside(shelf.book.absolute(), kind)))]


def places_away(shelf: Shelf, places_used: Sequence[Path]) -> Sequence[Path]:
    """The second places that got copies and cannot be looked into now, such as a stick that is not here."""
    return [each for each in places_used if not folder_in(shelf, each).is_dir()]


def _put_aside(book: Path, kind: str) -> Sequence[Path]:
    beginning = f"{book.stem}-{kind}-"
    return [each for each in book.parent.iterdir() if each.name.startswith(beginning) and each.suffix == book.suffix]


def _found(folder: Path) -> Sequence[Backup]:
    try:
        return read_folder(folder)
    except OSError:
        return []
