"""Where the keyboard goes when a view comes."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from relapp.ui.widgets.segmented import SegmentedControl


def chosen_button(control: SegmentedControl) -> QAbstractButton:
    """The button of the value chosen, or the first one."""
    buttons = control.findChildren(QAbstractButton)
    return next((button for button in buttons if button.isChecked()), buttons[0])


def focus_soon(widget: QWidget) -> None:
    """Give the keyboard to `widget` once everything has its place: moving the header would take it away."""
    QTimer.singleShot(0, widget, lambda: widget.setFocus(Qt.FocusReason.OtherFocusReason))
