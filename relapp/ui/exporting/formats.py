"""What can be taken out of the book, and for what: the words and the endings."""

from datetime import date

from relapp.exporting import Format
from relapp.i18n import _

# The most usual one first.
OFFERED = (Format.VCARD_3, Format.VCARD_4, Format.XLSX, Format.CSV, Format.ICALENDAR, Format.JSON)


def title(value: Format) -> str:
    """What a format is called."""
    return {
        Format.VCARD_3: _("Contact cards for phones (vCard 3)"),
        Format.VCARD_4: _("Contact cards with all details (vCard 4)"),
        Format.XLSX: _("Spreadsheet (XLSX)"),
        Format.CSV: _("Plain table (CSV)"),
        Format.ICALENDAR: _("Calendar of birthdays and dates"),
        Format.JSON: _("The whole book (JSON)"),
    }[value]


def purpose(value: Format) -> str:
    """What a format is for, in one line."""
    return {
        Format.VCARD_3: _("For iPhone, Android, Google Contacts and Outlook. The usual choice."),
        Format.VCARD_4: _("For newer programs that read it; it keeps the most of each client."),
        Format.XLSX: _("For Excel and LibreOffice: to look at, to sort, to print labels."),
        Format.CSV: _("For Google Contacts, Excel and most other programs."),
        Format.ICALENDAR: _("For the calendar of a phone or a computer, with an alarm every year."),
        Format.JSON: _("All that the book knows, whoever is selected above: to keep, or to move."),
    }[value]


def file_name(value: Format, on: date) -> str:
    """A name for a file written on a day, as in ``clients-2026-11-23.vcf``."""
    stem = {Format.ICALENDAR: _("dates"), Format.JSON: _("client-book")}.get(value, _("clients"))
    return f"{stem}-{on.isoformat()}{value.ending}"
