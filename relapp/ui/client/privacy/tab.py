"""On what basis a client is reached, what they asked for as the law allows it, and what looks sensitive."""

from PySide6.QtWidgets import QWidget

from relapp.i18n import _
from relapp.ui.client.about.peace import PauseField
from relapp.ui.client.privacy.consents import ConsentsSection
from relapp.ui.client.privacy.hints import HintsCard
from relapp.ui.client.privacy.requests import RequestsSection
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.heading import SectionLabel
from relapp.wording import pauses


class PrivacyTab(QWidget):
    """Each change is saved at once."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.hints = HintsCard(editor)
        self.consents = ConsentsSection(editor)
        self.requests = RequestsSection(editor)
        self.pause = PauseField(editor)
        self._pause_row = LabelledRow(_("Leave in peace"), self.pause)
        self.everything = PlainButton(_("Everything about this person…"), "person")
        self.erase = PlainButton(_("Erase this person…"), "warning")
        self.everything.clicked.connect(self._show_everything)
        self.erase.clicked.connect(self._erase)
        buttons = in_flow(self.everything, self.erase)
        answer = SectionLabel(_("What can be done"))
        column = VBox(self, margins=(0, 16, 0, 24), spacing=12)
        for widget in (self.hints, self.consents, self.requests, answer, self._pause_row, buttons):
            column.addWidget(widget)
        column.addStretch()

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        for part in (self.hints, self.consents, self.requests):
            part.show_record(record)
        client = record.client
        self.pause.show_client(client)
        none = _("“Do not contact” is for who objects, “Restricted” for who is to be kept but not used.")
        self._pause_row.set_hint(pauses.still_raised(client.pause) if client.pause else none)

    def _show_everything(self) -> None:
        from relapp.ui.erasing.everything_dialog import show_everything

        show_everything(self._editor.bus, self._editor.client_id, self.window())

    def _erase(self) -> None:
        from relapp.ui.erasing.erase_dialog import ask_to_erase

        ask_to_erase(self._editor.bus, self._editor.client_id, self.window())
