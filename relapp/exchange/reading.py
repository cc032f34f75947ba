"""A file of contacts in, whatever its kind: what it holds decides, not what its name says."""

from pathlib import PurePath

from relapp.exchange.decoding import to_utf8
from relapp.exchange.records import Reading
from relapp.exchange.tables import read_table
from relapp.exchange.unusable import EmptyFileError, NoContactsError, NotTextError, TooLargeError
from relapp.exchange.vcard import read_vcard
from relapp.i18n import _

MAX_BYTES = 256_000_000
MAX_LINE = 8_000_000  # bytes: a photo that nobody folded

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
_TABLE_ENDINGS = {".csv", ".tsv"}
_CARD_ENDINGS = {".vcf", ".vcard"}
_TEXT_CONTROLS = b"\t\n\r\x0b\x0c\x1a\x1b"


def read_file(name: str, data: bytes) -> Reading:
    """All entries of a file called `name`; raises UnusableFileError where nothing can be read from it."""
    name = PurePath(name).name or name
    if not data or data.isspace():
        raise EmptyFileError(name)
    _refuse_other_kinds(name, data)
    if len(data) > MAX_BYTES:
        message = _("“{name}” is larger than {size} MB, more than an address book can be: check that it is the right file.")
        raise TooLargeError(message.format(name=name, size=MAX_BYTES // 1_000_000))
    line = _line_too_long(data)
    if line:
        message = _("Line {line} of “{name}” is too long for a contact file: check that it is the right file.")
        raise TooLargeError(message.format(name=name, line=line))
    text = to_utf8(data)
    if not text or text.isspace():
        raise EmptyFileError(name)
    ending = PurePath(name).suffix.lower()
    cards = read_vcard(name, text)
    if cards.read:
        remark = _("“{name}” holds contact cards, not a table as its name says, and was read as such.")
        return _remarked(cards, remark.format(name=name) if ending in _TABLE_ENDINGS else "")
    _refuse_other_texts(name, text, ending)
    remark = _("“{name}” holds a table, not contact cards as its name says, and was read as such.")
    return _remarked(read_table(name, text), remark.format(name=name) if ending in _CARD_ENDINGS else "")


def _remarked(reading: Reading, remark: str) -> Reading:
    return Reading(reading.records, reading.failures, (remark, *reading.remarks)) if remark else reading


def _refuse_other_kinds(name: str, data: bytes) -> None:
    """Raise NotTextError for the files that people choose by mistake."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        message = _("“{name}” is a workbook or an archive: save its table as CSV, or unpack it, and choose that file.")
    elif data.startswith(_PICTURES):
        message = _("“{name}” is a picture, not a contact file: choose a vCard (.vcf) or CSV file.")
    elif data.startswith(b"%PDF"):
        message = _("“{name}” is a PDF, not a contact file: choose a vCard (.vcf) or CSV file.")
    elif data.startswith((b"SQLite format 3\0", b"\x1f\x8b", b"!BDN")):
        message = _("“{name}” is a database or an archive, not a contact file: choose a vCard (.vcf) or CSV file.")
    else:
        return
    raise NotTextError(message.format(name=name))


def _refuse_other_texts(name: str, text: bytes, ending: str) -> None:
    """Raise an UnusableFileError for what holds no card and can be no table."""
    start = text[:20_000]
    if b"\0" in start or len(start.translate(None, _TEXT_CONTROLS + bytes(range(32, 256)))) * 50 > len(start):
        message = _("“{name}” is not a text file, so it holds no contacts: choose a vCard (.vcf) or CSV file.")
        raise NotTextError(message.format(name=name))
    opening = start.lstrip()[:100].lower()
    if opening.startswith((b"<!doctype", b"<html", b"<?xml")):
        message = _("“{name}” is a web page, not a contact file: choose a vCard (.vcf) or CSV file.")
    elif opening.startswith(b"begin:vcalendar"):
        message = _("“{name}” is a calendar, not a contact file: choose a vCard (.vcf) or CSV file.")
    elif ending in _CARD_ENDINGS and not (b"," in start or b";" in start or b"\t" in start):
        message = _("“{name}” holds no contact card: export the contacts again and choose the new file.")
    else:
        return
    raise NoContactsError(message.format(name=name))


def _line_too_long(data: bytes) -> int:
    """The number of the first line beyond MAX_LINE bytes, 0 where there is none; copies nothing."""
    start = 0
    while len(data) - start > MAX_LINE:
        stop = start + MAX_LINE
        end = max(data.rfind(b"\n", start, stop), data.rfind(b"\r", start, stop))
        if end == -1:
            return data.count(b"\n", 0, start) + 1
        start = end + 1
    return 0
