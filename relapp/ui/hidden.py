"""A program that starts by itself stays out of the way, but never where its user could not find it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from relapp.ui.tray import Tray


def is_in_view(window: QWidget) -> bool:
    """Whether its user has opened `window`."""
    return window.isVisible() and not window.isMinimized()


def keep_away(window: QWidget, tray: Tray) -> None:
    """Leave `window`, which is not to be seen yet, to the tray; minimise it as long as there is none."""
    if tray.wait():
        return
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.showMinimized()
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

    def hide() -> None:
        # Who has opened it meanwhile is at work in it.
        if window.isMinimized():
            window.hide()

    tray.appeared.connect(hide)
