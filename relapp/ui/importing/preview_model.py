"""The records of a file as a table, one row each."""

from collections.abc import Iterable
from enum import IntEnum
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from relapp import wording
from relapp.book.imports import Action
from relapp.i18n import _
from relapp.ui.importing.choices import Choices
from relapp.ui.theme import current_theme

Index = QModelIndex | QPersistentModelIndex

# A cell shows this many letters at most: what a file holds in one field has no end.
LONGEST_TEXT = 300

_NO_PARENT = QModelIndex()


class Column(IntEnum):
    """What a row says of a record."""

    NAME = 0
    OUTCOME = 1
    COMPANY = 2
    PHONE = 3
    BIRTHDAY = 4


class PreviewModel(QAbstractTableModel):
    """Rows are those of one action or of all; `decided` follows every decision of the user's."""

    decided = Signal()

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.choices = choices
        self._rows = list(range(len(choices.entries)))

    def show_only(self, action: Action | None) -> None:
        """Show the records of one action, as they are decided now, or all."""
        self.beginResetModel()
        self._rows = [row for row, entry in enumerate(self.choices.entries) if action in (None, entry.action)]
        self.endResetModel()

    def actions(self, rows: Iterable[int]) -> set[Action]:
        """The actions that the records shown in `rows` have now."""
        return {self.choices.entries[self._rows[row]].action for row in rows}

    def decide(self, rows: Iterable[int], action: Action) -> int:
        """Give the records shown in `rows` an action; returns how many of them cannot have it."""
        wanted = [self._rows[row] for row in rows]
        if self.choices.decide(wanted, action):
            column = len(Column) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, column))
            self.decided.emit()
        return sum(self.choices.entries[row].action is not action for row in wanted)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many records are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal or section >= len(Column):
            return None
        return (_("Name"), _("What will happen"), _("Company"), _("Phone"), _("Birthday"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, its tooltip as text and not as markup, and a softer colour for what is not taken in."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{escape(self._text(row, Column(index.column())))}</span>"
        if role == Qt.ItemDataRole.ForegroundRole and self.choices.entries[row].action is Action.SKIP:
            return current_theme().colour("soft")
        return None

    def _text(self, row: int, column: Column) -> str:
        client = self.choices.entries[row].client
        if column is Column.OUTCOME:
            return shown(outcome(self.choices, row))
        if column is Column.BIRTHDAY:
            return wording.yearly_date(client.birthday) if client.birthday else ""
        return shown(
            {Column.NAME: client.name, Column.COMPANY: client.company, Column.PHONE: next(iter(client.phones), "")}[column]
        )


def outcome(choices: Choices, row: int) -> str:
    """What will happen to the record, and why."""
    entry = choices.entries[row]
    if entry.action is Action.ADD:
        return _("New")
    is_proposed = choices.proposed[row].action is Action.SKIP
    if entry.action is Action.SKIP and not is_proposed:
        return _("Left out")
    if entry.action is Action.SKIP:
        return _("Already in the book: {client}").format(client=entry.known.name) if entry.known else _("Twice in this file")
    why = wording.likeness(entry.why) if entry.why else ""
    if entry.known:
        return _("Merge into {client}: {why}").format(client=entry.known.name, why=why)
    into = choices.entries[entry.earlier].client.name if entry.earlier is not None else ""
    return _("Merge into {client} of this file: {why}").format(client=into, why=why)


def shown(text: str) -> str:
    """Text of a file on one line, cut where it is endless."""
    text = " ".join(text[: 4 * LONGEST_TEXT].split())
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
