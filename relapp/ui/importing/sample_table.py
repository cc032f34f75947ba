"""A few rows to look at, as high as they are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from relapp.ui.importing.cells import one_line
from relapp.ui.theme import current_theme

# More columns than this nobody compares, and each costs time.
MOST_COLUMNS = 40

_ROW_HEIGHT = 30
_WIDEST_COLUMN = 220


class SampleTable(QTableWidget):
    """Read only; `rows` is how many it has room for, whatever it shows, so that nothing below it moves."""

    def __init__(self, name: str, rows: int) -> None:
        super().__init__()
        self._room = rows
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def show_rows(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these instead of what was shown; further rows and columns than there is room for are left out."""
        headers, rows = headers[:MOST_COLUMNS], rows[: self._room]
        self.setColumnCount(len(headers))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels([one_line(header) for header in headers])
        for number, row in enumerate(rows):
            for column in range(len(headers)):
                self.setItem(number, column, QTableWidgetItem(one_line(row[column]) if column < len(row) else ""))
        self._fit()

    def _fit(self) -> None:
        widest = current_theme().px(_WIDEST_COLUMN)
        for column in range(self.columnCount()):
            wanted = max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))
            self.setColumnWidth(column, min(wanted + current_theme().px(8), widest))
        header, bar = self.horizontalHeader().sizeHint().height(), self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(header + self._room * current_theme().px(_ROW_HEIGHT) + bar + 2 * self.frameWidth())

    def _rescale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current_theme().px(_ROW_HEIGHT))
        self._fit()
