"""From a file to entries that can be looked at before they come in: the same way for the window and the command line."""

from dataclasses import dataclass
from pathlib import Path

from relapp.book import Book
from relapp.book.changes import Changes
from relapp.book.imports import Action, Counts, Entry, Progress
from relapp.errors import UserError
from relapp.exchange import read_file
from relapp.exchange.records import Problem, Reading
from relapp.i18n import _

# A contact export this large is none; it would not fit in memory several times over.
MAX_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What a file holds, and what would become of each record of it."""

    file: Path
    reading: Reading
    entries: list[Entry]

    @property
    def counts(self) -> Counts:
        """How the file would come in."""
        of = {action: sum(entry.action is action for entry in self.entries) for action in Action}
        return Counts(self.reading.read, of[Action.ADD], of[Action.MERGE], of[Action.SKIP], len(self.reading.failures))

    @property
    def problems(self) -> list[Problem]:
        """What could not be read or was left out, in the order of the file; what concerns the whole file first."""
        found = [Problem(record.position, warning) for record in self.reading.records for warning in record.warnings]
        found += self.reading.failures
        return [Problem(0, remark) for remark in self.reading.remarks] + sorted(found, key=lambda problem: problem.position)


def preview_file(book: Book, file: Path) -> FilePreview:
    """Read `file` and compare it with the book; raises UserError for a file that cannot be used. Nothing is changed."""
    return preview_reading(book, file, read(file))


def read(file: Path) -> Reading:
    """What `file` holds; raises UserError for a file that cannot be used."""
    return read_file(file.name, _bytes_of(file))


def preview_reading(book: Book, file: Path, reading: Reading) -> FilePreview:
    """Compare what was read with the book. Nothing is changed."""
    return FilePreview(file, reading, book.imports.preview([record.client for record in reading.records]))


def take_in(book: Book, preview: FilePreview, progress: Progress | None = None) -> tuple[Counts, Changes]:
    """Bring a previewed file into the book, all or nothing."""
    return book.imports.apply(preview.entries, preview.file.name, len(preview.reading.failures), progress)


def _bytes_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise UserError(_("{file} is too large for a contact file. Export fewer contacts at a time.").format(file=file))
        return file.read_bytes()
    except FileNotFoundError as error:
        raise UserError(_("{file} does not exist. Check the name and the folder.").format(file=file)) from error
    except IsADirectoryError as error:
        raise UserError(_("{file} is a folder. Choose a file in it.").format(file=file)) from error
    except OSError as error:
        raise UserError(_("{file} cannot be read: {reason}.").format(file=file, reason=error.strerror or error)) from error
