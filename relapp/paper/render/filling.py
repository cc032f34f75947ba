"""Sheets with fields of their own, used to the edge."""

from functools import lru_cache

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from relapp.domain.printed import Ink
from relapp.paper.documents import Outline, Piece, Sheets, Stroke
from relapp.paper.render.boxes import GREY
from relapp.paper.render.looks import inked
from relapp.paper.render.text import INK, MM, POINT, Text

_LINE = 0.4 * POINT
_STEP = 0.95
_SMALLEST = 0.4


class SheetPages:
    """The pages of sheets; there is nothing to find out about them before they are painted."""

    is_complete = True

    def __init__(self, sheets: Sheets, ink: Ink) -> None:
        self.sheet = QSizeF(sheets.width, sheets.height)
        self.count = self.known = len(sheets.pages)
        self._pages, self._ink = sheets.pages, ink
        # Of several copies of one address, each but the first is set already.
        self._fitted = lru_cache(maxsize=1)(_fitted)

    def lay_out_more(self) -> None:
        """Everything is known."""

    def draw(self, painter: QPainter, page: int) -> None:
        """Paint `page`, counted from 1, in units of 1/1200 inch from the sheet's corner."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        with inked(self._ink):
            for mark in self._pages[page - 1]:
                self._draw(painter, mark)
        painter.restore()

    def _draw(self, painter: QPainter, mark: Piece | Outline | Stroke) -> None:
        match mark:
            case Piece():
                self._draw_piece(painter, mark)
            case Outline(left, top, width, height, radius):
                painter.setPen(QPen(GREY, _LINE))
                painter.drawRoundedRect(QRectF(left * MM, top * MM, width * MM, height * MM), radius * MM, radius * MM)
            case Stroke(x1, y1, x2, y2):
                painter.setPen(QPen(INK, _LINE))
                painter.drawLine(QLineF(x1 * MM, y1 * MM, x2 * MM, y2 * MM))

    def _draw_piece(self, painter: QPainter, piece: Piece) -> None:
        text, scale = self._fitted(piece.html, round(piece.width * MM), round(piece.height * MM), shrinks=piece.shrinks)
        free = piece.height * MM - text.height * scale
        painter.save()
        painter.translate(piece.left * MM, piece.top * MM + (free / 2 if piece.middle else 0))
        painter.scale(scale, scale)
        text.draw(painter, 0, 0)
        painter.restore()


def _fitted(html: str, width: int, height: int, *, shrinks: bool) -> tuple[Text, float]:
    """The text, broken anew for every size, and how large it may be."""
    text, scale = Text(html, width), 1.0
    if not shrinks:
        return text, scale
    while text.height * scale > height and scale > _SMALLEST:
        scale *= _STEP
        text = Text(html, width / scale)
    return text, min(scale, height / text.height) if text.height else scale
