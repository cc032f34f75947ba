"""What was just done, at the window's foot, and the way to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from shiboken6 import isValid

from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox
from relapp.ui.widgets.buttons import Button, IconButton
from relapp.ui.widgets.painting import draw_box
from relapp.ui.widgets.text import Text

SHOWN_FOR_MS = 8000


class Toast(QWidget):
    """Floats over the foot of `parent`; it stays while the mouse or the keyboard is on it, and Escape closes it."""

    spoken_role = "AlertMessage"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.message = Text("", "toast", wrap=True)
        self.message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = Button("", "undo", kind="inverse", compact=True)
        self.close_button = IconButton("close", "", kind="inverse", compact=True)
        row = HBox(self, margins=(16, 8, 8, 8), spacing=8)
        row.addWidget(self.message, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self._on_chosen: Callable[[], object] | None = None
        self._came_from: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR_MS)
        self._timer.timeout.connect(self._hide_unless_used)
        self.button.clicked.connect(self._act)
        self.close_button.clicked.connect(self.close_message)
        parent.installEventFilter(self)
        self.hide()

    def show_message(
        self, text: str, on_chosen: Callable[[], object] | None = None, *, label: str = "", icon_name: str = "undo"
    ) -> None:
        """Say `text`, with an Undo button where `on_chosen` takes back what was done, or one that has another `label`."""
        self.message.setText(text)
        self._on_chosen = on_chosen
        self.button.setText(label or _("Undo"))
        self.button.set_icon_name(icon_name)
        self.button.setVisible(on_chosen is not None)
        self.close_button.set_label(_("Close this message"))
        self._came_from = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def close_message(self) -> None:
        """Hide it, and give the keyboard back to where it was."""
        self._timer.stop()
        had_focus = self._has_focus()
        self.hide()
        if had_focus and self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window as it changes its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        draw_box(QPainter(self), QRectF(self.rect()), current_theme().px(10), current_theme().colour("ink"))

    def _act(self) -> None:
        on_chosen, self._on_chosen = self._on_chosen, None
        self.close_message()
        if on_chosen:
            on_chosen()

    def _hide_unless_used(self) -> None:
        if self.underMouse() or self._has_focus():
            self._timer.start()
        else:
            self.hide()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _place(self) -> None:
        px, parent = current_theme().px, self._window
        self.ensurePolished()
        width = min(max(self.sizeHint().width(), px(320)), parent.width() - 2 * px(16))
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - px(20), width, height)
