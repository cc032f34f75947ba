"""CSV in: the tables of contacts that Google Contacts and Outlook write, in any encoding and with any delimiter."""

import csv
from collections.abc import Iterator
from typing import NamedTuple

from relapp.exchange.decoding import decode
from relapp.exchange.dialects import DIALECTS, Dialect
from relapp.exchange.records import Problem, Reading, Record
from relapp.exchange.rows import Layout
from relapp.exchange.text import one_line, shown
from relapp.exchange.unusable import NoContactsError, TooLargeError, UnknownColumnsError, UnusableFileError
from relapp.i18n import _

MAX_BYTES = 64_000_000
MAX_ROWS = 250_000
MAX_COLUMNS = 2_000
MAX_BROKEN = 300  # rows whose quotation mark is never closed

_DELIMITERS = ",;\t|"


class _Row(NamedTuple):
    """One row as a spreadsheet counts it, from 1; `cells` is None where a quotation mark in it is never closed."""

    number: int
    cells: list[str] | None


class _Feed:
    """The lines of a table, handed to the reader one by one, so that it can go back to the line after a broken row."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        self.exhausted = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines):
            self.exhausted = True
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1] + "\n"


def read_table(name: str, data: bytes) -> Reading:
    """Every row of the table in `data` that is not empty; raises UnusableFileError where it is no table of contacts."""
    if len(data) > MAX_BYTES:
        message = _("“{name}” is too large for a table of contacts: check that it is the right file.")
        raise TooLargeError(message.format(name=name))
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    lines, delimiter = _without_delimiter_line(text.split("\n"))
    dialect, delimiter = _recognise(name, lines, delimiter)
    rows = _rows(name, lines, delimiter)
    header = next(row for row in rows if row.cells and any(row.cells))
    filled = [row for row in rows if row.cells is None or any(cell.strip() for cell in row.cells)]
    if not filled:
        message = _("“{name}” has columns but no contacts: export them again and choose the new file.")
        raise NoContactsError(message.format(name=name))
    layout = Layout.of(dialect, header.cells or [])
    return _read_rows(layout, filled)


def _read_rows(layout: Layout, rows: list[_Row]) -> Reading:
    records: list[Record] = []
    failures: list[Problem] = []
    order = layout.order(row.cells for row in rows if row.cells is not None)
    for number, cells in rows:
        if cells is None:
            failures.append(Problem(number, _("A quotation mark in this row is never closed, so it could not be read.")))
            continue
        result = layout.read(number, cells, order)
        if isinstance(result, Record):
            records.append(result)
        else:
            failures.append(result)
    unknown = layout.unknown_columns(row.cells for row in rows if row.cells is not None)
    remark = _("These columns are not known and were left out: {columns}.").format(columns=", ".join(unknown))
    return Reading(tuple(records), tuple(failures), (remark,) if unknown else ())


def _without_delimiter_line(lines: list[str]) -> tuple[list[str], str]:
    """The lines without the one in which Excel names the delimiter, and that delimiter or none."""
    first = lines[0].strip().strip('"')
    return (lines[1:], first[4]) if first[:4].lower() == "sep=" and len(first) == 5 else (lines, "")


def _recognise(name: str, lines: list[str], delimiter: str) -> tuple[Dialect, str]:
    """The dialect and the delimiter in which most headers are known; raises UnusableFileError where none are."""
    best: tuple[int, Dialect, str] | None = None
    widest: list[str] = []
    for candidate in delimiter or _DELIMITERS:
        headers = _header(lines, candidate)
        widest = max(widest, headers, key=len)
        if len(headers) > MAX_COLUMNS:
            break
        for dialect in DIALECTS:
            count = dialect.matches(headers)
            if count and (best is None or count > best[0]):
                best = count, dialect, candidate
    if best:
        return best[1], best[2]
    if len(widest) > 1:
        raise UnknownColumnsError(name, shown(", ".join(filter(None, map(one_line, widest[:20])))))
    message = _("“{name}” holds neither contact cards nor a table of contacts: export them as a vCard or as CSV.")
    raise NoContactsError(message.format(name=name))


def _header(lines: list[str], delimiter: str) -> list[str]:
    """The first row that is not empty; [] where there is none or it cannot be read."""
    feed = _Feed(lines)
    try:
        header = next(filter(any, csv.reader(feed, delimiter=delimiter)), [])
    except csv.Error:
        return []
    return [] if feed.exhausted else header


def _rows(name: str, lines: list[str], delimiter: str) -> Iterator[_Row]:
    """Every row; after one that is broken, reading goes on with the very next line, so that it swallows no other."""
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter)
    number = broken = 0
    while True:
        start = feed.at
        try:
            cells: list[str] | None = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = None
        number += 1
        if cells is None or feed.exhausted:
            broken += 1
            if broken > MAX_BROKEN:
                message = _("“{name}” is damaged: too many of its quotation marks are never closed; export the contacts again.")
                raise UnusableFileError(message.format(name=name))
            cells = None
            feed.at, feed.exhausted = start + 1, False
            reader = csv.reader(feed, delimiter=delimiter)
        if number > MAX_ROWS:
            message = _("“{name}” holds more than {count} contacts: split it into several files.")
            raise TooLargeError(message.format(name=name, count=MAX_ROWS))
        yield _Row(number, cells)
