"""Touches on paper in a line or a few each, below the names of their columns."""

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from relapp.domain.brief import shortened
from relapp.paper.documents import Cell, Column, Line, Lines
from relapp.paper.fragments import html
from relapp.paper.render.text import MM, Text
from relapp.paper.render.touches import NUMBER, TICK, WIDE, draw_dots, draw_rule, draw_start

_TOP, _BOTTOM, _LOWEST = 1.1 * MM, 1.1 * MM, 6.1 * MM
_SPACE = 3 * MM
_ABOVE_NAMES, _BELOW_NAMES = 0.7 * MM, 0.6 * MM
# Letters: less of the details says nothing.
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class _Span:
    """A column as it stands on the page."""

    column: Column
    left: float
    width: float


class LineColumns:
    """Where the columns of `lines` stand on a page of that width."""

    def __init__(self, lines: Lines, width: float) -> None:
        self.width = width
        self.sinks = lines.may_sink and width < WIDE
        *read, last = lines.columns if lines.has_notes else (*lines.columns, None)
        sunk = read.pop() if self.sinks else None
        shown = [column for column in (*read, last) if column]
        unit = (width - NUMBER - TICK - _SPACE * (len(shown) - 1)) / sum(column.share for column in shown)
        left = NUMBER + TICK
        spans = []
        for column in shown:
            spans.append(_Span(column, left, column.share * unit))
            left += column.share * unit + _SPACE
        self.notes = spans.pop() if lines.has_notes else None
        self.spans = spans
        end = spans[-1].left + spans[-1].width
        self.sunk = _Span(sunk, NUMBER + TICK, end - NUMBER - TICK) if sunk else None


class LineHeaderBox:
    """The names of the columns."""

    def __init__(self, columns: LineColumns) -> None:
        shown = [*columns.spans, columns.notes] if columns.notes else columns.spans
        self._texts = [(span.left, Text(_name(span.column), span.width)) for span in shown]
        self._width = columns.width
        self.height = max(text.height for _left, text in self._texts) + _ABOVE_NAMES + _BELOW_NAMES

    def draw(self, painter: QPainter) -> None:
        """Paint it at the origin."""
        for left, text in self._texts:
            text.draw(painter, left, _ABOVE_NAMES)
        draw_rule(painter, 0, self._width, self.height)


class LineBox:
    """One touch: number, box to tick, cells, and the rest of the line to write on."""

    def __init__(self, line: Line, columns: LineColumns) -> None:
        self._line, self._columns = line, columns
        cells = line.cells[:-1] if columns.sunk else line.cells
        self._texts = [(span.left, _fitted(cell, span)) for span, cell in zip(columns.spans, cells, strict=True)]
        lowest = max(text.height for _left, text in self._texts)
        self._sunk = _fitted(line.cells[-1], columns.sunk) if columns.sunk else None
        self._sunk_top = _TOP + lowest
        bottom = self._sunk_top + (self._sunk.height if self._sunk else 0)
        self.height = max(_LOWEST, bottom + _BOTTOM)

    def draw(self, painter: QPainter) -> None:
        """Paint it at the origin."""
        draw_start(painter, self._line.number, _TOP + self._texts[0][1].baseline)
        for left, text in self._texts:
            text.draw(painter, left, _TOP)
        if self._sunk and self._columns.sunk:
            self._sunk.draw(painter, self._columns.sunk.left, self._sunk_top)
        notes = self._columns.notes
        end = notes.left - _SPACE if notes else self._columns.width
        draw_rule(painter, NUMBER + TICK if self._line.goes_on else 0, end, self.height)
        if notes:
            draw_dots(painter, notes.left, notes.left + notes.width, self.height)


def _name(column: Column) -> str:
    return html("cell", look="column", right=column.right, strong=False, text=column.name, details="")


def _fitted(cell: Cell, span: _Span) -> Text:
    """A cell whose details have a line more than it needs without them, at the most; what they are too long for is cut."""

    def text(details: str) -> Text:
        told = html("line", strong=span.column.strong, text=cell.text, details=details, others=cell.others)
        return Text(told, span.width)

    whole = text(cell.details)
    if not cell.details or whole.lines <= 2:
        return whole
    bare = text("")
    most = bare.lines + 1
    if whole.lines <= most:
        return whole
    fits, too_long = _FEWEST - 1, len(cell.details)
    while too_long - fits > 1:
        letters = (fits + too_long) // 2
        if text(shortened(cell.details, letters)).lines <= most:
            fits = letters
        else:
            too_long = letters
    return text(shortened(cell.details, fits)) if fits >= _FEWEST else bare
