"""The things that stand on a page, each with its height and a way to draw it. Lengths are in units of 1/1200 inch."""

import math
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPainterPath, QPen, QTextDocument, QTextOption

from relapp.paper.dialling import dial_code
from relapp.paper.documents import Note, Row, style

UNITS_PER_INCH = 1200
MM = UNITS_PER_INCH / 25.4
POINT = UNITS_PER_INCH / 72

INK, SOFT, GREY, PALE = QColor("#16181b"), QColor("#6b7077"), QColor("#8d9299"), QColor("#c9ccd0")

_FONTS = ("Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans")

_NUMBER, _TICK, _CLIENT, _REASONS, _CODE, _SPACE = 8 * MM, 6 * MM, 47 * MM, 51 * MM, 10.5 * MM, 4 * MM
NARROWEST = _NUMBER + _TICK + _CLIENT + _REASONS + _CODE + 3 * _SPACE + 30 * MM

_ROW_TOP, _ROW_BOTTOM, _LOWEST_ROW = 2.4 * MM, 2.2 * MM, 16.5 * MM
_LINE_STEP = 7 * MM
_BOX = 3.5 * MM
_TEXT_SIZE = 8.5 * POINT


class Text:
    """A fragment of HTML set to a width, always with the same breaks whatever it is painted on."""

    def __init__(self, html: str, width: float) -> None:
        self._document = QTextDocument()
        self._document.documentLayout().setPaintDevice(_reference())
        self._document.setDefaultFont(_font())
        self._document.setDefaultTextOption(_wrapping())
        self._document.setDocumentMargin(0)
        self._document.setDefaultStyleSheet(_style())
        self._document.setHtml(html)
        self._document.setTextWidth(width)
        self.height = self._document.size().height()

    @property
    def baseline(self) -> float:
        """How far below the top the first line of a plain paragraph stands."""
        line = self._document.firstBlock().layout().lineAt(0)
        return float(line.y() + line.ascent())

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Paint the text with its upper left corner there."""
        painter.save()
        painter.setPen(INK)
        painter.translate(left, top)
        self._document.drawContents(painter)
        painter.restore()


class HeadingBox:
    """A heading over a line as wide as the page."""

    def __init__(self, html: str, width: float) -> None:
        self._text = Text(html, width)
        self._width = width
        self.height = self._text.height + 1.4 * MM

    def draw(self, painter: QPainter) -> None:
        """Paint it at the origin."""
        self._text.draw(painter, 0, 0)
        _rule(painter, self.height, self._width, QPen(INK, 0.9 * POINT))


class NoteBox:
    """A remark as wide as the page."""

    def __init__(self, note: Note, width: float) -> None:
        self._text = Text(note.text, width)
        self.height = self._text.height

    def draw(self, painter: QPainter) -> None:
        """Paint it at the origin."""
        self._text.draw(painter, 0, 0)


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
        painter.setFont(_font())
        painter.setPen(SOFT)
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
        _rule(painter, self.height, self._width, QPen(PALE, 0.6 * POINT))


def _rule(painter: QPainter, top: float, width: float, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawLine(QLineF(0, top, width, top))


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


@lru_cache(maxsize=1)
def _reference() -> QImage:
    """What text is measured on: fine enough for the same breaks on every printer and screen."""
    image = QImage(1, 1, QImage.Format.Format_Mono)
    image.setDotsPerMeterX(round(MM * 1000))
    image.setDotsPerMeterY(round(MM * 1000))
    return image


@lru_cache(maxsize=1)
def _font() -> QFont:
    """The first known font there is; Qt takes signs that it lacks from others."""
    known = set(QFontDatabase.families())
    font = QFont(next((name for name in _FONTS if name in known), QFont().family()))
    font.setPixelSize(round(_TEXT_SIZE))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("calt", "liga"):  # joined or adapted signs cannot be searched for or copied from a PDF
        font.setFeature(QFont.Tag(feature), 0)
    return font


@lru_cache(maxsize=1)
def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


@lru_cache(maxsize=1)
def _style() -> str:
    return style()
