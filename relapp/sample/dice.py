"""Chance that a seed repeats, on any machine and any Python."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")

# Where a random UUID says that it is one (RFC 9562, version 4).
_VERSION_MASK, _VERSION = ~(0xF << 76 | 0x3 << 62), 0x4 << 76 | 0x2 << 62


class Dice(Random):
    """A generator of random numbers with the throws that a sample needs, cheap enough for millions; seed it with text."""

    def chance(self, probability: float) -> bool:
        """Whether something of this probability (0 to 1) happens."""
        return self.random() < probability

    def below(self, end: int) -> int:
        """A whole number from 0 to `end` less 1."""
        return int(self.random() * end)

    def between(self, first: int, last: int) -> int:
        """A whole number from `first` to `last`."""
        return first + int(self.random() * (last - first + 1))

    def pick(self, values: Sequence[T]) -> T:
        """One of `values`."""
        return values[int(self.random() * len(values))]

    def draw(self, values: list[T]) -> T:
        """One of `values`, taken out of them; their order changes."""
        index = int(self.random() * len(values))
        values[index], values[-1] = values[-1], values[index]
        return values.pop()

    def some(self, values: Sequence[T], least: int, most: int) -> tuple[T, ...]:
        """From `least` to `most` different ones of `values`."""
        count = min(self.between(least, most), len(values))
        if not count:
            return ()
        left = list(values)
        return tuple(self.draw(left) for _ in range(count))

    def day(self, first: date, last: date) -> date:
        """A day from `first` to `last`, `first` where there is none between."""
        return first + timedelta(days=self.between(0, max(0, (last - first).days)))

    def uuid(self) -> str:
        """32 hexadecimal digits of a random UUID."""
        return f"{self.getrandbits(128) & _VERSION_MASK | _VERSION:032x}"
