"""The list of pages at the left of the window."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.ui.icons import paint_icon
from relapp.ui.theme import current_theme
from relapp.ui.widgets.buttons import PaintedButton
from relapp.ui.widgets.painting import draw_box, draw_focus_ring
from relapp.ui.widgets.text import set_tooltip


class NavButton(PaintedButton):
    """Goes to a page; the one that is open is checked, and `count` stands in a bubble where it is above zero."""

    def __init__(self, text: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon_name = icon_name
        self._count = 0
        self._compact = False

    @property
    def count(self) -> int:
        """The number in the bubble."""
        return self._count

    def set_compact(self, compact: bool) -> None:
        """Show the icon and the bubble alone; the text becomes a tooltip."""
        self._compact = compact
        set_tooltip(self, self.label if compact else "")
        self.updateGeometry()
        self.update()

    def set_count(self, count: int, accessible_name: str = "") -> None:
        """Show `count` in the bubble; `accessible_name` says it in words, with the page's name."""
        self._count = count
        self.setAccessibleName(accessible_name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon, text and bubble in a row."""
        self.ensurePolished()
        px, metrics = current_theme().px, self._bold_metrics()
        bubble = self._bubble_width() + px(10) if self._count else 0
        words = 0 if self._compact else px(9) + metrics.horizontalAdvance(self.label)
        width = px(13 + 18 + 12) + words + bubble
        return QSize(width, max(px(38), metrics.height() + px(10)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the open page, icon, text, bubble and ring."""
        painter = QPainter(self)
        colour, px, rect = current_theme().colour, current_theme().px, QRectF(self.rect())
        if self.isChecked():
            draw_box(painter, rect, px(8), colour("card"), colour("line"))
        elif self.underMouse():
            draw_box(painter, rect, px(8), colour("well"))
        size = px(17)
        paint_icon(painter, self._icon_name, QRectF(px(13), (rect.height() - size) / 2, size, size))
        if not self._compact:
            self._draw_label(painter, rect.adjusted(px(13) + size + px(10), 0, 0, 0))
        if self._count:
            self._draw_bubble(painter, rect)
        if self.shows_ring:
            draw_focus_ring(painter, rect, px(8))

    def _draw_label(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(current_theme().colour("ink"))
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self.label)

    def _draw_bubble(self, painter: QPainter, rect: QRectF) -> None:
        px, width, height = current_theme().px, self._bubble_width(), self.fontMetrics().height() * 1.05
        bubble = QRectF(rect.right() - px(12) - width, (rect.height() - height) / 2, width, height)
        draw_box(painter, bubble, height / 2, current_theme().colour("accent"))
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        font.setPixelSize(px(12))
        painter.setFont(font)
        painter.setPen(current_theme().colour("on_accent"))
        painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, str(self._count))

    def _bubble_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(str(self._count)) + current_theme().px(12)

    def _bold_metrics(self) -> QFontMetrics:
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font)
