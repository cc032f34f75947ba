"""Looking through the whole book for duplicates, beside the window."""

from pathlib import Path

from relapp.book import Book
from relapp.book.duplicates.part import Pair
from relapp.book.imports.part import Progress
from relapp.ui.importing.worker import Job


def searching(book: Path) -> Job:
    """Looks through a book: a list of Pair; nothing is changed."""

    def work(report: Progress) -> list[Pair]:
        report(0, 0)
        with Book(book) as own:
            return list(own.duplicates.find(report))

    return Job(work)
