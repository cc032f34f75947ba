"""Choices, days and numbers; the wheel scrolls the page and never changes one of them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QValidator, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QScrollArea, QSpinBox, QStyledItemDelegate, QWidget

from relapp.i18n import day_pattern, language
from relapp.ui.theme import current_theme
from relapp.ui.widgets.typed_day import looks_typed, parse_day

WIDEST_CHOICE = 280

# Before the list of a choice scrolls: all months are seen at once.
MOST_SHOWN = 12

# Beyond it nobody plans, and days added to it stay days that Python knows.
LATEST_DAY = QDate(2199, 12, 31)

_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class PlainChoice(QComboBox):
    """A list of texts, which the wheel leaves alone."""

    def setAccessibleName(self, name: str) -> None:
        """Call it `name`, also where a screen reader takes the value for the name, as it does on Linux."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()


class Choice(PlainChoice):
    """One of a few values; `value_chosen` comes only when the user chooses."""

    value_chosen = Signal(object)

    def __init__(self, options: Iterable[tuple[object, str]] = (), *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        show_whole_lines(self)
        self._values: list[object] = []
        self.set_options(options)
        self.activated.connect(lambda index: self.value_chosen.emit(self._values[index]))

    @property
    def value(self) -> object:
        """The value shown, None where there are no options."""
        return self._values[self.currentIndex()] if self._values else None

    def set_value(self, value: object) -> None:
        """Show `value`, or the first option where it is not among them; no signal."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def set_options(self, options: Iterable[tuple[object, str]]) -> None:
        """Offer other values; the one that is shown stays where it is among them."""
        shown, pairs = self.value, list(options)
        self._values = []
        self.clear()
        self.addItems([text for _value, text in pairs])
        self._values = [value for value, _text in pairs]
        self.set_value(shown)

    def sizeHint(self) -> QSize:
        """Room for any of the options, within reason."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), current_theme().px(WIDEST_CHOICE)), hint.height())

    def minimumSizeHint(self) -> QSize:
        """A long text may be cut where there is no room."""
        return QSize(min(self.sizeHint().width(), current_theme().px(110)), super().minimumSizeHint().height())


class DayField(QDateEdit):
    """A day, from a calendar, part by part, or typed in digits as `parse_day` reads them."""

    def __init__(self, day: date, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setLocale(QLocale(language()))
        self.setDisplayFormat(_day_format())
        self.setAccessibleName(name)
        self.setMaximumDate(LATEST_DAY)
        self.set_day(day)

    @property
    def day(self) -> date:
        """The day shown, or being typed."""
        return self._typed_day() or _date(self.date())

    def set_latest(self, day: date) -> None:
        """Offer no day after `day`."""
        self.setMaximumDate(QDate(day.year, day.month, day.day))

    def set_day(self, day: date) -> None:
        """Show another day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let digits be typed until the user has finished with them."""
        if looks_typed(text):
            return QValidator.State.Intermediate, text, position
        return super().validate(text, position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The first digit begins a day in digits, except in the year, which has its own; Escape and undo take it back."""
        line, letter = self.lineEdit(), event.text()
        if letter and letter in "0123456789" and self._begins_typing():
            line.selectAll()
            line.insert(letter)
        elif self._is_typing and letter and letter in "0123456789 ./-":
            line.end(False)
            line.insert(letter)
        elif self._is_typing and event.key() == Qt.Key.Key_Backspace and len(line.text()) > 1:
            line.end(False)
            line.backspace()
        elif self._is_typing and (event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Undo)):
            self.setDate(self.date())
        elif event.key() in _MODIFIERS:
            event.ignore()
        else:
            if self._is_typing:
                self._take_typed()
                self.setSelectedSection(QDateEdit.Section.DaySection)
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes from part to part, and away from a day in digits."""
        if self._is_typing:
            self._take_typed()
            return QWidget.focusNextPrevChild(self, is_next)
        return super().focusNextPrevChild(is_next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what was typed as the day that it is."""
        self._take_typed()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()

    @property
    def _is_typing(self) -> bool:
        return looks_typed(self.lineEdit().text())

    def _begins_typing(self) -> bool:
        return not self._is_typing and self.currentSection() is not QDateEdit.Section.YearSection

    def _typed_day(self) -> date | None:
        """The day typed, None where there is none, or what is typed is none."""
        try:
            earliest, latest = _date(self.minimumDate()), _date(self.maximumDate())
            return parse_day(self.lineEdit().text(), _date(self.date()), earliest, latest) if self._is_typing else None
        except ValueError:
            return None

    def _take_typed(self) -> None:
        """Show the day typed, or the one before where that is none."""
        if self._is_typing:
            self.set_day(self.day)


class NumberField(QSpinBox):
    """A whole number from `least` to `most`; `number_chosen` comes once the user has finished with it."""

    number_chosen = Signal(int)

    def __init__(self, value: int, least: int, most: int, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setValue(value)
        self.setAccessibleName(name)
        self.setKeyboardTracking(False)
        self._saved = self.value()
        self.editingFinished.connect(self._tell)
        self.valueChanged.connect(self._tell)

    def set_number(self, value: int) -> None:
        """Show `value` without a signal; what the user is typing just now is kept."""
        if self.hasFocus() and self.lineEdit().isModified():
            return
        self._saved = value
        self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()

    def _tell(self) -> None:
        if self.value() != self._saved:
            self._saved = self.value()
            self.number_chosen.emit(self._saved)


def show_whole_lines(box: QComboBox) -> None:
    """Give the lines of its list the room that the style sheet says, and all of them to lists that are not long."""
    box.setItemDelegate(QStyledItemDelegate(box))
    box.setMaxVisibleItems(MOST_SHOWN)


def _day_format() -> str:
    """How Qt writes a day as the rest of the window does; words between its parts are quoted."""
    quoted = re.sub(r"(?<= )[a-z]+(?= )", r"'\g<0>'", day_pattern())
    return quoted.format(day="d", month="MMM", year="yyyy")


def has_focus_inside(widget: QWidget) -> bool:
    """Whether the keyboard is on `widget` or on a part of it."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


def lead_to(widget: QWidget) -> None:
    """Give `widget` the keyboard, and bring it into view once the layouts have found its place."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTimer.singleShot(0, widget, lambda: _bring_into_view(widget))


def none_first(options: Sequence[tuple[object, str]], text: str) -> list[tuple[object, str]]:
    """`options` after one that stands for none of them and is called `text`."""
    return [(None, text), *options]


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _bring_into_view(widget: QWidget) -> None:
    around: QWidget | None = widget.parentWidget()
    while around:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, current_theme().px(24))
        around = around.parentWidget()
