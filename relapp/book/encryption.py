"""A passphrase for the book: set, changed or removed in a copy that is read again before it takes the book's place.

Whenever the power goes, one whole book is there: the old one until `os.replace`, the new one from then on.
"""

import contextlib
import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from relapp.book.overwriting import fill, leaving_no_trace, overwrite
from relapp.errors import BookError, DamagedError, FormerPassphraseError, PassphraseError, UserError
from relapp.files import DATABASE, PAGE, looks_random
from relapp.i18n import _
from relapp.paths import real

# Letters: short ones are guessed by a computer in hours, whatever is in them.
SHORTEST, LONGEST = 8, 500

# Milliseconds for which another program may be at work in the book.
_PATIENCE_MS = 2000


def normalized(typed: str) -> str:
    """A passphrase as it is used: the same letters are the same bytes, however a keyboard composes them."""
    return unicodedata.normalize("NFC", typed)


def require_good(passphrase: str) -> None:
    """Raise UserError where nobody should use `passphrase` for a book."""
    if len(passphrase) < SHORTEST:
        message = _("The passphrase needs at least {count} letters. Several words are easy to remember and hard to guess.")
        raise UserError(message.format(count=SHORTEST))
    if len(passphrase) > LONGEST or not passphrase.isprintable():
        raise UserError(_("The passphrase may have letters, digits, signs and spaces. Choose another one."))


def is_encrypted(file: Path) -> bool:
    """Whether `file` can only be a book with a passphrase; to be asked before this process has it open, not after.

    Closing a file takes the locks on it from every connection of this process.
    """
    try:
        with file.open("rb") as stream:
            first = stream.read(PAGE)
            size = os.fstat(stream.fileno()).st_size
    except OSError:
        return False
    return looks_random(first) and (size % PAGE == 0 or file.suffix == ".relapp")


def has_another_key(file: Path, passphrase: str) -> bool:
    """Whether `file`, in which `passphrase` finds no book, has another one or none; else it is damaged, or no book."""
    return is_encrypted(file) or (bool(passphrase) and is_plain(file))


def is_plain(file: Path) -> bool:
    """Whether `file` begins as a book without a passphrase does; to be asked of files that nobody has open."""
    with contextlib.suppress(OSError), file.open("rb") as stream:
        return stream.read(len(DATABASE)) == DATABASE
    return False


def key_of(copy: Path, passphrase: str) -> str:
    """What opens an older copy of a book whose passphrase is given: none where it is from before there was one."""
    return "" if is_plain(copy) else passphrase


def wrong(file: Path) -> PassphraseError:
    """The error of a passphrase that does not open `file`."""
    return PassphraseError(
        _("This passphrase does not open {file}. Check capital letters and the keyboard.").format(file=file.name)
    )


def former(file: Path) -> FormerPassphraseError:
    """The error of a passphrase that opens no page of `file`, only its latest backup."""
    said = _(
        "This passphrase opens the newest backup of {file}, not the book: either the book has a newer passphrase, or it is"
        " damaged. Try the newer one first; “relapp rescue”, or the window when you give this one again, shows what can be saved."
    )
    return FormerPassphraseError(said.format(file=file.name))


@lru_cache(maxsize=1)
def hush() -> None:
    """Keep SQLCipher from writing about wrong passphrases to the terminal."""
    with contextlib.closing(sqlite.connect(":memory:")) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")


def change_passphrase(path: Path, old: str, new: str) -> None:
    """Have `new` open the book instead of `old`; an empty one stands for none. No connection of this process may have it open.

    Raises PassphraseError where `old` does not open it, BookError where the copy cannot be made; the book is as it was then.
    """
    path = real(path)
    beside = _beside(path, "new")
    with _told(path), contextlib.ExitStack() as stack:
        tidy_up(path)
        stack.callback(_remove, beside)
        source = stack.enter_context(_alone(path, old))
        _export(source, beside, new)
        _require_same(source, beside, new)
        _take_place(source, beside, path)
    _take_marks_along(path, old, new)


def _take_marks_along(path: Path, old: str, new: str) -> None:
    """Have the marks beside a book open with it; where that cannot be done, its next erasure writes them anew."""
    from relapp.book.erasing.beside import file_of

    if file_of(path).exists():
        with contextlib.suppress(BookError):
            change_passphrase(file_of(path), old, new)


def tidy_up(path: Path) -> None:
    """Put away what a loss of power during `change_passphrase` left beside the book, which itself is whole. Raises OSError.

    Nobody may be changing it now.
    """
    for each in _left_by(path):
        overwrite(each)


def tidy_up_beside_others(path: Path, passphrase: str) -> None:
    """The same while other programs may have the book open; where one of them is changing the passphrase nothing is done."""
    if not any(each.exists() for each in _left_by(path)):
        return
    # Whoever changes it has the book alone from before there is anything to put away.
    with contextlib.suppress(OSError, sqlite.Error, PassphraseError), contextlib.closing(_connected(path, passphrase)) as holder:
        _pragma(holder, "busy_timeout = 0")
        holder.execute("BEGIN IMMEDIATE")
        tidy_up(path)


def _left_by(path: Path) -> list[Path]:
    new = _beside(path, "new")
    return [*_with_logs(new), _beside(path, "old")]


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}.{ending}")


