"""What all drawn charts share: one value at a time is the current one, by arrow keys or under the mouse."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.wording.insights import Chart

# All parts of a bar together.
WHOLE = -1

# A bar and one of its parts, or WHOLE.
Spot = tuple[int, int]

Colour = Callable[[str], QColor]

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChartView(QWidget):
    """`chosen` carries the index of a bar and of its part, or WHOLE; `colour` gives that of a role, by default the theme's."""

    chosen = Signal(int, int)
    spoken_role = "Chart"

    def __init__(self, chart: Chart, colour: Colour | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self.colour: Colour = colour or current_theme().colour
        self.current: Spot | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(_("Arrow keys go through the values, Enter shows the clients."))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def along(self) -> tuple[Qt.Key, Qt.Key]:
        """The keys that go from bar to bar; the other arrows go through the parts of one."""
        return Qt.Key.Key_Left, Qt.Key.Key_Right

    @property
    def bar_count(self) -> int:
        """How many bars are drawn."""
        return len(self.chart.bars)

    def spot_at(self, _position: QPointF) -> Spot | None:
        """What is drawn there."""
        raise NotImplementedError

    def rect_of(self, _spot: Spot) -> QRectF:
        """Where it is drawn."""
        raise NotImplementedError

    def said(self, spot: Spot) -> str:
        """A value in words."""
        index, part = spot
        return self.chart.said(index, None if part == WHOLE else part)

    def go_to(self, spot: Spot | None) -> None:
        """Make a value the current one, and say it."""
        if spot == self.current:
            return
        self.current = spot
        name = f"{self.chart.title}. {self.said(spot)}" if spot else self.chart.title
        if name != self.accessibleName():
            self.setAccessibleName(name)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.draw_mark()

    def press(self) -> None:
        """Lead to the clients behind the current value."""
        if self.current:
            self.chosen.emit(*self.current)

    def draw_mark(self) -> None:
        """Draw again what shows where mouse and keyboard are."""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move; Enter leads to the clients; Escape lets the value go."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key], through_parts=key not in self.along)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to((0 if key == Qt.Key.Key_Home else self.bar_count - 1, WHOLE))
        elif key in _ENTER and self.current:
            self.press()
            return
        elif key == Qt.Key.Key_Escape and self.current and QToolTip.isVisible():
            QToolTip.hideText()
            return
        else:
            super().keyPressEvent(event)
            return
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the value under the mouse."""
        spot = self.spot_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        if spot != self.current:
            self.go_to(spot)
            self._tell(event.globalPosition().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click leads to the clients."""
        spot = self.spot_at(event.position())
        if spot and event.button() is Qt.MouseButton.LeftButton:
            self.go_to(spot)
            self.chosen.emit(*spot)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is current once the mouse is gone, unless the keyboard is here."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.go_to(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins with the first value, and goes on where it was."""
        super().focusInEvent(event)
        if self.current is None and self.bar_count and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.go_to((0, WHOLE))
        self.draw_mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.draw_mark()

    def _step(self, step: int, *, through_parts: bool) -> None:
        index, part = self.current or (0, WHOLE)
        if not through_parts:
            index = min(max(index + step, 0), self.bar_count - 1) if self.current else 0
        elif len(self.chart.series) > 1:
            # From all parts together to the first, on to the last, and back to all.
            part = (part + 1 + step) % (len(self.chart.series) + 1) - 1
        self.go_to((index, part))

    def _tell(self, where: QPoint | None = None) -> None:
        """The current value in a bubble, so that it can be read too."""
        if self.current is None:
            QToolTip.hideText()
            return
        place = where or self.mapToGlobal(self.rect_of(self.current).topRight().toPoint())
        QToolTip.showText(place, self.said(self.current), self)
