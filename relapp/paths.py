"""Where the program's own files and the user's files are."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
TRANSLATIONS = ROOT / "translations"
MIGRATIONS = Path(__file__).resolve().parent / "book" / "migrations"

OWN_BOOK = "clients.relapp"


def default_book() -> Path:
    """The user's own book, in the data folder of the system (it may not exist yet)."""
    from platformdirs import user_data_path

    return user_data_path("relapp", appauthor=False) / OWN_BOOK


def backup_folder(book: Path) -> Path:
    """Where copies made before a migration are kept: beside the book."""
    return book.parent / f"{book.stem}-backups"
