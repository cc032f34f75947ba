"""Clients out to a file: the same way for the window and the command line."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.book.database import CHUNK
from relapp.book.stamps import Stamps
from relapp.domain.dates import LeapDay
from relapp.domain.incoming import Outgoing
from relapp.errors import UserError
from relapp.files import writing_whole
from relapp.i18n import _

# Told how far it is and how far that goes; raises to stop, and then no file is left.
Progress = Callable[[int, int], None]


class Format(StrEnum):
    """What a file can be written as."""

    VCARD_4 = "vcard_4"
    VCARD_3 = "vcard_3"
    CSV = "csv"
    XLSX = "xlsx"
    ICALENDAR = "icalendar"
    JSON = "json"

    @property
    def ending(self) -> str:
        """What its files end with."""
        return _ENDINGS[self]


_ENDINGS = {
    Format.VCARD_4: ".vcf",
    Format.VCARD_3: ".vcf",
    Format.CSV: ".csv",
    Format.XLSX: ".xlsx",
    Format.ICALENDAR: ".ics",
    Format.JSON: ".json",
}

# How often these go through all clients, where that is more than once.
_PASSES = {Format.CSV: 2, Format.XLSX: 2}


def format_of(file: Path) -> Format:
    """What the ending of `file` asks for, vCard 4.0 where it is a vCard; raises UserError for one that is not known."""
    found = next((each for each in Format if each.ending == file.suffix.lower()), None)
    if not found:
        endings = ", ".join(dict.fromkeys(_ENDINGS.values()))
        message = _("{file} has none of the endings that can be written: {endings}. Choose one of them.")
        raise UserError(message.format(file=file, endings=endings))
    return found


def export(
    book: Book,
    form: Format,
    file: Path,
    ids: Sequence[int] | None = None,
    progress: Progress | None = None,
    *,
    everybody: bool = False,
) -> int:
    """Write the clients `ids`, all where that is None, and return how many; raises UserError where the file cannot be written.

    They are written in the order of `ids`, all of them by name. Only a whole book in JSON has what belongs to no client. Who is
    not to be contacted is left out of any other file, unless it is meant for `everybody`.
    """
    with writing_whole(file) as stream:
        if form is Format.JSON:
            return _write_book(book, stream, ids, progress)
        chosen = book.list.ids(ClientFilter(), limit=None) if ids is None else ids
        apart = frozenset() if everybody else left_out(book, form, ids)
        kept = [each for each in chosen if each not in apart] if apart else chosen
        clients = _Clients(book, kept, _PASSES.get(form, 1), progress)
        _write(form, clients, stream, book.settings.get().leap_day)
    return clients.count


def left_out(book: Book, form: Format, ids: Sequence[int] | None = None) -> frozenset[int]:
    """Those of `ids`, of all clients where that is None, whom a file of this form leaves out: they are not to be contacted."""
    if form is Format.JSON:
        return frozenset()
    in_peace = book.privacy.not_to_be_contacted()
    return in_peace if ids is None or not in_peace else in_peace.intersection(ids)


class _Clients:
    """The clients to be written, as often as a writer asks for them."""

    def __init__(self, book: Book, ids: Sequence[int], passes: int, progress: Progress | None) -> None:
        self._book = book
        self._ids = ids
        self._total = passes * len(ids)
        self._progress = progress
        self._done = 0
        self.count = 0

    def __call__(self) -> Iterator[Outgoing]:
        """All of them, from the first, a chunk at a time in memory."""
        self.count = 0
        for start in range(0, len(self._ids), CHUNK):
            chunk = self._ids[start : start + CHUNK]
            for each in self._book.whole.outgoing(chunk):
                self.count += 1
                yield each
            self._done += len(chunk)
            if self._progress:
                self._progress(self._done, self._total)


def _write(form: Format, clients: _Clients, stream: BinaryIO, leap_day: LeapDay) -> None:
    """Each writer is loaded when it is wanted: some take as long as a whole verb."""
    if form is Format.CSV:
        from relapp.exchange.tables.writer import write_csv

        write_csv(clients, stream)
    elif form is Format.XLSX:
        from relapp.exchange.workbooks.writer import write_xlsx

        write_xlsx(clients, stream)
    elif form is Format.ICALENDAR:
        from relapp.exchange.calendars.writer import write_calendar

        write_calendar(clients, stream, leap_day=leap_day, today=Stamps().today())
    else:
        from relapp.exchange.cards.writer import write_vcard

        write_vcard(clients, stream, "3.0" if form is Format.VCARD_3 else "4.0")


def _write_book(book: Book, stream: BinaryIO, ids: Sequence[int] | None, progress: Progress | None) -> int:
    from relapp.exchange.book_file import write_book

    total = book.list.count() if ids is None else len(ids)
    told = [0]

    def tell(count: int) -> None:
        told[0] = count
        if progress:
            progress(count, total)

    write_book(book.whole.export(ids, tell), stream)
    return told[0]
