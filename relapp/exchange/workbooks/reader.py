"""Workbooks (XLSX) in: the sheet that looks like contacts, read row by row like any other table.

The sheets are read by a parser without a tree rather than by openpyxl's, whose memory grows with whatever the XML holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from relapp.domain.incoming import Entry, Problem
from relapp.exchange.days import DayOrder, order_of
from relapp.exchange.look import TableChoices, TableLook
from relapp.exchange.source import Source, Track
from relapp.exchange.tables.columns import Field
from relapp.exchange.tables.file_order import FileOrder
from relapp.exchange.tables.lines import Row
from relapp.exchange.tables.reader import entries_of, refuse_no_table
from relapp.exchange.tables.rows import Layout
from relapp.exchange.tables.settling import Settled, dates_in, settle
from relapp.exchange.tables.shape import Shape, shape_of
from relapp.exchange.text import shown
from relapp.exchange.unusable import NoContactsError, TooLargeError, UnusableFileError
from relapp.exchange.workbooks.archive import DAMAGES, damages, is_workbook, opened
from relapp.exchange.workbooks.parts import Sheet, Workbook
from relapp.i18n import _, ngettext

__all__ = ["is_workbook", "look_at_workbook", "read_rows"]

_LOOKED_AT = 500  # rows of a sheet
_SHEETS = 20  # that are looked at

_NAMES = {Field.FULL_NAME, Field.GIVEN, Field.FAMILY, Field.COMPANY}
_TOLD = {Field.PHONE, Field.EMAIL, Field.ADDRESS, Field.OCCASION}


@dataclass(frozen=True, slots=True)
class _Seen:
    """The beginning of a sheet."""

    sheet: Sheet
    shape: Shape
    settled: Settled

    def rank(self) -> tuple[bool, bool, int, int]:
        """How much it looks like contacts: by a client, by whose table it is, by the columns understood, by the clients."""
        count = sum(any(cell.strip() for cell in row.cells) for row in self.shape.rows)
        return count > 0, bool(self.settled.program), sum(column is not None for column in self.settled.mapping), count

    def holds_contacts(self) -> bool:
        """Whether somebody stands in it who has a name and something else that a book asks for."""
        fields = {column.field for column in self.settled.mapping if column}
        return self.rank()[0] and not _NAMES.isdisjoint(fields) and not _TOLD.isdisjoint(fields)


def look_at_workbook(source: Source, choices: TableChoices) -> tuple[TableLook, tuple[str, ...]]:
    """How the workbook in `source` would be read, and what to say of it; raises UnusableFileError where no sheet is a table."""
    with damages(source.name), opened(source) as archive:
        book = Workbook.of(archive)
        visible = [sheet for sheet in book.sheets if not sheet.is_hidden] or book.sheets
        candidates = [_sheet_called(source.name, book, choices.sheet)] if choices.sheet else visible[:_SHEETS]
        best, others = _best(source.name, book, candidates, choices)
        refuse_no_table(source.name, best.shape)
    sheet, shape, settled = best.sheet, best.shape, best.settled
    look = TableLook(
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
    return look, _unread(others)


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


def _best(name: str, book: Workbook, sheets: list[Sheet], choices: TableChoices) -> tuple[_Seen, list[str]]:
    """The one of `sheets` that looks most like contacts, and which others hold some; damage in one costs the others nothing."""
    best: _Seen | None = None
    contacts: list[Sheet] = []
    damage: Exception | None = None
    for sheet in sheets:
        try:
            rows = _first_rows(book, sheet)
        except DAMAGES as error:
            damage = damage or error
            continue
        if not any(row.cells for row in rows):
            continue
        shape = shape_of(rows)
        seen = _Seen(sheet, shape, settle(shape, choices))
        contacts += [sheet] if seen.holds_contacts() else []
        best = max(best, seen, key=_Seen.rank) if best else seen
    if best:
        return best, [sheet.name for sheet in contacts if sheet is not best.sheet]
    if damage:
        raise damage
    message = _("“{name}” holds no table: choose a workbook with a row for each client.")
    raise NoContactsError(message.format(name=name))


def _unread(sheets: list[str]) -> tuple[str, ...]:
    """What to say of sheets that could have been read as well."""
    if not sheets:
        return ()
    remark = ngettext(
        "The sheet {sheets} looks like contacts too and was not read: bring the file in again and choose it.",
        "The sheets {sheets} look like contacts too and were not read: bring the file in again and choose each.",
        len(sheets),
    )
    return (remark.format(sheets=", ".join(f"“{shown(sheet)}”" for sheet in sheets)),)


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
