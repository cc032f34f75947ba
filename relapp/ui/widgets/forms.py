"""Rows of a form, and fields that save themselves when the user has finished with them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text


class LabelledRow(QWidget):
    """A label and its field, one below the other where they do not fit side by side; `hint` is said below the field."""

    def __init__(self, label: str, field: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Text(label, "soft", wrap=True)
        self.field = field
        if not field.accessibleName():
            field.setAccessibleName(label)
        value = QWidget()
        value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = VBox(value, spacing=3)
        if isinstance(field, QComboBox | QAbstractSpinBox):
            column.addWidget(field, alignment=Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(field)
        self._hint = Text(hint, "small", wrap=True)
        column.addWidget(self._hint)
        self._hint.setVisible(bool(hint))
        layout = FlowLayout(self, spacing=12, line_spacing=3, at_the_top=True)
        layout.addWidget(self.label)
        layout.addWidget(value)
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def set_hint(self, hint: str) -> None:
        """Say something else below the field, or nothing."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _rescale(self) -> None:
        self.label.setFixedWidth(current_theme().px(150))
        self.label.setMinimumHeight(min(self.field.sizeHint().height(), current_theme().px(36)))


class TextField(QLineEdit):
    """One line; `edited` comes once the user leaves it or presses Enter, and Escape takes the typing back."""

    edited = Signal(str)

    def __init__(self, text: str = "", placeholder: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self._saved = text
        self.editingFinished.connect(self._tell)

    def set_text(self, text: str) -> None:
        """Show what is saved; what the user is typing just now is kept."""
        if self.hasFocus() and self.text() != self._saved:
            return
        self._saved = text
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the typing back, and is passed on where there is nothing to take back."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._saved:
            self.setText(self._saved)
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self.text() != self._saved:
            self._saved = self.text()
            self.edited.emit(self._saved)


class NotesField(QPlainTextEdit):
    """Several lines; `edited` comes once the user leaves it. Tab leaves it too."""

    edited = Signal(str)

    def __init__(self, text: str = "", placeholder: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._saved = text

    def set_text(self, text: str) -> None:
        """Show what is saved; what the user is typing just now is kept."""
        if self.hasFocus() and self.toPlainText() != self._saved:
            return
        self._saved = text
        self.setPlainText(text)

    def sizeHint(self) -> QSize:
        """Four lines high."""
        return QSize(super().sizeHint().width(), 4 * self.fontMetrics().lineSpacing() + current_theme().px(24))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save what was typed."""
        super().focusOutEvent(event)
        if self.toPlainText() != self._saved:
            self._saved = self.toPlainText()
            self.edited.emit(self._saved)
