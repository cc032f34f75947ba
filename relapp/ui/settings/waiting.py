"""What the mouse shows while the program computes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from relapp.book.changes import Changes


@contextmanager
def waiting() -> Iterator[None]:
    """Show that the program is at work until the block ends."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def undone_waiting(changes: Changes) -> Changes:
    """`changes` that show the program at work while they are undone, wherever Undo is chosen."""
    take_back = changes.undo
    if not take_back:
        return changes

    def undo() -> Changes:
        with waiting():
            return take_back()

    return replace(changes, undo=undo)
