"""What was typed and not saved yet: moving to another page, or to another list, never loses it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from relapp.domain.printed import Result
from relapp.domain.results import Entered, typed_line
from relapp.ui.bus import Bus
from relapp.wording.results import result_of


@dataclass(frozen=True, slots=True)
class Begun:
    """A line of the list `list` that was not finished: what stands in its fields."""

    list: int
    row: str
    letter: str
    note: str
    on: date
    message_counts: bool

    @property
    def number(self) -> int | None:
        """Its row, None where that is none."""
        typed = typed_line(self.row)
        return typed.row if typed else None

    @property
    def entered(self) -> Entered | None:
        """What is said of its row, None where the row or the letter is missing."""
        result = result_of(self.letter)
        if self.number is None or result is None:
            return None
        counts = self.message_counts and result is Result.LEFT_MESSAGE
        return Entered(self.number, result, self.note.strip(), self.on, counts)


class Drafts:
    """Results by list and row, and the line that is `begun`."""

    def __init__(self) -> None:
        self.begun: Begun | None = None
        self._by_list: dict[int, dict[int, Entered]] = {}
        self._steps: list[tuple[int, int, Entered | None]] = []

    @property
    def lists(self) -> list[int]:
        """The numbers of the lists of which something was typed, the newest first."""
        begun = {self.begun.list} if self.begun else set()
        return sorted({number for number, entries in self._by_list.items() if entries} | begun, reverse=True)

    @property
    def count(self) -> int:
        """How many results are not saved."""
        return sum(map(self.unsaved, self.lists))

    def unsaved(self, number: int) -> int:
        """How many results of the list `number` are not saved, with the one that is begun."""
        begun, entries = self.begun, self.of(number)
        return len(entries) + bool(begun and begun.list == number and begun.number not in entries)

    def of(self, number: int) -> Mapping[int, Entered]:
        """What was typed of the list `number`, by row."""
        return self._by_list.get(number, {})

    def put(self, number: int, entered: Entered) -> None:
        """Keep a result, over another one of its row."""
        self._step(number, entered.number)
        self._by_list.setdefault(number, {})[entered.number] = entered

    def drop(self, number: int, row: int) -> None:
        """Forget the result of a row, if it has one."""
        if row in self.of(number):
            self._step(number, row)
            del self._by_list[number][row]

    def settle(self, number: int, rows: Iterable[int]) -> None:
        """Forget what is now in the book: only the book takes that back."""
        for row in rows:
            self._by_list[number].pop(row, None)
        self._steps.clear()

    def bring_back(self, number: int, entries: Iterable[Entered]) -> None:
        """Keep what the book no longer has, but for rows of which something else was typed since."""
        for each in entries:
            self._by_list.setdefault(number, {}).setdefault(each.number, each)

    def take_back(self, number: int) -> int | None:
        """Take the last step back; its row, None where there is none of the list `number`."""
        if not self._steps or self._steps[-1][0] != number:
            return None
        _number, row, before = self._steps.pop()
        if before:
            self._by_list[number][row] = before
        else:
            self._by_list[number].pop(row, None)
        return row

    def clear(self) -> None:
        """Forget everything."""
        self.begun = None
        self._by_list.clear()
        self._steps.clear()

    def _step(self, number: int, row: int) -> None:
        self._steps.append((number, row, self.of(number).get(row)))


_kept: WeakKeyDictionary[Bus, Drafts] = WeakKeyDictionary()


def drafts_of(bus: Bus) -> Drafts:
    """The drafts of the book of `bus`, which outlive the page."""
    return _kept.setdefault(bus, Drafts())
