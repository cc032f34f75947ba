"""The table of clients: many can be chosen at once, and what is chosen survives a refresh."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from relapp.i18n import _
from relapp.ui.clients.table_model import ClientTableModel, Column, heading, longest_words
from relapp.ui.theme import current_theme

ROW_HEIGHT = 40

# In units: no narrower than this (the others: than their longest word), and which share of the room left over each takes.
_LEAST = {Column.NAME: 150, Column.COMPANY: 106, Column.TAGS: 90}
_SHARES = {Column.NAME: 5, Column.COMPANY: 4, Column.TAGS: 3}

# A selection in more pieces than this is not worth the time to bring it back.
_MOST_RUNS = 500


class _StarLast(QStyledItemDelegate):
    """Puts the star behind the name, so that all names begin at one line."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.decorationPosition = QStyleOptionViewItem.Position.Right


class ClientTable(QTableView):
    """`opened` carries a client's id, `typed` letters that the search field should have, `delete_pressed` nothing."""

    opened = Signal(int)
    typed = Signal(str)
    delete_pressed = Signal()
    selection_changed = Signal()

    def __init__(self, model: ClientTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegateForColumn(Column.NAME, _StarLast(self))
        self.setAccessibleName(_("Clients"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        # To show whether a column is chosen, a heading would ask for each of its rows: these follow a selection that stays empty.
        for each in (header, self.verticalHeader()):
            each.setSelectionModel(QItemSelectionModel(model, each))
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().selectionChanged.connect(lambda *_changes: self.selection_changed.emit())
        model.modelReset.connect(self.selection_changed)
        current_theme().theme_changed.connect(self._rescale)
        self._rescale()

    @property
    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return sum(last - first + 1 for first, last in self._runs())

    def chosen_ids(self) -> list[int]:
        """The clients chosen, in the order of the table."""
        return [client_id for first, last in sorted(self._runs()) for client_id in self._model.ids[first : last + 1]]

    def show_ids(self, ids: "array[int]") -> None:
        """Show these clients; those that were chosen, the current one and the place stay where they can."""
        chosen, top = set(self.chosen_ids()), self.verticalScrollBar().value()
        before, current, first_row = self._model.ids, self.currentIndex().row(), max(0, self.rowAt(0))
        if not self._model.show_ids(ids):
            return
        rows = [row for row, client_id in enumerate(ids) if client_id in chosen] if chosen else []
        self._choose(rows)
        if 0 <= current < len(before) and (row := _row_of(before[current], ids)) is not None:
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._model.index(row, 0), flags)
        if first_row < len(before) and (row := _row_of(before[first_row], ids)) is not None:
            top += (row - first_row) * self.verticalHeader().defaultSectionSize()
        self.doItemsLayout()
        self.verticalScrollBar().setValue(top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current client, Delete asks for those chosen to go."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete and self.chosen_count:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed here belong to the search field: Qt would read every row to answer them."""
        self.typed.emit(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._fit_columns()

    def _open(self, row: int) -> None:
        self.opened.emit(self._model.ids[row])

    def _runs(self) -> list[tuple[int, int]]:
        """The first and the last row of each stretch that is chosen."""
        chosen = self.selectionModel().selection()
        return [(chosen.at(index).top(), chosen.at(index).bottom()) for index in range(chosen.size())]

    def _choose(self, rows: Sequence[int]) -> None:
        runs = list(_stretches(rows))
        if len(runs) > _MOST_RUNS:
            return
        chosen = QItemSelection()
        for first, last in runs:
            chosen.select(self._model.index(first, 0), self._model.index(last, len(Column) - 1))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _fit_columns(self) -> None:
        widths = {column: self._least_width(column) for column in Column}
        free = max(0, self.viewport().width() - sum(widths.values()))
        shares = sum(_SHARES.values())
        for column, width in widths.items():
            self.setColumnWidth(column, width + free * _SHARES.get(column, 0) // shares)

    def _least_width(self, column: Column) -> int:
        px = current_theme().px
        if column in _LEAST:
            return px(_LEAST[column])
        words = (heading(column), *longest_words(column))
        return max(self.fontMetrics().horizontalAdvance(word) for word in words) + px(24)

    def _rescale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current_theme().px(ROW_HEIGHT))
        self.setMinimumHeight(current_theme().px(ROW_HEIGHT) * 4)
        self._fit_columns()


def _row_of(client_id: int, ids: "array[int]") -> int | None:
    try:
        return ids.index(client_id)
    except ValueError:
        return None


def _stretches(rows: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Rows in order as first and last of each unbroken stretch."""
    breaks = [index for index, (before, after) in enumerate(pairwise(rows), 1) if after != before + 1]
    for begin, end in pairwise([0, *breaks, len(rows)]):
        if begin < end:
            yield rows[begin], rows[end - 1]
