"""The things that stand on a page, each with its height and a way to draw it."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from relapp.paper.documents import Picture, Ruled
from relapp.paper.render.looks import look
from relapp.paper.render.text import INK, MM, POINT, Text

GREY, PALE = QColor("#929292"), QColor("#cccccc")

_BELOW_HEADING = 1.4 * MM
_PADDING = 1.4 * MM
_CELL_PADDING, _BETWEEN_CELLS = 0.7 * MM, 3 * MM
_ABOVE_CAPTION = 1.5 * MM
_WRITTEN = 7 * MM


class Box(Protocol):
    """What can be placed on a page; its height is in units of the text module."""

    height: float

    def draw(self, painter: QPainter) -> None:
        """Paint it at the origin."""


class HeadingBox:
    """A heading over a line as wide as the page."""

    def __init__(self, html: str, width: float) -> None:
        self._text = Text(html, width)
        self._width = width
        self.height = self._text.height + _BELOW_HEADING

    def draw(self, painter: QPainter) -> None:
        """Paint it at the origin."""
        self._text.draw(painter, 0, 0)
        rule(painter, self.height, self._width, QPen(INK, 0.9 * POINT))


class TextBox:
    """Text as wide as the page; `padded` where other things stand above and below it."""

    def __init__(self, html: str, width: float, *, padded: bool) -> None:
        self._text = Text(html, width)
        self._padding = _PADDING * padded
        self.height = self._text.height + 2 * self._padding

    def draw(self, painter: QPainter) -> None:
        """Paint it at the origin."""
        self._text.draw(painter, 0, self._padding)


class CellsBox:
    """The cells of one row of a table, or of its header, over a thin line."""

    def __init__(self, cells: Sequence[str], shares: Sequence[float], width: float, *, header: bool = False) -> None:
        unit = (width - _BETWEEN_CELLS * (len(shares) - 1)) / sum(shares)
        self._texts: list[tuple[float, Text]] = []
        left = 0.0
        for cell, share in zip(cells, shares, strict=True):
            if cell:
                self._texts.append((left, Text(cell, share * unit)))
            left += share * unit + _BETWEEN_CELLS
        self._width = width
        self._line = QPen(GREY if header else PALE, 0.6 * POINT)
        self.height = max((text.height for _left, text in self._texts), default=0.0) + 2 * _CELL_PADDING

    def draw(self, painter: QPainter) -> None:
        """Paint it at the origin."""
        for left, text in self._texts:
            text.draw(painter, left, _CELL_PADDING)
        rule(painter, self.height, self._width, self._line)


class PictureBox:
    """A picture over its caption, smaller than it should be where the page is too narrow."""

    def __init__(self, picture: Picture, width: float) -> None:
        shown = min(picture.width * MM, width)
        self._image = _inked(QImage.fromData(picture.png))
        self._target = QRectF(0, _PADDING, shown, picture.height / picture.width * shown)
        self._caption = Text(picture.caption, width) if picture.caption else None
        self.height = self._target.bottom() + _PADDING
        if self._caption:
            self.height += _ABOVE_CAPTION + self._caption.height

    def draw(self, painter: QPainter) -> None:
        """Paint it at the origin."""
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.LosslessImageRendering)
        painter.drawImage(self._target, self._image)
        if self._caption:
            self._caption.draw(painter, 0, self._target.bottom() + _ABOVE_CAPTION)


class RuledBox:
    """Lines to write on; its height is that of the fewest, and it may be `stretch` higher."""

    def __init__(self, ruled: Ruled, width: float) -> None:
        self._width = width
        self.height = ruled.fewest * _WRITTEN
        self.stretch = (ruled.most - ruled.fewest) * _WRITTEN

    def draw(self, painter: QPainter) -> None:
        """Paint the fewest at the origin."""
        self.draw_to(painter, self.height)

    def draw_to(self, painter: QPainter, height: float) -> None:
        """Paint as many as have room in `height`."""
        for line in range(1, int(height / _WRITTEN + 0.01) + 1):
            rule(painter, line * _WRITTEN, self._width, QPen(PALE, 0.6 * POINT))


def rule(painter: QPainter, top: float, width: float, pen: QPen) -> None:
    """A line across the page, thinner where ink is saved."""
    thin = QPen(pen)
    thin.setWidthF(pen.widthF() * look().lines)
    painter.setPen(thin)
    painter.drawLine(QLineF(0, top, width, top))


def _inked(image: QImage) -> QImage:
    """A picture in the ink there is: its greys alone, on white where it was clear, or as it is."""
    if not look().grey:
        return image
    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(Qt.GlobalColor.white)
    painter = QPainter(opaque)
    painter.drawImage(0, 0, image)
    painter.end()
    return opaque.convertToFormat(QImage.Format.Format_Grayscale8)
