"""The rows of a printed list as they were printed, with what came of them and what was typed."""

from collections.abc import Mapping
from enum import IntEnum
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from relapp import wording
from relapp.domain.printed import PrintedList, PrintedRow
from relapp.domain.results import Entered, Standing
from relapp.i18n import _, format_day
from relapp.ui.results.drafts import Drafts
from relapp.ui.theme import current_theme
from relapp.wording import results

Index = QModelIndex | QPersistentModelIndex

_NO_PARENT = QModelIndex()


class Column(IntEnum):
    """What is shown of a row."""

    BOX = 0
    NUMBER = 1
    NAME = 2
    REASONS = 3
    DAY = 4
    RESULT = 5
    NOTE = 6


class ResultsModel(QAbstractTableModel):
    """Shows the list `printed`, None before one was chosen; `ticked` carries the number of a row whose box was clicked."""

    ticked = Signal(int)

    def __init__(self, drafts: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.printed: PrintedList | None = None
        self._drafts = drafts
        self._rows: tuple[PrintedRow, ...] = ()
        self._places: dict[int, int] = {}
        self._names: Mapping[int, str] = {}
        self._stands: Mapping[int, Standing] = {}

    @property
    def draft(self) -> Mapping[int, Entered]:
        """What was typed of the list, by row."""
        return self._drafts.of(self.printed.number) if self.printed else {}

    @property
    def open_count(self) -> int:
        """How many rows nothing was entered of yet."""
        return sum(stands.is_open for stands in self._stands.values())

    def show(self, printed: PrintedList, names: Mapping[int, str], stands: Mapping[int, Standing]) -> None:
        """Show a list, or the same one as it stands now."""
        is_same = self.printed == printed and self._names == names
        if not is_same:
            self.beginResetModel()
        self.printed, self._names, self._stands = printed, names, stands
        self._rows = printed.rows
        self._places = {row.number: place for place, row in enumerate(printed.rows)}
        if not is_same:
            self.endResetModel()
        self.tell_changed()

    def row(self, number: int) -> PrintedRow | None:
        """The row of this number, None where there is none."""
        return self._rows[self._places[number]] if number in self._places else None

    def row_at(self, place: int) -> PrintedRow:
        """The row shown at a place of the table."""
        return self._rows[place]

    def place(self, number: int) -> int:
        """Where the row of this number is shown; raises KeyError where there is none."""
        return self._places[number]

    def stands(self, number: int) -> Standing:
        """How a row stands."""
        return self._stands[number]

    def described(self, row: PrintedRow) -> str:
        """Whom a row is about and why."""
        return f"{self._names[row.client_id]} · {_reasons(row)}"

    def next_open(self, after: int) -> int | None:
        """The number of the next row that waits for a result, else of the first one; None where none waits."""
        waiting = [row.number for row in self._rows if self._stands[row.number].is_open and row.number not in self.draft]
        return next((number for number in waiting if number > after), waiting[0] if waiting else None)

    def tell_changed(self) -> None:
        """Have all rows drawn again."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many rows the list has."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns, as tooltips too: one may have no room for its name."""
        if (
            role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            or orientation is not Qt.Orientation.Horizontal
            or section >= len(Column)
        ):
            return None
        return ("", _("Row"), _("Client"), _("What for"), _("Day"), _("Result"), _("Note"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The box of a row that is open can be ticked."""
        is_box = index.isValid() and index.column() == Column.BOX and self._stands[self._rows[index.row()].number].is_open
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if is_box else Qt.ItemFlag.NoItemFlags)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell that a box was clicked: what is ticked follows from what is entered."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.ticked.emit(self._rows[index.row()].number)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, its tooltip, and a colour that tells what was typed from what was done."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.BOX:
            is_ticked = row.number in self.draft or not self._stands[row.number].is_open
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.BOX:
            return f"{row.number} · {self._names[row.client_id]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{escape(self._text(row, column))}</span>"
        if role == Qt.ItemDataRole.ForegroundRole:
            return current_theme().colour(self._ink(row, column))
        return None

    def _text(self, row: PrintedRow, column: Column) -> str:
        typed, stands = self.draft.get(row.number), self._stands[row.number]
        if column is Column.RESULT and typed and stands.is_open:
            return results.said(typed.result, message_counts=typed.message_counts)
        if column is Column.NOTE:
            return typed.note if typed else stands.note
        return {
            Column.BOX: "",
            Column.NUMBER: str(row.number),
            Column.NAME: self._names[row.client_id],
            Column.REASONS: _reasons(row),
            Column.DAY: _day(row, typed, stands),
            Column.RESULT: results.standing(stands) if typed or stands.is_open else results.came(stands),
        }[column]

    def _ink(self, row: PrintedRow, column: Column) -> str:
        typed, stands = row.number in self.draft, self._stands[row.number]
        if not stands.is_open:
            return "late" if typed and column is Column.RESULT else "soft"
        if column is Column.RESULT:
            return "accent" if typed else "soft"
        return "soft" if column in (Column.NUMBER, Column.DAY) else "ink"


def _reasons(row: PrintedRow) -> str:
    return ", ".join(dict.fromkeys(wording.reason_title(each) for each in row.reasons))


def _day(row: PrintedRow, typed: Entered | None, stands: Standing) -> str:
    """When it was done, or will have been; before that the day it was planned for, if it had one."""
    if not stands.is_open:
        return format_day(stands.on or row.day, "day_month")
    if typed:
        return format_day(typed.on, "day_month")
    return format_day(row.day, "day_month") if row.has_day else ""
