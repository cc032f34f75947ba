"""What was typed and not saved yet: moving to another page, or to another list, never loses it."""

from collections.abc import Iterable, Mapping
from weakref import WeakKeyDictionary

from relapp.domain.results import Entered
from relapp.ui.bus import Bus


class Drafts:
    """Results by list and row."""

    def __init__(self) -> None:
        self._by_list: dict[int, dict[int, Entered]] = {}
        self._steps: list[tuple[int, int, Entered | None]] = []

    @property
    def lists(self) -> list[int]:
        """The numbers of the lists of which something was typed."""
        return [number for number, entries in self._by_list.items() if entries]

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
        self._by_list.clear()
        self._steps.clear()

    def _step(self, number: int, row: int) -> None:
        self._steps.append((number, row, self.of(number).get(row)))


_kept: WeakKeyDictionary[Bus, Drafts] = WeakKeyDictionary()


def drafts_of(bus: Bus) -> Drafts:
    """The drafts of the book of `bus`, which outlive the page."""
    return _kept.setdefault(bus, Drafts())
