"""Noting a favour, help or a gift by either side."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.gifts import Gift, GiftState
from relapp.i18n import _
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice, DayField, lead_to
from relapp.ui.widgets.text import Text
from relapp.wording.plans import event

Noted = Event | Gift

_EVENTS = (Trigger.FAVOUR_RECEIVED, Trigger.FAVOUR_GIVEN, Trigger.GIFT_RECEIVED)


class LedgerForm(Card):
    """`finished` carries what is to be kept: an event, or a gift where we gave one. Enter saves, Escape closes it."""

    finished = Signal(object)
    cancelled = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(spacing=8)
        self._today = today
        # A gift of ours has no event.
        self.kind = Choice([*((each, event(each)) for each in _EVENTS), (None, _("We gave them a gift"))])
        self.what, self.day = QLineEdit(), DayField(today())
        self.save, self.cancel = PrimaryButton(_("Save"), "check", compact=True), PlainButton(_("Cancel"), compact=True)
        self.body.addWidget(Text(_("A favour, help or a gift"), "caption"))
        for label, field in ((_("Who did what"), self.kind), (_("What it was"), self.what), (_("Day"), self.day)):
            self.body.addWidget(LabelledRow(label, field))
        self.body.addWidget(in_flow(self.save, self.cancel))
        self.what.textChanged.connect(self._update)
        self.what.returnPressed.connect(self.finish)
        self.save.clicked.connect(self.finish)
        self.cancel.clicked.connect(self.cancelled)

    def begin(self) -> None:
        """Open it empty, for something of today."""
        self.kind.setCurrentIndex(0)
        self.what.clear()
        self.day.set_latest(self._today())
        self.day.set_day(self._today())
        self._update()
        self.show()
        lead_to(self.kind)

    def finish(self) -> None:
        """Tell what was written."""
        what, kind, on = self.what.text().strip(), self.kind.value, self.day.day
        if what:
            self.finished.emit(Event(on, kind, what) if isinstance(kind, Trigger) else Gift(what, GiftState.GIVEN, given_on=on))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _update(self) -> None:
        self.save.setEnabled(bool(self.what.text().strip()))
