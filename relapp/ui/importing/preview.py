"""What a file would bring in, to be looked at and decided about before anything is changed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from relapp.book.imports import Action
from relapp.exchange.records import Problem
from relapp.i18n import _, format_number, ngettext
from relapp.importing import FilePreview
from relapp.ui.importing.choices import Choices
from relapp.ui.importing.preview_model import PreviewModel
from relapp.ui.importing.record_table import RecordTable
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.chips import ChipRow
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text

MOST_PROBLEMS_SHOWN = 5


class PreviewView(QWidget):
    """`decided` follows every decision about a record; `decisions` are those made before the book changed."""

    decided = Signal()

    def __init__(self, preview: FilePreview, decisions: Mapping[int, Action] | None = None) -> None:
        super().__init__()
        self.choices = Choices(preview.entries)
        self.choices.repeat(decisions or {})
        self._failed = len(preview.reading.failures)
        self.counts = Text("", wrap=True)
        self.filter = ChipRow(
            [(None, _("All")), (Action.ADD, _("New")), (Action.MERGE, _("To merge")), (Action.SKIP, _("Not taken in"))],
            exclusive=True,
        )
        self.table = RecordTable(PreviewModel(self.choices))
        self.decision = SegmentedControl(
            [(Action.ADD, _("Add as new")), (Action.MERGE, _("Merge")), (Action.SKIP, _("Leave out"))],
            numbered=True,
            name=_("What to do with the selected contacts"),
        )
        self.hint = Text("", "small", wrap=True)
        self._lay_out(preview.problems)
        self.filter.selection_changed.connect(lambda chosen: self.table.records.show_only(chosen[0] if chosen else None))
        self.decision.value_chosen.connect(self._decide)
        self.table.number_pressed.connect(self.decision.choose_number)
        self.table.selection_changed.connect(self._show_selection)
        self.table.records.decided.connect(self._on_decided)
        self._show_counts()
        self._show_selection()

    def _lay_out(self, problems: Sequence[Problem]) -> None:
        column = VBox(self, spacing=10)
        column.addWidget(self.counts)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        row = in_flow(self.decision, self.hint, spacing=12, line_spacing=4)
        column.addWidget(row)
        if problems:
            column.addWidget(SectionLabel(_("What could not be read")))
            column.addWidget(ProblemList(problems))

    def _decide(self, action: Action) -> None:
        impossible = self.table.records.decide(self.table.selected_rows(), action)
        self._show_selection()
        if impossible:
            said = ngettext(
                "{count} contact is like nobody else, so there is nobody to merge it into.",
                "{count} contacts are like nobody else, so there is nobody to merge them into.",
                impossible,
            )
            self.hint.setText(said.format(count=format_number(impossible)))

    def _on_decided(self) -> None:
        self._show_counts()
        self.decided.emit()

    def _show_counts(self) -> None:
        counts, skipped = self.choices.counts(), self.choices.left_out()
        known = counts[Action.SKIP] - skipped
        read = len(self.choices.entries) + self._failed
        parts = [ngettext("{count} new", "{count} new", counts[Action.ADD]).format(count=format_number(counts[Action.ADD]))]
        for count, said in (
            (counts[Action.MERGE], ngettext("{count} to merge", "{count} to merge", counts[Action.MERGE])),
            (known, ngettext("{count} already known", "{count} already known", known)),
            (skipped, ngettext("{count} left out", "{count} left out", skipped)),
            (self._failed, ngettext("{count} could not be read", "{count} could not be read", self._failed)),
        ):
            if count:
                parts.append(said.format(count=format_number(count)))
        whole = ngettext("{count} contact in the file", "{count} contacts in the file", read).format(count=format_number(read))
        self.counts.setText(f"{whole}: {' · '.join(parts)}")

    def _show_selection(self) -> None:
        rows = self.table.selected_rows()
        actions = self.table.records.actions(rows)
        self.decision.setEnabled(bool(rows))
        self.decision.set_value(next(iter(actions)) if len(actions) == 1 else None)
        if not rows:
            self.hint.setText(_("Select contacts to decide about them."))
            return
        said = ngettext("{count} selected", "{count} selected", len(rows)).format(count=format_number(len(rows)))
        self.hint.setText(" · ".join((said, _("Keys 1 to 3 decide"))))


class ProblemList(QPlainTextEdit):
    """Every problem on a line of its own, to be read and copied; as many as there are."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(_problem, problems)))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("What could not be read"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines = min(len(problems), MOST_PROBLEMS_SHOWN) + 1
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def _rescale(self) -> None:
        self.setFixedHeight(current_theme().px(20 + 20 * self._lines))


def _problem(problem: Problem) -> str:
    if not problem.position:
        return problem.message
    return _("Line {line}: {message}").format(line=format_number(problem.position), message=problem.message)
