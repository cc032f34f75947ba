"""The recovery note: which book, how it is opened, and room to write the passphrase by hand: it is never printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from relapp.i18n import _, format_day
from relapp.paper.documents import Column, Document, Section, document, entry, note, section, table

# Shares of the width, close to millimetres.
_NAME, _VALUE = Column(45), Column(142, strong=True)

# Enough for several words, in large letters.
_LINES = 4
_LINE = " " * 2 + "_" * 62


@dataclass(frozen=True, slots=True)
class RecoveryNote:
    """What a stranger to the program needs to open the book: its name, where it and its backups are, and the day."""

    book_name: str
    file: str
    backups: str
    printed_on: date


def compose(told: RecoveryNote) -> Document:
    """One page to keep in a safe place."""
    return document(
        _("Recovery note"),
        told.book_name,
        (),
        _sections(told),
        book_name=told.book_name,
        printed_on=told.printed_on,
        stamp=told.printed_on.isoformat(),
        hint=_("Keep it where important papers are, and not beside the computer."),
    )


def _sections(told: RecoveryNote) -> Iterator[Section]:
    by_hand = _("Write it by hand, with its capital letters and spaces. It is not printed: a printer may keep what it prints.")
    yield section(_("The passphrase"), (note(by_hand), *(entry(_LINE) for _number in range(_LINES))))
    rows = (
        (_("Client book"), told.file),
        (_("Backups"), told.backups),
        (_("As of"), format_day(told.printed_on)),
    )
    yield section(_("Where the book is"), (table((_NAME, _VALUE), rows),))
    steps = (
        _("1. Install Relapp and copy the book, or a backup of it, onto the computer."),
        _("2. Start Relapp. Settings, “Client book”, “Open another book…” leads to the file. Relapp asks for the passphrase."),
        _("3. Type the passphrase as it is written above. After a mistake, wait a moment."),
    )
    typed = _("On a command line step 2 is: relapp --book FILE")
    lost = _("Without the passphrase nobody can open the book. Once it was changed, write a new note and destroy this one.")
    yield section(_("How it is opened"), (*(entry("", (), step) for step in steps), note(typed), note(lost)))
