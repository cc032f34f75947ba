"""Noting on what basis a client is reached."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from relapp import wording
from relapp.domain.clients import Channel
from relapp.domain.privacy import Basis, Consent
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice, DayField, lead_to
from relapp.wording import privacy


class ConsentForm(Card):
    """`finished` carries the Consent."""

    finished = Signal(object)
    cancelled = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(spacing=8)
        self._bus = bus
        self.channel = Choice([(each, wording.channel(each)) for each in Channel])
        self.basis = Choice([(each, privacy.basis(each)) for each in Basis])
        self.source = QLineEdit(placeholderText=_("A form in the shop, a call, a contract…"))
        self.day = DayField(bus.today(), name=_("Day since which it holds"))
        self.day.set_latest(bus.today())
        self.save, self.cancel = PlainButton(_("Save"), "check", compact=True), PlainButton(_("Cancel"), compact=True)
        rows = (
            (_("Channel"), self.channel),
            (_("Basis"), self.basis),
            (_("Where it comes from"), self.source),
            (_("Since"), self.day),
        )
        for label, field in rows:
            self.body.addWidget(LabelledRow(label, field))
        buttons = in_flow(self.save, self.cancel)
        self.body.addWidget(buttons)
        self.save.clicked.connect(self._tell)
        self.source.returnPressed.connect(self._tell)
        self.cancel.clicked.connect(self.cancelled)

    def begin(self) -> None:
        """Be empty, for what holds from today."""
        self.source.clear()
        self.day.set_day(self._bus.today())
        lead_to(self.channel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets go of it."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        channel, basis = Channel(str(self.channel.value)), Basis(str(self.basis.value))
        self.finished.emit(Consent(channel, basis, self.source.text().strip(), self.day.day))
