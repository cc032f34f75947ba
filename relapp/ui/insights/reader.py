"""Reads the figures beside the window, one after the other, each shown as soon as it is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from relapp.book.door import Door
from relapp.book.imports.part import Progress
from relapp.domain.insights import Period
from relapp.ui.importing.worker import Job
from relapp.wording.insights import Chart, figures, loyal

# What is read of a book, and how it is put into charts: in the order in which they stand on the page.
FIGURES: Sequence[tuple[str, Callable[[Any], Sequence[Chart]]]] = (
    ("losing_touch", figures.losing_touch),
    ("promises", lambda tally: (figures.promises(tally),)),
    ("punctuality", lambda tally: (figures.punctuality(tally),)),
    ("touches", figures.touches),
    ("occasions", lambda tally: (figures.occasions(tally),)),
    ("causes", lambda tally: (figures.causes(tally),)),
    ("gone_stale", lambda found: (figures.gone_stale(found),)),
    ("gifts", figures.gifts),
    ("loyalty", loyal.loyalty),
)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was read: which figure, and the turn in which it was asked for."""

    turn: int
    index: int
    found: Any


class _Post(QObject):
    """Carries answers from the thread that reads; it lives as long as that does, whatever becomes of who asked."""

    answered = Signal(object)


class Reader(QObject):
    """`known` carries charts, `finished` whether all of them were read; asked again, it leaves what it was at."""

    known = Signal(object)
    finished = Signal(bool)

    def __init__(self, door: Door, parent: QObject) -> None:
        super().__init__(parent)
        self._door = door
        self._turn = 0
        self._job: Job | None = None
        self.is_reading = False

    def read(self, period: Period) -> None:
        """Read all figures of a period."""
        if self._job:
            self._job.cancel()
        self._turn += 1
        self.is_reading = True
        turn, door, post = self._turn, self._door, _Post()
        post.answered.connect(self._take)

        def work(report: Progress) -> int:
            with door.open() as own:
                for index, (name, _put) in enumerate(FIGURES):
                    report(index, len(FIGURES))
                    post.answered.emit(_Answer(turn, index, getattr(own.insights, name)(period)))
            return turn

        self._job = Job(work)
        self._job.succeeded.connect(self._finish)
        self._job.refused.connect(self._give_up)
        self._job.crashed.connect(self._give_up)
        self._job.start()

    def _take(self, answer: _Answer) -> None:
        if answer.turn == self._turn:
            self.known.emit(FIGURES[answer.index][1](answer.found))

    def _finish(self, turn: int) -> None:
        if turn == self._turn:
            self.is_reading = False
            self.finished.emit(True)

    def _give_up(self) -> None:
        self.is_reading = False
        self.finished.emit(False)
