"""The table of records, by mouse and by keyboard."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from relapp.i18n import _
from relapp.ui.importing.preview_model import Column, PreviewModel
from relapp.ui.theme import current_theme

# The least width of each column in units, and its share of what is left.
_WIDTHS = {
    Column.NAME: (125, 4),
    Column.OUTCOME: (243, 10),
    Column.COMPANY: (85, 3),
    Column.PHONE: (157, 1),
    Column.BIRTHDAY: (100, 1),
}
_ROW_HEIGHT = 32
_LEAST_ROWS = 5


class RecordTable(QTableView):
    """`number_pressed` carries the digit of a key from 1 to 9."""

    number_pressed = Signal(int)
    selection_changed = Signal()

    def __init__(self, records: PreviewModel) -> None:
        super().__init__()
        self.records = records
        records.setParent(self)
        self.setModel(records)
        self.setAccessibleName(_("Contacts of the file"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # To show whether a column is chosen, a heading would ask for each of its rows: these follow a selection that stays empty.
        for each in (header, self.verticalHeader()):
            each.setSelectionModel(QItemSelectionModel(records, each))
        self.selectionModel().selectionChanged.connect(lambda *_ranges: self.selection_changed.emit())
        records.modelReset.connect(self.selection_changed)
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def selected_rows(self) -> list[int]:
        """The rows selected, from the top; a selection of thousands is a few ranges."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(index) for index in range(selection.count())]
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit decides about what is selected; anything else moves."""
        text = event.text()
        if text.isascii() and text.isdigit() and text != "0":
            self.number_pressed.emit(int(text))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt would read every row to answer a letter."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns; where it does not suffice, the table scrolls sideways."""
        super().resizeEvent(event)
        px = current_theme().px
        least = {column: px(width) for column, (width, _share) in _WIDTHS.items()}
        rest, shares = max(self.viewport().width() - sum(least.values()), 0), sum(share for _least, share in _WIDTHS.values())
        for column, (_least, share) in _WIDTHS.items():
            self.setColumnWidth(column, least[column] + rest * share // shares)

    def _rescale(self) -> None:
        px = current_theme().px
        self.verticalHeader().setDefaultSectionSize(px(_ROW_HEIGHT))
        self.setMinimumHeight(px(_ROW_HEIGHT) * (_LEAST_ROWS + 1))
