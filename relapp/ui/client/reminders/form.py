"""The fields of a reminder: for a new one, and for one that is changed where it stands."""

from dataclasses import replace

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.i18n import _
from relapp.ui.client.record import ClientEditor
from relapp.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.hours_field import HourField
from relapp.ui.widgets.inputs import Choice, DayField, NumberField, lead_to, none_first
from relapp.ui.widgets.text import Text
from relapp.wording.free_reminders import unit_name

_MOST_STEPS = 999


class ReminderFields(Card):
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
        self._every_word = Text(_("every"), "soft")
        self.unit.value_chosen.connect(self._update)
        self.text.textChanged.connect(self._update)
        self.text.returnPressed.connect(self.save)

    def save(self) -> None:
        """Keep what is written, where something is."""
        raise NotImplementedError

    def show_reminder(self, free: FreeReminder) -> None:
        """Put a reminder into the fields; it can stay on a day that is past, but not go to one."""
        earliest = min(free.on, self._editor.bus.today())
        self.text.setText(free.text)
        self.day.setMinimumDate(QDate(earliest.year, earliest.month, earliest.day))
        self.day.set_day(free.on)
        self.hour.set_value(free.at)
        self.every.set_number(free.repeat.every if free.repeat else 1)
        self.unit.set_value(free.repeat.unit if free.repeat else None)
        self._update()

    def written(self) -> FreeReminder | None:
        """The reminder as the fields have it, None without a text."""
        text, unit = self.text.text().strip(), self.unit.value
        repeat = Repeat(self.every.value(), unit) if isinstance(unit, RepeatUnit) else None
        return FreeReminder(text, self.day.day, self.hour.value, repeat) if text else None

    def _add_fields(self) -> None:
        repetition = in_flow(self._every_word, self.every, self.unit, spacing=8, line_spacing=4)
        for label, field in (
            (_("Remind me of"), self.text),
            (_("Day"), self.day),
            (_("Hour"), self.hour),
            (_("Repeat"), repetition),
        ):
            self.body.addWidget(LabelledRow(label, field))

    def _update(self) -> None:
        for widget in (self._every_word, self.every):
            widget.setVisible(self.unit.value is not None)


class ReminderForm(ReminderFields):
    """A new reminder."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__(editor)
        self.add = PlainButton(_("Add reminder"), "plus")
        self.body.addWidget(Text(_("New reminder"), "caption"))
        self._add_fields()
        buttons = in_flow(self.add)
        self.body.addWidget(buttons)
        self.add.clicked.connect(self.save)
        self._clear()

    def save(self) -> None:
        """Raise the reminder and be ready for the next one."""
        bus, free = self._editor.bus, self.written()
        if free and bus.do(lambda: bus.book.journal.add_free_reminder(self._editor.client_id, free)):
            self._clear()
            self.text.setFocus()

    def _clear(self) -> None:
        self.show_reminder(FreeReminder("", self._editor.bus.today()))

    def _update(self) -> None:
        super()._update()
        self.add.setEnabled(bool(self.text.text().strip()))


class ReminderEdit(ReminderFields):
    """A reminder that is being changed; `closed` once it is kept or called off."""

    closed = Signal()

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__(editor)
        self._free = FreeReminder("", editor.bus.today())
        self.keep, self.cancel = PrimaryButton(_("Save"), "check"), Button(_("Cancel"), kind="quiet")
        self._add_fields()
        buttons = in_flow(self.keep, self.cancel)
        self.body.addWidget(buttons)
        self.keep.clicked.connect(self.save)
        self.cancel.clicked.connect(self.closed)

    def begin(self, free: FreeReminder) -> None:
        """Change `free`."""
        self._free = free
        self.show_reminder(free)
        lead_to(self.text)

    def save(self) -> None:
        """Write it over what it was."""
        bus, written = self._editor.bus, self.written()
        if not written:
            return
        changed = replace(written, uuid=self._free.uuid)
        if changed == self._free or bus.do(lambda: bus.book.journal.save_free_reminder(self._editor.client_id, changed)):
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape calls it off."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _update(self) -> None:
        super()._update()
        self.keep.setEnabled(bool(self.text.text().strip()))
