"""The columns of a table as rows, with what each is taken to say."""

from collections.abc import Sequence
from enum import IntEnum
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from relapp.exchange.look import TableLook
from relapp.exchange.tables.columns import Column
from relapp.i18n import _, pgettext
from relapp.ui.importing.cells import one_line
from relapp.ui.theme import current_theme
from relapp.wording.columns import column_name

Index = QModelIndex | QPersistentModelIndex

_SAMPLES_SHOWN = 3
_NO_PARENT = QModelIndex()


class Part(IntEnum):
    """What a row says of a column of the file."""

    HEADER = 0
    SAMPLES = 1
    MEANING = 2


class MappingModel(QAbstractTableModel):
    """`mapping_chosen` carries the mapping of all columns once the user has given one of them another meaning."""

    mapping_chosen = Signal(object)

    def __init__(self, look: TableLook) -> None:
        super().__init__()
        self._look = look
        self.mapping = look.mapping

    def show_look(self, look: TableLook) -> None:
        """Show the columns as they are read now."""
        if look.headers == self._look.headers:
            self._look, self.mapping = look, look.mapping
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(Part) - 1))
            return
        self.beginResetModel()
        self._look, self.mapping = look, look.mapping
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many columns the file has."""
        return 0 if parent.isValid() else len(self._look.headers)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """How many things are said of each."""
        return 0 if parent.isValid() else len(Part)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of what is said."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal or section >= len(Part):
            return None
        return (pgettext("table", "Column"), _("For example"), _("Comes in as"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What a column says can be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Part.MEANING else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, and a softer colour for what is only an example or not understood."""
        if not index.isValid():
            return None
        row, part = index.row(), Part(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{escape(self._text(row, part))}</span>"
        if role == Qt.ItemDataRole.ForegroundRole and (part is Part.SAMPLES or self.mapping[row] is None):
            return current_theme().colour("soft")
        return None

    def choose(self, row: int, meaning: Column | None) -> None:
        """Give a column another meaning, None for one that is kept as it is: by no role, as Qt makes lists of what is named."""
        if self.mapping[row] == meaning:
            return
        self.mapping = (*self.mapping[:row], meaning, *self.mapping[row + 1 :])
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Part) - 1))
        self.mapping_chosen.emit(self.mapping)

    def _text(self, row: int, part: Part) -> str:
        if part is Part.HEADER:
            return one_line(self._look.headers[row]) or _("Column {number}").format(number=row + 1)
        if part is Part.SAMPLES:
            return one_line(" · ".join(samples(self._look, row)))
        return meaning_name(self.mapping[row])


def meaning_name(meaning: Column | None) -> str:
    """What a column says, in words."""
    return column_name(meaning) if meaning else _("Keep as it is")


def samples(look: TableLook, column: int) -> Sequence[str]:
    """The first values of a column that differ."""
    values = (row[column].strip() for row in look.samples if column < len(row))
    return list(dict.fromkeys(filter(None, values)))[:_SAMPLES_SHOWN]
