"""Every change goes through here: done, told to the views that show it, and remembered so that it can be undone."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, Signal

from relapp import logs
from relapp.book import Book
from relapp.book.changes import Changes
from relapp.errors import BookError, DamagedError, UserError
from relapp.wording.actions import action, undone

# As long as a window may stand still because another program writes to the book.
PATIENCE_MS = 1000


class Bus(QObject):
    """Holds the book that the views show; `today` is the local day, asked for each time.

    `changed` carries Changes, `said` a sentence and whether it can be undone, `failed` a sentence about a user's error.
    `doubted` says that the book could not be read somewhere: it may be damaged.
    """

    changed = Signal(object)
    said = Signal(str, bool)
    failed = Signal(str)
    doubted = Signal()

    def __init__(self, book: Book, today: Callable[[], date] = date.today, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        book.wait_at_most(PATIENCE_MS)
        self.today = today
        # When the book last took in something that the user did.
        self.saved_at: datetime | None = None

    def do(self, operation: Callable[[], Changes], *, silently: bool = False) -> Changes | None:
        """Run one change of the book; None where a user's error stopped it."""
        try:
            changes = operation()
        except UserError as error:
            self._refuse(error)
            return None
        logs.note(changes.action, clients=len(changes.client_ids))
        self.saved_at = datetime.now(UTC)
        self.book.history.add(changes)
        self.changed.emit(changes)
        if not silently:
            self.said.emit(action(changes.action, len(changes.client_ids), changes.fields), changes.undo is not None)
        return changes

    def undo(self) -> None:
        """Take the last change back, and say which it was."""
        last = self.book.history.last
        try:
            changes = self.book.undo()
        except UserError as error:
            self._refuse(error)
            return
        if last and changes:
            logs.note("undone", clients=len(last.client_ids))
            self.saved_at = datetime.now(UTC)
            self.changed.emit(changes)
            self.said.emit(undone(last.action, len(last.client_ids), last.fields), False)

    def announce(self, changes: Changes) -> None:
        """Tell the views of a change that was made elsewhere: on another thread, or by another program."""
        logs.note(changes.action, clients=len(changes.client_ids))
        if changes.undo:
            self.saved_at = datetime.now(UTC)
            self.book.history.add(changes)
        self.changed.emit(changes)

    def _refuse(self, error: UserError) -> None:
        if isinstance(error, BookError):
            logs.fault(error)
        self.failed.emit(str(error))
        if isinstance(error, DamagedError):
            self.doubted.emit()
