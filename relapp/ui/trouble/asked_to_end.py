"""A system that shuts down asks its programs to end: the book is given back as if its user had closed the window."""

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

_ASKING = ("SIGTERM", "SIGHUP", "SIGINT")


class AskedToEnd(QObject):
    """Calls `end` when the system asks for it, until `stop`; Windows has other ways, which Qt knows."""

    def __init__(self, end: Callable[[], None]) -> None:
        super().__init__()
        self._end = end
        if sys.platform == "win32":
            return
        # Python's own handlers run only when Python does, which a program that waits for its user does not.
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._writing, False)
        self._before = {each: signal.signal(each, lambda *_given: None) for each in map(signal.Signals.__getitem__, _ASKING)}
        self._wakeup_before = signal.set_wakeup_fd(self._writing, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_asked)

    def stop(self) -> None:
        """Let the system end the program as it ends any other."""
        if sys.platform == "win32" or not self._before:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup_before)
        for each, handler in self._before.items():
            signal.signal(each, handler)
        self._before = {}
        os.close(self._reading)
        os.close(self._writing)

    def _on_asked(self) -> None:
        os.read(self._reading, 64)
        # A field saves itself when it is left.
        if focus := QApplication.focusWidget():
            focus.clearFocus()
        self._end()
