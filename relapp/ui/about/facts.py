"""What there is to say about the program and the book: versions, files, the last good backup."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import qVersion

from relapp import __version__, i18n
from relapp.book import schema
from relapp.errors import UserError
from relapp.i18n import _
from relapp.paths import log_file
from relapp.ui.bus import Bus
from relapp.ui.trouble.report import sqlite_version
from relapp.wording.backups import backup_line, size_name


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it; a `file` has a folder to open, `hint` stands below."""

    label: str
    value: str
    hint: str = ""
    file: Path | None = None


def facts(bus: Bus | None) -> list[Fact]:
    """Those of the program; of the book too, where one is open."""
    return [*_of_program(), *(_of_book(bus) if bus else ()), _of_log()]


def _of_program() -> Iterator[Fact]:
    yield Fact(_("Version"), __version__)
    parts = ("Python", platform.python_version()), ("Qt", qVersion()), ("SQLite", sqlite_version())
    yield Fact(_("Made with"), " · ".join(f"{name} {version}" for name, version in parts))


def _of_book(bus: Bus) -> Iterator[Fact]:
    book = bus.book
    path = book.path.absolute()
    has_passphrase = _("encrypted with a passphrase") if book.door.passphrase else _("without a passphrase")
    form = _("format {number}").format(number=i18n.format_number(schema.VERSION))
    yield Fact(_("Client book"), str(path), " · ".join((*_size(path), form, has_passphrase)), path)
    try:
        found = book.backups.list()
    except UserError as error:
        yield Fact(_("Last good backup"), str(error))
        return
    if found:
        yield Fact(_("Last good backup"), str(found[0].path), backup_line(found[0]), found[0].path)
    else:
        yield Fact(_("Last good backup"), _("None yet. The first one is made within a minute."))


def _size(path: Path) -> Iterator[str]:
    try:
        yield size_name(path.stat().st_size)
    except OSError:
        return


def _of_log() -> Fact:
    return Fact(
        _("Log"), str(log_file()), _("What the program did, for whoever looks for a fault. It holds no names."), log_file()
    )
