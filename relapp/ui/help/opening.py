"""F1, in every window of the program, and the one way to the manual; what it shows is imported when it is first wanted."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from relapp.ui.help.window import HelpWindow

KEY = "F1"
HELP = "help_window"


def open_help(at: QWidget, topic: str = "") -> "HelpWindow":
    """Show the manual beside the window that `at` is in, at `topic` or at that of what `at` is in."""
    from relapp.ui.help.topics import topic_at
    from relapp.ui.help.window import HelpWindow

    host = _host(at)
    shown = host.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly) or HelpWindow(host)
    shown.go(topic or topic_at(at))
    shown.come_forward()
    return shown


class HelpKey(QObject):
    """Gives F1 to each window in which something gets the keyboard: a dialog lets no shortcut of the window below it through."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        window = now.window()
        if window.objectName() != HELP and not window.findChild(_Key, options=Qt.FindChildOption.FindDirectChildrenOnly):
            _Key(window)


class _Key(QShortcut):
    """F1 in one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(QKeySequence(KEY), window)
        self.activated.connect(self._open)

    def _open(self) -> None:
        window = cast("QWidget", self.parent())
        open_help(cast("QWidget | None", window.focusWidget()) or window)


def _host(widget: QWidget) -> QWidget:
    """The window to stand beside: a child of a dialog can be used while that is open, and what pops up is gone by then."""
    window = widget.window()
    while window.windowType() == Qt.WindowType.Popup and (below := window.parentWidget()):
        window = below.window()
    return window
