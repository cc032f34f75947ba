"""Merging many pairs one after the other, as one change that can be undone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from relapp.book import Book
from relapp.book.changes import Changes
from relapp.book.duplicates.part import Pair
from relapp.errors import UserError
from relapp.ui.duplicates.choosing import united


class MergeRun(QObject):
    """A pair at each turn of the window, so that it still answers: the book's connection, and the way back, are the window's.

    One of `ended` (with Changes), `stopped` and `refused` (with a sentence) follows; after the last two nothing is merged.
    """

    progressed = Signal(int, int)
    ended = Signal(object)
    stopped = Signal()
    refused = Signal(str)

    def __init__(self, book: Book, pairs: Sequence[Pair], parent: QObject) -> None:
        super().__init__(parent)
        self._book, self._pairs = book, pairs
        self._into: dict[int, int] = {}
        self._grown: set[int] = set()
        self._done: list[Changes] = []
        self._steps = self._merge()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin with the first pair."""
        self._timer.start()

    def cancel(self) -> None:
        """Part again what was merged so far."""
        self._end()
        self._take_back()
        self.stopped.emit()

    def _step(self) -> None:
        try:
            done = next(self._steps, None)
        except UserError as error:
            self._end()
            self._take_back()
            self.refused.emit(str(error))
            return
        if done is not None:
            self.progressed.emit(done, len(self._pairs))
        else:
            self._end()
            self.ended.emit(joined(self._done))

    def _merge(self) -> Iterator[int]:
        """Merge pair after pair; how many were looked at."""
        for number, pair in enumerate(self._pairs, 1):
            kept_id, gone_id = self._now(pair.first_id), self._now(pair.second_id)
            if self._holds(pair, kept_id, gone_id):
                clients = self._book.clients.load([kept_id, gone_id])
                self._done.append(self._book.duplicates.merge(kept_id, gone_id, united(clients[kept_id], clients[gone_id])))
                self._into[gone_id] = kept_id
                self._grown.add(kept_id)
            yield number

    def _now(self, client_id: int) -> int:
        """The record into which one has gone meanwhile, or itself."""
        while client_id in self._into:
            client_id = self._into[client_id]
        return client_id

    def _holds(self, pair: Pair, kept_id: int, gone_id: int) -> bool:
        """Whether the two are still two, and what speaks for one client still does where either has become more."""
        if (kept_id, gone_id) == (pair.first_id, pair.second_id) and not {kept_id, gone_id} & self._grown:
            return True
        alike = (each for each in self._book.duplicates.of(kept_id) if each.likeness.is_sure)
        return kept_id != gone_id and any(gone_id in (each.first_id, each.second_id) for each in alike)

    def _end(self) -> None:
        self._timer.stop()

    def _take_back(self) -> None:
        if take_back := joined(self._done).undo:
            take_back()


def joined(done: Sequence[Changes]) -> Changes:
    """Several changes as one, undone from the last to the first."""
    kinds = frozenset(kind for each in done for kind in each.kinds)
    ids = tuple(dict.fromkeys(client_id for each in done for client_id in each.client_ids))
    changes = Changes("clients_merged", kinds, ids)

    def undo() -> Changes:
        for each in reversed(done):
            if each.undo:
                each.undo()
        return replace(changes, action="undone")

    return replace(changes, undo=undo)
