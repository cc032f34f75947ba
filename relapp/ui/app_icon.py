"""The program's icon, drawn at every size it is wanted in."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap

_GREEN, _AMBER = "#0F6E6A", "#E08A00"
_SIZES = (16, 22, 32, 48, 64, 128)


def app_icon(count: int = 0, *, is_marked: bool = False) -> QIcon:
    """The program's own icon; a count above zero takes the letter's place, and a mark in its corner says that there is news."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(_draw(size, str(count) if 0 < count < 100 else "99+" if count else "R", is_marked))
    return icon


def _draw(size: int, text: str, is_marked: bool) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(_GREEN))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.22, size * 0.22)
    font = QFont()
    font.setPixelSize(max(7, int(size * (0.66 if len(text) < 2 else 0.55 if len(text) < 3 else 0.4))))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor("white"))
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, text)
    if is_marked:
        painter.setBrush(QColor(_AMBER))
        painter.setPen(QPen(QColor("white"), max(1.0, size * 0.05)))
        painter.drawEllipse(QRectF(size * 0.65, size * 0.03, size * 0.32, size * 0.32))
    painter.end()
    return pixmap
