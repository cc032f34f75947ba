"""What can be asked for on the command line."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from relapp import __version__
from relapp.cli import backups, files, imports, printing, privacy, rescue, values, verbs
from relapp.cli.arguments import Parser, shared, take_client, take_json, take_on, take_shared, take_wanted
from relapp.domain.clients import Channel
from relapp.domain.journal import Outcome, Purpose
from relapp.i18n import _

_MOST_DAYS = 3660
_MOST_CLIENTS = 1_000_000
_MOST_IMPORTS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Verb:
    """What runs, what it is for, and what it takes."""

    run: Callable[[argparse.Namespace], int]
    help: str
    take: Callable[[argparse.ArgumentParser], None]


def parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """A parser of all verbs, or only of those among `given`: the others would cost the answer time. `run` is the verb to call."""
    found = Parser(
        prog="relapp", description=_("Your client book, and whom to get in touch with today. Without a verb: the window.")
    )
    found.set_defaults(book=None, passphrase_file=None, lang=None, run=verbs.run_window)
    take_shared(found)
    found.add_argument("--version", action="version", version=f"Relapp {__version__}")
    found.add_argument("--hidden", action="store_true", help=_("begin in the tray, or minimised where there is none"))
    known = found.add_subparsers(title=_("verbs"), metavar=_("VERB"), prog="relapp")
    all_verbs = _verbs()
    for name in [name for name in all_verbs if name in given] or all_verbs:
        verb = all_verbs[name]
        added = known.add_parser(name, help=verb.help, description=verb.help, parents=[shared()])
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
        "print": Verb(printing.run_print, _("write pages to print to a .pdf file"), _take_print),
        "duplicates": Verb(files.run_duplicates, _("list who may be in the book twice, and why"), take_json),
        "log": Verb(verbs.run_log, _("log a touch"), _take_log),
        "export": Verb(files.run_export, _("write clients to a .vcf, .csv, .xlsx, .ics or .json file"), _take_export),
        "privacy": Verb(privacy.run_export, _("hand over what is kept about a client"), privacy.take_privacy),
        "erase": Verb(privacy.run_erase, _("erase a client for good, and keep them out"), privacy.take_erase),
        "backup": Verb(backups.run_backup, _("make a backup of the book"), _take_backup),
        "backups": Verb(backups.run_backups, _("list the backups"), take_json),
        "restore": Verb(backups.run_restore, _("make the book what it was in a backup; the book as it is stays"), _take_restore),
        "rescue": Verb(rescue.run_rescue, _("see what can be saved of a damaged book, and save it"), rescue.take_rescue),
        "check": Verb(verbs.run_check, _("compute everything again and compare"), lambda _parser: None),
        "sample": Verb(verbs.run_sample, _("write a believable book to try things on"), _take_sample),
    }


def _take_file(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("file", type=Path, metavar="FILE")


def _take_import(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("files", nargs="+", type=Path, metavar="FILE")
    taker.add_argument("--dry-run", action="store_true", help=_("only show what would come in"))
    taker.add_argument("--bring-back", action="store_true", help=_("also those who were erased on request"))
    add = taker.add_argument_group(_("for tables, where the guess is wrong")).add_argument
    add("--map", action="append", default=[], type=values.pair, metavar="HEADER=CODE", help=_("what a column holds"))
    add("--date-order", choices=("day-first", "month-first"), help=_("how dates such as 03/04/1980 are read"))
    add("--encoding", type=values.encoding, metavar="E", help=_("such as utf-8 or windows-1252"))
    add("--delimiter", type=values.delimiter, metavar="D", help=_("one character, or “tab”"))
    add("--sheet", default="", metavar="S", help=_("the sheet of a workbook"))
    take_json(taker)


def _take_imports(taker: argparse.ArgumentParser) -> None:
    taker.add_argument(
        "--undo", type=values.number(1, _MOST_IMPORTS), metavar="N", help=_("take the import with this number back")
    )
    take_json(taker)


def _take_day(taker: argparse.ArgumentParser) -> None:
    take_on(taker)
    take_json(taker)


def _take_week(taker: argparse.ArgumentParser) -> None:
    _take_day(taker)
    taker.add_argument("--pdf", type=Path, metavar="FILE", help=_("write the printable list, as “print week” does"))
    taker.set_defaults(write=printing.write_week)


def _take_print(taker: argparse.ArgumentParser) -> None:
    from relapp.cli.printing_options import take_print

    take_print(taker)


def _take_upcoming(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("--days", type=values.number(1, _MOST_DAYS), required=True, metavar="N")
    _take_day(taker)


def _take_clients(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("--search", default="", metavar="TEXT")
    take_json(taker)


def _take_log(taker: argparse.ArgumentParser) -> None:
    take_client(taker)
    taker.add_argument("--purpose", type=values.one_of(Purpose), required=True, metavar="P", help=", ".join(Purpose))
    taker.add_argument("--channel", type=values.one_of(Channel), default=Channel.PHONE, metavar="C", help=", ".join(Channel))
    taker.add_argument("--outcome", type=values.one_of(Outcome), default=Outcome.SPOKE, metavar="O", help=", ".join(Outcome))
    taker.add_argument("--note", default="", metavar="TEXT")
    take_on(taker)


def _take_export(taker: argparse.ArgumentParser) -> None:
    _take_file(taker)
    taker.add_argument("--vcard", choices=("3", "4"), help=_("which version of vCard a .vcf file is"))
    taker.add_argument("--everybody", action="store_true", help=_("with those too who are not to be contacted"))
    take_wanted(taker)


def _take_backup(taker: argparse.ArgumentParser) -> None:
    taker.add_argument("--to", type=Path, metavar="FOLDER", help=_("have it in this folder too"))


def _take_restore(taker: argparse.ArgumentParser) -> None:
    backups.take_restore(taker)


def _take_sample(taker: argparse.ArgumentParser) -> None:
    _take_file(taker)
    taker.add_argument("--clients", type=values.number(1, _MOST_CLIENTS), default=120, metavar="N")
    taker.add_argument("--seed", type=values.seed, default=1, metavar="S")
    take_on(taker)
