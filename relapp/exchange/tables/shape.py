"""Where the columns and the rows of a table are: its delimiter, its header, and what stands before it."""

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from relapp.exchange.tables.cell_kinds import cell_kind
from relapp.exchange.tables.dialects import recognise
from relapp.exchange.tables.guessing import understood
from relapp.exchange.tables.lines import MAX_COLUMNS, Row, delimiter_named_by, rows_of
from relapp.exchange.unusable import UnusableFileError
from relapp.i18n import _

DELIMITERS = ",;\t|"

_PREAMBLE = 20  # rows in which a header is looked for
_FORMED = 300  # rows that tell the delimiter
_LIKELY = 0.6  # of the rows have as many cells as most have


@dataclass(frozen=True, slots=True)
class Shape:
    """The table in the beginning of a file: `skipped` rows stand before the first of `rows`, the last of them its header."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    skipped: int
    is_named: bool


def shape_of(rows: Sequence[Row]) -> Shape:
    """Where the header and the first client are in the first `rows` of a table."""
    at, is_named = _header_at(rows)
    if is_named:
        return Shape(tuple(rows[at].cells), tuple(rows[at + 1 :]), rows[at].number, is_named=True)
    width = max((len(row.cells) for row in rows[at:]), default=0)
    headers = tuple(_("Column {number}").format(number=number) for number in range(1, width + 1))
    return Shape(headers, tuple(rows[at:]), rows[at].number - 1 if rows else 0, is_named=False)


def delimiter_of(name: str, text: str, chosen: str) -> tuple[str, bool]:
    """The delimiter in `text`, the beginning of a table, and whether another makes as good a table of it.

    Raises UnusableFileError where `chosen` is none that can be used.
    """
    if chosen:
        if len(chosen) != 1 or chosen in '"\r\n\0 ' or chosen.isalnum():
            raise UnusableFileError(_("A delimiter is one sign, such as a comma, a semicolon or a tab."))
        return chosen, False
    named = delimiter_named_by(text.split("\n", 1)[0])
    if named in DELIMITERS and named:
        return named, False
    ranked = sorted(((*_worth(name, text, each), each) for each in DELIMITERS), key=lambda rank: rank[:4], reverse=True)
    (known, words, regular, width, best), second = ranked[0], ranked[1]
    is_doubtful = not known and width > 1 and second[3] > 1 and second[1] == words and second[2] == regular
    return best, is_doubtful


def first_rows(name: str, text: str, delimiter: str, most: int) -> list[Row]:
    """At most so many rows of `text`."""
    rows = []
    for row in rows_of(name, io.StringIO(text), delimiter):
        rows.append(row)
        if len(rows) >= most:
            break
    return rows


def _worth(name: str, text: str, delimiter: str) -> tuple[int, int, float, int]:
    """How good a table `delimiter` makes: headers that are known, headers that are understood, the share of even rows, width."""
    try:
        rows = first_rows(name, text, delimiter, _FORMED)
    except UnusableFileError:
        return 0, 0, 0.0, 0
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if not filled:
        return 0, 0, 0.0, 0
    early = [row.cells for row in filled[:_PREAMBLE] if len(row.cells) <= MAX_COLUMNS]
    known = max((recognise(cells)[1] for cells in early), default=0)
    words = max(map(understood, early), default=0)
    width, times = Counter(len(row.cells) for row in filled).most_common(1)[0]
    regular = times / len(filled) if width > 1 else 0.0
    return known, words if words > 1 else 0, round(regular, 1), width if regular >= _LIKELY else min(width, 2)


def _header_at(rows: Sequence[Row]) -> tuple[int, bool]:
    """Where the header stands among `rows`, or where the first client does if there is none."""
    filled = [at for at, row in enumerate(rows) if any(cell.strip() for cell in row.cells)]
    if not filled:
        return 0, False
    early = [at for at in filled[:_PREAMBLE] if len(rows[at].cells) <= MAX_COLUMNS] or filled[:1]
    for at in early:
        if recognise(rows[at].cells)[0]:
            return at, True
    best = max(early, key=lambda at: (understood(rows[at].cells), -at))
    if understood(rows[best].cells) > 1 and not _is_client(rows[best]):
        return best, True
    width = Counter(len(rows[at].cells) for at in filled).most_common(1)[0][0]
    wide = (at for at in filled[:_PREAMBLE] if sum(bool(cell.strip()) for cell in rows[at].cells) * 2 >= min(width, 4))
    first = next(wide, filled[0])
    return first, not _is_client(rows[first])


def _is_client(row: Row) -> bool:
    return any(cell_kind(cell) for cell in row.cells)
