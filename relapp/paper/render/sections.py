"""A section as boxes that pages can be made of."""

from collections.abc import Iterator
from itertools import groupby

from relapp.paper.documents import Block, Entry, Lines, Picture, Row, Ruled, Section, Table
from relapp.paper.pagination import Group, Part, Placed
from relapp.paper.render.boxes import Box, CellsBox, HeadingBox, PictureBox, RuledBox, TextBox
from relapp.paper.render.touch_lines import LineBox, LineColumns, LineHeaderBox
from relapp.paper.render.touches import RowBox


class SectionBoxes:
    """The boxes of a section: its heading as it stands first and as it is repeated, and its parts, each table being one.

    A row is made, and with that measured, when its height is asked for.
    """

    def __init__(self, section: Section, width: float) -> None:
        self._width = width
        self._padded = bool(section.heading)
        self._headings = tuple(HeadingBox(html, width) for html in (section.heading, section.continued) if html)
        self._blocks, self._follows = section.blocks, section.follows
        self._parts: list[tuple[Box | None, list[Box]]] = []

    def group(self) -> Group:
        """The heights; to be gone through once, in order."""
        return Group(max((box.height for box in self._headings), default=0.0), self._measured(), self._follows)

    def box(self, placed: Placed) -> Box:
        """What stands there."""
        if placed.part is None:
            return self._headings[placed.continued]
        header, rows = self._parts[placed.part]
        if placed.row is not None:
            return rows[placed.row]
        assert header, "only a part with a header has a height for one"
        return header

    def _measured(self) -> Iterator[Part]:
        for header, rows, stretch in self._split():
            made: list[Box] = []
            self._parts.append((header, made))
            yield Part(header.height if header else 0.0, _kept(rows, made), stretch)

    def _split(self) -> Iterator[tuple[Box | None, Iterator[Box], float]]:
        for alone, blocks in groupby(self._blocks, lambda block: isinstance(block, Table | Lines | Ruled)):
            if not alone:
                yield None, (self._box(block) for block in blocks), 0.0
                continue
            for block in blocks:
                if isinstance(block, Ruled):
                    ruled = RuledBox(block, self._width)
                    yield None, iter((ruled,)), ruled.stretch
                elif isinstance(block, Table | Lines):
                    yield *self._table(block), 0.0

    def _table(self, table: Table | Lines) -> tuple[Box | None, Iterator[Box]]:
        if isinstance(table, Lines):
            columns = LineColumns(table, self._width)
            return LineHeaderBox(columns), (LineBox(line, columns) for line in table.rows)
        header = CellsBox(table.header, table.shares, self._width, header=True) if table.header else None
        return header, (CellsBox(cells, table.shares, self._width) for cells in table.rows)

    def _box(self, block: Block) -> Box:
        if isinstance(block, Row):
            return RowBox(block, self._width)
        if isinstance(block, Picture):
            return PictureBox(block, self._width)
        assert not isinstance(block, Table | Lines | Ruled), "a table is a part of its own"
        return TextBox(block.text, self._width, padded=self._padded or isinstance(block, Entry))


def _kept(rows: Iterator[Box], made: list[Box]) -> Iterator[float]:
    for row in rows:
        made.append(row)
        yield row.height
