"""The relationship itself: how it stands, what mends it, what the client thinks of us, and what we did for them."""

from PySide6.QtWidgets import QWidget

from relapp.domain.check_ups import CheckUp, RecoveryStep
from relapp.domain.feedback import Feedback
from relapp.i18n import _
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.relationship.account import AccountSection
from relapp.ui.client.relationship.check_up import CheckUpSection
from relapp.ui.client.relationship.feedback import FeedbackSection
from relapp.ui.client.relationship.recovery import RecoverySection
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.heading import SectionLabel


class RelationshipTab(QWidget):
    """Check-ups with their recovery plan, feedback, and the account of our service."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.check_up = CheckUpSection(editor)
        self.recovery = RecoverySection(editor)
        self.feedback = FeedbackSection(editor)
        self.account = AccountSection(editor)
        column = VBox(self, margins=(0, 4, 0, 24), spacing=6)
        column.addWidget(SectionLabel(_("How the relationship stands")))
        column.addWidget(self.check_up)
        column.addWidget(self.recovery)
        column.addWidget(SectionLabel(_("What they think of us")))
        column.addWidget(self.feedback)
        column.addWidget(SectionLabel(_("What we did for you")))
        column.addWidget(self.account)
        column.addStretch()

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        records = self._editor.bus.book.records
        check_ups = records.of(CheckUp, record.client.id)
        self.check_up.show_check_ups(check_ups, record)
        self.recovery.show_plan(check_ups, records.of(RecoveryStep, record.client.id), record)
        self.feedback.show_loops(records.of(Feedback, record.client.id), record)
        self.account.show_record(record)

    def begin(self) -> None:
        """Lead to the form of a check-up."""
        self.check_up.begin()
