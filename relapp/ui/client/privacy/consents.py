"""On what basis a client is reached, channel by channel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.privacy import Basis, Consent
from relapp.i18n import _
from relapp.ui.client.privacy.consent_form import ConsentForm
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.rows import Row, RowList
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.text import Text
from relapp.wording import privacy


class ConsentsSection(QWidget):
    """Those in force first; withdrawing one refuses its channel."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.add = PlainButton(_("Note a basis"), "plus")
        self.form = ConsentForm(editor.bus)
        self.list: RowList[ConsentRow] = RowList(self._make)
        nothing = _("No basis is noted. Say for each channel on what ground this client is reached, and where that comes from.")
        self._nothing = Text(nothing, "soft", wrap=True)
        column = VBox(self, spacing=8)
        for widget in (SectionLabel(_("On what basis")), in_flow(self.add), self.form, self._nothing, self.list):
            column.addWidget(widget)
        self.form.hide()
        self.add.clicked.connect(self.begin)
        self.form.finished.connect(self._keep)
        self.form.cancelled.connect(self._close)

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        found = self._editor.bus.book.privacy.consents(record.client.id)
        self.list.show_items(found)
        self._nothing.setVisible(not found and self.form.isHidden())

    def begin(self) -> None:
        """Open the form."""
        self._nothing.hide()
        self.form.show()
        self.form.begin()

    def _close(self) -> None:
        self.form.hide()
        self._nothing.setVisible(not self.list.rows)
        lead_to(self.add)

    def _keep(self, consent: Consent) -> None:
        bus = self._editor.bus
        if bus.do(lambda: bus.book.privacy.note(self._editor.client_id, consent)):
            self._close()

    def _make(self) -> "ConsentRow":
        bus, row = self._editor.bus, ConsentRow()
        row.withdrawn.connect(lambda: bus.do(lambda: bus.book.privacy.withdraw(row.consent, bus.today())))
        row.removed.connect(lambda: bus.do(lambda: bus.book.privacy.forget(row.consent)))
        return row


class ConsentRow(Row):
    """One basis; a consent that holds can be withdrawn."""

    withdrawn = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.consent: Consent
        self.title, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.withdraw = PlainButton(_("Withdraw"), "close", compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self.withdraw.clicked.connect(self.withdrawn)
        self.remove.clicked.connect(self.removed)
        card, words = Card(), VBox(spacing=2)
        words.addWidget(self.title)
        words.addWidget(self.details)
        row = HBox(spacing=8)
        row.addLayout(words, 1)
        row.addWidget(self.withdraw)
        row.addWidget(self.remove)
        card.body.addLayout(row)
        VBox(self).addWidget(card)

    def fill(self, item: Consent) -> None:
        """Show a basis."""
        self.consent = item
        said = privacy.consent(item)
        self.title.setText(said)
        self.details.setText(privacy.consent_details(item))
        self.details.setVisible(bool(self.details.text()))
        self.withdraw.setVisible(item.basis is Basis.CONSENT and item.withdrawn_on is None)
        self.withdraw.setAccessibleName(_("Withdraw {what}").format(what=said))
        self.remove.set_label(_("Delete {what}").format(what=said))
