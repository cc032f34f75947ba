"""The last imports, each with the way to undo it."""

from PySide6.QtWidgets import QWidget

from relapp.book.imports.part import ImportLine
from relapp.book.imports.staging import Counts
from relapp.i18n import _, format_day, format_hour, format_number, ngettext
from relapp.ui.importing.undoing import Undoing, UndoOffer
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.text import ElidedLabel, Text
from relapp.ui.widgets.words import Words

WIDEST = 620

_WORDS = 200


class EarlierImports(QWidget):
    """One card each, the latest first."""

    def __init__(self, undoing: Undoing) -> None:
        super().__init__()
        self._undoing = undoing
        self._shown: list[ImportLine] = []
        self._cards: list[Card] = []
        self._offers: list[UndoOffer] = []
        self._column = VBox(self, spacing=8)
        self._column.addWidget(SectionLabel(_("Earlier imports")))
        self.refresh()
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def refresh(self) -> None:
        """Show the imports as they are now; nothing at all where there are none."""
        lines = self._undoing.recent()
        if lines != self._shown:
            for card in self._cards:
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
            self._offers = []
            self._shown, self._cards = lines, [self._card(line) for line in lines]
            for card in self._cards:
                self._column.addWidget(card)
        self.setVisible(bool(lines))

    def first_button(self) -> QWidget | None:
        """The button that undoes the latest import that can be undone."""
        return self._offers[0].button if self._offers else None

    def _card(self, line: ImportLine) -> Card:
        card, words, row = Card(spacing=3), Words(_WORDS), HBox()
        column = VBox(words, spacing=3)
        column.addWidget(ElidedLabel(line.file, "strong"))
        at = line.imported_at.astimezone()
        parts = [format_day(at.date()), format_hour(at.time()), came_in(line.counts)]
        parts += [undone(self._undoing.stayed(line.id))] if line.undone else []
        column.addWidget(Text(" · ".join(parts), "soft", wrap=True))
        row.addWidget(words, 1)
        card.body.addLayout(row)
        if not line.undone and (line.counts.added or line.counts.merged):
            offer = self._undoing.offer(line.id, line.file, _("Undo"))
            self._offers.append(offer)
            offer.button.setAccessibleName(_("Undo the import of {file}").format(file=line.file))
            row.addWidget(offer.button)
            card.body.addWidget(offer.said)
        return card

    def _rescale(self) -> None:
        self.setMaximumWidth(current_theme().px(WIDEST))


def undone(stayed: int) -> str:
    """That an import was undone, and how many of its clients stayed."""
    if not stayed:
        return _("undone")
    return ngettext("undone, {count} client stayed", "undone, {count} clients stayed", stayed).format(count=format_number(stayed))


def came_in(counts: Counts) -> str:
    """How many clients an import added and completed, where there were any."""
    if not counts.added and not counts.merged:
        return _("nothing came in")
    added = ngettext("{count} new", "{count} new", counts.added).format(count=format_number(counts.added))
    merged = ngettext("{count} merged", "{count} merged", counts.merged).format(count=format_number(counts.merged))
    return " · ".join(text for text, count in ((added, True), (merged, counts.merged)) if count)
