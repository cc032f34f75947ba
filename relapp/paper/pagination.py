"""What goes on which page: blocks with heights in, pages out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of given heights, below a header of their own or, where its height is 0, below none."""

    header: float
    rows: Iterable[float]


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that belong under one heading; a heading of height 0 is none."""

    heading: float
    parts: Iterable[Part]


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of a part of a group, `top` below the page's start; a header (`row` is None) or a heading (`part` is, too).

    What is repeated after a page has ended is `continued`.
    """

    group: int
    part: int | None
    row: int | None
    top: float
    height: float
    continued: bool = False

    @property
    def bottom(self) -> float:
        """Where the next block may begin."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Gaps:
    """What stays free between two groups, and between two parts of one."""

    groups: float
    parts: float


Page = tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with what stands above it where it is the first of its group or part, or of a page."""

    group: int
    part: int
    row: int
    heading: float
    header: float
    height: float
    opens_group: bool
    opens_part: bool

    def blocks(self, top: float, space: float, *, fresh: bool) -> Iterator[Placed]:
        """What is placed from `top` on; a `fresh` page begins with heading and header again."""
        if self.heading and (fresh or self.opens_group):
            yield Placed(self.group, None, None, top, self.heading, not self.opens_group)
            top += self.heading
        if self.header and (fresh or self.opens_part):
            yield Placed(self.group, self.part, None, top, self.header, not self.opens_part)
            top += self.header
        yield Placed(self.group, self.part, self.row, top, min(self.height, space - top))

    def height_below(self, *, fresh: bool) -> float:
        """The height of all that."""
        return self.height + self.heading * (fresh or self.opens_group) + self.header * (fresh or self.opens_part)


def paginate(groups: Iterable[Group], first_room: float, room: float, gaps: Gaps) -> Iterator[Page]:
    """Pages of at most `room` (the first of `first_room`) in which no row is split and nothing stands without a row below it.

    A row too high even for an empty page has one of its own, and the height that is there. For each page no more is asked of
    `groups`, which may be measured as they are asked for, than its rows and the one after them; for the last page, all.
    """
    page: list[Placed] = []
    space = first_room
    for line in _lines(groups):
        top = page[-1].bottom + _gap(line, gaps) if page else 0.0
        if page and top + line.height_below(fresh=False) > space:
            yield tuple(page)
            page, top, space = [], 0.0, room
        page += line.blocks(top, space, fresh=not page)
    yield tuple(page)


def _gap(line: _Line, gaps: Gaps) -> float:
    if line.opens_group:
        return gaps.groups
    return gaps.parts if line.opens_part else 0.0


def _lines(groups: Iterable[Group]) -> Iterator[_Line]:
    for index, group in enumerate(groups):
        started = False
        for number, part in enumerate(group.parts):
            for row, height in enumerate(part.rows):
                yield _Line(index, number, row, group.heading, part.header, height, not started, row == 0)
                started = True
