"""How a share went over time: a line with its points, its two ends written out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text, set_tooltip

_HEIGHT, _DOT = 56, 5


@dataclass(frozen=True, slots=True)
class Dot:
    """A share, 0 to 1, on a day, in the colour of `role`; `said` is the same in words."""

    on: date
    share: float
    role: str
    said: str


class Trend(QWidget):
    """Two dots or more; what they say is written out below at both ends, and told whole to a screen reader."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.line = _Line()
        self.first, self.last = Text("", "small", wrap=True), Text("", "small", wrap=True)
        column = VBox(self, margins=(0, 6, 0, 0), spacing=2)
        column.addWidget(self.line)
        ends = QWidget()
        flow = FlowLayout(ends, spacing=16, line_spacing=2)
        self.first.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        flow.addWidget(self.first)
        flow.addWidget(self.last)
        column.addWidget(ends)

    def show_dots(self, dots: Sequence[Dot]) -> None:
        """Show these, in the order of their days."""
        self.line.dots = tuple(dots)
        said = "\n".join(dot.said for dot in dots)
        self.line.setAccessibleName(f"{self._name}\n{said}")
        set_tooltip(self.line, said)
        self.first.setText(dots[0].said if dots else "")
        self.last.setText(dots[-1].said if dots else "")
        self.line.update()


class _Line(QWidget):
    spoken_role = "Chart"

    def __init__(self) -> None:
        super().__init__()
        self.dots: tuple[Dot, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(240), current_theme().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, px = current_theme().colour, current_theme().px
        inner = QRectF(self.rect()).adjusted(px(_DOT) + 1, px(_DOT) + 1, -px(_DOT) - 1, -px(_DOT) - 1)
        painter.setPen(QPen(colour("line"), 1))
        for height in (inner.top(), inner.bottom()):
            painter.drawLine(QPointF(0, height), QPointF(self.width(), height))
        places = [self._place(dot, inner) for dot in self.dots]
        painter.setPen(QPen(colour("soft"), px(1.5)))
        painter.drawPolyline(places)
        painter.setPen(Qt.PenStyle.NoPen)
        for dot, place in zip(self.dots, places, strict=True):
            painter.setBrush(colour(dot.role))
            painter.drawEllipse(place, px(_DOT), px(_DOT))

    def _place(self, dot: Dot, inner: QRectF) -> QPointF:
        days = (self.dots[-1].on - self.dots[0].on).days or 1
        across = (dot.on - self.dots[0].on).days / days
        return QPointF(inner.left() + across * inner.width(), inner.bottom() - dot.share * inner.height())
