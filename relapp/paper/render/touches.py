"""One touch on paper: what is read on the left, what is written on the right."""

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from relapp.paper.dialling import dial_code
from relapp.paper.documents import Row
from relapp.paper.render.boxes import GREY, PALE, rule
from relapp.paper.render.text import INK, MM, POINT, Text, paper_font

_NUMBER, _TICK, _CLIENT, _REASONS, _CODE, _SPACE = 8 * MM, 6 * MM, 47 * MM, 51 * MM, 10.5 * MM, 4 * MM
NARROWEST = _NUMBER + _TICK + _CLIENT + _REASONS + _CODE + 3 * _SPACE + 30 * MM

_SOFT = QColor("#6b7077")
_ROW_TOP, _ROW_BOTTOM, _LOWEST_ROW = 2.4 * MM, 2.2 * MM, 16.5 * MM
_LINE_STEP = 7 * MM
_BOX = 3.5 * MM


class RowBox:
    """One touch: number, box to tick, client, reasons, lines to write on and the code that dials."""

    def __init__(self, row: Row, width: float) -> None:
        self._number = row.number
        self._client = Text(row.client, _CLIENT)
        self._reasons = Text(row.reasons, _REASONS)
        self._dial = row.dial
        self._width = width
        text_height = max(self._client.height, self._client.baseline - self._reasons.baseline + self._reasons.height)
        self.height = max(_LOWEST_ROW, _ROW_TOP + text_height + _ROW_BOTTOM)

    def draw(self, painter: QPainter) -> None:
        """Paint it at the origin."""
        painter.setFont(paper_font())
        painter.setPen(_SOFT)
        painter.drawText(QPointF(0, _ROW_TOP + self._client.baseline), self._number)
        left = _NUMBER
        _draw_tick_box(painter, left, _ROW_TOP + self._client.baseline)
        left += _TICK
        self._client.draw(painter, left, _ROW_TOP)
        left += _CLIENT + _SPACE
        self._reasons.draw(painter, left, _ROW_TOP + self._client.baseline - self._reasons.baseline)
        left += _REASONS + _SPACE
        code_left = self._width - _CODE
        _draw_lines(painter, left, code_left - _SPACE, self.height)
        if self._dial:
            _draw_code(painter, self._dial, QPointF(code_left, (_LOWEST_ROW - _CODE) / 2))
        rule(painter, self.height, self._width, QPen(PALE, 0.6 * POINT))


def _draw_tick_box(painter: QPainter, left: float, baseline: float) -> None:
    """A box whose middle is that of the capitals beside it."""
    middle = baseline - 3.4 * POINT
    painter.setPen(QPen(INK, 0.8 * POINT))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(left, middle - _BOX / 2, _BOX, _BOX), 0.5 * MM, 0.5 * MM)


def _draw_lines(painter: QPainter, left: float, right: float, height: float) -> None:
    pen = QPen(GREY, 0.6 * POINT)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1, 2])
    painter.setPen(pen)
    for step in range(1, math.floor((height - _ROW_TOP) / _LINE_STEP) + 1):
        painter.drawLine(QLineF(left, step * _LINE_STEP, right, step * _LINE_STEP))


def _draw_code(painter: QPainter, number: str, corner: QPointF) -> None:
    """One path for all modules, so that no light shows between them."""
    module = _CODE / 21
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for row, column, length in dial_code(number):
        path.addRect(corner.x() + column * module, corner.y() + row * module, length * module, module)
    painter.fillPath(path, INK)
