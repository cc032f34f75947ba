"""Whatever the user wants to be reminded of about a client."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.free_reminders import FreeReminder
from relapp.domain.reminders import Reminder
from relapp.i18n import _, format_day, format_hour
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.reminders.form import ReminderEdit, ReminderForm
from relapp.ui.client.reminders.plans import PlansCard
from relapp.ui.client.rows import Row, RowList
from relapp.ui.client.side import when_planned
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text
from relapp.wording.free_reminders import repeat_name


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
        row = FreeReminderRow(self._editor)
        row.removed.connect(self._delete)
        return row

    def _delete(self, uuid: str) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.journal.delete_free_reminder(self._editor.client_id, uuid))


class FreeReminderRow(Row):
    """One reminder; `removed` carries its uuid. It is changed where it stands."""

    removed = Signal(str)

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._free = FreeReminder("", editor.bus.today())
        self._form: ReminderEdit | None = None
        self.title, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.edit = IconButton("edit", _("Change"), compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self.edit.clicked.connect(self._begin)
        self.remove.clicked.connect(lambda: self.removed.emit(self._free.uuid))
        self._card = Card()
        self._column = VBox(self)
        self._column.addWidget(self._card)
        words = VBox(spacing=2)
        words.addWidget(self.title)
        words.addWidget(self.details)
        row = HBox(spacing=8)
        row.addLayout(words, 1)
        row.addWidget(self.edit)
        row.addWidget(self.remove)
        self._card.body.addLayout(row)

    @property
    def form(self) -> ReminderEdit | None:
        """The fields in which it is being changed, None while it is not."""
        return self._form

    def fill(self, item: tuple[FreeReminder, Reminder | None, Record]) -> None:
        """Show a reminder with the day it is open for, if it still is."""
        free, still_open, record = item
        if free.uuid != self._free.uuid:
            self._end()
        self._free = free
        self.title.setText(free.text)
        parts = [format_day(free.on)]
        if free.at:
            parts.append(format_hour(free.at))
        if free.repeat:
            parts.append(repeat_name(free.repeat))
        parts.append(_("next {day}").format(day=when_planned(still_open, record.on)) if still_open else _("done"))
        self.details.setText(" · ".join(parts))
        self.edit.set_label(_("Change {what}").format(what=free.text))
        self.remove.set_label(_("Delete {what}").format(what=free.text))

    def _begin(self) -> None:
        self._form = ReminderEdit(self._editor)
        self._form.closed.connect(self._close)
        self._column.addWidget(self._form)
        chain_tab_order(self._card, self._form)
        self._card.hide()
        self._form.show()
        self._form.begin(self._free)

    def _close(self) -> None:
        self._end()
        lead_to(self.edit)

    def _end(self) -> None:
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._card.show()
            self._form.hide()
            self._form.deleteLater()
            self._form = None
