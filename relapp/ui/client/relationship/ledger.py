"""Give and take in full: the balance, what each side gave, and a form for what was not noted yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.ledger import Entry, balance
from relapp.domain.promises import Party
from relapp.i18n import _, format_day, ngettext
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.relationship.ledger_bar import LedgerBar
from relapp.ui.client.relationship.ledger_form import LedgerForm, Noted
from relapp.ui.client.rows import Row, RowList
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.text import Text
from relapp.wording import ledger as words

STEP = 8

# What is noted here can be taken out here; the rest belongs to other parts of the record.
_NOTED_HERE = (Trigger.FAVOUR_GIVEN, Trigger.FAVOUR_RECEIVED, Trigger.GIFT_RECEIVED)


class LedgerSection(QWidget):
    """The entries open when they are wanted; `referrals_wanted` asks for the part of the record that keeps those."""

    referrals_wanted = Signal()

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._limit = 0
        self.bar = LedgerBar()
        self._nothing = Text(
            _("Nothing is noted yet. Favours, help, gifts and referrals of both sides are kept here, and promises kept."),
            "soft",
            wrap=True,
        )
        self.note = PlainButton(_("Note a favour or a gift"), "plus", compact=True)
        self.referrals = PlainButton(_("Referrals"), "clients", compact=True)
        self.fold = PlainButton("", "clock", compact=True)
        self.form = LedgerForm(editor.bus.today)
        self.list: RowList[LedgerRow] = RowList(self._make)
        self.more = PlainButton(_("Show more"), "more", compact=True)
        self._lay_out()
        self._connect()

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        entries = self._editor.bus.book.loyalty.ledger(record.client.id)
        self.bar.show_balance(balance(entries))
        self.list.show_items(entries[: self._limit])
        self.bar.setVisible(bool(entries))
        self._nothing.setVisible(not entries)
        said = ngettext("{count} entry", "{count} entries", len(entries)).format(count=len(entries))
        self.fold.setText(_("Hide the entries") if self._limit else said)
        self.fold.setVisible(bool(entries))
        self.more.setVisible(0 < self._limit < len(entries))

    def begin(self) -> None:
        """Lead to it."""
        lead_to(self.fold if self.fold.isVisibleTo(self) else self.note)

    def _lay_out(self) -> None:
        card = Card(spacing=8)
        for widget in (self.bar, self._nothing, in_flow(self.note, self.referrals, self.fold)):
            card.body.addWidget(widget)
        column = VBox(self, spacing=8)
        for widget in (card, self.form, self.list, self.more):
            column.addWidget(widget)
        self.form.hide()

    def _connect(self) -> None:
        self.note.clicked.connect(self.form.begin)
        self.referrals.clicked.connect(self.referrals_wanted)
        self.fold.clicked.connect(lambda: self._show(0 if self._limit else STEP))
        self.more.clicked.connect(lambda: self._show(self._limit + 2 * STEP))
        self.form.finished.connect(self._keep)
        self.form.cancelled.connect(self._close)

    def _show(self, limit: int) -> None:
        self._limit = limit
        if record := self._editor.load():
            self.show_record(record)

    def _keep(self, noted: Noted) -> None:
        bus, action = self._editor.bus, "event_added" if isinstance(noted, Event) else "gift_added"
        if bus.do(lambda: bus.book.records.keep(action, self._editor.client_id, noted)):
            self._close()

    def _close(self) -> None:
        self.form.hide()
        lead_to(self.note)

    def _remove(self, event: Event) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.records.remove("event_deleted", self._editor.client_id, event))

    def _make(self) -> "LedgerRow":
        row = LedgerRow()
        row.removed.connect(self._remove)
        return row


class LedgerRow(Row):
    """One entry with its day; `removed` carries the event that says so."""

    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry
        self.card = Card()
        self.title, self.day = Text("", "strong", wrap=True), Text("", "soft")
        self.remove = IconButton("trash", _("Delete"), compact=True)
        said = QWidget()
        flow = FlowLayout(said, spacing=8, line_spacing=2)
        flow.addWidget(self.title)
        flow.addWidget(self.day)
        line = HBox(spacing=8)
        line.addWidget(said, 1)
        line.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignTop)
        self.card.body.addLayout(line)
        VBox(self).addWidget(self.card)
        self.remove.clicked.connect(lambda: self.removed.emit(self._entry.source))

    def fill(self, item: Entry) -> None:
        """Show an entry, on its left edge in the colour of its side."""
        self._entry = item
        said = words.entry(item)
        self.card.set_stripe("accent" if item.by is Party.US else "vip")
        self.title.setText(said)
        self.day.setText(format_day(item.on) if item.on else "")
        self.day.setVisible(item.on is not None)
        self.remove.setVisible(isinstance(item.source, Event) and item.source.kind in _NOTED_HERE)
        self.remove.set_label(_("Delete {what}").format(what=said))
