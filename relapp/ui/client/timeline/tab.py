"""What was done with a client, the latest first, below what is planned."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.i18n import _
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.rows import RowList
from relapp.ui.client.timeline.rows import EntryRow, PlannedRow
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.text import Text

STEP = 30
PLANNED_DAYS = 30


class TimelineTab(QWidget):
    """Reads as many entries as are asked for."""

    log_wanted = Signal()
    purchase_wanted = Signal()

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._limit = STEP
        self.planned: RowList[PlannedRow] = RowList(lambda: PlannedRow(editor.bus), spacing=0)
        self.entries: RowList[EntryRow] = RowList(self._make, spacing=0)
        self.more = PlainButton(_("Show more"), "more", compact=True)
        self.more.clicked.connect(self._show_more)
        self._nothing = Text(_("Nothing has been logged yet. A first touch or a purchase begins the history."), "soft", wrap=True)
        column = VBox(self, margins=(0, 16, 0, 24), spacing=0)
        self._planned_label, history = SectionLabel(_("Planned")), SectionLabel(_("So far"))
        for label in (self._planned_label, history):
            label.setMinimumHeight(current_theme().px(36))
        for widget in (self._buttons(), self._planned_label, self.planned, history, self.entries, self._nothing, self.more):
            column.addWidget(widget)
        column.addStretch()

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        entries = self._editor.bus.book.journal.timeline(record.client.id, self._limit + 1)
        soon = [each for each in record.reminders if (each.ideal - record.on).days <= PLANNED_DAYS]
        self.planned.show_items([(reminder, record.on) for reminder in soon])
        self._planned_label.setVisible(bool(soon))
        self.entries.show_items(entries[: self._limit])
        self.more.setVisible(len(entries) > self._limit)
        self._nothing.setVisible(not entries)

    def _buttons(self) -> QWidget:
        log, purchase = (
            PlainButton(_("Log a touch"), "plus", compact=True),
            PlainButton(_("Add a purchase"), "cart", compact=True),
        )
        log.clicked.connect(self.log_wanted)
        purchase.clicked.connect(self.purchase_wanted)
        return in_flow(log, purchase, spacing=8)

    def _make(self) -> EntryRow:
        row = EntryRow()
        row.removed.connect(lambda: self._delete(row))
        return row

    def _delete(self, row: EntryRow) -> None:
        bus, client_id, entry = self._editor.bus, self._editor.client_id, row.entry
        journal = bus.book.journal
        delete = journal.delete_touch if entry.touch else journal.delete_purchase
        bus.do(lambda: delete(client_id, entry.id))

    def _show_more(self) -> None:
        self._limit += STEP
        if record := self._editor.load():
            self.show_record(record)
