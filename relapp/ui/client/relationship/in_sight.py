"""Showing what came of a form once it is closed."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from relapp.ui.theme import current_theme

# Room above, so that the heading of the section is seen too.
_ABOVE = 48


def lead_to_result(button: QWidget, result: QWidget) -> None:
    """Give `button` the keyboard, and bring the whole `result` around it into view, its top where all of it is too high."""
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTimer.singleShot(0, result, lambda: _show_from_top(result))


def _show_from_top(result: QWidget) -> None:
    around: QWidget | None = result.parentWidget()
    while around and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        bar, top = around.verticalScrollBar(), result.mapTo(around.viewport(), QPoint(0, 0)).y()
        if not 0 <= top <= around.viewport().height() - result.height():
            bar.setValue(bar.value() + top - current_theme().px(_ABOVE))
