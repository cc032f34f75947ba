"""The pairs that may be one client, ten thousand as easily as ten: names are read for those in view."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from relapp.book.agenda import ClientName
from relapp.book.duplicates.part import Pair
from relapp.i18n import _
from relapp.wording import alike

Index = QModelIndex | QPersistentModelIndex
Key = tuple[int, int]

# What the delegate draws of a row.
LINE = Qt.ItemDataRole.UserRole + 1

# Pairs whose names are read at once, and names that are kept.
CHUNK = 64
NAMES_KEPT = 4096


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair in words: two names with what distinguishes them, and why they are taken for one."""

    first: str
    first_company: str
    second: str
    second_company: str
    why: str
    is_sure: bool

    @property
    def verdict(self) -> str:
        """Why the two are taken for one, and how sure that is."""
        return (_("Sure: {why}") if self.is_sure else _("Maybe: {why}")).format(why=self.why)

    def said(self) -> list[str]:
        """A line for each client, then the reasons."""
        clients = ((self.first, self.first_company), (self.second, self.second_company))
        return [*(" · ".join(filter(None, client)) for client in clients), self.verdict]


class PairModel(QAbstractListModel):
    """The surest pairs come first; `names` reads those of some clients."""

    def __init__(self, names: Callable[[Iterable[int]], Mapping[int, ClientName]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = names
        self._names: dict[int, ClientName] = {}
        self.pairs: list[Pair] = []

    def show(self, pairs: Iterable[Pair]) -> None:
        """Show these pairs."""
        self.beginResetModel()
        self._names.clear()
        self.pairs = sorted(pairs, key=_place)
        self.endResetModel()

    def refresh(self, ids: Collection[int], now: Iterable[Pair]) -> list[Key]:
        """What is known of the clients `ids` has changed: `now` are all pairs with one of them; those that came are returned."""
        fresh = {key_of(pair): pair for pair in now}
        for client_id in ids:
            self._names.pop(client_id, None)
        for row in reversed([row for row, pair in enumerate(self.pairs) if pair.first_id in ids or pair.second_id in ids]):
            pair = self.pairs[row]
            same = fresh.get(key_of(pair))
            if same and _place(same) == _place(pair):
                self.pairs[row] = fresh.pop(key_of(pair))
                self.dataChanged.emit(self.index(row), self.index(row))
            else:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self.pairs[row]
                self.endRemoveRows()
        for pair in fresh.values():
            row = bisect_left(self.pairs, _place(pair), key=_place)
            self.beginInsertRows(QModelIndex(), row, row)
            self.pairs.insert(row, pair)
            self.endInsertRows()
        return list(fresh)

    def row_of(self, key: Key | None) -> int:
        """The row of a pair, -1 where it is not shown."""
        return next((row for row, pair in enumerate(self.pairs) if key_of(pair) == key), -1)

    def sure(self) -> Sequence[Pair]:
        """The pairs about which nobody need be asked."""
        return [pair for pair in self.pairs if pair.likeness.is_sure]

    def line(self, row: int) -> PairLine:
        """A pair in words."""
        pair = self.pairs[row]
        if not {pair.first_id, pair.second_id} <= self._names.keys():
            self._read_around(row)
        why, is_sure = alike.likeness(pair.likeness), pair.likeness.is_sure
        return PairLine(*self._said(pair.first_id), *self._said(pair.second_id), why, is_sure)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many pairs there are."""
        return 0 if parent.isValid() else len(self.pairs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A pair in words; as a tooltip all of them, for long names are cut in the list."""
        if not index.isValid() or index.row() >= len(self.pairs):
            return None
        if role == LINE:
            return self.line(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(self.line(index.row()).said())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{'<br>'.join(map(escape, self.line(index.row()).said()))}</span>"
        return None

    def _said(self, client_id: int) -> tuple[str, str]:
        """Name and company on one line each; nothing of a client that another program has just taken out."""
        known = self._names.get(client_id)
        return (" ".join(known.name.split()), " ".join(known.company.split())) if known else ("", "")

    def _read_around(self, row: int) -> None:
        begin = row // CHUNK * CHUNK
        wanted = {each for pair in self.pairs[begin : begin + CHUNK] for each in (pair.first_id, pair.second_id)}
        if len(self._names) > NAMES_KEPT:
            self._names.clear()
        self._names.update(self._read(wanted - self._names.keys()))


def key_of(pair: Pair) -> Key:
    """What a pair is known by, whichever of the two comes first."""
    return min(pair.first_id, pair.second_id), max(pair.first_id, pair.second_id)


def _place(pair: Pair) -> tuple[int, Key]:
    return -pair.likeness.score, key_of(pair)
