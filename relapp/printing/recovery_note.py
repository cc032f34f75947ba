"""The recovery note of a book."""

from datetime import date

from relapp.book import Book
from relapp.paper import recovery_note as paper
from relapp.paper.documents import Document
from relapp.paths import backup_folder


def recovery_note(book: Book, on: date) -> Document:
    """Where the book and its backups are, and room for the passphrase: it is not on the page."""
    path = book.path.absolute()
    return paper.compose(paper.RecoveryNote(book.path.name, str(path), str(backup_folder(path)), on))
