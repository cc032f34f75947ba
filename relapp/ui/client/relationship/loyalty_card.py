"""Beside the record: how loyal the client is, and what it rests on."""

from PySide6.QtCore import Signal

from relapp.domain.loyalty import counts, loyalty
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.client.record import Record
from relapp.ui.client.relationship.loyalty_bars import LoyaltyBars
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text
from relapp.wording.loyalty import rests_on


class LoyaltyCard(Card):
    """`details_wanted` asks for the contributions and the trend."""

    details_wanted = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self.bars = LoyaltyBars()
        self.reason = Text("", "small", wrap=True)
        self.details = Button(_("How it is counted"), kind="quiet", compact=True)
        self.body.addWidget(Text(_("Loyalty"), "caption"))
        for widget in (self.bars, self.reason, in_flow(self.details)):
            self.body.addWidget(widget)
        self.details.clicked.connect(self.details_wanted)

    def show_record(self, record: Record) -> None:
        """Show what the book knows."""
        found = loyalty(counts(self._bus.book.loyalty.evidence(record.client.id, record.on), record.on))
        self.bars.show_loyalty(found)
        self.bars.setVisible(found.is_known)
        self.reason.setText(rests_on(found))
