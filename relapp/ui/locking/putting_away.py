"""Nothing of the book stays in view, whatever is open over the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QDialog

# Milliseconds between two looks whether what was in the middle of something has ended.
_AGAIN_MS = 10


def put_away() -> None:
    """Hide every window, and end every dialog; what was typed into a field that saves itself is saved before."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    for each in QApplication.topLevelWidgets():
        if each.isVisible():
            if isinstance(each, QDialog):
                each.reject()
            # A dialog that asks back, or that stays until its work has ended, goes all the same.
            each.hide()


def once_ended(context: QObject, then: Callable[[], None]) -> None:
    """Call `then` once no dialog runs a loop of its own any more: what follows one still uses the book."""
    if QThread.currentThread().loopLevel() > 1:
        QTimer.singleShot(_AGAIN_MS, context, lambda: once_ended(context, then))
    else:
        QTimer.singleShot(0, context, then)
