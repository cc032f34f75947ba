"""A file in which SQLite finds no book: locked, damaged, or something else; what is beside it says which."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from relapp.book import encryption, faults
from relapp.book.backups.copying import opened
from relapp.book.backups.names import read_folder
from relapp.book.cipher_pages import has_whole_beginning, opens_any_page
from relapp.book.erasing.beside import file_of
from relapp.errors import BookError, PassphraseError
from relapp.files import PAGE, looks_random
from relapp.i18n import _
from relapp.paths import backup_folder

_READ = "SELECT count(*) FROM sqlite_master"

# What stands in the schema of every book, wherever its pages are.
_IN_EVERY_BOOK = b"CREATE TABLE client ("

# Pages after the first by which it is told whether a file is encrypted, all over it.
_SAMPLED = 8


def backups_of(path: Path) -> list[Path]:
    """The backups beside a book, the latest first. Raises OSError for a folder that cannot be read."""
    return [each.path for each in read_folder(backup_folder(path))]


def has_log(path: Path) -> bool:
    """Whether changes of a book wait in its write-ahead log, or what is left of them."""
    with contextlib.suppress(OSError):
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    return False


def is_gone(path: Path) -> bool:
    """Whether nothing of a book is in its file, though backups or its log say that there was one. Raises OSError."""
    return (not path.exists() or not path.stat().st_size) and (has_log(path) or bool(backups_of(path)))


def gone(path: Path, passphrase: str) -> BookError:
    """The error of such a book: PassphraseError for a passphrase that opens none of its backups, else DamagedError."""
    backups = backups_of(path)
    if _opens_none(backups, passphrase):
        return encryption.wrong(path)
    if path.exists():
        return faults.damaged(path)
    return faults.missing(path) if backups else faults.only_log(path)


def has_passphrase(file: Path) -> bool | None:
    """Whether only a passphrase opens a book or a backup, None where too little is left to tell; not for what is open here."""
    if encryption.is_plain(file):
        return False
    random, text = _kinds_of_pages(file)
    return True if encryption.is_encrypted(file) and text <= random else None


def refusal(path: Path, passphrase: str, *, is_open_here: bool) -> BookError:
    """What a file is in which `passphrase` finds no book.

    A file that this process has open is not looked into: closing it would take the locks from every connection of the process.
    """
    if is_open_here:
        return _locked(path, passphrase)
    known = has_passphrase(path) if path.suffix == ".relapp" else None
    with contextlib.suppress(OSError):
        if known or (known is False and passphrase):
            return _unopened(path, passphrase) if known and passphrase else _locked(path, passphrase)
        backups = backups_of(path)
        if backups or has_log(path) or file_of(path).exists() or _was_a_book(path):
            return encryption.wrong(path) if _opens_none(backups, passphrase) else faults.damaged(path)
    return faults.not_a_book(path)


def is_readable(path: Path, passphrase: str) -> bool:
    """Whether SQLite finds a book at all, False for one that is damaged or not there; raises PassphraseError.

    Asked of a connection that cannot write, as any other may delete the log.
    """
    refused: BookError | None = None
    if is_gone(path):
        refused = gone(path, passphrase)
    elif path.exists():
        try:
            with opened(path, passphrase, "mode=ro") as connection:
                connection.execute(_READ).fetchone()
        except sqlite.Error as error:
            if "locked" in str(error) or "busy" in str(error):
                return True
            if faults.is_not_a_book(error):
                refused = refusal(path, passphrase, is_open_here=False)
        else:
            return path.stat().st_size > 0
    if isinstance(refused, PassphraseError):
        raise refused
    return False


def opens(file: Path, passphrase: str) -> bool:
    """Whether a passphrase, or none, finds a database in a finished copy, which is left without a trace."""
    if passphrase.isprintable():
        with contextlib.suppress(sqlite.Error), opened(file, passphrase, "mode=ro&immutable=1") as connection:
            connection.execute(_READ).fetchone()
            return True
    return False


def _unopened(path: Path, passphrase: str) -> BookError:
    """The error of an encrypted book: it is at fault where `passphrase` opens another page, and may be where it does a backup.

    A change of the passphrase leaves older backups as they were, and a spoilt salt spoils the key for every page.
    """
    with contextlib.suppress(OSError):
        if opens_any_page(path, passphrase):
            return faults.damaged(path)
        if any(opens(each, passphrase) for each in backups_of(path)[:1]):
            return encryption.former(path) if has_whole_beginning(path) else faults.damaged(path)
    return _locked(path, passphrase)


def _opens_none(backups: Iterable[Path], passphrase: str) -> bool:
    """Whether there are backups with a passphrase, and this one is none of theirs."""
    locked = [each for each in backups if passphrase and has_passphrase(each)]
    return bool(locked) and not any(opens(each, passphrase) for each in locked)


def _locked(path: Path, passphrase: str) -> PassphraseError:
    if passphrase:
        return encryption.wrong(path)
    return PassphraseError(_("{file} is locked with a passphrase.").format(file=path))


def _kinds_of_pages(file: Path) -> tuple[int, int]:
    """How many pages after the first look random, and how many do not; zeros say nothing."""
    random = text = 0
    with contextlib.suppress(OSError), file.open("rb") as stream:
        count = file.stat().st_size // PAGE
        for number in range(1, count, max(1, count // _SAMPLED)):
            stream.seek(number * PAGE)
            page = stream.read(PAGE)
            is_random = looks_random(page)
            random += is_random
            text += any(page) and not is_random
    return random, text


def _was_a_book(path: Path) -> bool:
    """Whether a file with an unreadable beginning holds the tables of a book, or encrypted pages."""
    random, text = _kinds_of_pages(path)
    if path.suffix == ".relapp" and random > text:
        return True
    with path.open("rb") as stream:
        before = b""
        while piece := stream.read(1 << 20):
            if _IN_EVERY_BOOK in before + piece:
                return True
            before = piece[-len(_IN_EVERY_BOOK) :]
    return False
