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


def take_backup_passphrase(taker: argparse.ArgumentParser) -> None:
    """A file that holds the passphrase of a backup, where it has another one than the book."""
    help_ = _("where the passphrase of the backup is, if it has another one than the book")
    taker.add_argument("--backup-passphrase-file", type=Path, metavar="FILE", help=help_)


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
    if not path.exists() or not path.stat().st_size:
        if told:
            require_good(told)
        return told
    if not is_encrypted(path):
        return ""
    if told:
        return told
    options.passphrase = _typed(path, _("{file} is locked. Give its passphrase with --passphrase-file FILE or in {name}."))
    return given(options)


def for_backup(file: Path, passphrase: str, options: argparse.Namespace) -> str:
    """The passphrase of a backup, empty for one without: that of the book where it is right, else what is given, or asked for.

    Raises UserError.
    """
    from relapp.book.encryption import is_encrypted, normalized
    from relapp.book.unreadable import opens

    if not is_encrypted(file):
        return ""
    if passphrase and opens(file, passphrase):
        return passphrase
    if options.backup_passphrase_file:
        return normalized(_read(options.backup_passphrase_file))
    if not passphrase and given(options):
        return given(options)
    return _typed(file, _("{file} has another passphrase than the book. Give it with --backup-passphrase-file FILE."))


def _typed(file: Path, where_to_give_it: str) -> str:
    """What is typed on a terminal; PassphraseError says `where_to_give_it` without one."""
    from relapp.book.encryption import normalized

    if not sys.stdin.isatty():
        raise PassphraseError(where_to_give_it.format(file=file, name=VARIABLE))
    import getpass

    return normalized(getpass.getpass(_("Passphrase of {file}: ").format(file=file.name)))


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
