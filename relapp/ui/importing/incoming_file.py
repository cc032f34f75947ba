"""One file on its way into the book: looked at, read and compared, taken in; each beside the window."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from relapp.book.door import Door
from relapp.book.imports.staging import Action, Staging
from relapp.domain.incoming import Entry
from relapp.exchange.look import FileKind, TableChoices, TableLook
from relapp.ui.importing import worker
from relapp.ui.importing.worker import Arrival, BookSummary, Job, Seen


class IncomingFile(QObject):
    """Does one thing at a time, the last one asked for.

    `staged` carries a Staging, or a BookSummary of a whole book, `taken_in` an Arrival, `refused` a sentence. It outlives the
    page that made it until `give_up`, so that nothing stays on the disk.
    """

    progressed = Signal(int, int)
    looked = Signal()
    staged = Signal(object)
    taken_in = Signal(object)
    refused = Signal(str)
    stopped = Signal()
    crashed = Signal()

    def __init__(self, door: Door, path: Path) -> None:
        app = QCoreApplication.instance()
        super().__init__(app)
        self._door = door
        self.path = path
        self.choices = TableChoices()
        self._is_confirmed = False
        self._seen: Seen | None = None
        self.staging: Staging | None = None
        self._summary: BookSummary | None = None
        self._job: Job | None = None
        if app:
            app.aboutToQuit.connect(self.give_up)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    @property
    def is_table(self) -> bool:
        """Whether it was looked at and is a table."""
        return self._seen is not None and self._seen.look.table is not None

    @property
    def table(self) -> TableLook:
        """How the table is read, as it was looked at last."""
        assert self._seen is not None
        assert self._seen.look.table is not None
        return self._seen.look.table

    @property
    def first(self) -> Sequence[Entry]:
        """The first contacts of the table, as they would come in."""
        return self._seen.first if self._seen else ()

    def confirm(self) -> None:
        """Take the table as it was looked at last for what the user says: nothing of it is a guess any more."""
        assert self._seen is not None
        table = replace(self.table, order=replace(self.table.order, certain=True))
        self._seen = replace(self._seen, look=replace(self._seen.look, table=table))
        self._is_confirmed = True

    def look(self, choices: TableChoices) -> None:
        """Look at the beginning of the file as `choices` say; what was read otherwise is gone."""
        self._discard()
        self.choices = choices
        self._run(worker.looking(self._door, self.path, choices), self._on_looked)

    def stage(self, decisions: Mapping[int, Action]) -> None:
        """Read the whole file as it was looked at last, and decide again what was decided before."""
        assert self._seen
        self._discard()
        if self._seen.look.kind is FileKind.BOOK:
            self._run(worker.leafing(self._door, self._seen), self._on_leafed)
        else:
            self._run(worker.staging(self._door, self._seen, decisions), self._on_staged)

    def take_in(self) -> None:
        """Bring in what is staged."""
        assert self._seen
        if self.staging:
            confirmed = self.table if self._is_confirmed else None
            self._run(worker.taking_in(self._door, self.staging.path, confirmed), self._on_taken_in)
        elif self._summary:
            self._run(worker.taking_book_in(self._door, self._seen, self._summary.counts.read), self._on_taken_in)

    def cancel(self) -> None:
        """Ask what is under way to stop; `stopped` follows, unless it was done before."""
        if self._job:
            self._job.cancel()

    @Slot()
    def give_up(self) -> None:
        """Stop without a word, and leave nothing behind."""
        self.cancel()
        self._job = None
        self._discard()
        self.deleteLater()

    def _run(self, job: Job, on_success: Callable[..., None]) -> None:
        self.cancel()
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(on_success)
        job.refused.connect(self._on_refused)
        job.stopped.connect(self._on_stopped)
        job.crashed.connect(self._on_crashed)
        self._job = job
        job.start()

    def _is_current(self) -> bool:
        return self._job is not None and self.sender() is self._job

    def _ended(self) -> bool:
        """Whether the job that just told how it ended is the one that is waited for; then it no longer is."""
        if not self._is_current():
            return False
        self._job = None
        return True

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        if self._is_current():
            self.progressed.emit(done, total)

    @Slot(object)
    def _on_looked(self, seen: Seen) -> None:
        if self._ended():
            self._seen = seen
            self.looked.emit()

    @Slot(object)
    def _on_staged(self, path: Path) -> None:
        if not self._ended():
            path.unlink(missing_ok=True)
            return
        self.staging = Staging(path)
        self.staged.emit(self.staging)

    @Slot(object)
    def _on_leafed(self, summary: BookSummary) -> None:
        if self._ended():
            self._summary = summary
            self.staged.emit(summary)

    @Slot(object)
    def _on_taken_in(self, arrival: Arrival) -> None:
        if self._ended():
            self._discard()
            self.taken_in.emit(arrival)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        if self._ended():
            self.refused.emit(sentence)

    @Slot()
    def _on_stopped(self) -> None:
        if self._ended():
            self.stopped.emit()

    @Slot()
    def _on_crashed(self) -> None:
        if self._ended():
            self.crashed.emit()

    def _discard(self) -> None:
        if self.staging:
            self.staging.discard()
            self.staging = None
