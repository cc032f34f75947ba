"""The list as printed: ticked through with the arrows and a letter a row, or box by box."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from relapp.domain.printed import Result
from relapp.i18n import _
from relapp.ui.results.model import Column, ResultsModel
from relapp.ui.results.widths import shared
from relapp.ui.theme import current_theme
from relapp.ui.widgets.row_table import RowTable
from relapp.wording import results

# The least width of each column in units, and the most that its content may ask for before another one.
_WIDTHS = {
    Column.BOX: (34, 34),
    Column.NUMBER: (40, 90),
    Column.NAME: (110, 260),
    Column.REASONS: (110, 280),
    Column.DAY: (64, 140),
    Column.RESULT: (90, 260),
    Column.NOTE: (84, 84),
}
# These are never cut.
_WHOLE = (Column.BOX, Column.NUMBER, Column.DAY)
_AROUND = 28
_ROW_HEIGHT = 32
_LEAST_ROWS = 4
# Longer lists are as wide as their first rows: nobody waits for a thousand texts to be measured.
_MEASURED = 150


class ResultsTable(RowTable):
    """`result_given` carries a row's number and its Result, the others the number.

    The row became the current one, its box is to be ticked or no longer, a note is wanted, nothing is to be entered.
    """

    result_given = Signal(int, object)
    row_chosen = Signal(int)
    ticked = Signal(int)
    note_wanted = Signal(int)
    cleared = Signal(int)

    def __init__(self, rows: ResultsModel) -> None:
        widths = {column: (least, 0 if column in _WHOLE else 1) for column, (least, _most) in _WIDTHS.items()}
        super().__init__(rows, _("Rows of the list"), widths, row_height=_ROW_HEIGHT, least_rows=_LEAST_ROWS)
        self._model = rows
        self.horizontalHeader().setMinimumSectionSize(0)
        self.setItemDelegateForColumn(Column.BOX, _Box(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(self._ask_for_note)
        self.clicked.connect(lambda index: self.row_chosen.emit(self._model.row_at(index.row()).number))
        rows.ticked.connect(self.ticked)
        rows.modelReset.connect(self._share)
        rows.dataChanged.connect(self._share)
        current_theme().theme_changed.connect(self._share)

    def go_to(self, number: int) -> None:
        """Make the row of this number the current one, and bring it into view."""
        place = self._model.place(number)
        if self.currentIndex().row() != place:
            self.setCurrentIndex(self._model.index(place, Column.NUMBER))

    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex) -> None:
        """Tell which row it is now."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.row_chosen.emit(self._model.row_at(current.row()).number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter is a result, Space ticks; F2 and Enter ask for the note, Delete takes the result away."""
        row = self._model.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        if row is None or event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.note_wanted.emit(row.number)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit(row.number)
        elif event.key() == Qt.Key.Key_Space:
            self.ticked.emit(row.number)
        elif result := results.result_of(event.text()):
            self.result_given.emit(row.number, result)
        else:
            super().keyPressEvent(event)

    def _ask_for_note(self, index: QModelIndex) -> None:
        """A double click on a box was two clicks."""
        if index.column() != Column.BOX:
            self.note_wanted.emit(self._model.row_at(index.row()).number)

    def _share(self) -> None:
        """Give each column its width, by the rows that it has."""
        px = current_theme().px
        needed = {column: min(self._needed(column), px(most)) for column, (_least, most) in _WIDTHS.items()}
        least = [needed[column] if column in _WHOLE else px(low) for column, (low, _most) in _WIDTHS.items()]
        widths = shared(self.viewport().width(), least, list(needed.values()))
        for column, width in zip(_WIDTHS, widths, strict=True):
            self.setColumnWidth(column, width)

    def _needed(self, column: Column) -> int:
        px = current_theme().px
        if column is Column.BOX:
            return px(_WIDTHS[column][0])
        rows, name = self._model, self._model.headerData(column, Qt.Orientation.Horizontal)
        texts = {rows.index(place, column).data() for place in range(min(rows.rowCount(), _MEASURED))}
        # So that the first letter typed moves nothing.
        likely = [results.word(each) for each in Result] if column is Column.RESULT else []
        heading = self.horizontalHeader().fontMetrics().boundingRect(f"{name}  ").width()
        widest = max((self.fontMetrics().horizontalAdvance(text) for text in (*texts, *likely)), default=0)
        return max(heading, widest) + px(_AROUND)


class _Box(QStyledItemDelegate):
    """A box that is hit wherever its cell is clicked."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tick by a click; the keys are the table's."""
        if not isinstance(event, QMouseEvent) or event.button() is not Qt.MouseButton.LeftButton:
            return False
        if event.type() is not QEvent.Type.MouseButtonRelease or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        return model.setData(index, None, Qt.ItemDataRole.CheckStateRole)
