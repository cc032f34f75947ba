"""From a file to entries that can be looked at before they come in: the same way for the window and the command line."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from relapp.book import Book
from relapp.book.imports.part import Batch, Progress
from relapp.book.imports.staging import Counts, Staging
from relapp.book.whole.part import Taken
from relapp.domain.backups import Reason
from relapp.domain.incoming import Problem
from relapp.domain.whole import Piece
from relapp.errors import UserError
from relapp.exchange import look_at, read
from relapp.exchange.book_file import read_book
from relapp.exchange.days import Order
from relapp.exchange.look import ColumnMapping, Doubt, FileKind, Look, Remembered, TableChoices, TableLook
from relapp.exchange.source import Source, Track
from relapp.exchange.tables.codes import SKIP, column_code, columns_to_choose, parse_column
from relapp.exchange.tables.columns import plain_header
from relapp.exchange.tables.guessing import signature_of
from relapp.exchange.text import shown
from relapp.i18n import _

# How many columns of a table an error names.
_MOST_HEADERS = 40


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """How one file came in, or would, and what could not be read of it."""

    file: Path
    counts: Counts
    problems: Sequence[Problem]


def open_source(file: Path) -> Source:
    """A file to be read; raises UserError for one that cannot be."""
    try:
        with file.open("rb") as stream:
            size = stream.seek(0, 2)
    except FileNotFoundError as error:
        raise UserError(_("{file} does not exist. Check the name and the folder.").format(file=file)) from error
    except IsADirectoryError as error:
        raise UserError(_("{file} is a folder. Choose a file in it.").format(file=file)) from error
    except OSError as error:
        message = _("{file} cannot be read: {reason}. Copy it to a folder of your own and choose that.")
        raise UserError(message.format(file=file, reason=error.strerror or error)) from error
    return Source(file.name, size, lambda: file.open("rb"))


def look(book: Book, source: Source, choices: TableChoices | None = None) -> Look:
    """What `source` holds and how it would be read, with what was chosen for tables like it before; raises UserError."""
    return look_at(source, replace(choices or TableChoices(), remembered=_remembered(book)))


def probe(source: Source, choices: TableChoices | None = None) -> Look:
    """A look without a book; raises UserError also for a file of which nothing can be read."""
    how = look_at(source, choices)
    next(iter(read_book(source, Track()) if how.kind is FileKind.BOOK else read(source, how).entries), None)
    return how


def mapped(source: Source, how: Look, columns: Iterable[tuple[str, str]]) -> ColumnMapping:
    """How the columns of a table would be read if each of the headers in `columns` were what its code says; raises UserError."""
    if how.table is None:
        raise UserError(_("“{name}” is not a table, so its columns cannot be named. Leave --map out.").format(name=source.name))
    headers = [plain_header(header) for header in how.table.headers]
    mapping = list(how.table.mapping)
    for header, code in columns:
        places = [place for place, each in enumerate(headers) if each == plain_header(header)]
        if not places:
            message = _("“{name}” has no column “{header}”. It has: {headers}.")
            known = ", ".join(shown(each) for each in how.table.headers[:_MOST_HEADERS] if each)
            raise UserError(message.format(name=source.name, header=header, headers=known))
        try:
            column = parse_column(code)
        except ValueError:
            known = ", ".join([*map(column_code, columns_to_choose()), SKIP])
            message = _("“{code}” is nothing that a column can hold. Choose one of: {known}.")
            raise UserError(message.format(code=code, known=known)) from None
        for place in places:
            mapping[place] = column
    return tuple(mapping)


def stage(book: Book, source: Source, how: Look, progress: Progress | None = None) -> Staging:
    """Read `source` and compare it with the book; nothing is changed. `progress` is told bytes done and in all.

    Raises UserError for a file that cannot be used. The caller discards the staging.
    """
    reading = read(source, how)

    def tell(_count: int) -> None:
        if progress:
            progress(reading.track.done, reading.total)

    staging = book.imports.stage(reading.entries, tell)
    staging.say_of_file(source.name, reading.track.remarks)
    return staging


def take_in(book: Book, staging: Staging, progress: Progress | None = None) -> tuple[Counts, Batch]:
    """Bring a staging into the book as decided, all or nothing, after a backup; raises BookError where that cannot be made."""
    _back_up(book, lambda: progress(0, 0) if progress else None)
    return book.imports.take_in(staging, staging.file, progress)


def take_book_in(
    book: Book, pieces: Iterable[Piece], file: str, tell: Callable[[int], None] | None = None, *, bring_back: bool = False
) -> Taken:
    """Bring a whole book into this one as `book.whole` does, after a backup; raises BookError where that cannot be made."""
    _back_up(book, lambda: tell(0) if tell else None)
    return book.whole.take_in(pieces, file, tell, brought_back=bring_back)


def _back_up(book: Book, still_wanted: Callable[[], None]) -> None:
    """Make a backup; `still_wanted` is asked while it is made, and may raise ImportCancelledError."""
    book.backups.before(Reason.IMPORT, lambda _done, _total: still_wanted())


def remember(book: Book, table: TableLook) -> None:
    """Read tables with the same headers in the same way from now on."""
    order = table.order.order.value if table.order.certain else ""
    book.imports.remember(signature_of(table.headers), list(map(column_code, table.mapping)), order)


def bring_in(
    book: Book, file: Path, source: Source, choices: TableChoices, *, dry_run: bool = False, bring_back: bool = False
) -> ImportedFile:
    """One file into the book without asking, by its best guess; with `dry_run` nothing is changed.

    Those who were erased on request come in only with `bring_back`.
    """
    how = look(book, source, choices)
    if how.kind is FileKind.BOOK:
        track = Track()
        pieces = read_book(source, track)
        if dry_run:
            counts, problems = book.whole.look_through(pieces)
        else:
            taken = take_book_in(book, pieces, source.name, bring_back=bring_back)
            counts, problems = taken.counts, taken.problems
        return ImportedFile(file, counts, [*(Problem(0, remark) for remark in track.remarks), *problems])
    staging = stage(book, source, how)
    try:
        if bring_back:
            staging.bring_back()
        counts = staging.counts() if dry_run else take_in(book, staging)[0]
        doubts = [Problem(0, said) for said in _doubts(how.table)] if how.table else []
        if how.table and choices.mapping and not dry_run:
            remember(book, how.table)
        return ImportedFile(file, counts, [*doubts, *staging.problems()])
    finally:
        staging.discard()


def _doubts(table: TableLook) -> list[str]:
    """What was guessed without asking, and how to say it better."""
    said = []
    if Doubt.MAPPING in table.doubts:
        said.append(_("What the columns hold was guessed: look at what came in, or name the columns with --map."))
    if Doubt.DAY_ORDER in table.doubts and table.order.order is Order.DAY_FIRST:
        said.append(_("Whether dates begin with the day or the month is not clear. They were read day first; see --date-order."))
    elif Doubt.DAY_ORDER in table.doubts:
        said.append(
            _("Whether dates begin with the day or the month is not clear. They were read month first; see --date-order.")
        )
    return said


def _remembered(book: Book) -> dict[str, Remembered]:
    """The mappings of earlier tables, but for those of another version of Relapp that this one cannot read."""
    found = {}
    for signature, kept in book.imports.remembered().items():
        with suppress(ValueError):
            order = Order(kept.order) if kept.order else None
            found[signature] = Remembered(tuple(map(parse_column, kept.codes)), order)
    return found
