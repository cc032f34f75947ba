"""What many verbs take: the book, the language, a day, a file, some of the clients."""

import argparse
from typing import NoReturn

from relapp import i18n
from relapp.cli import values
from relapp.cli.passphrase import take_passphrase
from relapp.domain.clients import Importance
from relapp.errors import UserError
from relapp.i18n import _


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as a UserError."""

    def error(self, message: str) -> NoReturn:
        """Raise UserError instead of printing the usage."""
        raise UserError(_("{problem}. “relapp --help” shows what can be asked.").format(problem=message.rstrip(".")))


def shared() -> Parser:
    """What may stand after a verb as well as before it."""
    parser = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    take_shared(parser)
    return parser


def take_shared(taker: argparse.ArgumentParser) -> None:
    """The book, its passphrase and the language."""
    taker.add_argument("--book", type=values.book, metavar="FILE", help=_("another book than your own"))
    take_passphrase(taker)
    taker.add_argument("--lang", choices=i18n.LANGUAGES, help=_("the language to speak"))


def take_json(taker: argparse.ArgumentParser) -> None:
    """An answer for scripts."""
    taker.add_argument("--json", action="store_true", help=_("write JSON for scripts"))


def take_on(taker: argparse.ArgumentParser) -> None:
    """The day that is asked about, None for today."""
    taker.add_argument("--on", type=values.day, metavar="YYYY-MM-DD", help=_("another day than today"))


def take_client(taker: argparse.ArgumentParser) -> None:
    """One client."""
    taker.add_argument("client", metavar="CLIENT", help=_("number or name"))


def take_wanted(taker: argparse.ArgumentParser) -> None:
    """Some of the clients: all that meet every condition given."""
    taker.add_argument("--search", default="", metavar="TEXT", help=_("only the clients that a text finds"))
    taker.add_argument("--tag", default="", metavar="TAG", help=_("only the clients with a tag"))
    taker.add_argument("--importance", type=values.one_of(Importance), metavar="I", help=", ".join(Importance))
