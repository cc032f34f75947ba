"""A file of contacts in, whatever its kind: what it holds decides, not what its name says."""

import contextlib
import re
from pathlib import PurePath

from relapp.exchange.decoding import to_utf8
from relapp.exchange.look import FileKind, Look, TableChoices, TableLook
from relapp.exchange.source import Reading, Source, Track
from relapp.exchange.unusable import EmptyFileError, NoContactsError, NotTextError, TooLargeError, UnknownColumnsError
from relapp.i18n import _

MAX_BYTES = 512 * 1024 * 1024
MAX_BOOK_BYTES = 16 * MAX_BYTES  # decades of a hundred thousand clients

_BEGINNING = 256 * 1024  # bytes that tell the kind of a file
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
# Whatever its members stand in: another program may have sorted them.
_BOOK = re.compile(rb'\s*\{\s*"(?:relapp|settings|clippings|texts|clients|not_the_same)"\s*:')
_ARCHIVE = b"PK\x03\x04"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"  # what an XLSX with a password is wrapped in, too
_TABLE_ENDINGS = {".csv", ".tsv", ".xlsx"}
_CARD_ENDINGS = {".vcf", ".vcard"}
_LDIF = re.compile(rb"(?:#[^\n]*\n\s*)*+(?:version:\s*\d+\s*)?(?:#[^\n]*\n\s*)*+dn::?\s", re.IGNORECASE)
_TEXT_CONTROLS = b"\t\n\r\x0b\x0c\x1a\x1b"


def look_at(source: Source, choices: TableChoices | None = None) -> Look:
    """What `source` holds and how it would be read; raises UnusableFileError where nothing can be read from it."""
    kind = _kind_of(source)
    choices = choices or TableChoices()
    if kind is FileKind.TABLE:
        return Look(kind, _look_at_text(source, choices), _remarks(source, kind))
    if kind is FileKind.WORKBOOK:
        from relapp.exchange.workbooks.reader import look_at_workbook

        table, remarks = look_at_workbook(source, choices)
        return Look(kind, table, (*_remarks(source, kind), *remarks))
    return Look(kind, remarks=_remarks(source, kind))


def read(source: Source, look: Look) -> Reading:
    """The entries of `source`, read as `look` says while they are asked for; a whole book is `read_book`'s instead."""
    track = Track(remarks=list(look.remarks))
    if look.kind is FileKind.CARDS:
        from relapp.exchange.cards.reader import read_cards

        return Reading(read_cards(source, track), track, source.size)
    if look.kind is FileKind.CALENDAR:
        from relapp.exchange.calendars.reader import read_events

        return Reading(read_events(source, track), track, source.size)
    assert look.table is not None, look.kind
    if look.kind is FileKind.WORKBOOK:
        from relapp.exchange.workbooks import reader as workbooks

        return Reading(workbooks.read_rows(source, look.table, track), track, source.size)
    from relapp.exchange.tables import reader as tables

    return Reading(tables.read_rows(source, look.table, track), track, source.size)


def _look_at_text(source: Source, choices: TableChoices) -> TableLook:
    """How a table would be read; one that calls itself cards is taken for one only if it is a known program's."""
    from relapp.exchange.tables.reader import look_at_table

    if PurePath(source.name).suffix.lower() not in _CARD_ENDINGS:
        return look_at_table(source, choices)
    with contextlib.suppress(NoContactsError, UnknownColumnsError):
        table = look_at_table(source, choices)
        if table.program:
            return table
    message = _("“{name}” holds no contact card: export the contacts again and choose the new file.")
    raise NoContactsError(message.format(name=source.name))


def _kind_of(source: Source) -> FileKind:
    """The kind of file; raises an UnusableFileError for the files that people choose by mistake."""
    name = source.name
    data = source.beginning(_BEGINNING)
    is_book = _BOOK.match(to_utf8(data)) is not None
    most = MAX_BOOK_BYTES if is_book else MAX_BYTES
    if source.size > most:
        message = _("“{name}” is larger than {size} MB, more than an address book can be: check that it is the right file.")
        raise TooLargeError(message.format(name=name, size=most // 1024 // 1024))
    if is_book:
        return FileKind.BOOK
    if data.startswith(_ARCHIVE) and _is_workbook(source):
        return FileKind.WORKBOOK
    _refuse_other_kinds(name, data)
    text = to_utf8(data)
    if not text or text.isspace():
        raise EmptyFileError(name)
    lower = text.lower()
    if b"begin:vcard" in lower.replace(b" ", b"").replace(b"\t", b""):
        return FileKind.CARDS
    opening = lower.lstrip()
    if opening.startswith(b"begin:vcalendar"):
        return FileKind.CALENDAR
    _refuse_other_texts(name, text)
    return FileKind.TABLE


def _is_workbook(source: Source) -> bool:
    from relapp.exchange.workbooks.reader import is_workbook

    return is_workbook(source)


def _remarks(source: Source, kind: FileKind) -> tuple[str, ...]:
    """What to say where the name of a file promises another kind."""
    ending = PurePath(source.name).suffix.lower()
    if kind is FileKind.CARDS and ending in _TABLE_ENDINGS:
        remark = _("“{name}” holds contact cards, not a table as its name says, and was read as such.")
    elif kind in (FileKind.TABLE, FileKind.WORKBOOK) and ending in _CARD_ENDINGS:
        remark = _("“{name}” holds a table, not contact cards as its name says, and was read as such.")
    else:
        return ()
    return (remark.format(name=source.name),)


def _refuse_other_kinds(name: str, data: bytes) -> None:
    """Raise an UnusableFileError for what is no text."""
    if not data or data.isspace():
        raise EmptyFileError(name)
    if data.startswith(_OLD_WORKBOOK):
        message = _(
            "“{name}” is an old workbook or one with a password: save it as XLSX without a password, and choose that file."
        )
    elif data.startswith(_ARCHIVE):
        message = _(
            "“{name}” is an archive or a workbook of another kind: unpack it, or save it as XLSX or CSV, and choose that file."
        )
    elif data.startswith(_PICTURES):
        message = _("“{name}” is a picture, not a contact file: choose a vCard (.vcf), CSV or Excel file.")
    elif data.startswith(b"%PDF"):
        message = _("“{name}” is a PDF, not a contact file: choose a vCard (.vcf), CSV or Excel file.")
    elif data.startswith((b"SQLite format 3\0", b"\x1f\x8b", b"!BDN")):
        message = _("“{name}” is a database or an archive, not a contact file: choose a vCard (.vcf), CSV or Excel file.")
    else:
        return
    raise NotTextError(message.format(name=name))


def _refuse_other_texts(name: str, text: bytes) -> None:
    """Raise an UnusableFileError for what holds no card and can be no table."""
    start = text[:20_000]
    if len(start.translate(None, _TEXT_CONTROLS + bytes(range(32, 256)))) * 50 > len(start):
        message = _("“{name}” is not a text file, so it holds no contacts: choose a vCard (.vcf), CSV or Excel file.")
        raise NotTextError(message.format(name=name))
    if start.lstrip()[:100].lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        message = _("“{name}” is a web page, not a contact file: choose a vCard (.vcf), CSV or Excel file.")
        raise NoContactsError(message.format(name=name))
    if _LDIF.match(start.lstrip()):
        message = _("“{name}” is an LDIF file, which is not read: export the contacts as a vCard (.vcf) or as CSV.")
        raise NoContactsError(message.format(name=name))
