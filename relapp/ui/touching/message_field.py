"""The field in which a text is read and changed before it goes out."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from relapp.ui.theme import current_theme

_LINES = 7


class MessageField(QPlainTextEdit):
    """Several lines; Tab leaves it, and Ctrl+Z brings back what `offer` replaced."""

    def __init__(self, name: str, *, lines: int = _LINES) -> None:
        super().__init__()
        self._lines = lines
        self._offered = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    @property
    def is_changed(self) -> bool:
        """Whether the user wrote something else than what was offered."""
        return self.toPlainText() != self._offered

    def offer(self, text: str) -> None:
        """Show `text` instead of what is there."""
        self._offered = text
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def sizeHint(self) -> QSize:
        """A few lines high."""
        return QSize(super().sizeHint().width(), self._lines * self.fontMetrics().lineSpacing() + current_theme().px(24))

    def minimumSizeHint(self) -> QSize:
        """As high as it wants to be: what it stands in scrolls."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
