"""Cards beside each other, in as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from relapp.ui.theme import current_theme

# In units: a card is no narrower than this where two are beside each other.
NARROWEST = 312
SPACING = 14


class CardGrid(QWidget):
    """Cards of a row are equally high; those hidden leave no gap."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._cards: list[QWidget] = []
        self._placed: tuple[int, tuple[QWidget, ...]] = (0, ())
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    @property
    def columns(self) -> int:
        """How many cards stand beside each other."""
        px = current_theme().px
        return max(1, (self.width() + px(SPACING)) // (px(NARROWEST) + px(SPACING)))

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards in their order."""
        for card in self._cards:
            if card not in cards:
                self._grid.removeWidget(card)
        self._cards = list(cards)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room for more columns, or for fewer."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._placed == (self.columns, tuple(self._cards)):
            return
        before = self._grid.columnCount()
        self._placed = self.columns, tuple(self._cards)
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // self.columns, index % self.columns)
        for column in range(max(before, self.columns)):
            self._grid.setColumnStretch(column, 1 if column < self.columns else 0)

    def _rescale(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current_theme().px(SPACING))
        self._place()
