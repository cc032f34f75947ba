"""When the book is to be locked by itself."""

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

from relapp.ui.bus import Bus
from relapp.ui.locking.idle import IdleWatch


class Keeper(QObject):
    """`lock_wanted` after the idle minutes and the sleep that the settings of a book with a passphrase name."""

    lock_wanted = Signal()

    def __init__(self, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self.idle = IdleWatch(self._limit, self)
        self.idle.idled.connect(self.lock_wanted)

    def on_woke(self, seconds: float) -> None:
        """The computer slept for so many seconds; 0 says that only its clock was set."""
        if seconds > 0:
            self.on_sleep()

    def on_sleep(self) -> None:
        """The computer is about to sleep, or did."""
        if self._bus.book.settings.get().lock_on_sleep and self._has_passphrase():
            self.lock_wanted.emit()

    def _limit(self) -> float:
        # An import that its user waits for is not to be lost for the sake of a coffee.
        if not self._has_passphrase() or _is_working():
            return 0.0
        return 60.0 * self._bus.book.settings.get().lock_after

    def _has_passphrase(self) -> bool:
        return bool(self._bus.book.door.passphrase)


def _is_working() -> bool:
    app = QCoreApplication.instance()
    return app is not None and any(job.isRunning() for job in app.findChildren(QThread))
