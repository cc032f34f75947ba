"""Whether the day or the month comes first in a whole file, found out when the first day needs it."""

from collections.abc import Callable

from relapp.exchange.days import DayOrder, is_ambiguous


class FileOrder:
    """`order` is what the beginning of the file shows, `find` reads all of it; that is done once, and only where it matters."""

    def __init__(self, order: DayOrder, find: Callable[[], DayOrder]) -> None:
        self._order = order
        self._find: Callable[[], DayOrder] | None = None if order.certain else find

    def for_day(self, text: str) -> DayOrder:
        """The order in which to read `text`."""
        if self._find and is_ambiguous(text):
            self._order, self._find = self._find(), None
        return self._order
