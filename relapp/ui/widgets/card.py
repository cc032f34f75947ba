"""A white box with round corners that holds one thing."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import Margins, VBox
from relapp.ui.widgets.painting import draw_box, draw_focus_ring

_RING = 3


class Card(QFrame):
    """Put things into `body`; a `selectable` card takes the focus, and `stripe` names the colour of its left edge."""

    chosen = Signal()
    activated = Signal()

    def __init__(
        self,
        *,
        selectable: bool = False,
        stripe: str = "",
        margins: Margins = (14, 12, 14, 12),
        spacing: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.body = VBox(self, margins=margins, spacing=spacing)
        self._stripe = stripe
        self._selected = False
        self._selectable = selectable
        if selectable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def spoken_role(self) -> str:
        """One of a list where it can be chosen, else just a box."""
        return "ListItem" if self._selectable else ""

    def spoken_states(self) -> list[str]:
        """Whether it is the one that matters now."""
        return ["selectable", "selected"] if self._selected else ["selectable"]

    def press(self) -> None:
        """Open what the card stands for."""
        self.activated.emit()

    @property
    def selected(self) -> bool:
        """Whether it is shown as the one that matters now."""
        return self._selected

    def set_selected(self, selected: bool) -> None:
        """Show it as the one that matters now, or no longer."""
        self._selected = selected
        self.update()

    def set_stripe(self, stripe: str) -> None:
        """Give its left edge the colour of another role, or none."""
        self._stripe = stripe
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The card that has the focus is the chosen one."""
        super().focusInEvent(event)
        self.update()
        self.chosen.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens what the card stands for."""
        super().mouseDoubleClickEvent(event)
        if self._selectable:
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what the card stands for."""
        if self._selectable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, its stripe, and the accent around a selected one."""
        painter = QPainter(self)
        colour, px = current_theme().colour, current_theme().px
        box, radius = QRectF(self.rect()), px(10)
        if self._selected:
            draw_box(painter, box, radius, colour("card"), colour("accent_soft"), px(_RING))
        draw_box(painter, box, radius, None if self._selected else colour("card"), colour("accent" if self._selected else "line"))
        if self.hasFocus():
            draw_focus_ring(painter, box, radius)
        if self._stripe:
            outline = QPainterPath()
            outline.addRoundedRect(box, radius, radius)
            painter.setClipRect(QRectF(box.left(), box.top(), px(4), box.height()))
            painter.fillPath(outline, colour(self._stripe))
