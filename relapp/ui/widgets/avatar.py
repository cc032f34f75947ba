"""The round initials of a client."""

from zlib import crc32

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.ui.theme import current_theme


class Avatar(QWidget):
    """One or two letters on a soft colour that `seed` always gives again; a VIP has a ring. `size` is in units."""

    spoken_role = "Graphic"

    def __init__(
        self, initials: str = "", seed: str = "", *, vip: bool = False, size: int = 38, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._size = size
        self.show_client(initials, seed, vip=vip)

    def show_client(self, initials: str, seed: str, *, vip: bool) -> None:
        """Show another client."""
        self._initials, self._seed, self._vip = initials, seed, vip
        self.setAccessibleName(initials)
        self.update()

    def sizeHint(self) -> QSize:
        """The circle with its ring."""
        side = current_theme().px(self._size + 8)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle, the letters and the ring."""
        painter = QPainter(self)
        draw_avatar(painter, QRectF(self.rect()), self._initials, self._seed, vip=self._vip)


def draw_avatar(painter: QPainter, rect: QRectF, initials: str, seed: str, *, vip: bool) -> None:
    """Draw an avatar into the square `rect`, ring included (a delegate of a long list has no widgets)."""
    px = current_theme().px
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = px(4)
    ground, ink = _colours(seed)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
    font = painter.font()
    font.setPixelSize(max(1, round((rect.width() - 2 * inset) * 0.34)))
    font.setWeight(font.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials)
    if vip:
        width = px(2)
        painter.setPen(QPen(current_theme().colour("vip"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))


def _colours(seed: str) -> tuple[QColor, QColor]:
    pairs = current_theme().palette.avatars
    ground, ink = pairs[crc32(seed.encode()) % len(pairs)]
    return QColor(ground), QColor(ink)
