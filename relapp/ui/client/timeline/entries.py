"""The rows of a timeline that are kept for the next client: making one takes longer than filling it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from relapp.ui.client.rows import AnyRow, RowList
from relapp.ui.client.timeline.rows import EntryRow


class KeptRows(RowList[AnyRow]):
    """A list that puts rows aside instead of deleting them."""

    def __init__(self, make: Callable[[], AnyRow]) -> None:
        self._spare: list[AnyRow] = []
        super().__init__(lambda: self._spare.pop() if self._spare else make(), spacing=0)

    def show_items(self, items: Sequence[object]) -> None:
        """Show exactly these items; where they belong is found out once, not for each row that comes or goes."""
        self._column.setEnabled(False)
        super().show_items(items)
        self._column.setEnabled(True)
        self._column.invalidate()
        self._column.activate()

    def _let_go(self, row: AnyRow) -> None:
        row.hide()
        self._spare.append(row)

    def _append(self) -> AnyRow:
        row = super()._append()
        row.show()
        return row


class EntryList(KeptRows[EntryRow]):
    """What happened, a row each; `part_wanted` asks for a tab of the record, `removed` carries the entry to take out."""

    part_wanted = Signal(int)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__(self._make)

    def _make(self) -> EntryRow:
        row = EntryRow()
        row.opened.connect(self.part_wanted)
        row.removed.connect(lambda: self.removed.emit(row.entry))
        row.moved.connect(lambda step: self._move(row, step))
        return row

    def _move(self, row: EntryRow, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.rows[place].take_keyboard()
