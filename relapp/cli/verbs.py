"""The verbs that need neither a window nor a contact file. Each returns 0, or raises UserError."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from relapp import i18n
from relapp.cli.opening import client_named, day_and_week, open_book, write_json
from relapp.cli.printing import run_print
from relapp.cli.terminal import say
from relapp.errors import BookError, UserError
from relapp.i18n import _, format_day, ngettext

if TYPE_CHECKING:
    from relapp.book.agenda import ClientName
    from relapp.domain.week import PlannedTouch

# What a verb does not need is not imported: it answers sooner.


def run_window(options: argparse.Namespace) -> int:
    """Open the window."""
    from relapp.app import run
    from relapp.cli.passphrase import given

    return run(options.book, options.lang, given(options), is_hidden=options.hidden)


def run_today(options: argparse.Namespace) -> int:
    """Say whom to get in touch with, and why."""
    with open_book(options, turn=options.on is None) as book:
        on = options.on or date.today()
        planned = book.agenda.planned(on)
    if options.json:
        from relapp import shapes

        return write_json(shapes.today(planned, on))
    touches = planned.plan.day(on).touches
    if not touches:
        say(_("Nobody is due today."))
    _print_touches(touches, planned.clients, on)
    _print_waiting(planned.waiting)
    return 0


def run_week(options: argparse.Namespace) -> int:
    """Say or print what the week holds."""
    from relapp import shapes

    if options.pdf:
        return run_print(options)
    with open_book(options, turn=options.on is None) as book:
        on, start = day_and_week(options, book)
        planned = book.agenda.week(on, start)
    if options.json:
        return write_json(shapes.week(planned, start, on))
    for day in planned.plan.days:
        if day.touches:
            say(i18n.first_letter_upper(format_day(day.day, "weekday_day_month")), day.holiday)
            _print_touches(day.touches, planned.clients, on)
    if planned.plan.not_fitting:
        say(_("Did not fit this week"))
        _print_touches(planned.plan.not_fitting, planned.clients, on)
    _print_waiting(planned.waiting)
    return 0


def run_upcoming(options: argparse.Namespace) -> int:
    """Say what the coming days hold."""
    from relapp import shapes

    with open_book(options, turn=options.on is None) as book:
        on = options.on or date.today()
        planned = book.agenda.planned(on, options.days + 1)
    result = shapes.upcoming(planned, on, options.days)
    if options.json:
        return write_json(result)
    for day in planned.plan.days[: options.days + 1]:
        if day.touches:
            say(i18n.first_letter_upper(format_day(day.day, "weekday_day_month")), day.holiday)
            _print_touches(day.touches, planned.clients, on)
    return 0


def run_clients(options: argparse.Namespace) -> int:
    """List the clients that a text finds, or all."""
    from relapp import shapes
    from relapp.book.client_list import ClientFilter

    with open_book(options, turn=False) as book:
        ids = book.list.ids(ClientFilter(text=options.search), limit=None)
        found = book.clients.load(ids)
        last_contacts = book.list.last_contacts(ids)
    if options.json:
        return write_json(shapes.clients(found.values(), last_contacts))
    for client in found.values():
        say(f"{client.id:>6}  {client.name}", *filter(None, [client.company, *client.phones[:1]]), sep="  ")
    return 0


def run_log(options: argparse.Namespace) -> int:
    """Log a touch of the client that a number or a name means."""
    from relapp.domain.journal import Touch

    with open_book(options) as book:
        client = client_named(book, options.client)
        on = options.on or date.today()
        if on > date.today():
            raise UserError(_("{day} is still to come. Log a touch once it has happened.").format(day=format_day(on)))
        book.journal.log(client.id, Touch(on, options.purpose, options.channel, outcome=options.outcome, note=options.note))
    say(_("Logged for {client} on {day}.").format(client=client.name, day=format_day(on)))
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Compute everything again; BookError where that differs from what is stored."""
    with open_book(options, turn=False) as book:
        wrong = book.check()
    if wrong:
        raise BookError(_("The book is not sound: {what}.").format(what="; ".join(wrong)))
    say(_("Nothing amiss."))
    return 0


def run_sample(options: argparse.Namespace) -> int:
    """Write a sample book."""
    from relapp.sample import write_sample

    language = options.lang or i18n.guess_language()
    write_sample(options.file, options.clients, options.seed, options.on, language)
    say(_("{file} is ready. “relapp --book {file}” opens it.").format(file=options.file))
    return 0


def _print_touches(touches: "Sequence[PlannedTouch]", clients: "Mapping[int, ClientName]", on: date) -> None:
    from relapp import wording

    for touch in touches:
        client = clients[touch.client_id]
        name = f"{client.name} · {client.company}" if client.company else client.name
        say(f"  {name}")
        for reason in touch.reasons:
            hour = [reason.at.isoformat("minutes")] if reason.at else []
            said = [*hour, wording.reason_title(reason), wording.why(reason, on), *wording.remarks(reason, on)]
            say("    " + " · ".join(filter(None, said)))


def _print_waiting(waiting: int) -> None:
    if waiting:
        say(ngettext("{count} more is waiting.", "{count} more are waiting.", waiting).format(count=waiting))
