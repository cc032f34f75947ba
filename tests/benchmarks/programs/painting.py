"""Waits for the first paint, and ends as the test wants it."""

import os
import sys

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtWidgets import QWidget

# Far more than the events that any page leaves for later.
SETTLING_TURNS = 200


class _Painted(QObject):
    """Ends the loop with the first event after `widget` and all in it are painted."""

    def __init__(self, widget: QWidget, loop: QEventLoop) -> None:
        super().__init__()
        self._loop = loop
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.User:
            self._loop.quit()
        return super().event(event)


def wait_until_painted(widget: QWidget) -> None:
    loop = QEventLoop()
    painted = _Painted(widget, loop)
    loop.exec()
    painted.deleteLater()


def settle() -> None:
    """Let happen what was left for after the first paint."""
    for _turn in range(SETTLING_TURNS):
        QCoreApplication.processEvents()


def end() -> None:
    """Leave at once: what follows the last paint is not to be counted."""
    os._exit(0)


def stay() -> None:
    """Say that everything is there, and stay until the test has looked."""
    settle()
    print("ready", flush=True)
    sys.stdin.read()
