"""Long work beside the window: on a thread of its own, with a connection of its own to the book."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QThread, Signal

from relapp import importing
from relapp.book import Book
from relapp.book.changes import Changes
from relapp.book.door import Door
from relapp.book.imports.part import ImportCancelledError, Progress
from relapp.book.imports.staging import Action, Counts, Staging
from relapp.domain.incoming import Entry, Problem
from relapp.domain.settings import Settings
from relapp.domain.whole import Piece, WholeClient
from relapp.errors import UserError
from relapp.exchange.book_file import read_book
from relapp.exchange.look import Look, TableChoices, TableLook
from relapp.exchange.reading import read
from relapp.exchange.source import Source, Track
from relapp.i18n import _

# How many contacts of a table are shown while its columns are asked about.
FIRST = 4

# As many things that could not be read are listed; the rest is counted.
MOST_LISTED = 300


@dataclass(frozen=True, slots=True)
class BookSummary:
    """How a whole book would come in; `is_first` where the own book has no client yet."""

    counts: Counts
    touches: int
    problems: tuple[Problem, ...]
    is_first: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """One import that was made; `changes_of` says of any connection to the book what it changed, and how to undo it.

    `problems` are the first of the `problem_count` things that could not be read.
    """

    import_id: int
    counts: Counts
    changes_of: Callable[[Book], Changes]
    problems: Sequence[Problem] = ()
    problem_count: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a file showed; `first` are the first entries of a table as they would come in."""

    source: Source
    look: Look
    first: tuple[Entry, ...] = ()


class Job(QThread):
    """Runs `work` once; exactly one of `succeeded`, `refused`, `stopped` and `crashed` follows, on the thread of the window.

    `refused` carries the sentence of a user's error; `crashed` stands for a fault of the program's own. `drop` puts away a result
    that nobody waits for any more.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    refused = Signal(str)
    stopped = Signal()
    crashed = Signal()

    def __init__(self, work: Callable[[Progress], Any], drop: Callable[[Any], None] | None = None) -> None:
        super().__init__(QCoreApplication.instance())
        self._work, self._drop = work, drop
        self._cancelled = False
        self._result: Any = None
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
            self._result = self._work(self._report)
            tell = partial(self.succeeded.emit, self._result)
            if self._drop and self._cancelled:
                self._drop(self._result)
                tell = self.stopped.emit
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
        if self._drop and self._result:
            self._drop(self._result)


def looking(door: Door, file: Path, choices: TableChoices) -> Job:
    """Looks at the beginning of `file`: Seen."""

    def work(report: Progress) -> Seen:
        report(0, 0)
        _refuse_own_book(door.path, file)
        source = importing.open_source(file)
        with door.open() as own:
            look = importing.look(own, source, choices)
        first: tuple[Entry, ...] = ()
        if look.table:
            # A mapping by which nothing can be read is no mistake yet: it is being made.
            with suppress(UserError):
                first = tuple(islice(read(source, look).entries, FIRST))
        report(0, 0)
        return Seen(source, look, first)

    return Job(work)


def _refuse_own_book(book: Path, file: Path) -> None:
    """Before it is opened: closing it again would take the locks on it from every connection of this process."""
    if file.exists() and file.samefile(book):
        raise UserError(_("“{name}” is the client book that is open: choose a contact file.").format(name=file.name))


def staging(door: Door, seen: Seen, decisions: Mapping[int, Action]) -> Job:
    """Reads a file and compares it with the book: the path of its Staging, decided about as before; the book is not changed."""

    def work(report: Progress) -> Path:
        report(0, 0)
        with door.open() as own, importing.stage(own, seen.source, seen.look, report) as staged:
            staged.repeat(decisions)
            return staged.path

    return Job(work, lambda path: path.unlink(missing_ok=True))


def taking_in(door: Door, staged: Path, confirmed: TableLook | None) -> Job:
    """Brings what is staged into the book: an Arrival. Tables like the one `confirmed` are read like it from now on."""

    def work(report: Progress) -> Arrival:
        report(0, 0)
        with door.open() as own, Staging(staged) as entries:
            counts, batch = importing.take_in(own, entries, report)
            if confirmed:
                importing.remember(own, confirmed)
            problems, count = entries.problems(MOST_LISTED), entries.problem_count()
        return Arrival(batch.id, counts, lambda own: own.imports.changes_of(batch), problems, count)

    return Job(work)


def leafing(door: Door, seen: Seen) -> Job:
    """Reads a whole book and compares it with the own one: BookSummary; nothing is changed."""

    def work(report: Progress) -> BookSummary:
        touches = 0
        track = Track()

        def counted() -> Iterator[Piece]:
            nonlocal touches
            for piece in read_book(seen.source, track):
                report(track.done, seen.source.size)
                touches += len(piece.touches) if isinstance(piece, WholeClient) else 0
                yield piece

        with door.open() as own:
            counts, problems = own.whole.look_through(counted())
            is_first = own.list.is_empty()
        remarks = (Problem(0, remark) for remark in track.remarks)
        return BookSummary(counts, touches, (*remarks, *problems), is_first)

    return Job(work)


def taking_book_in(door: Door, seen: Seen, clients: int) -> Job:
    """Brings a whole book of so many clients into the own one: an Arrival."""

    def work(report: Progress) -> Arrival:
        report(0, 0)
        track = Track()
        with door.open() as own:
            pieces = read_book(seen.source, track)
            taken = importing.take_book_in(own, pieces, seen.source.name, lambda done: report(done, clients))
        problems = [*(Problem(0, remark) for remark in track.remarks), *taken.problems]
        counted = problems[:MOST_LISTED], len(problems)
        return Arrival(taken.import_id, taken.counts, lambda own: own.whole.changes_of(taken), *counted)

    return Job(work)


def sampling(file: Path, on: date, settings: Settings) -> Job:
    """Writes the sample book in the language and for the country of `settings`, unless there is one: its path."""

    def work(report: Progress) -> Path:
        if not file.exists():
            from relapp.sample import write_sample

            write_sample(file, clients=120, seed=1, on=on, language=settings.language, country=settings.country, progress=report)
        return file

    return Job(work)
