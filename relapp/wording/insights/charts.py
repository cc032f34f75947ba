"""What a chart shows, in words and numbers; a window draws it, a table and a page list it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from relapp.domain.insights import Slice
from relapp.i18n import _


class Shape(StrEnum):
    """How values are drawn."""

    COLUMNS = "columns"
    ROWS = "rows"
    GROUPED_ROWS = "grouped_rows"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Series:
    """One part of every value: what it is called, and the role of its colour."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: a number for each series, None where it is unknown, and the same in words.

    `tick` is a shorter label for an axis, `line` one for a table where the label says too much. `slices` are the clients behind
    each number; a bar that is one client alone says which.
    """

    label: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    slices: tuple[Slice, ...] = ()
    tick: str = ""
    line: str = ""
    client_id: int = 0

    @property
    def total(self) -> float:
        """What is known, added up."""
        return sum(value for value in self.values if value)


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to the clients of a slice, and what these are called then."""

    text: str
    called: str
    part: Slice


@dataclass(frozen=True, slots=True)
class Chart:
    """`category` and `measure` name the axes; `headline` is the one number that matters; `advice` stands where there is nothing.

    Values of stacked shapes add up; those of grouped rows and of lines stand beside each other.
    """

    code: str
    title: str
    about: str
    shape: Shape
    category: str
    measure: str
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    headline: str = ""
    notes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    advice: str = ""
    highest: float | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(bar.total for bar in self.bars)

    @property
    def is_stacked(self) -> bool:
        """Whether the numbers of a bar add up."""
        return self.shape in (Shape.COLUMNS, Shape.ROWS)

    def said(self, index: int, part: int | None = None) -> str:
        """A bar in words, or one part of it."""
        bar = self.bars[index]
        if part is None and len(self.series) > 1:
            said = [f"{series.name} {text}" for series, text in zip(self.series, bar.texts, strict=True)]
            return _("{label}: {values}").format(label=bar.label, values=", ".join(said))
        return _("{label}: {values}").format(label=self.name_of(index, part), values=bar.texts[part or 0])

    def name_of(self, index: int, part: int | None = None) -> str:
        """What a bar, or one part of it, is called among the clients behind it."""
        label = self.bars[index].label
        return f"{label} · {self.series[part].name}" if part is not None and len(self.series) > 1 else label


def numbers(values: Sequence[int]) -> tuple[float, ...]:
    """Counts as the numbers that are drawn."""
    return tuple(float(value) for value in values)
