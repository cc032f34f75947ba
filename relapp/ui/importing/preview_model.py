"""The entries of a file as a table, one row each, fetched as they are shown."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from enum import IntEnum
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from relapp import wording
from relapp.book.imports.staging import Action, Show, StagedLine, Staging
from relapp.book.imports.taking_back import Steps
from relapp.domain.duplicates import Reason
from relapp.i18n import _, format_number
from relapp.ui.importing.cells import one_line
from relapp.ui.theme import current_theme
from relapp.wording.alike import likeness

Index = QModelIndex | QPersistentModelIndex

# Lines are fetched this many at a time, and this many times that are kept.
CHUNK, CHUNKS_KEPT = 100, 20

# Of more rows than this their actions are not read from their lines.
_FEW = 2 * CHUNK

_NO_PARENT = QModelIndex()


class Column(IntEnum):
    """What a row says of an entry."""

    NAME = 0
    OUTCOME = 1
    COMPANY = 2
    PHONE = 3
    BIRTHDAY = 4


class PreviewModel(QAbstractTableModel):
    """Rows are those of one action or of all; `decided` follows every decision of the user's."""

    decided = Signal()

    def __init__(self, staging: Staging) -> None:
        super().__init__()
        self._staging = staging
        self._steps = Steps(staging)
        self._rows: Sequence[int] = staging.rows_of(Show.ALL)
        self._kept: OrderedDict[int, list[StagedLine]] = OrderedDict()

    def show_only(self, show: Show) -> None:
        """Show the entries of one kind, as they are decided now, or all."""
        self.beginResetModel()
        self._rows = self._staging.rows_of(show)
        self._kept.clear()
        self.endResetModel()

    def line(self, row: int) -> StagedLine:
        """The entry shown in `row`."""
        chunk, place = divmod(row, CHUNK)
        if chunk in self._kept:
            self._kept.move_to_end(chunk)
        else:
            self._kept[chunk] = self._staging.lines(self._rows[chunk * CHUNK : (chunk + 1) * CHUNK])
            if len(self._kept) > CHUNKS_KEPT:
                self._kept.popitem(last=False)
        return self._kept[chunk][place]

    def actions(self, rows: Sequence[int]) -> set[Action]:
        """The actions that the entries shown in `rows` have now."""
        if len(rows) <= _FEW:
            return {self.line(row).action for row in rows}
        wanted = {self._rows[row] for row in rows}
        return {action for action in Action if not wanted.isdisjoint(self._staging.rows_of(Show(action)))}

    def decide(self, rows: Iterable[int], action: Action) -> int:
        """Give the entries shown in `rows` an action; returns how many of them cannot have it."""
        wanted = {self._rows[row] for row in rows}
        self._steps.begin()
        if self._staging.decide(sorted(wanted), action):
            self._tell_decided()
        return len(wanted.difference(self._staging.rows_of(Show(action))))

    def take_back(self) -> bool:
        """Make the entries what they were before the last decision; False where there is none."""
        if not self._steps.take_back():
            return False
        self._tell_decided()
        return True

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many entries are shown."""
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
        return (_("Name"), _("What will happen"), _("Company"), _("Phone"), _("Birthday"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, its tooltip as text and not as markup, and a softer colour for what is not taken in."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self.line(index.row()), Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{escape(self._text(self.line(index.row()), Column(index.column())))}</span>"
        if role == Qt.ItemDataRole.ForegroundRole and self.line(index.row()).action in (Action.SKIP, Action.FAIL):
            return current_theme().colour("soft")
        return None

    def _tell_decided(self) -> None:
        self._kept.clear()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))
        self.decided.emit()

    def _text(self, line: StagedLine, column: Column) -> str:
        if column is Column.OUTCOME:
            return one_line(self._outcome(line))
        if column is Column.BIRTHDAY:
            return wording.yearly_date(line.birthday) if line.birthday else ""
        if column is Column.NAME and line.action is Action.FAIL:
            return _("Line {line}").format(line=format_number(line.position))
        return one_line({Column.NAME: line.name, Column.COMPANY: line.company, Column.PHONE: line.phone}[column])

    def _outcome(self, line: StagedLine) -> str:
        """What will happen to the entry, and why."""
        if line.action is Action.FAIL:
            return _("Could not be read")
        whom = self._whom(line)
        if line.match and Reason.ERASED in line.match.why.reasons:
            return _("Left out: erased on request") if line.action is Action.SKIP else _("Brought back: was erased on request")
        if line.action is Action.SKIP and line.proposed is not Action.SKIP:
            return _("Left out")
        if line.action is Action.SKIP:
            is_known = line.match is not None and line.match.known is not None
            return _("Already in the book: {client}").format(client=whom) if is_known else _("Twice in this file")
        if not line.match:
            return _("New")
        said = _("New; perhaps {client}: {why}")
        if line.action is Action.MERGE:
            said = _("Merge into {client}: {why}")
        elif line.match.why.is_sure:
            said = _("New, though like {client}: {why}")
        return said.format(client=whom, why=likeness(line.match.why))

    def _whom(self, line: StagedLine) -> str:
        """The name of whom the entry is taken for, or may be."""
        if line.match is None:
            return ""
        if line.match.known is not None:
            return line.match.known_name
        earlier = line.match.earlier
        return _("{client} of this file").format(client=self._staging.name_of(earlier)) if earlier is not None else ""
