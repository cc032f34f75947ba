"""Long work beside the window: on a thread of its own, with a connection of its own to the book."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QThread, Signal

from relapp.book import Book
from relapp.book.imports import Batch, Counts, Entry, ImportCancelledError, Progress
from relapp.domain.settings import Settings
from relapp.errors import UserError
from relapp.importing import FilePreview, preview_file


class Job(QThread):
    """Runs `work` once; exactly one of `succeeded`, `refused`, `stopped` and `crashed` follows, on the thread of the window.

    `refused` carries the sentence of a user's error; `crashed` stands for a fault of the program's own.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    refused = Signal(str)
    stopped = Signal()
    crashed = Signal()

    def __init__(self, work: Callable[[Progress], Any]) -> None:
        super().__init__(QCoreApplication.instance())
        self._work = work
        self._cancelled = False
        self.finished.connect(self.deleteLater)
        app = QCoreApplication.instance()
        if app:
            app.aboutToQuit.connect(self._end)

    def cancel(self) -> None:
        """Ask it to stop at the next step; work that was finished before is not taken back."""
        self._cancelled = True

    def run(self) -> None:
        """The work, on its own thread."""
        tell: Callable[[], None] = self.crashed.emit
        try:
            tell = partial(self.succeeded.emit, self._work(self._report))
        except ImportCancelledError:
            tell = self.stopped.emit
        except UserError as error:
            tell = partial(self.refused.emit, str(error))
        finally:
            tell()

    def _report(self, done: int, total: int) -> None:
        if self._cancelled:
            raise ImportCancelledError
        self.progressed.emit(done, total)

    def _end(self) -> None:
        """The program ends only after its threads."""
        self.cancel()
        self.wait()


def reading(book: Path, file: Path) -> Job:
    """Reads `file` and compares it with the book: a FilePreview; nothing is changed."""

    def work(report: Progress) -> FilePreview:
        report(0, 0)
        with Book(book) as own:
            preview = preview_file(own, file)
        report(0, 0)
        return preview

    return Job(work)


def taking_in(book: Path, preview: FilePreview, entries: Sequence[Entry]) -> Job:
    """Brings `entries` of a previewed file into the book: Counts, and the Batch by which any connection can undo it."""

    def work(report: Progress) -> tuple[Counts, Batch]:
        report(0, 0)
        with Book(book) as own:
            return own.imports.take_in(entries, preview.file.name, len(preview.reading.failures), report)

    return Job(work)


def sampling(file: Path, on: date, settings: Settings) -> Job:
    """Writes the sample book in the language and for the country of `settings`, unless there is one: its path."""

    def work(report: Progress) -> Path:
        if not file.exists():
            from relapp.sample import write_sample

            write_sample(file, clients=120, seed=1, on=on, language=settings.language, country=settings.country, progress=report)
        return file

    return Job(work)