def _with_logs(file: Path) -> list[Path]:
    return [file.with_name(file.name + ending) for ending in ("", "-journal", "-wal", "-shm")]


def _remove(file: Path) -> None:
    """A copy that did not count, or nothing: without a passphrase it would be there to read."""
    for each in _with_logs(file):
        overwrite(each)


@contextlib.contextmanager
def _alone(path: Path, passphrase: str) -> Iterator[sqlite.Connection]:
    """A connection beside which nobody reads or writes; all of the book is in its one file, a write-ahead log apart."""
    connection = _connected(path, passphrase)
    keeps_log = _pragma(connection, "journal_mode") == "wal"
    try:
        with leaving_no_trace(path.with_name(f"{path.name}-wal")):
            _pragma(connection, "journal_mode = delete")
        # From its first transaction on, until it is closed.
        _pragma(connection, "main.locking_mode = exclusive")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection
    except BaseException:
        connection.close()
        if keeps_log:
            _keep_log(path, passphrase)
        raise
    connection.close()


def _keep_log(path: Path, passphrase: str) -> None:
    """Have the book as it was write ahead again."""
    with contextlib.suppress(sqlite.Error, PassphraseError), contextlib.closing(_connected(path, passphrase)) as connection:
        _pragma(connection, "journal_mode = wal")


def _connected(file: Path, passphrase: str) -> sqlite.Connection:
    """A connection that keeps what it sorts in memory. Raises PassphraseError."""
    hush()
    connection = sqlite.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    try:
        if passphrase:
            quoted = passphrase.replace("'", "''")
            connection.execute(f"PRAGMA key = '{quoted}'")
        _pragma(connection, f"busy_timeout = {_PATIENCE_MS}")
        _pragma(connection, "temp_store = memory")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite.DatabaseError as error:
        connection.close()
        if "not a database" in str(error):
            raise wrong(file) from error
        raise
    return connection


def _export(source: sqlite.Connection, beside: Path, passphrase: str) -> None:
    """Write all of the book, under its new passphrase, into a file that nobody else can read."""
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    source.execute("ATTACH ? AS copy KEY ?", (str(beside), passphrase))
    # It is read again before it counts, and comes onto the disk as a whole.
    _pragma(source, "copy.journal_mode = off")
    _pragma(source, "copy.synchronous = off")
    source.execute("SELECT sqlcipher_export('copy')")
    for mark in ("application_id", "user_version"):
        source.execute(f"PRAGMA copy.{mark} = {_pragma(source, f'main.{mark}')}")
    source.execute("DETACH copy")


def _require_same(source: sqlite.Connection, beside: Path, passphrase: str) -> None:
    """Read the copy by its passphrase alone; raises DamagedError where it is not what the book is."""
    with contextlib.closing(_connected(beside, passphrase)) as copy:
        found = [str(row[0]) for row in copy.execute("PRAGMA integrity_check")]
        # Says nothing where all is well.
        found += [str(row[0]) for row in copy.execute("PRAGMA cipher_integrity_check")] if passphrase else []
        if found != ["ok"] or _content(copy) != _content(source):
            raise DamagedError(_("The copy of {file} is not what the book is. Nothing was changed.").format(file=beside))
        _pragma(copy, "journal_mode = wal")


def _content(connection: sqlite.Connection) -> object:
    """What a book says of itself, how its tables are made, and how many rows are in each."""
    marks = [_pragma(connection, mark) for mark in ("application_id", "user_version")]
    made = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    tables = [name for kind, name, sql in made if kind == "table" and not str(sql).startswith("CREATE VIRTUAL")]
    return marks, made, [connection.execute(f'SELECT count(*) FROM "{name}"').fetchone() for name in tables]


def _take_place(source: sqlite.Connection, beside: Path, path: Path) -> None:
    """Put the copy where the book was, and fill the book's old file with zeros before anybody else can get at it again.

    A program that opened the old file and waits for it must find no book there: what it wrote would be lost.
    """
    former = _beside(path, "old")
    _flush(beside)
    # Only a name by which what is left is found again after a loss of power; not every file system has a second one.
    with contextlib.suppress(OSError):
        former.hardlink_to(path)
    if sys.platform == "win32":
        source.close()
        beside.replace(path)
    else:
        with path.open("rb+") as old:
            beside.replace(path)
            _flush(path.parent)
            fill(old)
    overwrite(former)


def _flush(path: Path) -> None:
    """Have the disk hold a file, or the names in a folder, where a system can be told to."""
    with contextlib.suppress(PermissionError):
        descriptor = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _pragma(connection: sqlite.Connection, text: str) -> object:
    row = connection.execute(f"PRAGMA {text}").fetchone()
    return row[0] if row else None


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say what is wrong with the file, the folder or the disk in a sentence."""
    try:
        yield
    except OSError as error:
        raise BookError(_cannot(path, error.strerror or str(error))) from error
    except sqlite.DatabaseError as error:
        if "locked" in str(error) or "busy" in str(error):
            message = _("{file} is busy in another program. Try again in a moment; nothing was changed.")
            raise BookError(message.format(file=path)) from error
        raise BookError(_cannot(path, str(error))) from error


def _cannot(path: Path, reason: str) -> str:
    message = _("The passphrase of {file} cannot be changed: {reason}. Check the space left on the disk; the book is as it was.")
    return message.format(file=path, reason=reason)
