"""Pages painted once for each size in which they are looked at."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from relapp.ui.printing.proof import Proof

# The page in view and those on either side of it.
_MOST = 3

# Pixels: a page that would take more is painted anew, and only what of it is in view.
_LARGEST = 8_000_000

_UNITS_PER_MM = 1200 / 25.4

_Key = tuple[int, float, float]


class PagePictures:
    """Keeps the last few pictures; they are painted again once the pages are others."""

    def __init__(self, proof: Proof) -> None:
        self._proof = proof
        self._known: dict[_Key, QPixmap] = {}
        proof.changed.connect(self._known.clear)
        proof.completed.connect(self._known.clear)  # a foot that says of how many it is the first

    def paint(self, painter: QPainter, page: int, sheet: QRectF) -> None:
        """Paint `page` into `sheet`, as sharp as the screen is."""
        ratio = painter.device().devicePixelRatioF()
        if sheet.width() * sheet.height() * ratio**2 > _LARGEST:
            self._draw(painter, page, sheet)
            return
        key = (page, sheet.width(), ratio)
        if key not in self._known:
            if len(self._known) >= _MOST:
                del self._known[next(iter(self._known))]
            self._known[key] = self._picture(page, sheet, ratio)
        painter.drawPixmap(sheet.topLeft(), self._known[key])

    def _picture(self, page: int, sheet: QRectF, ratio: float) -> QPixmap:
        picture = QPixmap(math.ceil(sheet.width() * ratio), math.ceil(sheet.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        self._draw(painter, page, QRectF(QPointF(), sheet.size()))
        painter.end()
        return picture

    def _draw(self, painter: QPainter, page: int, sheet: QRectF) -> None:
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setClipRect(sheet)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.translate(sheet.topLeft())
        scale = sheet.width() / (self._proof.pages.sheet.width() * _UNITS_PER_MM)
        painter.scale(scale, scale)
        self._proof.pages.draw(painter, page)
        painter.restore()
