"""The verb that writes what can be printed as PDFs; sending pages to a printer is the window's."""

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from relapp.cli.opening import client_named, day_and_week, open_book, require_tags
from relapp.cli.terminal import say, say_left_out
from relapp.errors import UserError
from relapp.files import refuse_precious, require_ending
from relapp.i18n import _, ngettext

if TYPE_CHECKING:
    from relapp.book import Book
    from relapp.domain.labels import LabelChoices
    from relapp.domain.printed import PageSetup, WeekChoices
    from relapp.paper.documents import Printable

T = TypeVar("T")


def run_print(options: argparse.Namespace) -> int:
    """Write the pages of one kind: its `write` is among the options."""
    if options.pdf is None:
        raise UserError(_("Name the file with --pdf FILE. Printing on a printer is in the window: “relapp” opens it."))
    require_room(options.pdf, ".pdf")
    with open_book(options, turn=options.on is None) as book:
        options.write(book, options)
    return 0


def require_room(file: Path, ending: str) -> None:
    """Raise UserError where `file` has another ending or cannot be written, before anything is remembered as printed."""
    from tempfile import TemporaryFile

    require_ending(file, ending)
    refuse_precious(file)
    try:
        with TemporaryFile(dir=file.parent):
            pass
    except OSError as error:
        reason = error.strerror or str(error)
        message = _("{file} cannot be written: {reason}. Choose another folder.")
        raise UserError(message.format(file=file, reason=reason)) from error


def write_week(book: "Book", options: argparse.Namespace) -> None:
    """The weekly list, kept under its number so that results can be entered."""
    from relapp.printing.week import compose, gather, keep

    on, start = day_and_week(options, book)
    require_tags(book, getattr(options, "tag", None) or ())
    sheet = keep(book, gather(book, on, start, _week_choices(book, options)))
    pages = _write(compose(sheet), book, options)
    if sheet.number:
        words = ngettext("{file}: {count} page, list {number}", "{file}: {count} pages, list {number}", pages)
        say(words.format(file=options.pdf, count=pages, number=sheet.number))
    else:
        _tell(options.pdf, pages)


def write_labels(book: "Book", options: argparse.Namespace) -> None:
    """Labels or envelopes, or the page that shows where a printer puts them; who has no address is told below."""
    from relapp.book.client_list import ClientFilter
    from relapp.domain.labels import Carrier
    from relapp.printing.labels import calibration, clients_for_week, labels, left_out_words

    choices = _label_choices(book, options)
    require_tags(book, [options.tag])
    if options.calibration:
        if choices.carrier is Carrier.ENVELOPES:
            raise UserError(_("Only sheets of labels are calibrated. Name one with --sheet."))
        _tell(options.pdf, _write(calibration(choices, options.on or date.today()), book, options))
        return
    wanted = ClientFilter(text=options.search, tag=options.tag, importance=options.importance)
    ids = list(book.list.ids(wanted, limit=None))
    if options.week:
        due = set(clients_for_week(book, *day_and_week(options, book)))
        ids = [each for each in ids if each in due]
    job = labels(book, ids, choices)
    _tell(options.pdf, _write(job.printable, book, options))
    for line in left_out_words(job.left_out):
        say(line)


def write_birthdays(book: "Book", options: argparse.Namespace) -> None:
    """The yearly dates of a year, or of one of its months."""
    from relapp.printing.birthdays import dates

    year = options.year or (options.on or date.today()).year
    document, _is_shortened = dates(book, year, options.month, options.kind)
    _tell(options.pdf, _write(document, book, options))


def write_client(book: "Book", options: argparse.Namespace) -> None:
    """Everything about a client for a visit, or the page for a colleague."""
    from relapp.printing.client import client_brief, client_sheet

    client, on = client_named(book, options.client), options.on or date.today()
    if options.brief:
        from relapp.paper.render.fitting import fitting

        document = fitting(client_brief(book, client.id, on), _setup(book, options))
    else:
        document = client_sheet(book, client.id, on)
    _tell(options.pdf, _write(document, book, options))


def write_phones(book: "Book", options: argparse.Namespace) -> None:
    """The phones of everybody, or of some."""
    from relapp.book.client_list import ClientFilter
    from relapp.printing.phones import phone_list

    require_tags(book, [options.tag])
    wanted = ClientFilter(text=options.search, tag=options.tag, importance=options.importance)
    document = phone_list(book, wanted, options.on or date.today(), emails=options.emails, everybody=options.everybody)
    _tell(options.pdf, _write(document, book, options))
    if not options.everybody:
        say_left_out(len(book.privacy.not_to_be_contacted().intersection(book.list.ids(wanted, limit=None))))


def _write(printable: "Printable", book: "Book", options: argparse.Namespace) -> int:
    from relapp.paper.render import write_pdf

    return write_pdf(printable, options.pdf, _setup(book, options))


def _tell(file: Path, pages: int) -> None:
    say(ngettext("{file}: {count} page", "{file}: {count} pages", pages).format(file=file, count=pages))


def _setup(book: "Book", options: argparse.Namespace) -> "PageSetup":
    from relapp.printing.setup import page_setup

    return _but_for(page_setup(book), options, paper="paper", text_percent="text", ink="ink")


def _week_choices(book: "Book", options: argparse.Namespace) -> "WeekChoices":
    from relapp.printing.week import week_choices

    names = {"arrangement": "by", "look": "look", "columns": "columns", "code": "code", "weekdays": "days"}
    choices = _but_for(week_choices(book), options, **names)
    tags: list[str] | None = getattr(options, "tag", None)
    return choices if tags is None else replace(choices, tags=tuple(filter(None, tags)))


def _label_choices(book: "Book", options: argparse.Namespace) -> "LabelChoices":
    from relapp.domain.labels import Carrier
    from relapp.paper.labels import sheets
    from relapp.printing.labels import label_choices

    names = {"sheet": "sheet", "envelope": "envelope", "start_at": "start", "copies": "copies"}
    choices = _but_for(label_choices(book), options, **names)
    if options.sheet is not None or options.envelope:
        choices = replace(choices, carrier=Carrier.ENVELOPES if options.envelope else Carrier.LABELS)
    if options.sheet is not None and sheets.find(options.sheet) is None:
        known = ", ".join(name for sheet in sheets.SHEETS for name in sheet.names)
        raise UserError(
            _("No sheet of labels is called “{name}”. Choose one such as: {known}.").format(name=options.sheet, known=known)
        )
    if choices.carrier is Carrier.ENVELOPES and options.start:
        raise UserError(_("Only sheets of labels have a first label. Leave --start out."))
    room = sheets.chosen(choices).count
    if choices.carrier is Carrier.LABELS and choices.start_at > room:
        raise UserError(_("The sheet has {count} labels. Choose one of those to begin with.").format(count=room))
    right, down = options.offset or (choices.right, choices.down)
    return replace(choices, right=right, down=down)


def _but_for(kept: T, options: argparse.Namespace, **names: str) -> T:
    """`kept`, a dataclass, but for the fields whose option, by the name given for each, says otherwise."""
    said = {field: getattr(options, option, None) for field, option in names.items()}
    changed: Any = replace(kept, **{field: value for field, value in said.items() if value is not None})  # type: ignore[type-var]
    return changed  # type: ignore[no-any-return]
