"""A day that returns every year, with or without the first year."""

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from relapp.domain.dates import FIRST_YEAR, YearlyDate
from relapp.i18n import _, language
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.inputs import PlainChoice, show_whole_lines
from relapp.ui.widgets.text import Text
from relapp.ui.widgets.typed_day import split_day


class DateField(QWidget):
    """Day, month by name, and a year that may stay empty; what is wrong is said below, once the user leaves the field.

    A whole date in digits, written as the day, goes to its parts. `touched` comes with every change of a part.
    """

    date_changed = Signal(object)
    touched = Signal()

    def __init__(self, value: YearlyDate | None = None, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day, self.month, self.year = QLineEdit(), PlainChoice(), QLineEdit()
        self.day.setPlaceholderText(_("day"))
        self.day.setMaxLength(len("24.12.2026"))
        self.year.setPlaceholderText(_("year, if known"))
        self.year.setMaxLength(4)
        show_whole_lines(self.month)
        names = QLocale(language())
        self.month.addItem(_("month"))
        self.month.addItems([names.standaloneMonthName(month) for month in range(1, 13)])
        self.problem = Text("", "problem", wrap=True)
        parts = QWidget()
        row = FlowLayout(parts, spacing=6, line_spacing=4)
        for part in (self.day, self.month, self.year):
            part.installEventFilter(self)
            row.addWidget(part)
        column = VBox(self, spacing=3)
        column.addWidget(parts)
        column.addWidget(self.problem)
        self.setFocusProxy(self.day)
        self.setAccessibleName(name)
        self.day.editingFinished.connect(self._check)
        self.year.editingFinished.connect(self._check)
        self.month.activated.connect(lambda _index: self._check())
        for changed in (self.day.textChanged, self.month.currentIndexChanged, self.year.textChanged):
            changed.connect(lambda _part: self.touched.emit())
        current_theme().theme_changed.connect(self._rescale)
        self._rescale()
        self.set_value(value)

    def setAccessibleName(self, name: str) -> None:
        """Call the field `name`, and say in its parts which they are."""
        super().setAccessibleName(name)
        for part, part_name in ((self.day, _("Day")), (self.month, _("Month")), (self.year, _("Year"))):
            part.setAccessibleName(f"{name}: {part_name}" if name else part_name)

    @property
    def value(self) -> YearlyDate | None:
        """The date last told or set; what is wrong or unfinished does not count."""
        return self._value

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written or chosen in any part."""
        return not any(self._written())

    def finish(self) -> QWidget | None:
        """Take what is written as finished: None where it is a date or empty, else the part that is wrong, with a word below."""
        self._check(finished=True)
        day, month, year = self._written()
        if self._wrong(day, month, year) == "":
            return None
        if day.isdecimal() and not month:
            return self.month
        return self.day if self._wrong(day, month, "") else self.year

    def set_value(self, value: YearlyDate | None) -> None:
        """Show `value`, without a signal."""
        self._value = value
        self.day.setText(str(value.day) if value else "")
        self.month.setCurrentIndex(value.month if value else 0)
        self.year.setText(str(value.year) if value and value.year else "")
        self.problem.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the whole date when the keyboard leaves one of its parts."""
        if event.type() is QEvent.Type.FocusOut:
            self._check()
        return super().eventFilter(watched, event)

    def _spread(self) -> None:
        """Put a whole date that was written as the day into its parts."""
        text = self.day.text().strip()
        if len(text) <= 2:
            return
        try:
            day, month, year = split_day(text, QDate.currentDate().year())
        except ValueError:
            return
        self.day.setText(str(day))
        self.month.setCurrentIndex(month)
        if year is not None:
            self.year.setText(str(year))

    def _written(self) -> tuple[str, int, str]:
        return self.day.text().strip(), self.month.currentIndex(), self.year.text().strip()

    def _wrong(self, day: str, month: int, year: str) -> str:
        return _read(day, month, year, self.month.currentText())[1]

    def _check(self, *, finished: bool = False) -> None:
        self._spread()
        value, problem = _read(*self._written(), self.month.currentText())
        focus = QApplication.focusWidget()
        is_inside = focus is not None and self.isAncestorOf(focus)
        unfinished = not finished and is_inside and not (self.day.text() and self.month.currentIndex())
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem) and not unfinished)
        if not problem and not unfinished and value != self._value:
            self._value = value
            self.date_changed.emit(value)

    def _rescale(self) -> None:
        px = current_theme().px
        self.day.setFixedWidth(px(56))
        self.year.setFixedWidth(px(132))


def _read(day: str, month: int, year: str, month_name: str) -> tuple[YearlyDate | None, str]:
    """The date, or None with what is wrong with it in words; all empty is no date and no mistake."""
    if not (day or month or year):
        return None, ""
    if not day.isdecimal():
        return None, _("Write the day as a number.")
    if not month:
        return None, _("Choose the month.")
    if year and not (year.isdecimal() and len(year) == 4 and int(year) >= FIRST_YEAR):
        return None, _("Write the year with four digits, from {year} on, or leave it empty.").format(year=FIRST_YEAR)
    try:
        return YearlyDate(month, int(day), int(year) if year else None), ""
    except ValueError:
        if (month, int(day)) == (2, 29):
            return None, _("There was no 29 February in {year}.").format(year=year)
        return None, _("There is no day {day} in the month of {month}.").format(day=int(day), month=month_name)
