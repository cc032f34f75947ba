"""Beside the record: how much was given and how much received."""

from PySide6.QtCore import Signal

from relapp.domain.ledger import balance
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.client.record import Record
from relapp.ui.client.relationship.ledger_bar import LedgerBar
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text


class GiveAndTakeCard(Card):
    """`details_wanted` asks for the ledger; hidden while neither side gave anything."""

    details_wanted = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self.bar = LedgerBar()
        self.details = Button(_("What each side gave"), kind="quiet", compact=True)
        self.body.addWidget(Text(_("Give and take"), "caption"))
        self.body.addWidget(self.bar)
        self.body.addWidget(in_flow(self.details))
        self.details.clicked.connect(self.details_wanted)

    def show_record(self, record: Record) -> None:
        """Show what the book knows."""
        entries = self._bus.book.loyalty.ledger(record.client.id)
        self.bar.show_balance(balance(entries))
        self.setVisible(bool(entries))
