"""Looking through the whole book for duplicates, beside the window."""

from relapp.book.door import Door
from relapp.book.duplicates.part import Pair
from relapp.book.imports.part import Progress
from relapp.ui.importing.worker import Job


def searching(door: Door) -> Job:
    """Looks through a book: a list of Pair; nothing is changed."""

    def work(report: Progress) -> list[Pair]:
        report(0, 0)
        with door.open() as own:
            return list(own.duplicates.find(report))

    return Job(work)
