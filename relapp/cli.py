"""The verbs: everything that works without a window."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TextIO

from relapp import __version__, i18n
from relapp.errors import BookError, UserError
from relapp.i18n import _, format_day, ngettext

# The book and everything behind it are imported by the verbs that need them: `relapp --help` answers at once.


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb, or the window where none is given; 0 done, 2 the input is at fault, 3 the book cannot be used."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    i18n.set_language(i18n.guess_language(), i18n.guess_country())
    try:
        options = _parser().parse_args(given)
        if options.lang:
            i18n.set_language(options.lang, i18n.guess_country())
        run: Callable[[argparse.Namespace], int] = getattr(options, "run", _window)
        return run(options)
    except UserError as error:
        print(f"relapp: {error}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        sys.stderr.close()
        return 0


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line."""
        raise UserError(_("{problem}. “relapp --help” shows what can be asked.").format(problem=message.rstrip(".")))


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    _add_shared(shared)
    parser = _Parser(
        prog="relapp", description=_("Your client book, and whom to get in touch with today. Without a verb: the window.")
    )
    parser.set_defaults(book=None, lang=None)
    _add_shared(parser)
    parser.add_argument("--version", action="version", version=f"Relapp {__version__}")
    verbs = parser.add_subparsers(title=_("verbs"), metavar="")

    def verb(name: str, run: Callable[[argparse.Namespace], int], text: str, *, as_json: bool = True) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=text, description=text, parents=[shared])
        added.set_defaults(run=run)
        if as_json:
            added.add_argument("--json", action="store_true", help=_("write JSON for scripts"))
        return added

    importing = verb("import", _import, _("bring contact files in (vCard, CSV)"))
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE")
    importing.add_argument("--dry-run", action="store_true", help=_("only show what would come in"))
    verb("today", _today, _("whom to get in touch with today, and why")).add_argument("--on", type=_day, metavar="YYYY-MM-DD")
    week = verb("week", _week, _("the week's contact list"))
    week.add_argument("--on", type=_day, metavar="YYYY-MM-DD")
    week.add_argument("--pdf", type=Path, metavar="FILE", help=_("write the printable list"))
    upcoming = verb("upcoming", _upcoming, _("what is planned for the coming days"))
    upcoming.add_argument("--days", type=_day_count, required=True, metavar="N")
    upcoming.add_argument("--on", type=_day, metavar="YYYY-MM-DD")
    verb("clients", _clients, _("list or search clients")).add_argument("--search", default="", metavar="TEXT")
    _add_log(verb("log", _log, _("log a touch"), as_json=False))
    verb("export", _export, _("write all clients to a .vcf or .csv file"), as_json=False).add_argument("file", type=Path)
    verb("check", _check, _("compute everything again and compare"), as_json=False)
    sample = verb("sample", _sample, _("write a believable book to try things on"), as_json=False)
    sample.add_argument("file", type=Path)
    sample.add_argument("--clients", type=_day_count, default=120, metavar="N")
    sample.add_argument("--seed", type=int, default=1, metavar="S")
    sample.add_argument("--on", type=_day, metavar="YYYY-MM-DD")
    return parser


def _add_shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--book", type=Path, metavar="FILE", help=_("another book than your own"))
    parser.add_argument("--lang", choices=i18n.LANGUAGES, help=_("the language to speak"))


def _add_log(log: argparse.ArgumentParser) -> None:
    from relapp.domain.clients import Channel
    from relapp.domain.journal import Outcome, Purpose

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


def _open(options: argparse.Namespace, *, create: bool = False, turn: bool = True) -> Any:
    """The book, turned to today and speaking its language unless another was asked for."""
    from relapp.book import Book
    from relapp.paths import default_book

    path = options.book or default_book()
    if not create and not path.exists():
        raise BookError(
            _("There is no book at {file} yet. “relapp import FILE” makes one from a contact file.").format(file=path)
        )
    book = Book(path)
    settings = book.settings.get()
    if not settings.language:
        language = options.lang or i18n.guess_language()
        book.save_settings(replace(settings, language=language, country=settings.country or i18n.guess_country()))
    if not options.lang:
        i18n.set_language(book.settings.get().language, book.settings.get().country)
    if turn:
        book.turn_to(date.today())
    return book


def _window(options: argparse.Namespace) -> int:
    from relapp.app import run

    return run(options.book, options.lang)


def _import(options: argparse.Namespace) -> int:
    from relapp import shapes
    from relapp.importing import preview_file, take_in

    with _open(options, create=True) as book:
        previews, counts = [], []
        for file in options.files:
            preview = preview_file(book, file)
            previews.append(preview)
            counts.append(preview.counts if options.dry_run else take_in(book, preview)[0])
    result = shapes.imported(previews, counts)
    if options.json:
        return _write_json(result)
    for problem in result["problems"]:
        print(f"{problem['file']}:{problem['position']}: {problem['message']}")
    print(_("{read} read: {added} added, {merged} merged, {skipped} skipped, {failed} failed").format(**result))
    return 0


def _today(options: argparse.Namespace) -> int:
    from relapp import shapes

    with _open(options, turn=options.on is None) as book:
        on = options.on or date.today()
        planned = book.agenda.planned(on)
    if options.json:
        return _write_json(shapes.today(planned, on))
    touches = planned.plan.day(on).touches
    print(i18n.first_letter_upper(format_day(on, "weekday_day_month")))
    if not touches:
        print(_("Nobody is due today."))
    _print_touches(touches, planned.clients, on)
    _print_waiting(planned.waiting)
    return 0


