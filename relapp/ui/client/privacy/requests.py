"""What a client asked for as the law allows it."""

from PySide6.QtWidgets import QWidget

from relapp.domain.clients import Client
from relapp.domain.privacy import Request
from relapp.i18n import _
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.rows import RowList
from relapp.ui.privacy.request_form import RequestForm
from relapp.ui.privacy.request_row import RequestRow, request_row
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.text import Text


class RequestsSection(QWidget):
    """The open ones first."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._client = Client("")
        self.add = PlainButton(_("Note a request"), "plus")
        self.form = RequestForm(editor.bus)
        self.list: RowList[RequestRow] = RowList(lambda: request_row(editor.bus))
        nothing = _("No request is noted. Whoever asks what you keep of them, or to be left alone or erased, has to be answered.")
        self._nothing = Text(nothing, "soft", wrap=True)
        column = VBox(self, spacing=8)
        for widget in (SectionLabel(_("What they asked for")), in_flow(self.add), self.form, self._nothing, self.list):
            column.addWidget(widget)
        self.form.hide()
        self.add.clicked.connect(self.begin)
        self.form.finished.connect(self._keep)
        self.form.cancelled.connect(self._close)

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        self._client = record.client
        found = self._editor.bus.book.privacy.requests(record.client.id)
        self.list.show_items([(each, record.on, False) for each in found])
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

    def _keep(self, request: Request) -> None:
        bus = self._editor.bus
        if bus.do(lambda: bus.book.privacy.receive(request)):
            self._close()
