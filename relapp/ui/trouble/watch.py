"""Hears of every exception that nobody expected, wherever it was raised, and lets a window say so."""

import time
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from relapp import logs
from relapp.book.changes import Changes, Kind
from relapp.errors import UserError
from relapp.ui.bus import Bus
from relapp.ui.trouble.asked_to_end import AskedToEnd
from relapp.ui.trouble.fault import Fault

if TYPE_CHECKING:
    from relapp.ui.trouble.window import TroubleWindow

# Seconds for which the same fault, once it was told, is counted and not told again.
QUIET_FOR = 60

# Qt's complaints of one kind that are written; it may have one at every paint.
_MOST_COMPLAINTS = 5

_SEVERITY = {QtMsgType.QtWarningMsg: "warning", QtMsgType.QtCriticalMsg: "critical", QtMsgType.QtFatalMsg: "fatal"}


class _Program(Protocol):
    """What is asked of the program: what it shows now, and that it gives the book back."""

    bus: Bus | None

    @property
    def window(self) -> QWidget | None: ...

    def close(self) -> None: ...


class Watch(QObject):
    """Watches for as long as its block runs; what ends the block early is told by a window alone. `monotonic` gives seconds."""

    _heard = Signal(object)

    def __init__(self, app: QApplication, program: _Program, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._app, self._program, self._monotonic = app, program, monotonic
        self._times: Counter[Fault] = Counter()
        self._quiet_until: dict[Fault, float] = {}
        self._complaints: Counter[str] = Counter()
        self._asked_to_end: AskedToEnd | None = None
        self.window: TroubleWindow | None = None
        # Later, and on the thread of the window: a view that is being painted or asked for its rows cannot be left for a dialog.
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def __enter__(self) -> Self:
        """Begin to watch."""
        logs.listen(self._hear)
        qInstallMessageHandler(self._hear_qt)
        self._asked_to_end = AskedToEnd(lambda: self._app.exit(0))
        return self

    def __exit__(self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None) -> None:
        """End; who started a window is told why there is none."""
        if isinstance(error, Exception) and not isinstance(error, UserError):
            self._tell_alone(Fault.of(error))
        self._end()

    def _end(self) -> None:
        logs.listen(None)
        qInstallMessageHandler(None)
        if self._asked_to_end:
            self._asked_to_end.stop()

    def _hear(self, error: BaseException) -> None:
        if isValid(self):
            self._heard.emit(Fault.of(error))

    @Slot(object)
    def _tell(self, fault: Fault) -> None:
        """Show the window, or count where it is there already; what fails here is in the log, and that must do."""
        self._times[fault] += 1
        if fault.is_of_the_window:
            return
        try:
            self._show(fault)
        except Exception as error:  # noqa: BLE001 - telling of a fault must not make more of them
            logs.fault(error)

    def _show(self, fault: Fault) -> None:
        bus = self._program.bus
        if fault.sentence and bus:
            bus.failed.emit(fault.sentence)
        elif self.window:
            self.window.show_times(self._times.total())
        elif self._monotonic() >= self._quiet_until.get(fault, float("-inf")):
            self._open(goes_on=True).show()

    def _open(self, *, goes_on: bool) -> "TroubleWindow":
        from relapp.ui.trouble.saved import saved
        from relapp.ui.trouble.window import TroubleWindow

        if popup := QApplication.activePopupWidget():
            popup.close()
        host = QApplication.activeModalWidget() or self._program.window
        self.window = window = TroubleWindow(saved(self._program.bus), self._report, goes_on=goes_on)
        window.show_times(self._times.total())
        window.setWindowModality(Qt.WindowModality.ApplicationModal)
        window.winId()
        if host and host.isVisible():
            window.windowHandle().setTransientParent(host.windowHandle())
        window.restart_wanted.connect(self._restart)
        window.finished.connect(self._go_on)
        return window

    def _tell_alone(self, fault: Fault) -> None:
        """Where there is no window to go on with, nor a loop; nobody would answer where nothing can be seen."""
        from relapp.ui.theme import current_theme

        self._times[fault] += 1
        if QApplication.platformName() in ("offscreen", "minimal"):
            return
        try:
            if not self._app.styleSheet():
                current_theme().apply(self._app)
            self._open(goes_on=False).exec()
        except Exception as error:  # noqa: BLE001 - the same
            logs.fault(error)

    def _report(self) -> str:
        from relapp.ui.trouble.report import of_faults

        return of_faults(self._times, getattr(self._program.window, "place", ""))

    @Slot()
    def _go_on(self) -> None:
        """Let what failed be drawn again, from what is in the book."""
        window, self.window = self.window, None
        if window:
            window.deleteLater()
        self._quiet_until.update(dict.fromkeys(self._times, self._monotonic() + QUIET_FOR))
        self._times.clear()
        if self._program.bus and self._program.window:
            self._program.bus.book.refresh()
            self._program.bus.announce(Changes("shown_again", frozenset(Kind)))

    @Slot()
    def _restart(self) -> None:
        from relapp.ui.trouble.restarting import start_again

        self._end()
        bus = self._program.bus
        book = bus.book.path if bus else None
        try:
            self._program.close()
        except Exception as error:  # noqa: BLE001 - what cannot be closed ends with the program
            logs.fault(error)
        start_again(book)
        self._app.exit(0)

    def _hear_qt(self, kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
        """Write what Qt complains of, without its words: they name files. After a fatal one it ends the program."""
        if not (severity := _SEVERITY.get(kind)):
            return
        complaint = f"qt_{severity}.{context.category or 'default'}"
        self._complaints[complaint] += 1
        if self._complaints[complaint] <= _MOST_COMPLAINTS:
            logs.note(complaint)
