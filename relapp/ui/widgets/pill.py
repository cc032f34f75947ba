"""A few words on a coloured ground."""

from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.ui.theme import current_theme
from relapp.ui.widgets.painting import draw_box
from relapp.ui.widgets.text import ElidedLabel, repolish

Kind = Literal["late", "neutral", "accent"]

_GROUND = {"late": "late_soft", "neutral": "well", "accent": "accent"}


class Pill(ElidedLabel):
    """A short remark, such as how late a promise is, or a count."""

    def __init__(self, text: str = "", kind: Kind = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("kind", kind)
        self._kind = kind
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    @property
    def kind(self) -> Kind:
        """Which colours it has."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Take other colours."""
        self._kind = kind
        self.setProperty("kind", kind)
        repolish(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, then the words."""
        painter = QPainter(self)
        draw_box(painter, QRectF(self.rect()), self.height() / 2, current_theme().colour(_GROUND[self._kind]))
        painter.end()
        super().paintEvent(event)

    def _rescale(self) -> None:
        side, end = current_theme().px(9), current_theme().px(2)
        self.setContentsMargins(side, end, side, end)
