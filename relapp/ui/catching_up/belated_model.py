"""Occasions whose day is past, as rows to tick."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from relapp import wording
from relapp.book.agenda import ClientName
from relapp.domain.reminders import Reminder
from relapp.ui.library.lines import LINES, Index, tooltip

_Key = tuple[int, str]


class BelatedModel(QAbstractListModel):
    """All are ticked at first; those that are not stay so while they are shown."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reasons: Sequence[Reminder] = ()
        self._clients: Mapping[int, ClientName] = {}
        self._on = date.min
        self._left: set[_Key] = set()

    @property
    def ticked(self) -> list[Reminder]:
        """The occasions ticked, in the order of the rows."""
        return [each for each in self.reasons if _key(each) not in self._left]

    def show(self, reasons: Sequence[Reminder], clients: Mapping[int, ClientName], on: date) -> None:
        """Show these occasions as seen on a day; new ones are ticked."""
        if (reasons, clients, on) == (self.reasons, self._clients, self._on):
            return
        keys = [_key(each) for each in reasons]
        self._left &= set(keys)
        self._clients, self._on = clients, on
        if keys == [_key(each) for each in self.reasons]:
            self.reasons = reasons
            self._tell_all()
        else:
            self.beginResetModel()
            self.reasons = reasons
            self.endResetModel()
        self.ticked_changed.emit()

    def tick_all(self, *, ticked: bool) -> None:
        """Tick every row, or none."""
        self._left = set() if ticked else {_key(each) for each in self.reasons}
        self._tell_all([Qt.ItemDataRole.CheckStateRole])
        self.ticked_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many occasions there are."""
        return 0 if parent.isValid() else len(self.reasons)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each row can be ticked."""
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A client in words, with the occasion."""
        if not index.isValid() or index.row() >= len(self.reasons):
            return None
        reason = self.reasons[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if _key(reason) in self._left else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(reason)[0]
        if role == LINES:
            return self._said(reason)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._said(reason))
        return tooltip(self._said(reason)) if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or no longer."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        key = _key(self.reasons[index.row()])
        if value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value):
            self._left.discard(key)
        else:
            self._left.add(key)
        here = self.index(index.row())
        self.dataChanged.emit(here, here, [role])
        self.ticked_changed.emit()
        return True

    def _said(self, reason: Reminder) -> list[str]:
        client = self._clients.get(reason.client_id)
        name = " · ".join(filter(None, (client.name, client.company))) if client else ""
        return [name, f"{wording.reason_title(reason)} · {wording.why(reason, self._on)}"]

    def _tell_all(self, roles: Sequence[int] = ()) -> None:
        if self.reasons:
            self.dataChanged.emit(self.index(0), self.index(len(self.reasons) - 1), list(roles))


def _key(reason: Reminder) -> _Key:
    return reason.client_id, reason.source
