"""What goes on which page: blocks with heights in, pages out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of given heights, below a header of their own or, where its height is 0, below none.

    Each takes as much more as there is room for, up to `stretch`.
    """

    header: float
    rows: Iterable[float]
    stretch: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that belong under one heading; a heading of height 0 is none.

    One that `follows` stands on the page of what is above it.
    """

    heading: float
    parts: Iterable[Part]
    follows: bool = False


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
    follows: bool
    stretch: float

    def blocks(self, top: float, space: float, *, fresh: bool) -> Iterator[Placed]:
        """What is placed from `top` on; a `fresh` page begins with heading and header again."""
        if self.heading and (fresh or self.opens_group):
            yield Placed(self.group, None, None, top, self.heading, not self.opens_group)
            top += self.heading
        if self.header and (fresh or self.opens_part):
            yield Placed(self.group, self.part, None, top, self.header, not self.opens_part)
            top += self.header
        yield Placed(self.group, self.part, self.row, top, min(self.height + self.stretch, space - top))

    def height_below(self, *, fresh: bool) -> float:
        """The height of all that."""
        return self.height + self.heading * (fresh or self.opens_group) + self.header * (fresh or self.opens_part)


def paginate(groups: Iterable[Group], first_room: float, room: float, gaps: Gaps) -> Iterator[Page]:
    """Pages of at most `room` (the first of `first_room`) in which no row is split and nothing stands without a row below it.

    Where a heading stands below something else, the first two of its rows stand below it. A row too high even for an empty page
    has one of its own, and the height that is there. For each page no more is asked of `groups`, which may be measured as they
    are asked for, than its rows and the one after them; for the last page, all.
    """
    page = _Page(first_room, gaps)
    for line in _lines(groups):
        moved = [] if page.has_room(line) else page.taken_back(line)
        if moved:
            yield page.placed
            page = _Page(room, gaps)
        for each in (*moved, line):
            if not page.has_room(each):
                yield page.placed
                page = _Page(room, gaps)
            page.add(each)
    yield page.placed


class _Page:
    """A page that is being filled."""

    def __init__(self, space: float, gaps: Gaps) -> None:
        self._space, self._gaps = space, gaps
        self._lines: list[tuple[_Line, tuple[Placed, ...]]] = []

    @property
    def placed(self) -> Page:
        """What stands on it."""
        return tuple(block for _line, blocks in self._lines for block in blocks)

    def has_room(self, line: _Line) -> bool:
        """Whether a line can stand below the others; the first one always can."""
        return not self._lines or self._top(line) + line.height_below(fresh=False) <= self._space

    def add(self, line: _Line) -> None:
        """Place it there."""
        self._lines.append((line, tuple(line.blocks(self._top(line), self._space, fresh=not self._lines))))

    def taken_back(self, line: _Line) -> list[_Line]:
        """The last ones, which must go overleaf with `line`; none where nothing would be left."""
        moved = 0
        while line.follows and moved < len(self._lines):
            moved += 1
            line = self._lines[-moved][0]
        if moved == len(self._lines):
            return []
        found = [line for line, _blocks in self._lines[len(self._lines) - moved :]]
        del self._lines[len(self._lines) - moved :]
        return found

    def _top(self, line: _Line) -> float:
        return self._lines[-1][1][-1].bottom + _gap(line, self._gaps) if self._lines else 0.0


def _gap(line: _Line, gaps: Gaps) -> float:
    if line.opens_group:
        return gaps.groups
    return gaps.parts if line.opens_part else 0.0


def _lines(groups: Iterable[Group]) -> Iterator[_Line]:
    for index, group in enumerate(groups):
        count = 0
        for number, part in enumerate(group.parts):
            for row, height in enumerate(part.rows):
                follows = group.follows if count == 0 else count == 1 and group.heading > 0
                yield _Line(index, number, row, group.heading, part.header, height, count == 0, row == 0, follows, part.stretch)
                count += 1
