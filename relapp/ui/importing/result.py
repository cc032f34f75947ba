"""How an import ended."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.book.imports.staging import Counts
from relapp.i18n import _, format_number, ngettext, pgettext
from relapp.ui.importing.problem_list import ProblemList
from relapp.ui.importing.undoing import UndoOffer
from relapp.ui.importing.worker import Arrival
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.text import Text, without_mnemonic

WIDEST = 620


class ResultView(QWidget):
    """The counts, which add up to the file's, and what to do next; `following` is the file that waits, if any."""

    sorting_wanted = Signal()
    today_wanted = Signal()
    duplicates_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, file: str, arrival: Arrival, offer: UndoOffer, following: str = "") -> None:
        super().__init__()
        self.import_id, counts = arrival.import_id, arrival.counts
        self.offer = offer
        column = VBox(self, spacing=14)
        column.addWidget(Text(_title(counts), "large", wrap=True))
        column.addWidget(Text(file, "soft", wrap=True))
        column.addWidget(_counts_card(counts))
        if arrival.problems:
            column.addWidget(SectionLabel(_("What could not be read")))
            column.addWidget(ProblemList(arrival.problems, arrival.problem_count))
        if counts.added:
            advice = _("New clients are not sorted yet: until you say who matters, only their dates remind you.")
            column.addWidget(Text(advice, "soft", wrap=True))
        self._buttons = QWidget()
        self._row = FlowLayout(self._buttons, spacing=10)
        self.first_button = self._add_buttons(counts, following)
        column.addWidget(self._buttons)
        column.addWidget(offer.said)
        self.duplicates_button = Button(_("Look for duplicates"), "search", kind="quiet")
        self.duplicates_button.clicked.connect(self.duplicates_wanted)
        column.addWidget(in_flow(offer.button, self.duplicates_button, spacing=10))
        offer.button.setVisible(counts.added + counts.merged > 0)
        self.duplicates_button.setVisible(counts.added > 0)
        column.addStretch()
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def _add_buttons(self, counts: Counts, following: str) -> PrimaryButton:
        """The buttons in a row; the one returned is most likely wanted next."""
        text = without_mnemonic(_("Next file: {file}").format(file=following)) if following else _("Import another file…")
        another = [(text, "import", self.next_wanted)]
        wanted = another if following else []
        if counts.added:
            wanted.append((_("Who matters?"), "clients", self.sorting_wanted))
        wanted.append((_("To today"), "today", self.today_wanted))
        wanted += [] if following else another
        text, icon_name, signal = wanted[0]
        first = PrimaryButton(text, icon_name)
        first.clicked.connect(signal)
        self._row.addWidget(first)
        for text, icon_name, signal in wanted[1:]:
            button = PlainButton(text, icon_name)
            button.clicked.connect(signal)
            self._row.addWidget(button)
        return first

    def _rescale(self) -> None:
        self.setMaximumWidth(current_theme().px(WIDEST))


def _title(counts: Counts) -> str:
    if not counts.added and not counts.merged:
        return _("Nothing came in")
    if not counts.added:
        merged = ngettext("{count} client completed", "{count} clients completed", counts.merged)
        return merged.format(count=format_number(counts.merged))
    return ngettext("{count} client imported", "{count} clients imported", counts.added).format(count=format_number(counts.added))


def _counts_card(counts: Counts) -> Card:
    card = Card()
    for label, count in (
        (_("In the file"), counts.read),
        (pgettext("import result", "New"), counts.added),
        (pgettext("import result", "Merged"), counts.merged),
        (pgettext("import result", "Known or left out"), counts.skipped),
        (pgettext("import result", "Could not be read"), counts.failed),
    ):
        card.body.addWidget(LabelledRow(label, Text(format_number(count), "strong")))
    return card
