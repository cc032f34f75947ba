"""What moved is not pressed by accident: neither by the second click of a double click, nor by a key pressed once more."""

from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.tab_order import is_stop

# The icons of buttons that take away what they stand beside.
_REMOVING = ("trash", "skip")


def removes(widget: QWidget) -> bool:
    """Whether `widget` is a button that takes something away: the keyboard never comes upon it by itself."""
    return isinstance(widget, Button) and (widget.kind == "danger" or widget.icon_name in _REMOVING)


def calm_stop_in(root: QWidget) -> QWidget | None:
    """The first thing in `root` that the keyboard can rest on and that takes nothing away."""
    return next((each for each in root.findChildren(QWidget) if _is_calm_stop(each, root)), None)


def calm_stop_after(root: QWidget) -> QWidget | None:
    """The first such thing after `root` on the way of the Tab key."""
    stop = root
    while (stop := cast(QWidget, stop.nextInFocusChain())) is not root:
        if not root.isAncestorOf(stop) and _is_calm_stop(stop, root):
            return stop
    return None


def pause_mouse(widget: QWidget) -> None:
    """Let a click on what is in `widget` do nothing for as long as a double click takes: what is under the mouse has moved."""
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    wake = QTimer(widget, singleShot=True, interval=QApplication.doubleClickInterval())
    wake.timeout.connect(lambda: widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False))
    wake.timeout.connect(wake.deleteLater)
    wake.start()


def _is_calm_stop(widget: QWidget, root: QWidget) -> bool:
    return widget.isVisibleTo(root.window()) and widget.isEnabled() and is_stop(widget, root) and not removes(widget)
