"""The table of records, by mouse and by keyboard."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from relapp.i18n import _
from relapp.ui.importing.preview_model import Column, PreviewModel
from relapp.ui.widgets.row_table import RowTable

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


class RecordTable(RowTable):
    """`number_pressed` carries the digit of a key from 1 to 9."""

    number_pressed = Signal(int)
    selection_changed = Signal()

    def __init__(self, records: PreviewModel) -> None:
        super().__init__(records, _("Contacts of the file"), _WIDTHS, row_height=_ROW_HEIGHT, least_rows=_LEAST_ROWS)
        self.records = records
        self.selectionModel().selectionChanged.connect(lambda *_ranges: self.selection_changed.emit())
        records.modelReset.connect(self.selection_changed)

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
