"""The relationship itself: where it stands, what mends it, what the client thinks of us, and what we did for them."""

from PySide6.QtWidgets import QWidget

from relapp.domain.check_ups import CheckUp, RecoveryStep, standing
from relapp.domain.feedback import Feedback
from relapp.domain.histories import ClientChange
from relapp.i18n import _
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.relationship.account import AccountSection
from relapp.ui.client.relationship.check_up import CheckUpSection
from relapp.ui.client.relationship.feedback import FeedbackSection
from relapp.ui.client.relationship.ledger import LedgerSection
from relapp.ui.client.relationship.loyalty import LoyaltySection
from relapp.ui.client.relationship.recovery import RecoverySection
from relapp.ui.client.relationship.stage import StageSection
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.tab_order import chain_tab_order


class RelationshipTab(QWidget):
    """Stage and type, check-ups with their recovery plan, feedback, and the account of our service."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.stage = StageSection(editor)
        self.check_up = CheckUpSection(editor)
        self.recovery = RecoverySection(editor)
        self.feedback = FeedbackSection(editor)
        self.account = AccountSection(editor)
        self.loyalty = LoyaltySection(editor)
        self.ledger = LedgerSection(editor)
        column = VBox(self, margins=(0, 4, 0, 24), spacing=6)
        column.addWidget(SectionLabel(_("Where the relationship stands")))
        column.addWidget(self.stage)
        column.addWidget(SectionLabel(_("What the check-ups say")))
        column.addWidget(self.check_up)
        column.addWidget(self.recovery)
        column.addWidget(SectionLabel(_("Loyalty")))
        column.addWidget(self.loyalty)
        column.addWidget(SectionLabel(_("What they think of us")))
        column.addWidget(self.feedback)
        column.addWidget(SectionLabel(_("Give and take")))
        column.addWidget(self.ledger)
        column.addWidget(SectionLabel(_("What we did for you")))
        column.addWidget(self.account)
        column.addStretch()

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        records, rules = self._editor.bus.book.records, self._editor.bus.book.settings.rules()
        check_ups = records.of(CheckUp, record.client.id)
        stand = standing(check_ups, rules.signs, record.on, rules.intervals.answer_fades_days)
        self.stage.show_stage(record, records.of(ClientChange, record.client.id), looked_at=bool(check_ups))
        self.check_up.show_check_ups(check_ups, stand, record)
        self.recovery.show_plan(stand, check_ups, records.of(RecoveryStep, record.client.id), record)
        self.feedback.show_loops(records.of(Feedback, record.client.id), record)
        self.account.show_record(record)
        self.loyalty.show_record(record)
        self.ledger.show_record(record)
        chain_tab_order(self.stage, *self.check_up.stops, self.recovery, self.loyalty, self.feedback, self.ledger, self.account)

    def begin(self) -> None:
        """Lead to the form of a check-up."""
        self.check_up.begin()
