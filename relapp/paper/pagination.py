"""What goes on which page: blocks with heights in, pages out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of given heights that belong under one heading; a heading of height 0 is none."""

    heading: float
    rows: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A heading (`row` is None; `continued` where it is repeated) or a row of a group, `top` below the page's start."""

    group: int
    row: int | None
    top: float
    height: float
    continued: bool = False

    @property
    def bottom(self) -> float:
        """Where the next block may begin."""
        return self.top + self.height


Page = tuple[Placed, ...]


def paginate(groups: Sequence[Group], first_room: float, room: float, gap: float) -> tuple[Page, ...]:
    """Pages of at most `room` (the first of `first_room`) in which no row is split and no heading stands without a row.

    Between groups is a `gap`. A row too high even for an empty page has one of its own, and the height that is there.
    """
    pages: list[list[Placed]] = [[]]
    for index, group in enumerate(groups):
        started = False
        for row, height in enumerate(group.rows):
            page = pages[-1]
            space = first_room if len(pages) == 1 else room
            top = page[-1].bottom if page else 0.0
            needs_heading = not started
            if needs_heading and page:
                top += gap
            if page and top + height + group.heading * needs_heading > space:
                page, top, space = [], 0.0, room
                pages.append(page)
                needs_heading = True
            page += _blocks(index, row, group, top, space, heading=needs_heading, continued=started)
            started = True
    return tuple(tuple(page) for page in pages)


def _blocks(index: int, row: int, group: Group, top: float, space: float, *, heading: bool, continued: bool) -> Iterator[Placed]:
    if heading and group.heading:
        yield Placed(index, None, top, group.heading, continued)
        top += group.heading
    yield Placed(index, row, top, min(group.rows[row], space - top))