def _week(options: argparse.Namespace) -> int:
    from relapp import shapes
    from relapp.domain.dates import monday_of

    with _open(options, turn=options.on is None) as book:
        on = options.on or date.today()
        planned = book.agenda.week(on, on)
        if options.pdf:
            return _write_week(book, planned, on, options.pdf)
    if options.json:
        return _write_json(shapes.week(planned, monday_of(on), on))
    for day in planned.plan.days:
        if day.touches:
            print(i18n.first_letter_upper(format_day(day.day, "weekday_day_month")), day.holiday)
            _print_touches(day.touches, planned.clients, on)
    if planned.plan.not_fitting:
        print(_("Did not fit this week"))
        _print_touches(planned.plan.not_fitting, planned.clients, on)
    _print_waiting(planned.waiting)
    return 0


def _write_week(book: Any, planned: Any, on: date, file: Path) -> int:
    from relapp.paper.documents import WeekSheet
    from relapp.paper.render import write_pdf

    clients = book.clients.load(planned.touched_ids())
    plan = planned.plan
    sheet = WeekSheet(plan.days, plan.not_fitting, clients, book.path.name, on, planned.waiting)
    pages = write_pdf(sheet, file, book.settings.get().paper)
    print(ngettext("{file}: {count} page", "{file}: {count} pages", pages).format(file=file, count=pages))
    return 0


def _upcoming(options: argparse.Namespace) -> int:
    from relapp import shapes

    with _open(options, turn=options.on is None) as book:
        on = options.on or date.today()
        planned = book.agenda.planned(on, options.days + 1)
    result = shapes.upcoming(planned, on, options.days)
    if options.json:
        return _write_json(result)
    for day in planned.plan.days[: options.days + 1]:
        if day.touches:
            print(i18n.first_letter_upper(format_day(day.day, "weekday_day_month")), day.holiday)
            _print_touches(day.touches, planned.clients, on)
    return 0


def _clients(options: argparse.Namespace) -> int:
    from relapp import shapes
    from relapp.book.client_list import ClientFilter

    with _open(options, turn=False) as book:
        ids = book.list.ids(ClientFilter(text=options.search), limit=None)
        found = book.clients.load(ids)
        last_contacts = book.list.last_contacts(ids)
    if options.json:
        return _write_json(shapes.clients(found.values(), last_contacts))
    for client in found.values():
        print(f"{client.id:>6}  {client.name}", *filter(None, [client.company, *client.phones[:1]]), sep="  ")
    return 0


def _log(options: argparse.Namespace) -> int:
    from relapp.domain.journal import Touch

    with _open(options) as book:
        client = _named(book, options.client)
        on = options.on or date.today()
        book.journal.log(client.id, Touch(on, options.purpose, options.channel, outcome=options.outcome, note=options.note))
    print(_("Logged for {client} on {day}.").format(client=client.name, day=format_day(on)))
    return 0


def _named(book: Any, text: str) -> Any:
    """The one client that a number or a name means."""
    if text.isdecimal() and (found := book.clients.load([int(text)])):
        return found[int(text)]
    lines = book.list.find(text, 6)
    exact = [line for line in lines if line.name.casefold() == text.casefold()]
    lines = exact or lines
    if not lines:
        raise UserError(_("No client is called “{text}”. “relapp clients --search” finds names and numbers.").format(text=text))
    if len(lines) > 1:
        names = ", ".join(f"{line.name} ({line.id})" for line in lines[:5])
        raise UserError(_("“{text}” may be several clients: {names}. Give the number.").format(text=text, names=names))
    return book.clients.get(lines[0].id)


def _export(options: argparse.Namespace) -> int:
    from relapp.book.client_list import ClientFilter
    from relapp.exchange import write_csv, write_vcard
    from relapp.files import write_whole

    writers = {".vcf": write_vcard, ".csv": write_csv}
    writer = writers.get(options.file.suffix.lower())
    if not writer:
        raise UserError(_("{file} has neither the ending .vcf nor .csv. Choose one of them.").format(file=options.file))
    with _open(options, turn=False) as book:
        clients = book.clients.load(book.list.ids(ClientFilter()))
    write_whole(options.file, writer(clients.values()))
    count = len(clients)
    print(ngettext("{file}: {count} client", "{file}: {count} clients", count).format(file=options.file, count=count))
    return 0


def _check(options: argparse.Namespace) -> int:
    with _open(options, turn=False) as book:
        wrong = book.check()
    if wrong:
        raise BookError(_("The book is not sound: {what}.").format(what="; ".join(wrong)))
    print(_("Nothing amiss."))
    return 0


def _sample(options: argparse.Namespace) -> int:
    from relapp.sample import write_sample

    language = options.lang or i18n.guess_language()
    write_sample(options.file, options.clients, options.seed, options.on, language)
    print(_("{file} is ready. “relapp --book {file}” opens it.").format(file=options.file))
    return 0


def _print_touches(touches: Any, clients: Any, on: date) -> None:
    from relapp import wording

    for touch in touches:
        client = clients[touch.client_id]
        name = f"{client.name} · {client.company}" if client.company else client.name
        print(f"  {name}")
        for reason in touch.reasons:
            print("    " + " · ".join([wording.reason_title(reason), wording.why(reason, on), *wording.remarks(reason, on)]))


def _print_waiting(waiting: int) -> None:
    if waiting:
        print(ngettext("{count} more is waiting.", "{count} more are waiting.", waiting).format(count=waiting))


def _write_json(value: Any, to: TextIO | None = None) -> int:
    json.dump(value, to or sys.stdout, ensure_ascii=False, indent=2)
    print(file=to or sys.stdout)
    return 0
