"""Where the program's own files and the user's files are."""

from contextlib import suppress
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str, package: Path = _PACKAGE) -> Path:
    """The folder `name` of the program's own files: carried inside an installed `package`, beside it in the source tree."""
    carried = package / "_data"
    return (carried if carried.is_dir() else package.parent) / name


ROOT = _PACKAGE.parent
RESOURCES = shipped("resources")
TRANSLATIONS = shipped("translations")
MIGRATIONS = _PACKAGE / "book" / "migrations"

OWN_BOOK = "clients.relapp"


def default_book() -> Path:
    """The user's own book, in the data folder of the system (it may not exist yet)."""
    return real(data_folder() / OWN_BOOK)


def real(file: Path) -> Path:
    """The file itself where `file` is a link to it: what is written anew and renamed into place would replace the link."""
    with suppress(OSError, RuntimeError):
        if file.is_symlink():
            return file.resolve()
    return file


def data_folder() -> Path:
    """The user's folder for what the program keeps (it may not exist yet)."""
    from platformdirs import user_data_path

    return user_data_path("relapp", appauthor=False)


def log_file() -> Path:
    """Where the program tells what went on, whichever book is open."""
    return data_folder() / "relapp.log"


def crash_file() -> Path:
    """Where Python writes where it was when the program breaks down, until the next window has told of it."""
    return data_folder() / "relapp.crash"


def lock_of(book: Path) -> Path:
    """The file by which a window says that it has `book` open: the number of its process is the first line."""
    return book.with_name(f".{book.name}.lock")


def backup_folder(book: Path) -> Path:
    """Where copies made before a migration are kept: beside the book."""
    return book.parent / f"{book.stem}-backups"
