"""Backups beside the window: one piece of work at a time, on a thread of its own."""

import time
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from relapp.book import places
from relapp.book.changes import Changes, Kind
from relapp.i18n import _
from relapp.ui.bus import Bus

if TYPE_CHECKING:
    from relapp.book.backups.shelf import Shelf
    from relapp.book.imports.part import Progress
    from relapp.ui.importing.worker import Job

# Seconds between two looks whether the day's backup is due, or the second place has come back.
EVERY = 600

# Under which the book says about which folder its user was warned.
_WARNED = "warned_of_place"


class BackupWork(QObject):
    """`began` and `ended` frame the work; `kept` (Kept), `tried` (Trial), `failed` (a sentence) or nothing comes between."""

    began = Signal()
    progressed = Signal(int, int)
    kept = Signal(object)
    tried = Signal(object)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self._job: Job | None = None
        self._tell: Callable[[Any], None] = self._on_kept

    @property
    def is_busy(self) -> bool:
        """Whether it is at work."""
        return self._job is not None

    def keep_up(self, *, asked: bool = False) -> None:
        """Make a backup where one is due, or `asked` for, clear out, and bring the second place up to date."""
        from relapp.book.backups.part import keep_up

        self._start(lambda shelf, report: keep_up(shelf, report, asked=asked), self._on_kept)

    def try_latest(self, on: date) -> None:
        """Restore the latest backup into a folder of its own, and look whether all is there as of `on`."""
        from relapp.book.backups.trying import try_restore

        self._start(lambda shelf, report: try_restore(shelf.list()[0], shelf.passphrase, on, report), self.tried.emit)

    def cancel(self) -> None:
        """Stop at the next step; nothing is left of what is not finished."""
        if self._job:
            self._job.cancel()

    def finish(self) -> None:
        """Stop, and wait until nobody has the book open for it any more: a second or two where a large copy is read again."""
        if self._job:
            self._job.cancel()
            self._job.wait()

    def _start(self, work: "Callable[[Shelf, Progress], Any]", tell: Callable[[Any], None]) -> None:
        from relapp.ui.importing.worker import Job

        if self._job:
            return
        shelf = self._bus.book.backups.shelf()
        self._tell = tell
        self._job = Job(lambda report: work(shelf, report))
        self._job.progressed.connect(self.progressed)
        self._job.succeeded.connect(self._on_succeeded)
        self._job.refused.connect(self._on_refused)
        self._job.stopped.connect(self._end)
        self._job.crashed.connect(self._on_crashed)
        self.destroyed.connect(self._job.cancel)
        self.began.emit()
        self._job.start()

    @Slot(object)
    def _on_succeeded(self, result: Any) -> None:
        self._job = None
        self._tell(result)
        self.ended.emit()

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._job = None
        self.failed.emit(sentence)
        self.ended.emit()

    @Slot()
    def _on_crashed(self) -> None:
        self._on_refused(_("A fault in Relapp stopped the backup. The book itself was not touched."))

    @Slot()
    def _end(self) -> None:
        self._job = None
        self.ended.emit()

    def _on_kept(self, result: Any) -> None:
        self._bus.book.backups.note_second(result.second)
        self.kept.emit(result)
        if result.made:
            self._bus.announce(Changes("backup_made", frozenset({Kind.SETTINGS})))


class BackupKeeper(QObject):
    """Looks after the backups while the window is open; `look` is called with each heartbeat, `monotonic` gives seconds."""

    def __init__(self, bus: Bus, parent: QObject, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._bus, self._monotonic = bus, monotonic
        self._next = float("-inf")
        self._complaint = ""
        self.work = BackupWork(bus, self)
        self.work.kept.connect(self._on_kept)
        self.work.failed.connect(self._on_failed)

    def look(self) -> None:
        """Begin, where it is time to."""
        if self._monotonic() >= self._next:
            self._next = self._monotonic() + EVERY
            self.work.keep_up()

    def stop(self) -> None:
        """Leave what is not finished undone."""
        self.work.finish()

    def _on_kept(self, result: Any) -> None:
        self._complain(result.second.why)

    def _on_failed(self, sentence: str) -> None:
        self._complain(sentence)

    def _complain(self, sentence: str) -> None:
        """Say what is wrong once, not every ten minutes; and again if it went well between."""
        if sentence and sentence != self._complaint:
            self._bus.failed.emit(sentence)
        self._complaint = sentence

    def place_to_warn_of(self) -> places.Place | None:
        """What is wrong with the folder of the book, unless its user knows that already."""
        path = self._bus.book.path
        is_known = self._bus.book.settings.value(_WARNED) == str(path.absolute().parent)
        return None if is_known else places.trouble_with(path)

    def note_warned(self) -> None:
        """The user knows what is wrong with this folder."""
        self._bus.book.settings.put(_WARNED, str(self._bus.book.path.absolute().parent))
