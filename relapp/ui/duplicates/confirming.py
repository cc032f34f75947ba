"""What merging many pairs at once would do, seen before it is done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from relapp.i18n import _, format_number, ngettext
from relapp.ui.duplicates.model import PairLine
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.form_area import FormArea
from relapp.ui.widgets.text import Text

# So many pairs are named; of more nobody reads the names.
MOST_NAMED = 20

_WIDTH = 560


class MergeAllDialog(QDialog):
    """Names the first of `count` pairs; accepted, all of them are wanted."""

    def __init__(self, lines: Sequence[PairLine], count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Merge all sure pairs"))
        self.setMinimumWidth(min(current_theme().px(_WIDTH), self.screen().availableGeometry().width()))
        self.said = Text(self._question(count), "strong", wrap=True)
        kept = _("Nothing is lost: where two records differ, the fuller value holds and other words go to the notes.")
        self.names = [Text(pair_line(line), wrap=True) for line in lines[:MOST_NAMED]]
        form = QWidget()
        fields = VBox(form, margins=(20, 20, 20, 8), spacing=8)
        for text in (self.said, Text(kept, "soft", wrap=True), *self.names):
            fields.addWidget(text)
        if rest := count - len(self.names):
            more = ngettext("and {count} more pair", "and {count} more pairs", rest).format(count=format_number(rest))
            fields.addWidget(Text(more, "soft", wrap=True))
        fields.addStretch()
        self.accept_button = PrimaryButton(_("Merge all"), "check")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button = PlainButton(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        row = HBox(margins=(20, 8, 20, 20), spacing=8)
        row.addStretch()
        row.addWidget(self.cancel_button)
        row.addWidget(self.accept_button)
        column = VBox(self, spacing=0)
        column.addWidget(FormArea(form), 1)
        column.addLayout(row)
        self.resize(self.sizeHint())

    @staticmethod
    def _question(count: int) -> str:
        said = ngettext("Merge {count} pair?", "Merge {count} pairs?", count)
        return said.format(count=format_number(count))


def pair_line(line: PairLine) -> str:
    """Two names and why they are taken for one."""
    return _("{first} and {second} ({why})").format(first=line.first, second=line.second, why=line.why)
