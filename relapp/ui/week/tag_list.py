"""Tags to check off, and a line to find one among many."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from relapp.domain.text import fold
from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.search_field import SearchField

# So many are seen at a time; beyond them they can be searched.
_SEEN = 6


class TagList(QWidget):
    """`chosen_changed` carries the tags that are checked, in the order of the book."""

    chosen_changed = Signal(tuple)

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__()
        self.search = SearchField(_("Find a tag"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Tags"))
        for tag in tags:
            item = QListWidgetItem(tag, self.list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        column = VBox(self, spacing=6)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.setVisible(len(tags) > _SEEN)
        self.search.textChanged.connect(self._find)
        self.list.itemChanged.connect(lambda _item: self.chosen_changed.emit(self.chosen))
        current_theme().theme_changed.connect(self._rescale)
        self._rescale()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The tags that are checked, those out of sight included."""
        return tuple(item.text() for item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def set_chosen(self, tags: Iterable[str]) -> None:
        """Check these and no others; no signal."""
        wanted = set(tags)
        self.list.blockSignals(True)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked if item.text() in wanted else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)

    def _find(self, text: str) -> None:
        """Show what has `text`, and lead the keyboard to the first of it."""
        found = [item for item in self._items() if fold(text) in fold(item.text())]
        for item in self._items():
            item.setHidden(item not in found)
        self.list.setCurrentRow(self.list.row(found[0]) if found else -1)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _rescale(self) -> None:
        row = max(self.list.sizeHintForRow(0), current_theme().px(24))
        self.list.setFixedHeight(row * min(self.list.count(), _SEEN) + current_theme().px(8))
