"""Lists whose lines can be edited in place."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.ui.widgets.boxes import VBox


class Row(QWidget):
    """One line: shows an item, or nothing yet while it is new."""

    def __init__(self) -> None:
        super().__init__()
        self.is_new = True
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_item(self, item: Any) -> None:
        """Show an item that the book has."""
        self.is_new = False
        self.fill(item)

    def fill(self, item: Any) -> None:
        """Put an item into the fields; what the user is typing just now is kept."""
        raise NotImplementedError


AnyRow = TypeVar("AnyRow", bound=Row)


class RowList(QWidget, Generic[AnyRow]):
    """Rows keep their places and take the items over in order, so that the keyboard stays where it is; new rows come last."""

    def __init__(self, make: Callable[[], AnyRow], *, spacing: int = 8) -> None:
        super().__init__()
        self._make = make
        self.rows: list[AnyRow] = []
        self._column = VBox(self, spacing=spacing)
        self.hide()

    def show_items(self, items: Sequence[object]) -> None:
        """Show exactly these items, and the rows that are new."""
        while len(self.rows) < len(items):
            self._append()
        for row, item in zip(self.rows, items, strict=False):
            row.show_item(item)
        for row in self.rows[len(items) :]:
            if not row.is_new:
                self.remove_row(row)
        self.setVisible(bool(self.rows))

    def add_row(self) -> AnyRow:
        """Add a row for an item that is yet to be typed; it can take the keyboard at once."""
        row = self._append()
        self.show()
        row.show()
        return row

    def remove_row(self, row: AnyRow) -> None:
        """Take a row away."""
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self.rows))

    def _append(self) -> AnyRow:
        row = self._make()
        self.rows.append(row)
        self._column.addWidget(row)
        return row
