"""What can be asked for on the command line."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from relapp import __version__, i18n
from relapp.cli import verbs
from relapp.domain.clients import Channel
from relapp.domain.journal import Outcome, Purpose
from relapp.errors import UserError
from relapp.i18n import _


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as a UserError."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line."""
        raise UserError(_("{problem}. “relapp --help” shows what can be asked.").format(problem=message.rstrip(".")))


def parser() -> argparse.ArgumentParser:
    """The parser of everything that can be asked for; `run` is the verb to call."""
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    _add_shared(shared)
    found = Parser(
        prog="relapp", description=_("Your client book, and whom to get in touch with today. Without a verb: the window.")
    )
    found.set_defaults(book=None, lang=None, run=verbs.run_window)
    _add_shared(found)
    found.add_argument("--version", action="version", version=f"Relapp {__version__}")
    known = found.add_subparsers(title=_("verbs"), metavar="")

    def verb(name: str, run: Callable[[argparse.Namespace], int], text: str, *, as_json: bool = True) -> argparse.ArgumentParser:
        added = known.add_parser(name, help=text, description=text, parents=[shared])
        added.set_defaults(run=run)
        if as_json:
            added.add_argument("--json", action="store_true", help=_("write JSON for scripts"))
        return added

    importing = verb("import", verbs.run_import, _("bring contact files in (vCard, CSV)"))
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE")
    importing.add_argument("--dry-run", action="store_true", help=_("only show what would come in"))
    verb("today", verbs.run_today, _("whom to get in touch with today, and why")).add_argument(
        "--on", type=_day, metavar="YYYY-MM-DD"
    )
    week = verb("week", verbs.run_week, _("the week's contact list"))
    week.add_argument("--on", type=_day, metavar="YYYY-MM-DD")
    week.add_argument("--pdf", type=Path, metavar="FILE", help=_("write the printable list"))
    upcoming = verb("upcoming", verbs.run_upcoming, _("what is planned for the coming days"))
    upcoming.add_argument("--days", type=_day_count, required=True, metavar="N")
    upcoming.add_argument("--on", type=_day, metavar="YYYY-MM-DD")
    verb("clients", verbs.run_clients, _("list or search clients")).add_argument("--search", default="", metavar="TEXT")
    _add_log(verb("log", verbs.run_log, _("log a touch"), as_json=False))
    verb("export", verbs.run_export, _("write all clients to a .vcf or .csv file"), as_json=False).add_argument("file", type=Path)
    verb("check", verbs.run_check, _("compute everything again and compare"), as_json=False)
    sample = verb("sample", verbs.run_sample, _("write a believable book to try things on"), as_json=False)
    sample.add_argument("file", type=Path)
    sample.add_argument("--clients", type=_day_count, default=120, metavar="N")
    sample.add_argument("--seed", type=int, default=1, metavar="S")
    sample.add_argument("--on", type=_day, metavar="YYYY-MM-DD")
    return found


def _add_shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--book", type=Path, metavar="FILE", help=_("another book than your own"))
    parser.add_argument("--lang", choices=i18n.LANGUAGES, help=_("the language to speak"))


def _add_log(log: argparse.ArgumentParser) -> None:
    log.add_argument("client", metavar="CLIENT", help=_("number or name"))
    log.add_argument("--purpose", type=_one_of(Purpose), required=True, metavar="P", help=", ".join(Purpose))
    log.add_argument("--channel", type=_one_of(Channel), default=Channel.PHONE, metavar="C", help=", ".join(Channel))
    log.add_argument("--on", type=_day, metavar="YYYY-MM-DD")
    log.add_argument("--outcome", type=_one_of(Outcome), default=Outcome.SPOKE, metavar="O", help=", ".join(Outcome))
    log.add_argument("--note", default="", metavar="TEXT")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(_("“{text}” is not a date. Write it as year-month-day, such as 2026-11-23.").format(text=text)) from None


def _day_count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise UserError(_("“{text}” is not a number from 1 on.").format(text=text))
    return int(text)


def _one_of(kind: Any) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            return kind(text.replace("-", "_").lower())
        except ValueError:
            known = ", ".join(kind)
            raise UserError(_("“{text}” is not known here. Choose one of: {known}.").format(text=text, known=known)) from None

    return read
