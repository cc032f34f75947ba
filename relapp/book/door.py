"""What opens a book: its file and its passphrase, to be handed to whoever needs a connection of their own."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relapp.book.book import Book


@dataclass(frozen=True, slots=True)
class Door:
    """A file and the passphrase that opens it, empty for an ordinary one; it is never shown where the door is."""

    path: Path
    passphrase: str = field(default="", repr=False)

    def open(self) -> "Book":
        """Another connection to the book, for the thread that asks. Raises BookError."""
        from relapp.book.book import Book

        return Book(self.path, passphrase=self.passphrase)
