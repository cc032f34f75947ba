"""Shapes that several widgets draw."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from relapp.ui.theme import current_theme


def draw_box(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, border: QColor | None = None, width: float = 1.0
) -> None:
    """A box with round corners inside `rect`; the border, `width` pixels wide, lies inside too."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(border, width) if border else Qt.PenStyle.NoPen)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    inset = width / 2 if border else 0.0
    inner = rect.adjusted(inset, inset, -inset, -inset)
    corner = min(radius, inner.height() / 2, inner.width() / 2)
    painter.drawRoundedRect(inner, corner, corner)


def draw_focus_ring(painter: QPainter, rect: QRectF, radius: float, colour_role: str = "accent") -> None:
    """The ring that shows where the keyboard is, inside `rect`."""
    draw_box(painter, rect, radius, None, current_theme().colour(colour_role), current_theme().px(2))
