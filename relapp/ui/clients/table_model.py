"""The rows of the table of clients, a hundred thousand as easily as ten: an id for each, lines for those in view."""

from array import array
from collections import OrderedDict
from datetime import date, timedelta
from enum import IntEnum
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from relapp import wording
from relapp.book.client_list import ClientLine
from relapp.domain.clients import Importance, Stage
from relapp.i18n import _, format_day
from relapp.ui.bus import Bus
from relapp.ui.icons import pixmap
from relapp.ui.theme import current_theme

PAGE = 64
PAGES_KEPT = 16

_NEAR_DAYS = 14

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What stands in the columns, from left to right."""

    NAME = 0
    COMPANY = 1
    IMPORTANCE = 2
    STAGE = 3
    LAST_CONTACT = 4
    NEXT = 5
    TAGS = 6


class ClientTableModel(QAbstractTableModel):
    """Reads the lines of a page of rows when one of them is first shown, and forgets the pages not seen for long."""

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._pages: OrderedDict[int, dict[int, ClientLine]] = OrderedDict()
        self.ids = array("q")

    def show_ids(self, ids: "array[int]") -> bool:
        """Show these clients, read again; False where they are the ones that were shown, in the same order."""
        if ids == self.ids:
            self._pages.clear()
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(Column) - 1))
            return False
        self.beginResetModel()
        self._pages.clear()
        self.ids = ids
        self.endResetModel()
        return True

    def line(self, row: int) -> ClientLine | None:
        """What is known of the client in a row; None for one that another program has just taken out."""
        number = row // PAGE
        if number in self._pages:
            self._pages.move_to_end(number)
        else:
            wanted = self.ids[number * PAGE : (number + 1) * PAGE]
            self._pages[number] = {line.id: line for line in self._bus.book.list.lines(wanted)}
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return self._pages[number].get(self.ids[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many clients there are."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings; rows have none."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in words; a VIP's star is said in words too."""
        if not index.isValid() or not (line := self.line(index.row())):
            return None
        column = Column(index.column())
        is_vip = column is Column.NAME and line.importance is Importance.VIP
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{name}, VIP").format(name=line.name) if is_vip else self._text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{escape(self._text(line, column))}</span>"
        if role == Qt.ItemDataRole.DecorationRole and is_vip:
            return pixmap("star", "star", size=15)
        if role == Qt.ItemDataRole.ForegroundRole:
            return current_theme().colour("accent" if self._is_due(line, column) else "ink" if column is Column.NAME else "soft")
        return None

    def _text(self, line: ClientLine, column: Column) -> str:
        if column is Column.NAME:
            return line.name
        if column is Column.COMPANY:
            return line.company
        if column is Column.IMPORTANCE:
            return wording.importance(line.importance)
        if column is Column.STAGE:
            return wording.stage(line.stage) if line.stage else ""
        if column is Column.LAST_CONTACT:
            return wording.days_from(line.last_contact, self._bus.today()) if line.last_contact else _("never")
        return self._next(line) if column is Column.NEXT else ", ".join(line.tags)

    def _next(self, line: ClientLine) -> str:
        today, day = self._bus.today(), line.next_day
        if not day:
            return ""
        if day <= today:
            return _("due now")
        if (day - today).days <= _NEAR_DAYS:
            return wording.days_from(day, today)
        return format_day(day, "day_month" if day.year == today.year else "medium")

    def _is_due(self, line: ClientLine, column: Column) -> bool:
        return column is Column.NEXT and line.next_day is not None and line.next_day <= self._bus.today()


def heading(column: Column) -> str:
    """What a column is called."""
    return {
        Column.NAME: _("Name"),
        Column.COMPANY: _("Company"),
        Column.IMPORTANCE: _("Importance"),
        Column.STAGE: _("Stage"),
        Column.LAST_CONTACT: _("Last contact"),
        Column.NEXT: _("Next"),
        Column.TAGS: _("Tags"),
    }[column]


def longest_words(column: Column) -> list[str]:
    """Words for which a column must have room, where only some can stand in it."""
    some_day = date(2028, 9, 28)
    return {
        Column.IMPORTANCE: [wording.importance(each) for each in Importance],
        Column.STAGE: [wording.stage(each) for each in Stage],
        Column.LAST_CONTACT: [wording.days_from(some_day, some_day + timedelta(days=365)), _("never")],
        Column.NEXT: [format_day(some_day), wording.days_from(some_day, some_day - timedelta(days=_NEAR_DAYS))],
    }.get(column, [])
