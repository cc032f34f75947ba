"""What can be asked for on the command line."""

import argparse
import codecs
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from relapp import __version__, i18n
from relapp.cli import files, imports, verbs
from relapp.domain.clients import Channel, Importance
from relapp.domain.dates import FIRST_YEAR
from relapp.domain.journal import Outcome, Purpose
from relapp.errors import UserError
from relapp.i18n import _

_LAST_YEAR = 2200
_MOST_DAYS = 3660
_MOST_CLIENTS = 1_000_000
_MOST_IMPORTS = 1_000_000_000


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as a UserError."""

    def error(self, message: str) -> NoReturn:
        """Raise UserError instead of printing the usage."""
        raise UserError(_("{problem}. “relapp --help” shows what can be asked.").format(problem=message.rstrip(".")))


@dataclass(frozen=True, slots=True)
class Verb:
    """What runs, what it is for, and what it takes."""

    run: Callable[[argparse.Namespace], int]
    help: str
    take: Callable[[argparse.ArgumentParser], None]


def parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """A parser of all verbs, or only of those among `given`: the others would cost the answer time. `run` is the verb to call."""
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    _take_shared(shared)
    found = Parser(
        prog="relapp", description=_("Your client book, and whom to get in touch with today. Without a verb: the window.")
    )
    found.set_defaults(book=None, lang=None, run=verbs.run_window)
    _take_shared(found)
    found.add_argument("--version", action="version", version=f"Relapp {__version__}")
    known = found.add_subparsers(title=_("verbs"), metavar=_("VERB"), prog="relapp")
    all_verbs = _verbs()
    for name in [name for name in all_verbs if name in given] or all_verbs:
        verb = all_verbs[name]
        added = known.add_parser(name, help=verb.help, description=verb.help, parents=[shared])
        added.set_defaults(run=verb.run)
        verb.take(added)
    return found


def _verbs() -> dict[str, Verb]:
    return {
        "import": Verb(imports.run_import, _("bring contact files in (vCard, CSV, Excel, iCalendar, JSON)"), _take_import),
        "imports": Verb(imports.run_imports, _("list what was brought in, or take it back"), _take_imports),
        "today": Verb(verbs.run_today, _("whom to get in touch with today, and why"), _take_day),
        "week": Verb(verbs.run_week, _("the week's contact list"), _take_week),
        "upcoming": Verb(verbs.run_upcoming, _("what is planned for the coming days"), _take_upcoming),
        "clients": Verb(verbs.run_clients, _("list or search clients"), _take_clients),
        "duplicates": Verb(files.run_duplicates, _("list who may be in the book twice, and why"), _take_json),
        "log": Verb(verbs.run_log, _("log a touch"), _take_log),
        "export": Verb(files.run_export, _("write clients to a .vcf, .csv, .xlsx, .ics or .json file"), _take_export),
        "check": Verb(verbs.run_check, _("compute everything again and compare"), lambda _parser: None),
        "sample": Verb(verbs.run_sample, _("write a believable book to try things on"), _take_sample),
    }


def _take_shared(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("--book", type=Path, metavar="FILE", help=_("another book than your own"))
    taker.add_argument("--lang", choices=i18n.LANGUAGES, help=_("the language to speak"))


def _take_json(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("--json", action="store_true", help=_("write JSON for scripts"))


def _take_on(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help=_("another day than today"))


def _take_file(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("file", type=Path, metavar="FILE")


def _take_import(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("files", nargs="+", type=Path, metavar="FILE")
    taker.add_argument("--dry-run", action="store_true", help=_("only show what would come in"))
    add = taker.add_argument_group(_("for tables, where the guess is wrong")).add_argument
    add("--map", action="append", default=[], type=_pair, metavar="HEADER=CODE", help=_("what a column holds"))
    add("--date-order", choices=("day-first", "month-first"), help=_("how dates such as 03/04/1980 are read"))
    add("--encoding", type=_encoding, metavar="E", help=_("such as utf-8 or windows-1252"))
    add("--delimiter", type=_delimiter, metavar="D", help=_("one character, or “tab”"))
    add("--sheet", default="", metavar="S", help=_("the sheet of a workbook"))
    _take_json(taker)


def _take_imports(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("--undo", type=_count(_MOST_IMPORTS), metavar="N", help=_("take the import with this number back"))
    _take_json(taker)


def _take_day(taker: argparse.ArgumentParser) -> None:
    _take_on(taker)
    _take_json(taker)


def _take_week(taker: argparse.ArgumentParser) -> None:
    _take_day(taker)
    taker.add_argument("--pdf", type=Path, metavar="FILE", help=_("write the printable list"))


def _take_upcoming(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("--days", type=_count(_MOST_DAYS), required=True, metavar="N")
    _take_day(taker)


def _take_clients(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("--search", default="", metavar="TEXT")
    _take_json(taker)


def _take_log(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("client", metavar="CLIENT", help=_("number or name"))
    taker.add_argument("--purpose", type=_one_of(Purpose), required=True, metavar="P", help=", ".join(Purpose))
    taker.add_argument("--channel", type=_one_of(Channel), default=Channel.PHONE, metavar="C", help=", ".join(Channel))
    taker.add_argument("--outcome", type=_one_of(Outcome), default=Outcome.SPOKE, metavar="O", help=", ".join(Outcome))
    taker.add_argument("--note", default="", metavar="TEXT")
    _take_on(taker)


def _take_export(taker: argparse.ArgumentParser) -> None:
    _take_file(taker)
    taker.add_argument("--vcard", choices=("3", "4"), help=_("which version of vCard a .vcf file is"))
    taker.add_argument("--search", default="", metavar="TEXT", help=_("only the clients that a text finds"))
    taker.add_argument("--tag", default="", metavar="TAG", help=_("only the clients with a tag"))
    taker.add_argument("--importance", type=_one_of(Importance), metavar="I", help=", ".join(Importance))


def _take_sample(taker: argparse.ArgumentParser) -> None:
    _take_file(taker)
    taker.add_argument("--clients", type=_count(_MOST_CLIENTS), default=120, metavar="N")
    taker.add_argument("--seed", type=_seed, default=1, metavar="S")
    _take_on(taker)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UserError(_("“{text}” is not a date. Write it as year-month-day, such as 2026-11-23.").format(text=text)) from None
    if not FIRST_YEAR < day.year < _LAST_YEAR:
        years = {"first": FIRST_YEAR + 1, "last": _LAST_YEAR - 1}
        raise UserError(_("“{text}” is out of range. Choose a day from {first} to {last}.").format(text=text, **years))
    return day


def _count(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isdecimal() or not 1 <= int(text) <= most:
            raise UserError(_("“{text}” is not a number from 1 to {most}.").format(text=text, most=most))
        return int(text)

    return read


def _pair(text: str) -> tuple[str, str]:
    header, is_pair, code = text.rpartition("=")
    if not is_pair or not header.strip() or not code.strip():
        raise UserError(_("“{text}” is not a column and what it holds. Write it such as “Mobile=phone”.").format(text=text))
    return header.strip(), code.strip()


def _encoding(text: str) -> str:
    try:
        return codecs.lookup(text).name
    except (LookupError, ValueError):
        message = _("“{text}” is not an encoding. Choose one such as utf-8, utf-16, windows-1250 or windows-1252.")
        raise UserError(message.format(text=text)) from None


def _delimiter(text: str) -> str:
    if text in ("tab", "\\t", "\t"):
        return "\t"
    if len(text) != 1 or text.isalnum() or text in '"\r\n':
        raise UserError(
            _("“{text}” is not a delimiter. Choose one character such as ; or , or the word “tab”.").format(text=text)
        )
    return text


def _seed(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise UserError(_("“{text}” is not a whole number.").format(text=text)) from None


def _one_of(kind: Any) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            return kind(text.replace("-", "_").lower())
        except ValueError:
            known = ", ".join(kind)
            raise UserError(_("“{text}” is not known here. Choose one of: {known}.").format(text=text, known=known)) from None

    return read
