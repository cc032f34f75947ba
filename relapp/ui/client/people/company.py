"""The company of a client with those who work there, and around whom the client stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.clients import Client, ClientKind
from relapp.i18n import _
from relapp.ui.client.people.links import LinkFlow
from relapp.ui.client.record import ClientEditor
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.heading import SectionLabel


class CompanySection(QWidget):
    """Shows itself where the book has any of them; `client_chosen` carries the id of a record to open."""

    client_chosen = Signal(int)

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.company, self.colleagues, self.around = LinkFlow(), LinkFlow(), LinkFlow()
        self._rows = {
            self.company: LabelledRow(_("Company"), self.company),
            self.colleagues: LabelledRow(_("Colleagues"), self.colleagues),
            self.around: LabelledRow(_("Known around"), self.around),
        }
        card = Card(spacing=10)
        for flow, row in self._rows.items():
            flow.client_chosen.connect(self.client_chosen)
            card.body.addWidget(row)
        column = VBox(self, spacing=6)
        column.addWidget(SectionLabel(_("Other clients")))
        column.addWidget(card)
        self.hide()

    def show_client(self, client: Client) -> None:
        """Ask the book who belongs to `client`."""
        people = self._editor.bus.book.people
        is_organisation = client.kind is ClientKind.ORGANISATION
        company = None if is_organisation else people.organisation_of(client)
        together = people.colleagues_of(client)
        self._rows[self.colleagues].label.setText(_("Work here") if is_organisation else _("Colleagues"))
        self.company.show_links([company] if company else [])
        self.colleagues.show_links(together.shown, together.count)
        self.around.show_links(people.known_through(client))
        for flow, row in self._rows.items():
            row.setVisible(bool(flow.buttons))
        self.setVisible(any(flow.buttons for flow in self._rows))
