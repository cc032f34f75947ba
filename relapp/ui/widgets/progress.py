"""A thin bar for how much of something there is."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.painting import draw_box


class ProgressBar(QWidget):
    """`value` of `maximum` in a colour role, and in `full_role` once it is full."""

    spoken_role = "ProgressBar"

    def __init__(
        self, value: float = 0, maximum: float = 1, role: str = "accent", full_role: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._role, self._full_role = role, full_role or role
        self.set_value(value, maximum)

    @property
    def fraction(self) -> float:
        """How full it is, from 0.0 to 1.0."""
        return min(max(self._value / self._maximum, 0.0), 1.0) if self._maximum > 0 else 0.0

    def set_value(self, value: float, maximum: float) -> None:
        """Show `value` of `maximum`; nothing is shown of a maximum of 0."""
        self._value, self._maximum = value, maximum
        self.setAccessibleName(_("{value} of {maximum}").format(value=f"{value:g}", maximum=f"{maximum:g}"))
        self.update()

    def set_role(self, role: str) -> None:
        """Take the colour of another role, full or not."""
        self._role = self._full_role = role
        self.update()

    def sizeHint(self) -> QSize:
        """Six units high, and as wide as there is room."""
        return QSize(current_theme().px(60), current_theme().px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and the part that is filled."""
        painter = QPainter(self)
        colour, rect = current_theme().colour, QRectF(self.rect())
        draw_box(painter, rect, rect.height() / 2, colour("line"))
        if self.fraction > 0:
            rect.setWidth(max(rect.width() * self.fraction, rect.height()))
            draw_box(painter, rect, rect.height() / 2, colour(self._full_role if self.fraction >= 1 else self._role))
