"""What a client bought, and what follows from it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp import wording
from relapp.domain.currencies import CURRENCIES, usual_currency
from relapp.domain.journal import Purchase
from relapp.domain.timeline import TimelineEntry
from relapp.i18n import _, format_day, format_money
from relapp.ui.client.amounts import parse_amount
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.rows import Row, RowList
from relapp.ui.client.side import when_planned
from relapp.ui.sensitive_line import SensitiveLine
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice, DayField, lead_to
from relapp.ui.widgets.text import Text

STEP = 50


class PurchasesTab(QWidget):
    """A form for the next purchase, and those there were."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._limit = STEP
        self.form = PurchaseForm(editor)
        self.list: RowList[PurchaseRow] = RowList(self._make)
        self.more = PlainButton(_("Show more"), "more", compact=True)
        self.more.clicked.connect(self._show_more)
        column = VBox(self, margins=(0, 16, 0, 24), spacing=12)
        for widget in (self.form, self.list, self.more):
            column.addWidget(widget)
        column.addStretch()

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        entries = self._editor.bus.book.journal.purchases(record.client.id, self._limit + 1)
        self.list.show_items([(entry, record) for entry in entries[: self._limit]])
        self.more.setVisible(len(entries) > self._limit)

    def begin(self) -> None:
        """Lead to the form."""
        lead_to(self.form.what)

    def _make(self) -> "PurchaseRow":
        row = PurchaseRow()
        row.removed.connect(self._delete)
        return row

    def _delete(self, entry_id: int) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.journal.delete_purchase(self._editor.client_id, entry_id))

    def _show_more(self) -> None:
        self._limit += STEP
        if record := self._editor.load():
            self.show_record(record)


class PurchaseForm(Card):
    """Day, what, and how much; what cannot be read as an amount is said below it."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__(spacing=8)
        self._editor = editor
        self.what, self.amount = QLineEdit(), QLineEdit()
        self.day = DayField(editor.bus.today(), name=_("Day of the purchase"))
        self.currency = Choice([(code, code) for code in CURRENCIES], name=_("Currency"))
        self.currency.set_value(usual_currency(editor.bus.book.settings.get().country))
        self.problem = Text("", "problem", wrap=True)
        self.add = PlainButton(_("Add purchase"), "plus")
        money = in_flow(self.amount, self.currency, spacing=8, line_spacing=4)
        self.amount.setAccessibleName(_("Amount"))
        self.body.addWidget(Text(_("New purchase"), "caption"))
        for label, field in ((_("What"), self.what), (_("Day"), self.day), (_("Amount"), money)):
            self.body.addWidget(LabelledRow(label, field))
        self.body.addWidget(SensitiveLine(self.what))
        self.body.addWidget(self.problem)
        buttons = in_flow(self.add)
        self.body.addWidget(buttons)
        self.problem.hide()
        self.add.clicked.connect(self.save)
        for field in (self.what, self.amount):
            field.textChanged.connect(self._update)
            field.returnPressed.connect(self.add.click)
        for changed in (self.day.dateChanged, self.day.lineEdit().textChanged):
            changed.connect(self._update)
        self._update()

    def save(self) -> None:
        """Log the purchase and be ready for the next one."""
        text, bus = self.amount.text().strip(), self._editor.bus
        try:
            amount = parse_amount(text) if text else None
        except ValueError:
            self.problem.setText(_("Write the amount in digits, as in 1234.50 or 1234,50."))
            self.problem.show()
            lead_to(self.amount)
            return
        currency = str(self.currency.value) if amount is not None else ""
        purchase = Purchase(self.day.day, self.what.text().strip(), amount, currency)
        if bus.do(lambda: bus.book.journal.add_purchase(self._editor.client_id, purchase)):
            self.problem.hide()
            lead_to(self.what)
            self.what.clear()
            self.amount.clear()
            self.day.set_day(bus.today())

    def _update(self) -> None:
        """A purchase of today of which nothing is said is more likely a slip."""
        is_typed = bool(self.what.text().strip() or self.amount.text().strip())
        self.add.setEnabled(is_typed or self.day.day != self._editor.bus.today())


class PurchaseRow(Row):
    """One purchase; `removed` carries its row in the book."""

    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._id = 0
        self.title, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.follow_up = Text("", "small", wrap=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self.remove.clicked.connect(lambda: self.removed.emit(self._id))
        card = Card()
        VBox(self).addWidget(card)
        words = VBox(spacing=2)
        for text in (self.title, self.details, self.follow_up):
            words.addWidget(text)
        row = HBox(spacing=8)
        row.addLayout(words, 1)
        row.addWidget(self.remove)
        card.body.addLayout(row)

    def fill(self, item: tuple[TimelineEntry, Record]) -> None:
        """Show a purchase with what is still to follow it."""
        entry, record = item
        assert entry.purchase
        self._id = entry.id
        self.title.setText(entry.purchase.what or _("A purchase"))
        self.details.setText(purchase_details(entry.purchase))
        steps = [each for each in record.reminders if each.source.startswith(f"purchase/{entry.purchase.uuid}/")]
        said = [f"{wording.reason_title(each)} {when_planned(each, record.on)}" for each in steps]
        self.follow_up.setText(_("Follow-up: {steps}").format(steps=" · ".join(said)) if said else _("Follow-up finished"))
        self.remove.set_label(_("Delete {what}").format(what=entry.purchase.what or format_day(entry.on)))


def purchase_details(purchase: Purchase) -> str:
    """The day and the amount where it is known."""
    day = format_day(purchase.on)
    return day if purchase.amount is None else f"{day} · {format_money(purchase.amount, purchase.currency)}"
