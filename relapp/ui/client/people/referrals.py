"""Who brought a client to us, whom they referred, and whom we sent to them or them to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.book.people import Referral
from relapp.domain.clients import Client
from relapp.domain.events import Event
from relapp.i18n import _, format_day
from relapp.ui.client.people.referral_form import ReferralForm
from relapp.ui.client.record import ClientEditor
from relapp.ui.client.rows import Row, RowList
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.text import Text
from relapp.wording.people import referral

STEP = 5


class ReferralsSection(QWidget):
    """The latest first; `client_chosen` carries the id of a record to open."""

    client_chosen = Signal(int)

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._client = Client("")
        self._limit = STEP
        self.list: RowList[ReferralRow] = RowList(self._make)
        self.add = PlainButton(_("Note a referral"), "plus")
        self.more = PlainButton(_("Show more"), "more", compact=True)
        self.form = ReferralForm(editor.bus)
        nothing = _("No referral is noted. Whoever brought somebody deserves thanks, and to hear how it went.")
        self._nothing = Text(nothing, "soft", wrap=True)
        column = VBox(self, spacing=8)
        for widget in (SectionLabel(_("Who referred whom")), in_flow(self.add), self.form, self._nothing, self.list, self.more):
            column.addWidget(widget)
        self.form.hide()
        self.add.clicked.connect(self.begin)
        self.form.finished.connect(self._keep)
        self.form.cancelled.connect(self._close)
        self.more.clicked.connect(self._show_more)

    def show_client(self, client: Client) -> None:
        """Show what the book has."""
        self._client = client
        found = self._editor.bus.book.people.referrals(client)
        self.list.show_items(found[: self._limit])
        self.more.setVisible(len(found) > self._limit)
        self._nothing.setVisible(not found and self.form.isHidden())

    def begin(self) -> None:
        """Open the form."""
        self._nothing.hide()
        self.form.show()
        self.form.begin(self._client)

    def _close(self) -> None:
        self.form.hide()
        self._nothing.setVisible(not self.list.rows)
        lead_to(self.add)

    def _keep(self, client_id: int, event: Event, about: int | None) -> None:
        bus = self._editor.bus
        if bus.do(lambda: bus.book.people.refer(client_id, event, about)):
            self._close()

    def _remove(self, each: Referral) -> None:
        bus = self._editor.bus
        ends = [self._client.id, each.other.id] if each.other else []
        about = next((end for end in ends if end != each.event.client_id), None)
        bus.do(lambda: bus.book.people.forget_referral(each.event, about))

    def _make(self) -> "ReferralRow":
        row = ReferralRow()
        row.removed.connect(self._remove)
        row.client_chosen.connect(self.client_chosen)
        return row

    def _show_more(self) -> None:
        self._limit += 4 * STEP
        self.show_client(self._client)


class ReferralRow(Row):
    """One referral; `removed` carries it."""

    removed = Signal(object)
    client_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._referral: Referral
        self.title, self.day = Text("", "strong", wrap=True), Text("", "soft")
        self.open = PlainButton(_("Open record"), compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self.open.clicked.connect(self._open)
        self.remove.clicked.connect(lambda: self.removed.emit(self._referral))
        card, words = Card(), QWidget()
        flow = FlowLayout(words, spacing=8, line_spacing=2)
        flow.addWidget(self.title)
        flow.addWidget(self.day)
        row = HBox(spacing=8)
        row.addWidget(words, 1)
        row.addWidget(self.open)
        row.addWidget(self.remove)
        card.body.addLayout(row)
        VBox(self).addWidget(card)

    def fill(self, item: Referral) -> None:
        """Show a referral."""
        self._referral = item
        name = item.other.name if item.other else item.name
        said = referral(item.way, name)
        self.title.setText(said)
        self.day.setText(format_day(item.event.on))
        self.open.setVisible(item.other is not None)
        self.open.setAccessibleName(_("Open the record of {client}").format(client=name))
        self.remove.set_label(_("Delete {what}").format(what=said))

    def _open(self) -> None:
        if self._referral.other:
            self.client_chosen.emit(self._referral.other.id)
