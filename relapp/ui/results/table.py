"""The list as printed: ticked through with the arrows and a letter a row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from relapp.domain.printed import Result
from relapp.domain.touching import likeliest
from relapp.i18n import _
from relapp.ui.results.model import Column, ResultsModel
from relapp.ui.widgets.row_table import RowTable
from relapp.wording.results import result_of

# The least width of each column in units, and its share of what is left.
_WIDTHS = {
    Column.NUMBER: (64, 0),
    Column.NAME: (120, 4),
    Column.REASONS: (120, 4),
    Column.DAY: (88, 0),
    Column.RESULT: (210, 3),
    Column.NOTE: (90, 5),
}
_ROW_HEIGHT = 32
_LEAST_ROWS = 4


class ResultsTable(RowTable):
    """`result_given` carries a row's number and its Result, the others the number: a note is wanted, nothing is to be entered."""

    result_given = Signal(int, object)
    note_wanted = Signal(int)
    cleared = Signal(int)

    def __init__(self, rows: ResultsModel) -> None:
        super().__init__(rows, _("Rows of the list"), _WIDTHS, row_height=_ROW_HEIGHT, least_rows=_LEAST_ROWS)
        self._model = rows
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda index: self.note_wanted.emit(self._model.row_at(index.row()).number))

    def go_to(self, number: int) -> None:
        """Make the row of this number the current one, and bring it into view."""
        self.setCurrentIndex(self._model.index(self._model.place(number), 0))

    def go_on(self) -> None:
        """Make the next row the current one, if there is one."""
        place = self.currentIndex().row() + 1
        if place < self._model.rowCount():
            self.setCurrentIndex(self._model.index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter is a result, Space the likeliest; F2 and Enter ask for the note, Delete takes the result away."""
        row = self._model.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        if row is None or event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.note_wanted.emit(row.number)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit(row.number)
        elif event.key() == Qt.Key.Key_Space:
            self.result_given.emit(row.number, Result(likeliest(row.reasons[0]).value))
        elif result := result_of(event.text()):
            self.result_given.emit(row.number, result)
        else:
            super().keyPressEvent(event)
