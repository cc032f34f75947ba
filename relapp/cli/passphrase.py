"""The passphrase of a book, from where no list of processes shows it: a variable, a file, or the terminal."""

import argparse
import os
import sys
from pathlib import Path

from relapp.errors import PassphraseError, UserError
from relapp.i18n import _

VARIABLE = "RELAPP_PASSPHRASE"

# Characters that can still be a passphrase and the end of its line.
_MOST_READ = 10_000


def take_passphrase(taker: argparse.ArgumentParser) -> None:
    """A file that holds the passphrase: as an argument everybody on the computer could read it."""
    help_ = _("where the passphrase of the book is, “-” for the standard input; or the variable {name}").format(name=VARIABLE)
    alone = _("what this computer remembers opens the window alone")
    taker.add_argument("--passphrase-file", type=Path, metavar="FILE", help=f"{help_}; {alone}")


def given(options: argparse.Namespace) -> str:
    """What the file or the variable says, else nothing; the variable goes no further than this process. Raises UserError."""
    if not hasattr(options, "passphrase"):
        from relapp.book.encryption import normalized

        # Always: no program that this one starts is to have it.
        told = os.environ.pop(VARIABLE, "")
        options.passphrase = normalized(_read(options.passphrase_file) if options.passphrase_file else told)
    passphrase: str = options.passphrase
    return passphrase


def for_book(path: Path, options: argparse.Namespace) -> str:
    """The passphrase of the book, empty for one without; asked for on a terminal where it was not given. Raises UserError."""
    from relapp.book.encryption import is_encrypted, require_good

    told = given(options)
    if not path.exists():
        if told:
            require_good(told)
        return told
    if not is_encrypted(path):
        return ""
    if told:
        return told
    options.passphrase = _asked_for(path)
    return given(options)


def _asked_for(path: Path) -> str:
    from relapp.book.encryption import normalized

    if not sys.stdin.isatty():
        message = _("{file} is locked. Give its passphrase with --passphrase-file FILE or in {name}.")
        raise PassphraseError(message.format(file=path, name=VARIABLE))
    import getpass

    return normalized(getpass.getpass(_("Passphrase of {file}: ").format(file=path.name)))


def _read(file: Path) -> str:
    """The first line of a file, or of the standard input."""
    try:
        if str(file) == "-":
            return sys.stdin.readline(_MOST_READ).rstrip("\r\n")
        with file.open(encoding="utf-8") as stream:
            return stream.readline(_MOST_READ).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or _("it is no text")
        message = _("{file} cannot be read: {reason}. Put the passphrase alone into a text file.")
        raise UserError(message.format(file=file, reason=reason)) from error
