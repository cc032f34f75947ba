"""On what basis a client is reached, what they asked for as the law allows it, and what looks sensitive."""

from PySide6.QtWidgets import QWidget

from relapp.ui.client.privacy.consents import ConsentsSection
from relapp.ui.client.privacy.hints import HintsCard
from relapp.ui.client.privacy.requests import RequestsSection
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.widgets.boxes import VBox


class PrivacyTab(QWidget):
    """Each change is saved at once."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self.hints = HintsCard(editor)
        self.consents = ConsentsSection(editor)
        self.requests = RequestsSection(editor)
        column = VBox(self, margins=(0, 16, 0, 24), spacing=12)
        for widget in (self.hints, self.consents, self.requests):
            column.addWidget(widget)
        column.addStretch()

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        for part in (self.hints, self.consents, self.requests):
            part.show_record(record)
