"""Noting what somebody asked for, with the last day to answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from relapp.domain.clients import Client
from relapp.domain.privacy import Request, RequestKind, due_on
from relapp.i18n import _, pgettext
from relapp.ui.bus import Bus
from relapp.ui.search_box import SearchBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice, DayField, lead_to
from relapp.wording import privacy


class RequestForm(Card):
    """`finished` carries the Request; who it is can be chosen where `begin` is not told."""

    finished = Signal(object)
    cancelled = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(spacing=8)
        self._bus = bus
        self._client: Client | None = None
        self.who = SearchBox(bus.book, _("A client of the book, or a name"), shortcut="")
        self.kind = Choice([(each, privacy.request_kind(each)) for each in RequestKind])
        self.day = DayField(bus.today(), name=_("Day on which it came"))
        self.day.set_latest(bus.today())
        self.note = QLineEdit(placeholderText=_("By e-mail, what exactly…"))
        self.save, self.cancel = PlainButton(_("Save"), "check", compact=True), PlainButton(_("Cancel"), compact=True)
        self._who_row = LabelledRow(_("Who asked"), self.who)
        self._kind_row = LabelledRow(pgettext("request", "What for"), self.kind)
        self._day_row = LabelledRow(_("Came on"), self.day)
        for row in (self._who_row, self._kind_row, self._day_row, LabelledRow(_("Note"), self.note)):
            self.body.addWidget(row)
        buttons = in_flow(self.save, self.cancel)
        self.body.addWidget(buttons)
        self._connect()

    def begin(self, client: Client | None = None) -> None:
        """Be empty, for a request of `client`, or of whoever is chosen."""
        self._client = client
        self._who_row.setVisible(client is None)
        self.who.field.clear()
        self.note.clear()
        self.day.set_day(self._bus.today())
        self._update()
        lead_to(self.who if client is None else self.kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets go of it."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.who.client_chosen.connect(self._choose)
        self.who.field.textEdited.connect(self._let_go)
        self.kind.value_chosen.connect(self._update)
        self.day.dateChanged.connect(self._update)
        for line in (self.who.field, self.note):
            line.returnPressed.connect(self._tell)
        self.save.clicked.connect(self._tell)
        self.cancel.clicked.connect(self.cancelled)

    def _choose(self, client_id: int) -> None:
        self._client = self._bus.book.clients.get(client_id)
        self.who.field.setText(self._client.name)
        self._update()

    def _let_go(self) -> None:
        """Other letters are another name."""
        self._client = None
        self._update()

    def _update(self) -> None:
        law = self._bus.book.privacy.law
        self._day_row.set_hint(privacy.legal_days(law, due_on(law, self.day.day)))
        self._kind_row.set_hint(privacy.how_to_answer(RequestKind(str(self.kind.value))))
        self.save.setEnabled(bool(self._name))

    @property
    def _name(self) -> str:
        return self._client.name if self._client else self.who.field.text().strip()

    def _tell(self) -> None:
        if not self.save.isEnabled():
            return
        day, client_id = self.day.day, self._client.id if self._client else None
        due = due_on(self._bus.book.privacy.law, day)
        kind = RequestKind(str(self.kind.value))
        self.finished.emit(Request(kind, self._name, day, due, note=self.note.text().strip(), client_id=client_id))
