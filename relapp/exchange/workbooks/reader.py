"""Workbooks (XLSX) in: the sheet that looks like contacts, read row by row like any other table.

The sheets are read by a parser without a tree rather than by openpyxl's, whose memory grows with whatever the XML holds.
"""

from collections.abc import Iterator

from relapp.domain.incoming import Entry, Problem
from relapp.exchange.days import DayOrder, order_of
from relapp.exchange.look import TableChoices, TableLook
from relapp.exchange.source import Source, Track
from relapp.exchange.tables.file_order import FileOrder
from relapp.exchange.tables.lines import Row
from relapp.exchange.tables.reader import entries_of, refuse_no_table
from relapp.exchange.tables.rows import Layout
from relapp.exchange.tables.settling import Settled, dates_in, settle
from relapp.exchange.tables.shape import Shape, shape_of
from relapp.exchange.unusable import NoContactsError, TooLargeError, UnusableFileError
from relapp.exchange.workbooks.archive import DAMAGES, damages, is_workbook, opened
from relapp.exchange.workbooks.parts import Sheet, Workbook
from relapp.i18n import _

__all__ = ["is_workbook", "look_at_workbook", "read_rows"]

_LOOKED_AT = 500  # rows of a sheet
_SHEETS = 20  # that are looked at


def look_at_workbook(source: Source, choices: TableChoices) -> TableLook:
    """How the workbook in `source` would be read; raises UnusableFileError where no sheet of it is a table."""
    with damages(source.name), opened(source) as archive:
        book = Workbook.of(archive)
        visible = [sheet for sheet in book.sheets if not sheet.is_hidden] or book.sheets
        candidates = [_sheet_called(source.name, book, choices.sheet)] if choices.sheet else visible[:_SHEETS]
        sheet, shape, settled = _best(source.name, book, candidates, choices)
        refuse_no_table(source.name, shape)
    return TableLook(
        encoding="",
        delimiter="",
        headers=shape.headers,
        samples=settled.samples,
        mapping=settled.mapping,
        order=settled.order,
        program=settled.program,
        sheet=sheet.name,
        sheets=tuple(dict.fromkeys(each.name for each in (*visible, sheet))),
        doubts=settled.doubts,
        skipped=shape.skipped,
        is_named=shape.is_named,
    )


def read_rows(source: Source, look: TableLook, track: Track) -> Iterator[Entry]:
    """Every row of the sheet that is not empty; raises UnusableFileError where it is no table of contacts."""
    layout = Layout.of(look, FileOrder(look.order, lambda: _order(source, look)))
    position = 0
    try:
        for entry in entries_of(source.name, look, layout, _rows(source, look, track)):
            position = entry.position
            yield entry
    except TooLargeError:
        raise
    except UnusableFileError as error:
        if not position:
            raise
        yield Problem(position + 1, str(error))
    track.done = source.size


def _rows(source: Source, look: TableLook, track: Track) -> Iterator[Row]:
    with damages(source.name), opened(source) as archive:
        book = Workbook.of(archive)
        for row, share in book.rows(_sheet_called(source.name, book, look.sheet)):
            track.done = int(source.size * share)
            yield row
    if book.lost:
        track.remarks.append(_("Cells with an error, or with a formula that was never computed, were read as empty."))


def _order(source: Source, look: TableLook) -> DayOrder:
    """The order of day and month in the whole sheet, whose first rows did not show it."""
    cells = (row.cells for row in _rows(source, look, Track()) if row.number > look.skipped)
    return order_of(dates_in(look.mapping, cells), look.order.order)


def _sheet_called(name: str, book: Workbook, wanted: str) -> Sheet:
    for sheet in book.sheets:
        if sheet.name == wanted:
            return sheet
    message = _("“{name}” has no sheet called “{sheet}”: choose one of {sheets}.")
    raise UnusableFileError(message.format(name=name, sheet=wanted, sheets=", ".join(sheet.name for sheet in book.sheets)))


def _best(name: str, book: Workbook, sheets: list[Sheet], choices: TableChoices) -> tuple[Sheet, Shape, Settled]:
    """The first sheet that a program is known to have written, else the one of whose columns most are understood."""
    best: tuple[Sheet, Shape, Settled] | None = None
    most = -1
    for sheet in sheets:
        rows = _first_rows(book, sheet)
        if not any(row.cells for row in rows):
            continue
        shape = shape_of(rows)
        settled = settle(shape, choices)
        count = sum(column is not None for column in settled.mapping)
        if settled.program:
            return sheet, shape, settled
        if count > most:
            most, best = count, (sheet, shape, settled)
    if best is None:
        message = _("“{name}” holds no table: choose a workbook with a row for each client.")
        raise NoContactsError(message.format(name=name))
    return best


def _first_rows(book: Workbook, sheet: Sheet) -> list[Row]:
    """At most _LOOKED_AT rows, those before a damage if there are any with something in them."""
    rows: list[Row] = []
    try:
        for row, _share in book.rows(sheet):
            rows.append(row)
            if len(rows) >= _LOOKED_AT:
                break
    except DAMAGES:
        if not any(row.cells for row in rows):
            raise
    return rows
