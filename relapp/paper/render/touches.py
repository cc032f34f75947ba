"""One touch on paper as a card: what is read on the left, what is written on the right."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from relapp.paper.dialling import modules
from relapp.paper.documents import Places, Row
from relapp.paper.render.boxes import GREY, PALE
from relapp.paper.render.looks import look
from relapp.paper.render.text import INK, MM, POINT, Text, paper_font

# The narrowest page that still has room for everything, and the narrowest on which the reasons stand beside the client.
NARROWEST, WIDE = 100 * MM, 150 * MM
NUMBER, TICK = 8 * MM, 6 * MM

_CODE, _SPACE = 10.5 * MM, 4 * MM
# What client, reasons and lines are given of the room for them.
_CLIENT, _REASONS, _LINES = 0.32, 0.345, 0.335
_SOFT = QColor("#707070")
_ROW_TOP, _ROW_BOTTOM, _LOWEST_ROW = 2.4 * MM, 2.2 * MM, 16.5 * MM
_BETWEEN = 1.2 * MM
_LINE_STEP = 7 * MM
_BOX = 3.5 * MM


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the parts stand, as left ends and widths; what is below the client begins where the client does."""

    client: float
    reasons_left: float
    reasons: float
    lines_left: float
    lines: float

    below: float


class RowBox:
    """One touch: number, box to tick, client, reasons, lines to write on and the code for a phone."""

    def __init__(self, row: Row, width: float) -> None:
        self._row, self._width = row, width
        self._columns = _columns(row.places, width)
        self._client = Text(row.client, self._columns.client)
        self._reasons = Text(row.reasons, self._columns.reasons) if row.reasons else None
        self._below = Text(row.below, self._columns.below) if row.below else None
        self._reasons_top = _ROW_TOP + self._offset()
        self._below_top = max(_ROW_TOP + self._client.height, self._reasons_bottom) + _BETWEEN
        bottom = self._below_top + self._below.height if self._below else self._below_top - _BETWEEN
        self.height = max(_LOWEST_ROW, bottom + _ROW_BOTTOM)

    @property
    def _lines_end(self) -> float:
        """How far down there is room to write: above what is as wide as the page."""
        is_wide = self._below and self._columns.below > self._columns.lines_left - (NUMBER + TICK)
        return max(self._below_top, _LOWEST_ROW) if is_wide else self.height

    @property
    def _reasons_bottom(self) -> float:
        return self._reasons_top + self._reasons.height if self._reasons else 0.0

    def _offset(self) -> float:
        """How far below the client the reasons begin: beside it on the same line, or under it."""
        if not self._reasons:
            return 0.0
        if self._columns.reasons_left > NUMBER + TICK:
            return self._client.baseline - self._reasons.baseline
        return self._client.height + _BETWEEN

    def draw(self, painter: QPainter) -> None:
        """Paint it at the origin."""
        columns, left = self._columns, NUMBER + TICK
        draw_start(painter, self._row.number, _ROW_TOP + self._client.baseline)
        self._client.draw(painter, left, _ROW_TOP)
        if self._reasons:
            self._reasons.draw(painter, columns.reasons_left, self._reasons_top)
        if self._below:
            self._below.draw(painter, left, self._below_top)
        for step in range(1, math.floor((self._lines_end - _ROW_TOP) / _LINE_STEP) + 1):
            draw_dots(painter, columns.lines_left, columns.lines_left + columns.lines, step * _LINE_STEP)
        if self._row.code:
            _draw_code(painter, self._row.code, QPointF(self._width - _CODE, (_LOWEST_ROW - _CODE) / 2))
        draw_rule(painter, left if self._row.goes_on else 0, self._width, self.height)


def _columns(places: Places, width: float) -> _Columns:
    left = NUMBER + TICK
    end = width - (_CODE + _SPACE) * places.code
    lines_share = _LINES if places.lines else 0.0
    if width < WIDE or not places.reasons:
        lines = (end - left - _SPACE) * (0.4 if places.reasons else 0.55) * places.lines
        client = end - left - (lines + _SPACE) * places.lines
        return _Columns(client, left, client, end - lines, lines, client if width >= WIDE else width - left)
    unit = (end - left - _SPACE * (1 + places.lines)) / (_CLIENT + _REASONS + lines_share)
    client, reasons, lines = _CLIENT * unit, _REASONS * unit, lines_share * unit
    return _Columns(client, left + client + _SPACE, reasons, end - lines, lines, client + _SPACE + reasons)


def draw_start(painter: QPainter, number: str, baseline: float) -> None:
    """The number of a touch, and a box whose middle is that of the capitals beside it."""
    painter.setFont(paper_font())
    painter.setPen(_SOFT)
    painter.drawText(QPointF(0, baseline), number)
    painter.setPen(_pen(INK, 0.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(NUMBER, baseline - 3.4 * POINT - _BOX / 2, _BOX, _BOX), 0.5 * MM, 0.5 * MM)


def draw_dots(painter: QPainter, left: float, right: float, top: float) -> None:
    """A dotted line to write on, none without room for one."""
    if right > left:
        pen = _pen(GREY, 0.6)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1, 2])
        painter.setPen(pen)
        painter.drawLine(QLineF(left, top, right, top))


def draw_rule(painter: QPainter, left: float, right: float, top: float) -> None:
    """A thin line below a touch."""
    painter.setPen(_pen(PALE, 0.6))
    painter.drawLine(QLineF(left, top, right, top))


def _pen(colour: QColor, points: float) -> QPen:
    return QPen(colour, points * POINT * look().lines)


def _draw_code(painter: QPainter, text: str, corner: QPointF) -> None:
    """One path for all modules, so that no light shows between them."""
    found = modules(text)
    module = _CODE / found.size
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for row, column, length in found.dark:
        path.addRect(corner.x() + column * module, corner.y() + row * module, length * module, module)
    painter.fillPath(path, INK)
