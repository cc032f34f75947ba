"""Whether anybody is at work in the program."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

# Seconds between two looks at most: minutes may be set anew meanwhile.
_LOOK_EVERY = 15.0

_BY_HAND = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """`idled` once no key, mouse or finger was used in any window for the seconds that `limit` gives; 0 means never.

    It hears of windows and not of every widget: each event of each widget would pass through it.
    """

    idled = Signal()

    def __init__(self, limit: Callable[[], float], parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._limit, self._clock = limit, clock
        self._last = clock()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)
        self._follow(QGuiApplication.focusWindow())
        self.look()

    def look(self) -> None:
        """Tell where nobody was at work for long enough, and look again when that may be so."""
        limit = self._limit()
        remaining = limit - (self._clock() - self._last)
        if limit and remaining <= 0:
            self.touch()
            self.idled.emit()
        self._timer.start(int(1000 * max(min(remaining, _LOOK_EVERY), 1.0)) if limit else int(1000 * _LOOK_EVERY))

    def touch(self) -> None:
        """Somebody is at work."""
        self._last = self._clock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what a hand did; nothing is kept from the window."""
        if event.type() in _BY_HAND:
            self.touch()
        return False

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self.touch()
