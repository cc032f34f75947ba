"""CSV in: tables of contacts in any encoding and with any delimiter, row by row."""

import io
from collections.abc import Iterator

from relapp.domain.incoming import Entry, Problem
from relapp.exchange.days import DayOrder, order_of
from relapp.exchange.look import Doubt, TableChoices, TableLook
from relapp.exchange.source import Source, Track
from relapp.exchange.tables.columns import Column, Field
from relapp.exchange.tables.encoding import Encoding, chosen_encoding, encoding_of
from relapp.exchange.tables.file_order import FileOrder
from relapp.exchange.tables.guessing import understood
from relapp.exchange.tables.lines import MAX_COLUMNS, Row, rows_of, text_of
from relapp.exchange.tables.rows import Layout
from relapp.exchange.tables.settling import dates_in, settle
from relapp.exchange.tables.shape import Shape, delimiter_of, first_rows, shape_of
from relapp.exchange.text import shown
from relapp.exchange.unusable import NoContactsError, TooLargeError, UnknownColumnsError
from relapp.i18n import _

MAX_BYTES = 256_000_000
MAX_ROWS = 250_000  # that are not empty

_BEGINNING = 256 * 1024  # bytes
_LOOKED_AT = 2_000  # rows


def look_at_table(source: Source, choices: TableChoices) -> TableLook:
    """How the table in `source` would be read, from its beginning; raises UnusableFileError where it is none."""
    if source.size > MAX_BYTES:
        message = _("“{name}” is too large for a table of contacts: check that it is the right file.")
        raise TooLargeError(message.format(name=source.name))
    beginning = source.beginning(_BEGINNING)
    encoding = Encoding(chosen_encoding(choices.encoding, beginning)) if choices.encoding else encoding_of(beginning)
    text = text_of(io.BytesIO(beginning), encoding.name).read()
    if source.size > len(beginning):
        # The last line is likely cut: half a row would look like a short one.
        text = text[: text.rfind("\n") + 1] or text
    delimiter, is_doubtful = delimiter_of(source.name, text, choices.delimiter)
    shape = shape_of(first_rows(source.name, text, delimiter, _LOOKED_AT))
    refuse_no_table(source.name, shape)
    settled = settle(shape, choices)
    if len(shape.headers) < 2 and not understood(shape.headers) and not any(_is_sure(column) for column in settled.mapping):
        raise _no_table(source.name)
    doubts = {Doubt.ENCODING: encoding.is_doubtful, Doubt.DELIMITER: is_doubtful}
    return TableLook(
        encoding=encoding.name,
        delimiter=delimiter,
        headers=shape.headers,
        samples=settled.samples,
        mapping=settled.mapping,
        order=settled.order,
        program=settled.program,
        doubts=settled.doubts | {doubt for doubt, is_open in doubts.items() if is_open},
        skipped=shape.skipped,
        is_named=shape.is_named,
    )


def refuse_no_table(name: str, shape: Shape) -> None:
    """Raise UnusableFileError for a table that no program writes."""
    if len(shape.headers) > MAX_COLUMNS:
        message = _("“{name}” has more than {count} columns: check that it is the right file.")
        raise TooLargeError(message.format(name=name, count=MAX_COLUMNS))
    if not any(header.strip() for header in shape.headers):
        raise _no_table(name)


def read_rows(source: Source, look: TableLook, track: Track) -> Iterator[Entry]:
    """Every row of the table in `source` that is not empty; raises UnusableFileError where it is no table of contacts."""
    layout = Layout.of(look, FileOrder(look.order, lambda: _order(source, look)))
    yield from entries_of(source.name, look, layout, _rows(source, look, track))
    track.done = source.size


def entries_of(name: str, look: TableLook, layout: Layout, rows: Iterator[Row]) -> Iterator[Entry]:
    """The clients and problems in `rows`, those before the first client aside; raises UnusableFileError where there are none."""
    if not any(look.mapping):
        raise UnknownColumnsError(name, shown(", ".join(filter(None, look.headers[:20]))))
    count = 0
    for row in rows:
        if row.number <= look.skipped or not (row.problem or any(cell.strip() for cell in row.cells)):
            continue
        count += 1
        if count > MAX_ROWS:
            message = _("“{name}” holds more than {count} contacts: split it into several files.")
            raise TooLargeError(message.format(name=name, count=MAX_ROWS))
        yield Problem(row.number, row.problem) if row.problem else layout.read(row.number, row.cells)
    if not count:
        message = _("“{name}” has columns but no contacts: export them again and choose the new file.")
        raise NoContactsError(message.format(name=name))


def _is_sure(column: Column | None) -> bool:
    """Whether a column by itself shows that a list holds contacts: any words could be names."""
    return column is not None and column.field is not Field.FULL_NAME


def _no_table(name: str) -> NoContactsError:
    message = _("“{name}” holds neither contact cards nor a table of contacts: export them as a vCard or as CSV.")
    return NoContactsError(message.format(name=name))


def _rows(source: Source, look: TableLook, track: Track) -> Iterator[Row]:
    with source.open() as stream, text_of(stream, look.encoding) as text:
        for row in rows_of(source.name, text, look.delimiter):
            track.done = stream.tell()
            yield row


def _order(source: Source, look: TableLook) -> DayOrder:
    """The order of day and month in the whole table, whose beginning did not show it."""
    if source.size <= _BEGINNING:
        return look.order
    cells = (row.cells for row in _rows(source, look, Track()) if row.number > look.skipped)
    return order_of(dates_in(look.mapping, cells), look.order.order)
