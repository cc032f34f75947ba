"""Putting a touch off: tomorrow, Monday, in a week, a day of one's own, or leaving it out."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QCalendarWidget, QDialog, QDialogButtonBox, QMenu, QWidget

from relapp.domain.reminders import Reminder
from relapp.i18n import _, format_day, language
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox


class SnoozeMenu(QMenu):
    """What is chosen happens at once and can be undone; `reasons` is asked for when it is."""

    def __init__(self, bus: Bus, reasons: Callable[[], Sequence[Reminder]], parent: QWidget) -> None:
        super().__init__(parent)
        self._bus = bus
        self._reasons = reasons
        today = bus.today()
        monday = today + timedelta(days=7 - today.weekday())
        tomorrow = today + timedelta(days=1)
        choices = [(_("Tomorrow"), tomorrow), (_("Monday"), monday), (_("In a week"), today + timedelta(days=7))]
        for text, day in choices[:1] + choices[1 + (monday == tomorrow) :]:
            self.addAction(f"{text} · {format_day(day, 'day_month')}", partial(self._snooze, day))
        self.addAction(_("On a day…"), self._ask)
        self.addSeparator()
        self.addAction(_("Skip this one"), self._skip)

    def _snooze(self, until: date) -> None:
        self._bus.do(lambda: self._bus.book.agenda.snooze(self._reasons(), until, self._bus.today()))

    def _skip(self) -> None:
        self._bus.do(lambda: self._bus.book.agenda.skip(self._reasons(), self._bus.today()))

    def _ask(self) -> None:
        parent = self.parentWidget()
        chosen = ask_day(parent.window() if parent else self, _("Remind me on"), self._bus.today() + timedelta(days=1))
        if chosen:
            self._snooze(chosen)


def ask_day(parent: QWidget, title: str, earliest: date) -> date | None:
    """A day from `earliest` on that the user picks in a calendar, or None."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    calendar = QCalendarWidget(dialog)
    calendar.setLocale(QLocale(language()))
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setMinimumSize(current_theme().px(340), current_theme().px(280))
    calendar.setMinimumDate(_qdate(earliest))
    calendar.setSelectedDate(_qdate(earliest))
    calendar.setAccessibleName(title)
    calendar.activated.connect(dialog.accept)
    box = QDialogButtonBox(dialog)
    box.addButton(_("Choose"), QDialogButtonBox.ButtonRole.AcceptRole)
    box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    layout = VBox(dialog, margins=16, spacing=12)
    layout.addWidget(calendar)
    layout.addWidget(box)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    picked = calendar.selectedDate()
    return date(picked.year(), picked.month(), picked.day())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
