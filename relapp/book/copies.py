"""Older copies of the book, which open with the passphrase that it had when they were made."""

from collections.abc import Sequence
from pathlib import Path

from relapp.book.backups.names import read_folder
from relapp.book.backups.second_place import folder_in
from relapp.book.backups.shelf import Shelf
from relapp.domain.backups import Backup


def older_copies(shelf: Shelf) -> Sequence[Path]:
    """The backups at home and in the second place, as far as it is there, and books that a restore has put aside."""
    folders = [shelf.folder, *([folder_in(shelf, shelf.second_place)] if shelf.second_place else [])]
    backups = [each.path for folder in folders for each in _found(folder)]
    return [*backups, *sorted(shelf.book.parent.glob(f"{shelf.book.stem}-before-restore-*.relapp"))]


def _found(folder: Path) -> Sequence[Backup]:
    try:
        return read_folder(folder)
    except OSError:
        return []
