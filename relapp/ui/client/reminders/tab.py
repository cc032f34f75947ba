"""Whatever the user wants to be reminded of about a client."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.domain.reminders import Reminder
from relapp.i18n import _, format_day, format_hour, ngettext
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.reminders.plans import PlansCard
from relapp.ui.client.rows import Row, RowList
from relapp.ui.client.side import when_planned
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.hours_field import HourField
from relapp.ui.widgets.inputs import Choice, DayField, NumberField, lead_to, none_first
from relapp.ui.widgets.text import Text

_MOST_STEPS = 999


class RemindersTab(QWidget):
    """A form for the next reminder, and those there are."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.form = ReminderForm(editor)
        self.list: RowList[FreeReminderRow] = RowList(self._make)
        self.plans = PlansCard(editor)
        column = VBox(self, margins=(0, 16, 0, 24), spacing=12)
        column.addWidget(self.form)
        column.addWidget(self.list)
        column.addWidget(self.plans)
        column.addStretch()

    def show_record(self, record: Record) -> None:
        """Show what the book has; those still open come first."""
        frees = self._editor.bus.book.journal.free_reminders(record.client.id)
        still_open = {each.source: each for each in record.reminders}
        items = [(free, still_open.get(f"reminder/{free.uuid}"), record) for free in frees]
        items.sort(key=lambda item: item[1] is None)
        self.list.show_items(items)
        self.plans.show_record(record)

    def begin(self) -> None:
        """Lead to the form."""
        lead_to(self.form.text)

    def _make(self) -> "FreeReminderRow":
        row = FreeReminderRow()
        row.removed.connect(self._delete)
        return row

    def _delete(self, uuid: str) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.journal.delete_free_reminder(self._editor.client_id, uuid))


class ReminderForm(Card):
    """What, when, and whether it comes again."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__(spacing=8)
        self._editor = editor
        self.text = QLineEdit(placeholderText=_("What should we remind you of?"))
        self.day = DayField(editor.bus.today(), name=_("Day of the reminder"))
        self.hour = HourField(optional=True)
        self.every = NumberField(1, 1, _MOST_STEPS, name=_("How many of them between two reminders"))
        units = [(unit, unit_name(unit)) for unit in RepeatUnit]
        self.unit = Choice(none_first(units, _("only once")), name=_("Repetition"))
        self.add = PlainButton(_("Add reminder"), "plus")
        self.add.setEnabled(False)
        self._every_word = Text(_("every"), "soft")
        self._lay_out()
        self.unit.value_chosen.connect(self._update)
        self.text.textChanged.connect(self._update)
        self.text.returnPressed.connect(self.save)
        self.add.clicked.connect(self.save)
        self._update()

    def save(self) -> None:
        """Raise the reminder and be ready for the next one."""
        text, unit, bus = self.text.text().strip(), self.unit.value, self._editor.bus
        if not text:
            return
        repeat = Repeat(self.every.value(), unit) if isinstance(unit, RepeatUnit) else None
        free = FreeReminder(text, self.day.day, self.hour.value, repeat)
        if bus.do(lambda: bus.book.journal.add_free_reminder(self._editor.client_id, free)):
            self.text.clear()
            self.day.set_day(bus.today())
            self.hour.set_value(None)
            self.every.set_number(1)
            self.unit.set_value(None)
            self._update()
            self.text.setFocus()

    def _lay_out(self) -> None:
        repetition = in_flow(self._every_word, self.every, self.unit, spacing=8, line_spacing=4)
        self.body.addWidget(Text(_("New reminder"), "caption"))
        for label, field in (
            (_("Remind me of"), self.text),
            (_("Day"), self.day),
            (_("Hour"), self.hour),
            (_("Repeat"), repetition),
        ):
            self.body.addWidget(LabelledRow(label, field))
        buttons = in_flow(self.add)
        self.body.addWidget(buttons)

    def _update(self) -> None:
        self.add.setEnabled(bool(self.text.text().strip()))
        for widget in (self._every_word, self.every):
            widget.setVisible(self.unit.value is not None)


class FreeReminderRow(Row):
    """One reminder; `removed` carries its uuid."""

    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._uuid = ""
        self.title, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self.remove.clicked.connect(lambda: self.removed.emit(self._uuid))
        card = Card()
        VBox(self).addWidget(card)
        words = VBox(spacing=2)
        words.addWidget(self.title)
        words.addWidget(self.details)
        row = HBox(spacing=8)
        row.addLayout(words, 1)
        row.addWidget(self.remove)
        card.body.addLayout(row)

    def fill(self, item: tuple[FreeReminder, Reminder | None, Record]) -> None:
        """Show a reminder with the day it is open for, if it still is."""
        free, still_open, record = item
        self._uuid = free.uuid
        self.title.setText(free.text)
        parts = [format_day(free.on)]
        if free.at:
            parts.append(format_hour(free.at))
        if free.repeat:
            parts.append(repeat_name(free.repeat))
        parts.append(_("next {day}").format(day=when_planned(still_open, record.on)) if still_open else _("done"))
        self.details.setText(" · ".join(parts))
        self.remove.set_label(_("Delete {what}").format(what=free.text))


def unit_name(unit: RepeatUnit) -> str:
    """A step of repetition, as it follows a number."""
    return {
        RepeatUnit.DAYS: _("days"),
        RepeatUnit.WEEKS: _("weeks"),
        RepeatUnit.MONTHS: _("months"),
        RepeatUnit.YEARS: _("years"),
    }[unit]


def repeat_name(repeat: Repeat) -> str:
    """A repetition in words."""
    count = repeat.every
    said = {
        RepeatUnit.DAYS: ngettext("every {count} day", "every {count} days", count),
        RepeatUnit.WEEKS: ngettext("every {count} week", "every {count} weeks", count),
        RepeatUnit.MONTHS: ngettext("every {count} month", "every {count} months", count),
        RepeatUnit.YEARS: ngettext("every {count} year", "every {count} years", count),
    }[repeat.unit]
    return said.format(count=count)
