"""A section as boxes that pages can be made of."""

from collections.abc import Iterator

from relapp.paper.documents import Block, Entry, Note, Picture, Row, Section, Table
from relapp.paper.pagination import Group, Part, Placed
from relapp.paper.render.boxes import Box, CellsBox, HeadingBox, PictureBox, TextBox
from relapp.paper.render.touches import RowBox


class SectionBoxes:
    """The boxes of a section: its heading as it stands first and as it is repeated, and its parts, each table being one."""

    def __init__(self, section: Section, width: float) -> None:
        self._width = width
        self._padded = bool(section.heading)
        self._headings = tuple(HeadingBox(html, width) for html in (section.heading, section.continued) if html)
        self._parts = list(self._split(section.blocks))

    def group(self) -> Group:
        """The heights."""
        heading = max((box.height for box in self._headings), default=0.0)
        return Group(
            heading,
            tuple(Part(header.height if header else 0.0, tuple(row.height for row in rows)) for header, rows in self._parts),
        )

    def box(self, placed: Placed) -> Box:
        """What stands there."""
        if placed.part is None:
            return self._headings[placed.continued]
        header, rows = self._parts[placed.part]
        if placed.row is not None:
            return rows[placed.row]
        assert header, "only a part with a header has a height for one"
        return header

    def _split(self, blocks: tuple[Block, ...]) -> Iterator[tuple[CellsBox | None, list[Box]]]:
        rows: list[Box] = []
        for block in blocks:
            if not isinstance(block, Table):
                rows.append(self._box(block))
                continue
            if rows:
                yield None, rows
            rows = []
            yield self._table(block)
        if rows:
            yield None, rows

    def _table(self, table: Table) -> tuple[CellsBox | None, list[Box]]:
        header = CellsBox(table.header, table.shares, self._width, header=True) if table.header else None
        return header, [CellsBox(cells, table.shares, self._width) for cells in table.rows]

    def _box(self, block: Row | Note | Entry | Picture) -> Box:
        if isinstance(block, Row):
            return RowBox(block, self._width)
        if isinstance(block, Picture):
            return PictureBox(block, self._width)
        return TextBox(block.text, self._width, padded=self._padded or isinstance(block, Entry))
