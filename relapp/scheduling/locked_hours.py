"""The hours of a book that is closed until its passphrase is given: known before it was locked, without whom they are about."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from relapp.scheduling.announcements import behind_the_lock
from relapp.scheduling.clockwork import Clock, SystemClock
from relapp.scheduling.full_screen import is_screen_taken
from relapp.scheduling.notifier import Notifier, opening

_KEY = "locked"

# Between two looks at the clock.
_BEAT_MS = 10_000


class LockedHours(QObject):
    """Tells at each of `hours` (local, naive) that something is due, in one bubble; `opened` when it is chosen."""

    opened = Signal()

    def __init__(
        self,
        hours: Sequence[datetime],
        notifier: Notifier,
        parent: QObject,
        *,
        clock: Clock | None = None,
        is_taken: Callable[[], bool] = is_screen_taken,
    ) -> None:
        super().__init__(parent)
        self._hours, self._notifier = sorted(hours), notifier
        self._now, self._is_taken = (clock or SystemClock()).now, is_taken
        notifier.action_invoked.connect(self._open)
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self.beat)
        if hours:
            self._timer.start()

    def beat(self) -> None:
        """Tell of the hours that have come, once nothing fills the screen."""
        come = [each for each in self._hours if each <= self._now()]
        if come and not self._is_taken():
            self._hours = self._hours[len(come) :]
            said = behind_the_lock()
            self._notifier.notify(_KEY, said.title, said.body, opening())

    @Slot(str, str)
    def _open(self, key: str, _action: str) -> None:
        self._notifier.close(key)
        self.opened.emit()

    def stop(self) -> None:
        """Tell no more, and take the bubble away."""
        self._timer.stop()
        self._notifier.close(_KEY)
