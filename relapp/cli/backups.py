"""The verbs that make a backup, list those there are, and restore one; the last two need no book that can be opened."""

import argparse
from contextlib import suppress
from pathlib import Path

from relapp.cli.opening import open_book, speak_as_the_book, write_json
from relapp.cli.passphrase import for_backup, for_book, take_backup_passphrase
from relapp.cli.terminal import say
from relapp.errors import BookError, UserError
from relapp.i18n import _


def run_backup(options: argparse.Namespace) -> int:
    """Make a backup, and have it in another folder too where one is named."""
    from relapp.book.backups.copying import copy_finished
    from relapp.book.backups.part import keep_up
    from relapp.book.backups.second_place import Standing
    from relapp.files import refuse_precious
    from relapp.wording.backups import unlocked_there

    if options.to and not options.to.is_dir():
        raise UserError(_("{folder} is no folder. Choose one that is there.").format(folder=options.to))
    with open_book(options, turn=False) as book:
        kept = keep_up(book.backups.shelf(), asked=True)
        book.backups.note_second(kept.second)
    assert kept.made
    file = kept.made.path
    if options.to:
        file = options.to / file.name
        if not file.exists() or not file.samefile(kept.made.path):
            refuse_precious(file)
            copy_finished(kept.made.path, file)
    say(_("{file} was written and read again: it is good.").format(file=file))
    if kept.second.unlocked:
        say(unlocked_there(kept.second.unlocked))
    if kept.second.standing is Standing.AWAY:
        say(_("The second place is not there now. It is copied to once it is back."))
    elif kept.second.why:
        raise BookError(kept.second.why)
    return 0


def run_backups(options: argparse.Namespace) -> int:
    """List the backups, the latest first."""
    from relapp import shapes
    from relapp.book.backups.shelf import Shelf
    from relapp.wording.backups import backup_line

    _speak(options)
    found = Shelf(_book(options)).list()
    if options.json:
        return write_json(shapes.backups(found))
    if not found:
        say(_("There is no backup yet. “relapp backup” makes one."))
    for each in found:
        say(f"{each.number:>5}  {backup_line(each)}")
    return 0


def take_restore(taker: argparse.ArgumentParser) -> None:
    """The backup, and its passphrase where that is not the book's."""
    taker.add_argument("backup", metavar="FILE|NUMBER", help=_("a file, or a number that “relapp backups” shows"))
    take_backup_passphrase(taker)


def run_restore(options: argparse.Namespace) -> int:
    """Make the book what it was when a backup was made; the book as it is stays, under another name."""
    from relapp.book.backups.restoring import restore
    from relapp.book.backups.shelf import Shelf
    from relapp.book.erasing.restored import keep_out
    from relapp.wording import erasing
    from relapp.wording.backups import moment_name

    path, wanted = _book(options), options.backup
    passphrase = _of_book(path, options)
    _speak(options)
    if wanted.isdecimal() and not Path(wanted).exists():
        found = Shelf(path).find(int(wanted))
        file, name = found.path, moment_name(found.made_at)
    else:
        file, name = Path(wanted), wanted
    done = restore(path, file, passphrase, of_backup=_of_backup(path, file, passphrase, options))
    left_out = keep_out(path, done.set_aside, done.passphrase)
    say(_("{book} is now as it was in the backup of {moment}.").format(book=path, moment=name))
    if left_out:
        say(erasing.left_out(left_out))
    if done.set_aside:
        say(_("The book as it was is kept as {file}.").format(file=done.set_aside))
    return 0


def _of_book(path: Path, options: argparse.Namespace) -> str:
    """The passphrase of the book that is to be another one, which only who can open it may do."""
    from relapp.book.door import Door
    from relapp.book.opening import known_by
    from relapp.book.tries import trying
    from relapp.book.unreadable import is_readable

    passphrase = for_book(known_by(path), options)
    with trying(Door(path, passphrase)):
        is_readable(path, passphrase)
    return passphrase


def _of_backup(path: Path, file: Path, passphrase: str, options: argparse.Namespace) -> str:
    """The passphrase of a backup; a wrong one costs as much as one of the book."""
    from relapp.book.encryption import wrong
    from relapp.book.tries import counted
    from relapp.book.unreadable import opens

    own = for_backup(file, passphrase, options)
    if own and own != passphrase:
        with counted(path):
            if not opens(file, own):
                raise wrong(file)
    return own


def _book(options: argparse.Namespace) -> Path:
    from relapp.paths import default_book

    path: Path = options.book or default_book()
    return path


def _speak(options: argparse.Namespace) -> None:
    """As the book does, where it can be opened."""
    with suppress(BookError):
        speak_as_the_book(options)
