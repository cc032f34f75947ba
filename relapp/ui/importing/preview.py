"""What a file would bring in, to be looked at and decided about before anything is changed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.book.imports.staging import Action, Show, Staging
from relapp.domain.clients import Client
from relapp.i18n import _, format_number, ngettext
from relapp.ui.importing.comparison import Comparison
from relapp.ui.importing.preview_model import PreviewModel
from relapp.ui.importing.problem_list import ProblemList
from relapp.ui.importing.record_table import RecordTable
from relapp.ui.importing.why_nothing import why_nothing
from relapp.ui.importing.worker import MOST_LISTED
from relapp.ui.settings.waiting import waiting
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.chips import ChipRow
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text


class PreviewView(QWidget):
    """`decided` follows every decision about an entry; `known` gives a client of the book, None for one that is gone."""

    decided = Signal()

    def __init__(self, staging: Staging, known: Callable[[int], Client | None]) -> None:
        super().__init__()
        self.staging = staging
        self._known = known
        self.filter = ChipRow(exclusive=True)
        self.table = RecordTable(PreviewModel(staging))
        self.decision = SegmentedControl(
            [(Action.ADD, _("Add as new")), (Action.MERGE, _("Merge")), (Action.SKIP, _("Leave out"))],
            numbered=True,
            name=_("What to do with the selected contacts"),
        )
        self.hint = Text("", "small", wrap=True)
        self.why_nothing = Text("", "strong", wrap=True)
        self.comparison = Comparison()
        self._show_filter()
        self._lay_out()
        self.filter.selection_changed.connect(lambda chosen: self.table.records.show_only(chosen[0]))
        self.decision.value_chosen.connect(self._decide)
        self.table.number_pressed.connect(self.decision.choose_number)
        self.table.selection_changed.connect(self._show_selection)
        self.table.records.decided.connect(self._on_decided)
        self._show_selection()

    @property
    def wanted(self) -> int:
        """How many entries would come in, as decided now."""
        counts = self.staging.counts()
        return counts.added + counts.merged

    def _lay_out(self) -> None:
        column = VBox(self, spacing=10)
        column.addWidget(self.why_nothing)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(in_flow(self.decision, self.hint, spacing=12, line_spacing=4))
        column.addWidget(self.comparison)
        counts = self.staging.counts()
        self.comparison.setVisible(bool(counts.merged or counts.skipped or len(self.staging.rows_of(Show.PERHAPS))))
        if count := self.staging.problem_count():
            column.addWidget(SectionLabel(_("What could not be read")))
            column.addWidget(ProblemList(self.staging.problems(MOST_LISTED), count))

    def _decide(self, action: Action) -> None:
        with waiting():
            impossible = self.table.records.decide(self.table.selected_rows(), action)
            self._show_selection()
        if impossible:
            said = ngettext(
                "{count} contact is like nobody else, so there is nobody to merge it into.",
                "{count} contacts are like nobody else, so there is nobody to merge them into.",
                impossible,
            )
            self.hint.setText(said.format(count=format_number(impossible)))

    def take_back(self) -> None:
        """Take the last decision back, if there is one."""
        with waiting():
            if self.table.records.take_back():
                self._show_selection()

    def _on_decided(self) -> None:
        self._show_filter()
        self.decided.emit()

    def _show_filter(self) -> None:
        """Every kind that there is, with how many there are of it now; the one chosen stays."""
        chosen, counts = self.filter.selected() or [Show.ALL], self.staging.counts()
        kinds = [
            (Show.ALL, _("All: {count}"), counts.read),
            (Show.ADD, _("New: {count}"), counts.added),
            (Show.PERHAPS, _("Perhaps known: {count}"), len(self.staging.rows_of(Show.PERHAPS))),
            (Show.MERGE, _("To merge: {count}"), counts.merged),
            (Show.SKIP, _("Not taken in: {count}"), counts.skipped),
            (Show.FAIL, _("Could not be read: {count}"), counts.failed),
        ]
        shown = [(show, text.format(count=format_number(count))) for show, text, count in kinds if count or show in chosen]
        self.filter.set_options(shown)
        self.filter.select(chosen)
        self.why_nothing.setText(why_nothing(counts, self.staging.left_out(), self.staging.erased()))
        self.why_nothing.setVisible(bool(self.why_nothing.text()))

    def _show_selection(self) -> None:
        rows = self.table.selected_rows()
        actions = self.table.records.actions(rows)
        self.decision.setEnabled(bool(actions - {Action.FAIL}))
        self.decision.set_value(next(iter(actions)) if len(actions) == 1 else None)
        self._compare(rows[0] if len(rows) == 1 else None)
        if not rows:
            self.hint.setText(_("Select contacts to decide about them."))
            return
        said = ngettext("{count} selected", "{count} selected", len(rows)).format(count=format_number(len(rows)))
        self.hint.setText(" · ".join((said, _("Keys 1 to 3 decide"))))

    def _compare(self, row: int | None) -> None:
        self.comparison.clear()
        line = self.table.records.line(row) if row is not None else None
        if not line or not line.match:
            return
        incoming = self.staging.entry(line.row).client
        if line.match.known is not None:
            known = self._known(line.match.known)
            if known:
                self.comparison.show_both(incoming, known, line.match.why, is_in_book=True)
        elif line.match.earlier is not None:
            earlier = self.staging.entry(line.match.earlier).client
            self.comparison.show_both(incoming, earlier, line.match.why, is_in_book=False)
