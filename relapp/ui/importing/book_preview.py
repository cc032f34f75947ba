"""A whole book from a file, before it comes in."""

from PySide6.QtWidgets import QWidget

from relapp.i18n import _, format_number, pgettext
from relapp.ui.importing.problem_list import ProblemList
from relapp.ui.importing.why_nothing import why_nothing
from relapp.ui.importing.worker import MOST_LISTED, BookSummary
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.text import Text

_WIDEST = 620


class BookPreview(QWidget):
    """How much there is in it; clients that the book has already stay as they are."""

    def __init__(self, summary: BookSummary) -> None:
        super().__init__()
        self.wanted = summary.counts.added
        column = VBox(self, spacing=14)
        column.addWidget(Text(_("A whole client book"), "large", wrap=True))
        column.addWidget(Text(_about(summary), "soft", wrap=True))
        if not self.wanted:
            column.addWidget(Text(why_nothing(summary.counts), "strong", wrap=True))
        card = Card()
        for label, count in (
            (_("In the file"), summary.counts.read),
            (_("New"), summary.counts.added),
            (_("Already in the book"), summary.counts.skipped),
            (_("Could not be read"), summary.counts.failed),
            (pgettext("book file", "Touches"), summary.touches),
        ):
            card.body.addWidget(LabelledRow(label, Text(format_number(count), "strong")))
        column.addWidget(card)
        if summary.problems:
            column.addWidget(SectionLabel(_("What could not be read")))
            column.addWidget(ProblemList(summary.problems[:MOST_LISTED], len(summary.problems)))
        column.addStretch()
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def _rescale(self) -> None:
        self.setMaximumWidth(current_theme().px(_WIDEST))


def _about(summary: BookSummary) -> str:
    if summary.is_first:
        return _("Clients with all that happened, and the settings too, as your book is still empty.")
    return _("Clients with all that happened. Those that you have already and your settings stay as they are.")
