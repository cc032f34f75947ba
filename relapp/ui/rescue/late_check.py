"""The look at every page of the book that a start does not wait for: once a day, behind the window."""

from PySide6.QtCore import QObject, QTimer, Signal

from relapp.ui.bus import Bus

# Milliseconds after the window is there: whoever opened it has something else in mind first.
_LATER_MS = 10_000

_CHECKED_ON = "checked_on"


class LateCheck(QObject):
    """`found_damage` where SQLite finds a fault; a book that was looked at today is not looked at again."""

    found_damage = Signal()

    def __init__(self, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self._is_looking = False
        bus.doubted.connect(self.look)
        timer = QTimer(self, singleShot=True, interval=_LATER_MS)
        timer.timeout.connect(self.begin)
        timer.start()

    def begin(self) -> None:
        """Look now, unless that was done today."""
        if self._bus.book.settings.value(_CHECKED_ON) != self._bus.today().isoformat():
            self.look()

    def look(self) -> None:
        """Look now, on a thread and a connection of its own."""
        door = self._bus.book.door
        if self._is_looking:
            return
        self._is_looking = True
        # Both are more than a window needs on most days.
        from relapp.book import rescue
        from relapp.ui.importing.worker import Job

        job = Job(lambda _report: rescue.has_sound_pages(door.path, door.passphrase))
        job.succeeded.connect(self._tell)
        job.finished.connect(self._end)
        job.start()

    def _end(self) -> None:
        self._is_looking = False

    def _tell(self, is_sound: bool) -> None:
        if is_sound:
            self._bus.book.settings.put(_CHECKED_ON, self._bus.today().isoformat())
        else:
            self.found_damage.emit()
