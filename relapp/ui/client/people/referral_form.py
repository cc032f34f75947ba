"""Noting a referral: which way it went, when, and who is at its other end."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from relapp.domain.clients import Client
from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.people import ReferralWay
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.search_box import SearchBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice, DayField, lead_to
from relapp.wording.people import way

# These are noted in the record of whoever is at the other end, so the book must have them.
_NOTED_THERE = {ReferralWay.BROUGHT_BY: Trigger.REFERRAL_RECEIVED, ReferralWay.RECOMMENDED_TO: Trigger.REFERRAL_GIVEN}
_NOTED_HERE = {ReferralWay.THEY_REFERRED: Trigger.REFERRAL_RECEIVED, ReferralWay.SENT_TO_THEM: Trigger.REFERRAL_GIVEN}


class ReferralForm(Card):
    """`finished` carries in whose record to note it, the Event, and the id at its other end, None for a mere name."""

    finished = Signal(int, object, object)
    cancelled = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(spacing=8)
        self._bus = bus
        self._client = Client("")
        self._chosen: Client | None = None
        self.way = Choice([(each, way(each)) for each in ReferralWay])
        self.who = SearchBox(bus.book, _("A client of the book, or a name"), shortcut="")
        self.day = DayField(bus.today(), name=_("Day of the referral"))
        self.day.set_latest(bus.today())
        self.save, self.cancel = PlainButton(_("Save"), "check", compact=True), PlainButton(_("Cancel"), compact=True)
        self._who_row = LabelledRow(_("Who"), self.who)
        for row in (LabelledRow(_("Referral"), self.way), self._who_row, LabelledRow(_("Day"), self.day)):
            self.body.addWidget(row)
        buttons = in_flow(self.save, self.cancel)
        self.body.addWidget(buttons)
        self._connect()

    def begin(self, client: Client) -> None:
        """Be empty, for a referral of `client`."""
        self._client, self._chosen = client, None
        self.who.field.clear()
        self.day.set_day(self._bus.today())
        self._update()
        lead_to(self.way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets go of it."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.way.value_chosen.connect(self._update)
        self.who.client_chosen.connect(self._choose)
        self.who.field.textEdited.connect(self._let_go)
        self.who.field.returnPressed.connect(self._tell)
        self.save.clicked.connect(self._tell)
        self.cancel.clicked.connect(self.cancelled)

    def _choose(self, client_id: int) -> None:
        self._chosen = self._bus.book.clients.get(client_id)
        self.who.field.setText(self._chosen.name)
        self._update()

    def _let_go(self) -> None:
        """Other letters are another name."""
        self._chosen = None
        self._update()

    def _update(self) -> None:
        text, must_be_known = self.who.field.text().strip(), self.way.value in _NOTED_THERE
        if self._chosen is not None and self._chosen.id == self._client.id:
            hint = _("This is the client whose record it is. Choose somebody else.")
        elif text and self._chosen is None:
            known = _("Choose a client of the book here: it is noted in their record.")
            hint = known if must_be_known else _("Noted as a name alone.")
        else:
            hint = ""
        self._who_row.set_hint(hint)
        is_somebody = bool(text) and not must_be_known if self._chosen is None else self._chosen.id != self._client.id
        self.save.setEnabled(is_somebody)

    def _tell(self) -> None:
        if not self.save.isEnabled():
            return
        value, on, other = ReferralWay(str(self.way.value)), self.day.day, self._chosen
        if other and value in _NOTED_THERE:
            self.finished.emit(other.id, _event(on, _NOTED_THERE[value], self._client), self._client.id)
        elif other:
            self.finished.emit(self._client.id, _event(on, _NOTED_HERE[value], other), other.id)
        else:
            self.finished.emit(self._client.id, Event(on, _NOTED_HERE[value], self.who.field.text().strip()), None)


def _event(on: date, kind: Trigger, about: Client) -> Event:
    return Event(on, kind, about.name, about=about.uuid)
