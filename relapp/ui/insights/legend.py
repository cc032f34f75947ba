"""Which colour is which part."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.painting import draw_box
from relapp.ui.widgets.text import Text
from relapp.wording.insights import Series


class _Dot(QWidget):
    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role

    def sizeHint(self) -> QSize:
        side = current_theme().px(10)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = current_theme().px(10)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        draw_box(QPainter(self), box, side / 2, current_theme().colour(self._role))


def legend(series: Iterable[Series]) -> QWidget:
    """A dot and a name for each part."""
    return in_flow(*(_entry(each) for each in series), spacing=14, line_spacing=2)


def _entry(series: Series) -> QWidget:
    entry = QWidget()
    row = HBox(entry, spacing=6)
    row.addWidget(_Dot(series.role))
    row.addWidget(Text(series.name, "small"))
    return entry
