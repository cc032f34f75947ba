"""One of two values between which the user chooses, long ones on several lines."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox
from relapp.ui.widgets.buttons import PaintedButton
from relapp.ui.widgets.painting import draw_box, draw_focus_ring
from relapp.ui.widgets.text import Text

_MARK = 15


class ValueButton(PaintedButton):
    """Checked, it is the value that holds."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.value = Text(text, wrap=True)
        self.value.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        HBox(self, margins=(34, 7, 10, 7), spacing=0).addWidget(self.value)

    def sizeHint(self) -> QSize:
        """What its text needs."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the text to wrap."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the mark that it is chosen, and the ring; the text draws itself."""
        painter, rect = QPainter(self), QRectF(self.rect())
        colour, px = current_theme().colour, current_theme().px
        chosen = self.isChecked()
        ground = "accent_soft" if chosen else "hover" if self.underMouse() else "card"
        draw_box(painter, rect, px(8), colour(ground), colour("accent" if chosen else "line"))
        side = px(_MARK)
        mark = QRectF(px(11), (rect.height() - side) / 2, side, side)
        draw_box(painter, mark, side / 2, colour("accent" if chosen else "card"), colour("accent" if chosen else "faint"))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("on_accent"))
            painter.drawEllipse(QPointF(mark.center()), px(3), px(3))
        if self.shows_ring:
            draw_focus_ring(painter, rect, px(8))
