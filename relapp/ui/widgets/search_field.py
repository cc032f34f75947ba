"""Where the user types what to look for."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from relapp.ui.icons import paint_icon
from relapp.ui.theme import current_theme
from relapp.ui.widgets.painting import draw_box


class SearchField(QLineEdit):
    """A line with a lens; while it is empty it shows the `shortcut` that leads to it, and Escape empties it."""

    def __init__(self, placeholder: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shortcut = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def sizeHint(self) -> QSize:
        """Room for the placeholder."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), current_theme().px(220)), max(hint.height(), current_theme().px(36)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the line, and is passed on where it is empty."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lens, and the shortcut while there is room for it."""
        super().paintEvent(event)
        painter = QPainter(self)
        px, size = current_theme().px, current_theme().px(16)
        paint_icon(painter, "search", QRectF(px(13), (self.height() - size) / 2, size, size), "faint")
        if self.text() or not self._shortcut:
            return
        font = self.font()
        font.setPixelSize(px(12))
        painter.setFont(font)
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(self._shortcut) + px(12), metrics.height() + px(2)
        if self.fontMetrics().horizontalAdvance(self.placeholderText()) + width + px(70) > self.width():
            return
        key = QRectF(self.width() - width - px(11), (self.height() - height) / 2, width, height)
        draw_box(painter, key, px(4), None, current_theme().colour("line"))
        painter.setPen(current_theme().colour("faint"))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, self._shortcut)

    def _rescale(self) -> None:
        self.setTextMargins(current_theme().px(24), 0, 0, 0)
        self.setMaximumWidth(current_theme().px(420))
