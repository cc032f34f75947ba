"""A month: weeks below each other, in columns of one width."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from relapp.domain.calendar import CalendarDay, Month, in_range, moved_by
from relapp.i18n import _, first_letter_upper, first_weekday, format_day
from relapp.ui.calendar.cell import DayCell
from relapp.ui.theme import current_theme
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.text import ElidedLabel

_WEEKS = 6
_ROOM = 6


class MonthGrid(QWidget):
    """The Tab key enters it on one day and leaves it.

    Each signal carries a date: of the day that the keyboard moved to, of the one opened, or of one wanted of another month.
    """

    moved_to = Signal(object)
    day_opened = Signal(object)
    day_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Month"))
        self._current = date.min
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._names = [ElidedLabel("", "section") for _index in range(7)]
        self.cells = [self._make_cell() for _index in range(7 * _WEEKS)]
        for column, name in enumerate(self._names):
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(name, 0, column)
            self._grid.setColumnStretch(column, 1)
        for index, cell in enumerate(self.cells):
            self._grid.addWidget(cell, 1 + index // 7, index % 7)
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def show_month(self, month: Month, days: Sequence[CalendarDay], current: date, today: date) -> None:
        """Show a month, with the keyboard's day among its own."""
        weeks = month.weeks(first_weekday())
        known = {each.day: each for each in days}
        for name, day in zip(self._names, weeks[0], strict=True):
            name.setText(first_letter_upper(format_day(day, "weekday_short")))
            name.setAccessibleName(format_day(day, "weekday"))
        shown = [day for week in weeks for day in week]
        for cell, each in zip(self.cells, shown, strict=False):
            cell.show_day(each, known.get(each), is_today=each == today)
        for index, cell in enumerate(self.cells):
            cell.setVisible(index < len(shown))
        for row in range(_WEEKS):
            self._grid.setRowStretch(1 + row, int(row < len(weeks)))
        self.set_current(current)

    def set_current(self, day: date) -> None:
        """Let the Tab key stop at a day of the month in view; the keyboard stays where it is."""
        self._current = day
        for cell in self.cells:
            is_stop = cell.date == day and cell.day is not None
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def mark_open(self, day: date | None) -> None:
        """Show which day the panel tells of, if any."""
        for cell in self.cells:
            cell.set_open(cell.date == day and cell.day is not None)

    def lead_to_current(self) -> None:
        """Put the keyboard on its day."""
        lead_to(self._cell(self._current))

    def has_keyboard(self) -> bool:
        """Whether the keyboard is on one of the days."""
        return any(cell.hasFocus() for cell in self.cells)

    def _make_cell(self) -> DayCell:
        cell = DayCell(self)
        cell.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        cell.clicked.connect(lambda: self._open(cell))
        cell.moved.connect(lambda key: self._move(cell.date, key))
        return cell

    def _open(self, cell: DayCell) -> None:
        if cell.day is None:
            self.day_wanted.emit(cell.date)
        else:
            self.set_current(cell.date)
            self.moved_to.emit(cell.date)
            self.day_opened.emit(cell.date)

    def _move(self, day: date, key: int) -> None:
        wanted = in_range(_moved(day, key))
        if Month.of(wanted) == Month.of(self._current):
            self.set_current(wanted)
            self.lead_to_current()
            self.moved_to.emit(wanted)
        else:
            self.day_wanted.emit(wanted)

    def _cell(self, day: date) -> DayCell:
        return next(cell for cell in self.cells if cell.date == day and cell.day is not None)

    def _rescale(self) -> None:
        self._grid.setSpacing(current_theme().px(_ROOM))


def _moved(day: date, key: int) -> date:
    steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
    if key in steps:
        return day + timedelta(days=steps[Qt.Key(key)])
    months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
    if key in months:
        return moved_by(day, months[Qt.Key(key)])
    month = Month.of(day)
    return month.first if key == Qt.Key.Key_Home else month.last
