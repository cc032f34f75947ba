"""The clients for whom a clipping is, as rows to tick."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from relapp import wording
from relapp.book.library import MatchLine
from relapp.domain.clients import Importance
from relapp.i18n import _, format_day
from relapp.ui.library.lines import LINES, Index, tooltip


class MatchModel(QAbstractListModel):
    """Nobody is ticked at first; those who are stay so while they are shown."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[MatchLine] = []
        self._ticked: set[int] = set()

    @property
    def ticked(self) -> list[int]:
        """The clients ticked, in the order of the rows."""
        return [line.client_id for line in self.lines if line.client_id in self._ticked]

    def show(self, lines: list[MatchLine], *, is_another: bool) -> None:
        """Show these clients; for another clipping nobody is ticked."""
        self._ticked = set() if is_another else self._ticked & {line.client_id for line in lines}
        if [line.client_id for line in lines] == [line.client_id for line in self.lines]:
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        else:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
        self.ticked_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many clients there are."""
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each row can be ticked."""
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A client in words, with the interest that fits."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if line.client_id in self._ticked else Qt.CheckState.Unchecked
        if role == LINES:
            return said(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(said(line))
        return tooltip(said(line)) if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or no longer."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        client_id = self.lines[index.row()].client_id
        if value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value):
            self._ticked.add(client_id)
        else:
            self._ticked.discard(client_id)
        here = self.index(index.row())
        self.dataChanged.emit(here, here, [role])
        self.ticked_changed.emit()
        return True


def said(line: MatchLine) -> list[str]:
    """Who it is, which interest fits, and what else matters before one passes something on."""
    remarks = [line.company] if line.company else []
    if line.importance is not Importance.NOT_SORTED:
        remarks.append(wording.importance(line.importance))
    if line.free_from:
        remarks.append(_("had another one: from {day}").format(day=format_day(line.free_from, "day_month")))
    if line.refused:
        channels = ", ".join(wording.channel(each) for each in sorted(line.refused))
        remarks.append(_("not by {channels}").format(channels=channels))
    lines = [line.name, _("Interest: {interest}").format(interest=line.interest)]
    return [*lines, " · ".join(remarks)] if remarks else lines
