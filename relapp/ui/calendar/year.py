"""A year: twelve small months, their days the darker the more they hold."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from relapp.domain.calendar import LEVELS, CalendarDay, Month, level, moved_by
from relapp.i18n import _, first_letter_upper, first_weekday, format_day
from relapp.ui.calendar.cell import MOVES
from relapp.ui.theme import current_theme
from relapp.ui.widgets.buttons import PaintedButton
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.painting import draw_box, draw_focus_ring
from relapp.wording import calendar as words

_NARROWEST, _COLUMNS, _ROOM, _PAD = 160, (4, 3, 2, 1), 12, 12
_STRONGEST = 0.45


class MonthBox(PaintedButton):
    """A month of a year; click, Enter or Space opens it, and `moved` carries a key that moves on to another one."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.month = Month(2000, 1)
        self._days: dict[date, CalendarDay] = {}
        self._most, self._today = 0, date.min

    def show_month(self, days: Sequence[CalendarDay], most: int, today: date) -> None:
        """Show the days of a month; `most` is the largest weight of the year."""
        self.month = Month.of(days[0].day)
        self._days, self._most, self._today = {each.day: each for each in days}, most, today
        holidays = [each.holiday for each in days if each.holiday]
        self.setAccessibleName(": ".join((words.month_name(self.month.first), "; ".join([_said(days), *holidays]))))
        self.update()

    def levels(self) -> dict[date, int]:
        """How strongly each day is marked."""
        return {day: level(each.weight, self._most) for day, each in self._days.items()}

    def sizeHint(self) -> QSize:
        """A name, weekdays and six weeks."""
        px = current_theme().px
        return QSize(px(_NARROWEST), px(20 + 2 * _PAD + 18 + 6 * 21))

    def minimumSizeHint(self) -> QSize:
        """Narrower where there is no room."""
        return QSize(current_theme().px(_NARROWEST - 20), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and the keys beside them move on to another month."""
        if event.key() in MOVES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(event.key())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the name, the weekdays and the days."""
        painter, px, rect = QPainter(self), current_theme().px, QRectF(self.rect())
        colour = current_theme().colour
        draw_box(painter, rect, px(10), colour("hover" if self.underMouse() else "card"), colour("line"))
        inner = rect.adjusted(px(_PAD), px(_PAD), -px(_PAD), -px(_PAD))
        is_now = self.month == Month.of(self._today)
        name = first_letter_upper(format_day(self.month.first, "month"))
        self._write(painter, QRectF(inner.left(), inner.top(), inner.width(), px(20)), name, 14,
                    "accent" if is_now else "ink", Qt.AlignmentFlag.AlignLeft, bold=True)  # fmt: skip
        weeks, side = self.month.weeks(first_weekday()), inner.width() / 7
        top = inner.top() + px(22)
        for column, day in enumerate(weeks[0]):
            letter = first_letter_upper(format_day(day, "weekday_short"))[:1]
            self._write(painter, QRectF(inner.left() + column * side, top, side, px(16)), letter, 11, "faint")
        height = (inner.bottom() - top - px(18)) / 6
        for row, week in enumerate(weeks):
            for column, day in enumerate(week):
                if day in self._days:
                    box = QRectF(inner.left() + column * side, top + px(18) + row * height, side, height)
                    self._draw_day(painter, self._days[day], box)
        if self.shows_ring:
            draw_focus_ring(painter, rect, px(10))

    def _draw_day(self, painter: QPainter, day: CalendarDay, room: QRectF) -> None:
        px, colour = current_theme().px, current_theme().colour
        width, height = min(room.width() - px(2), px(30)), room.height() - px(2)
        box = QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
        ground = _ground(level(day.weight, self._most))
        frame = colour("accent") if day.day == self._today else colour("soft") if day.holiday else None
        draw_box(painter, box, px(4), ground, frame, px(2 if day.day == self._today else 1))
        role = "ink" if day.is_working or ground else "faint"
        self._write(painter, box, str(day.day.day), 11, role, bold=day.day == self._today or bool(day.holiday))

    def _write(
        self, painter: QPainter, rect: QRectF, text: str, size: int, role: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter, *, bold: bool = False,
    ) -> None:  # fmt: skip
        font = QFont(self.font())
        font.setPixelSize(current_theme().px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(current_theme().colour(role))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextDontClip, text)


class YearGrid(QWidget):
    """The Tab key enters it on one month and leaves it.

    Each signal carries a first day: of the month that the keyboard moved to, of the one opened, or of one wanted of another year.
    """

    moved_to = Signal(object)
    month_opened = Signal(object)
    month_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Year"))
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.boxes = [self._make_box() for _index in range(12)]
        current_theme().theme_changed.connect(self._arrange)
        self._arrange()

    def show_year(self, days: Sequence[CalendarDay], current: date, today: date) -> None:
        """Show a year, with the keyboard's month among its own."""
        most = max((each.weight for each in days), default=0)
        for index, box in enumerate(self.boxes):
            box.show_month([each for each in days if each.day.month == index + 1], most, today)
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if index + 1 == current.month else Qt.FocusPolicy.ClickFocus)

    def lead_to(self, month: int) -> None:
        """Put the keyboard on a month, 1 to 12."""
        for index, box in enumerate(self.boxes):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if index + 1 == month else Qt.FocusPolicy.ClickFocus)
        lead_to(self.boxes[month - 1])

    def has_keyboard(self) -> bool:
        """Whether the keyboard is on one of the months."""
        return any(box.hasFocus() for box in self.boxes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many months beside each other as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _make_box(self) -> MonthBox:
        box = MonthBox(self)
        box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        box.clicked.connect(lambda: self.month_opened.emit(box.month.first))
        box.moved.connect(lambda key: self._move(box.month.first, key))
        return box

    def _move(self, first: date, key: int) -> None:
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_PageUp: -12, Qt.Key.Key_PageDown: 12,
            Qt.Key.Key_Home: 1 - first.month, Qt.Key.Key_End: 12 - first.month,
        }  # fmt: skip
        wanted = moved_by(first, steps[Qt.Key(key)])
        if wanted.year == first.year:
            self.lead_to(wanted.month)
            self.moved_to.emit(wanted)
        else:
            self.month_wanted.emit(wanted)

    def _arrange(self) -> None:
        px = current_theme().px
        self._grid.setSpacing(px(_ROOM))
        columns = next((each for each in _COLUMNS if self.width() >= each * px(_NARROWEST) + (each - 1) * px(_ROOM)), 1)
        if columns == self._columns:
            return
        for column in range(max(self._columns, columns)):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns
        for index, box in enumerate(self.boxes):
            self._grid.addWidget(box, index // columns, index % columns)


def _said(days: Sequence[CalendarDay]) -> str:
    return words.summary(
        sum(each.occasion_count for each in days), sum(each.planned for each in days), sum(each.made for each in days)
    )


def _ground(strength: int) -> QColor | None:
    """The accent, as strong as the day is full."""
    if not strength:
        return None
    ground = current_theme().colour("accent")
    ground.setAlphaF(_STRONGEST * strength / LEVELS)
    return ground
