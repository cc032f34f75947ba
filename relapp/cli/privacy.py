"""The verbs that data-protection law asks for: everything about a person to hand over, and a person erased for good."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from relapp.cli.arguments import shared, take_client
from relapp.cli.opening import client_named, open_book
from relapp.cli.printing import require_room
from relapp.cli.terminal import say, shown
from relapp.errors import UserError
from relapp.i18n import _, ngettext

if TYPE_CHECKING:
    from relapp.book import Book
    from relapp.book.erasing.part import Erased
    from relapp.domain.clients import Client


def take_privacy(taker: argparse.ArgumentParser) -> None:
    """A verb of its own for each thing that somebody may ask for."""
    kinds = taker.add_subparsers(title=_("what"), metavar=_("WHAT"), required=True)
    words = _("write everything about a client to files that can be handed to them")
    export = kinds.add_parser("export", help=words, description=words, parents=[shared()])
    take_client(export)
    export.add_argument("--pdf", type=Path, metavar="FILE", help=_("to read"))
    export.add_argument("--json", type=Path, metavar="FILE", help=_("for other programs"))
    export.set_defaults(run=run_export)


def take_erase(taker: argparse.ArgumentParser) -> None:
    """Whom, how far, and that it is meant."""
    take_client(taker)
    taker.add_argument("--yes", action="store_true", help=_("do it: nothing brings them back"))
    taker.add_argument("--backups", action="store_true", help=_("erase them from the backups too"))


def run_export(options: argparse.Namespace) -> int:
    """Write everything about one client."""
    from relapp.printing.everything import everything, write_json

    if not (options.pdf or options.json):
        raise UserError(_("Name a file with --pdf FILE, --json FILE, or both."))
    for file, ending in ((options.pdf, ".pdf"), (options.json, ".json")):
        if file:
            require_room(file, ending)
    with open_book(options) as book:
        client = client_named(book, options.client)
        if options.pdf:
            from relapp.paper.render import write_pdf
            from relapp.printing.setup import page_setup

            write_pdf(everything(book, client.id, date.today()), options.pdf, page_setup(book))
            say(options.pdf)
        if options.json:
            write_json(book, client.id, options.json)
            say(options.json)
    return 0


def run_erase(options: argparse.Namespace) -> int:
    """Erase one client, or say what would go where that was not confirmed."""
    with open_book(options) as book:
        client = client_named(book, options.client)
        if not options.yes:
            from relapp.wording import erasing as words

            say(words.known_again())
            _say_mentions(len(book.erasing.mentions(client.id)))
            message = _("Nothing was changed. “relapp erase {number} --yes” erases {client} for good: nothing brings them back.")
            raise UserError(message.format(client=client.name, number=client.id))
        _say_erased(book, client, book.erasing.erase(client.id), from_backups=options.backups)
    return 0


def _say_erased(book: "Book", client: "Client", erased: "Erased", *, from_backups: bool) -> None:
    from relapp.wording import erasing as words

    say(_("{client} is erased.").format(client=client.name))
    if not erased.is_finished:
        say(words.unfinished())
    _say_mentions(len(erased.mentions))
    found = book.erasing.erase_from_backups() if from_backups else book.erasing.held()
    if from_backups:
        say(words.erased_from(len(found.holding)))
    elif found.holding:
        print(shown(words.held([each.name for each in found.holding])))
    if found.unread:
        print(shown(words.unread([each.name for each in found.unread])))
    if found.away:
        say(words.second_place_away())


def _say_mentions(count: int) -> None:
    if count:
        said = ngettext("{count} text about others names them.", "{count} texts about others name them.", count)
        say(said.format(count=count))
