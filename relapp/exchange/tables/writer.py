"""CSV out, with the columns that Google Contacts has now, so that it and spreadsheets read it, and those of our own."""

import csv
import io
from collections.abc import Callable, Iterable
from typing import BinaryIO

from relapp.domain.incoming import Outgoing
from relapp.exchange.tables.guarding import guard
from relapp.exchange.tables.layout_out import Columns


def write_csv(outgoing: Callable[[], Iterable[Outgoing]], stream: BinaryIO) -> None:
    """One row per client, as UTF-8 with a byte order mark, without which spreadsheets garble accents.

    `outgoing` is asked for the clients twice: for the columns, then for the rows. Raises UserError where those are too many.
    """
    columns = Columns.of(outgoing)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", errors="replace")
    try:
        writer = csv.writer(text)
        writer.writerow([guard(header) for header in columns.headers()])
        for each in outgoing():
            writer.writerow([guard(cell) for cell in columns.row(each)])
    finally:
        text.detach()  # else the wrapper would close a stream that is not its own
