"""A workbook (XLSX) out, with the columns that a CSV has: every cell is a text, so that nothing in it is ever counted."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from relapp.domain.incoming import Outgoing
from relapp.exchange.tables.guarding import guard_from_unguarding
from relapp.exchange.tables.layout_out import Columns
from relapp.i18n import _

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_TEXT = "@"  # the number format in which what is typed over stays a text too
_NARROWEST, _WIDEST = 10, 40  # characters
_WIDE = {"Notes"}

# XML 1.0 has no way to say them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_xlsx(outgoing: Callable[[], Iterable[Outgoing]], stream: BinaryIO) -> None:
    """One row per client below a header that stays in view; `outgoing` is asked for the clients twice.

    Raises UserError where the clients need more columns than a table can have.
    """
    from openpyxl import Workbook

    columns = Columns.of(outgoing)
    headers = list(columns.headers())
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Clients"))
    sheet.freeze_panes = "A2"
    _set_widths(sheet, headers)
    try:
        sheet.append(_cells(sheet, headers, bold=True))
        for each in outgoing():
            sheet.append(_cells(sheet, columns.row(each)))
    except BaseException:
        book.save(io.BytesIO())  # rows wait in a temporary file, which saving takes away
        raise
    book.save(stream)


def _set_widths(sheet: "WriteOnlyWorksheet", headers: list[str]) -> None:
    from openpyxl.utils import get_column_letter

    for number, header in enumerate(headers, 1):
        width = _WIDEST if header in _WIDE else min(max(len(header) + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width  # type: ignore[attr-defined] # the stubs lack it


def _cells(sheet: "WriteOnlyWorksheet", texts: Iterable[str], *, bold: bool = False) -> "Iterator[Cell | None]":
    """The cells of one row, None for an empty one; one object serves for all, as each is written at once."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet)
    cell.number_format = _TEXT
    if bold:
        cell.font = Font(bold=True)
    for text in texts:
        if not text:
            yield None
            continue
        cell.value = guard_from_unguarding(_FORBIDDEN.sub("", text))
        cell.data_type = "s"  # never a formula or an error, whatever it begins with
        yield cell
