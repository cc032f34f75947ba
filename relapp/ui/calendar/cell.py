"""One day of a month: a box with its number and what it holds."""

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from relapp.domain.calendar import CalendarDay
from relapp.i18n import _, format_number
from relapp.ui.accessible import tell_state
from relapp.ui.calendar.chips import Chip, Tally, chips, tallies
from relapp.ui.icons import paint_icon
from relapp.ui.theme import current_theme
from relapp.ui.widgets.buttons import PaintedButton
from relapp.ui.widgets.painting import draw_box, draw_focus_ring
from relapp.wording import calendar as words

MOVES = frozenset(
    {
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
        Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
    }
)  # fmt: skip

# In units: below this width words say nothing any more.
_NARROW = 84
_PAD, _HEAD, _GAP = 7, 24, 3
_LEAST_LINES = 2


class DayCell(PaintedButton):
    """Click, Enter or Space opens the day; `moved` carries a key that moves on to another one."""

    moved = Signal(int)
    spoken_role = "Button"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.date = date.min
        self._day: CalendarDay | None = None
        self._is_today = self._is_open = False

    @property
    def day(self) -> CalendarDay | None:
        """What it holds; None for a day of the month before or after."""
        return self._day

    def show_day(self, day: date, holds: CalendarDay | None, *, is_today: bool) -> None:
        """Show a day."""
        self.date, self._day, self._is_today = day, holds, is_today
        name = words.whole_day(holds) if holds else words.day_name(day)
        self.setAccessibleName(_("{day} (today)").format(day=name) if is_today else name)
        self.update()

    def set_open(self, is_open: bool) -> None:
        """Show whether it is the day that the panel tells of."""
        if is_open != self._is_open:
            self._is_open = is_open
            tell_state(self, "expanded")
            self.update()

    def spoken_states(self) -> list[str]:
        """Whether the panel tells of it."""
        return ["expandable", "expanded" if self._is_open else "collapsed"]

    def press(self) -> None:
        """Open the day."""
        self.click()

    def sizeHint(self) -> QSize:
        """Its number and two lines, in whatever width there is."""
        px = current_theme().px
        return QSize(px(60), self._top() + _LEAST_LINES * self._step() + px(_PAD))

    def minimumSizeHint(self) -> QSize:
        """Narrower where there is no room: an icon and a number."""
        return QSize(current_theme().px(36), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and the keys beside them move on to another day."""
        if event.key() in MOVES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(event.key())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The tooltip is all that the day holds, as names are often cut."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            holds = self._day
            if holds and (holds.weight or holds.made or holds.holiday):
                QToolTip.showText(event.globalPos(), self._tooltip(holds), self)
            return True
        return super().event(event)

    def lines(self) -> list[Chip]:
        """What it says now in words; nothing where it is too narrow for them."""
        return [] if self._is_narrow() or self._day is None else chips(self._day, self._room())

    def tallies(self) -> list[Tally]:
        """What it says now in numbers, where it is too narrow for words."""
        return tallies(self._day, self._room()) if self._is_narrow() and self._day else []

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the number and the lines."""
        painter = QPainter(self)
        px, rect = current_theme().px, QRectF(self.rect())
        self._draw_ground(painter, rect)
        self._draw_number(painter)
        painter.setFont(self._small_font())
        top = self._top()
        for line in self.lines():
            self._draw_chip(painter, line, QRectF(px(_PAD), top, rect.width() - 2 * px(_PAD), self._line_height()))
            top += self._step()
        for tally in self.tallies():
            self._draw_tally(painter, tally, QRectF(px(_PAD), top, rect.width() - 2 * px(_PAD), self._line_height()))
            top += self._step()
        if self.shows_ring:
            draw_focus_ring(painter, rect, px(8))

    def _draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        colour, radius = current_theme().colour, current_theme().px(8)
        if self._day is None:
            draw_box(painter, rect, radius, colour("hover") if self.underMouse() else None, colour("line"))
            return
        fill = "hover" if self.underMouse() else "card" if self._day.is_working else "sidebar"
        draw_box(painter, rect, radius, colour("accent_soft" if self._is_open else fill), colour("line"))
        if self._is_open:
            draw_box(painter, rect, radius, None, colour("accent"), current_theme().px(2))

    def _draw_number(self, painter: QPainter) -> None:
        colour, px = current_theme().colour, current_theme().px
        font = QFont(self.font())
        font.setPixelSize(px(13))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        text, metrics = str(self.date.day), painter.fontMetrics()
        box = QRectF(px(_PAD), px(4), metrics.horizontalAdvance(text), px(_HEAD - 4))
        if self._is_today:
            pill = box.adjusted(-px(1), 0, px(9), 0)
            draw_box(painter, pill, px(10), colour("accent"))
            box.translate(px(4), 0)
        painter.setPen(colour("on_accent" if self._is_today else "faint" if self._day is None else "ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)
        if self._day and self._day.made:
            self._draw_made(painter, format_number(self._day.made), box)

    def _draw_made(self, painter: QPainter, count: str, number: QRectF) -> None:
        """A tick at the right of the number, and how many touches were made where there is room to say it."""
        px, size = current_theme().px, float(current_theme().px(12))
        painter.setFont(self._small_font())
        width, right = float(painter.fontMetrics().horizontalAdvance(count)), self.width() - px(_PAD)
        if right - width - size - px(3) > number.right() + px(3):
            painter.setPen(current_theme().colour("soft"))
            painter.drawText(
                QRectF(right - width, number.top(), width + 1, number.height()), Qt.AlignmentFlag.AlignVCenter, count
            )
            right -= round(width) + px(3)
        paint_icon(painter, "check", QRectF(right - size, number.center().y() - size / 2, size, size), "soft")

    def _draw_chip(self, painter: QPainter, chip: Chip, rect: QRectF) -> None:
        colour, px, metrics = current_theme().colour, current_theme().px, painter.fontMetrics()
        left = rect.left()
        if chip.role:
            is_rest = self._day is not None and not self._day.is_working
            draw_box(painter, rect, px(3), colour("card" if is_rest else "background"))
            draw_box(painter, QRectF(left, rect.top(), px(3), rect.height()), px(1), colour(chip.role))
            left += px(8)
        tail = f" · {chip.tail}" if chip.tail else ""
        width = int(rect.right() - left - px(3))
        if chip.tally and metrics.horizontalAdvance(chip.text) > width:
            self._draw_tally(painter, chip.tally, rect.adjusted(px(8), 0, 0, 0))
            return
        room = width - metrics.horizontalAdvance(tail)
        if tail and room < metrics.averageCharWidth() * 5:
            tail, room = "", width
        text = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, room) + tail
        painter.setPen(colour("ink" if chip.role else "soft"))
        painter.drawText(QRectF(left, rect.top(), width + 1, rect.height()), Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_tally(self, painter: QPainter, tally: Tally, rect: QRectF) -> None:
        px, size = current_theme().px, float(current_theme().px(14))
        corner = QPointF(rect.left(), rect.center().y() - size / 2)
        paint_icon(painter, tally.icon, QRectF(corner.x(), corner.y(), size, size), tally.role)
        painter.setPen(current_theme().colour("ink"))
        left = rect.left() + size + px(4)
        text = format_number(tally.count) if tally.count else ""
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.right() - left) + 1)
        painter.drawText(QRectF(left, rect.top(), rect.right() - left + 1, rect.height()), Qt.AlignmentFlag.AlignVCenter, text)

    def _tooltip(self, holds: CalendarDay) -> str:
        return f"<span>{words.whole_day(holds).replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</span>"

    def _is_narrow(self) -> bool:
        return self.width() < current_theme().px(_NARROW)

    def _room(self) -> int:
        return max(1, (self.height() - self._top() - current_theme().px(4) + current_theme().px(_GAP)) // self._step())

    def _top(self) -> int:
        return current_theme().px(_HEAD + 4)

    def _step(self) -> int:
        return self._line_height() + current_theme().px(_GAP)

    def _line_height(self) -> int:
        return current_theme().px(19)

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(current_theme().px(12))
        font.setWeight(QFont.Weight.Normal)
        return font
