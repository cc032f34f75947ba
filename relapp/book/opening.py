"""The order in which a book is opened: is it one, is it not newer than the program, is it whole, and then made as books are now.

The lock by which one window has it comes before all of this: `ui.instance`. What is refused is left byte for byte as it was.
A look at every page would cost each start what reading the whole book costs, so it is taken after an unclean end, once a day
behind the window, and by `relapp check`. A clean end leaves no write-ahead log: the last connection to close puts it away; one
that is there while nobody has the book was left by a crash or a loss of power.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from relapp.book import faults, schema
from relapp.errors import BookError
from relapp.files import make_private
from relapp.i18n import _
from relapp.paths import MIGRATIONS

# "Rela" as an integer: the mark by which SQLite, `file` and we know a book.
APPLICATION_ID = 0x52656C61

# Milliseconds for which a statement waits for another program: a moment for a person, and enough for six commands at once.
PATIENCE_MS = 2000

_READ = "SELECT 1 FROM sqlite_master LIMIT 1"

# How many faults of a file are told; one is enough to act on.
_MOST_FAULTS = 20


def prepare(path: Path, passphrase: str = "") -> None:
    """Have a private file where there is none. Raises OSError; BookError where backups or a log say that this is no new book."""
    if not path.exists() or not path.stat().st_size:
        from relapp.book import unreadable

        if unreadable.is_gone(path):
            raise unreadable.gone(path, passphrase)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def is_missing(path: Path) -> bool:
    """Whether there is no book at `path` although there are backups of it, or its log."""
    with contextlib.suppress(OSError):
        return not path.exists() and _is_gone(path)
    return False


def is_emptied(path: Path) -> bool:
    """Whether there is a file at `path` with nothing in it, and neither backups nor a log that say what it was."""
    with contextlib.suppress(OSError):
        return path.is_file() and not path.stat().st_size and not _is_gone(path)
    return False


def known_by(path: Path) -> Path:
    """The file that tells whether a book has a passphrase: itself, or its latest backup where too little of it is left to."""
    from relapp.book.encryption import is_plain

    with contextlib.suppress(OSError):
        if is_plain(path):
            return path
        from relapp.book import unreadable

        if unreadable.has_passphrase(path) is None:
            return next((each for each in unreadable.backups_of(path) if unreadable.has_passphrase(each) is not None), path)
    return path


def wal_of(path: Path) -> Path:
    """The write-ahead log of a book, there while anybody has it open."""
    return path.with_name(f"{path.name}-wal")


def keep_private(path: Path) -> None:
    """Let nobody else read a book, or what SQLite keeps beside it; it makes those as readable as the book was."""
    for each in (path, wal_of(path), path.with_name(f"{path.name}-shm")):
        make_private(each)


def identify(path: Path, connection: Any) -> int:
    """The version of the schema of a book, 0 for a new one; raises BookError for what is no book, or a newer one."""
    if not connection.execute(_READ).fetchall():
        return 0
    if _number(connection, "application_id") != APPLICATION_ID:
        raise faults.not_a_book(path)
    version = _number(connection, "user_version")
    if version > schema.VERSION:
        message = _("{file} was made by a newer Relapp. Update Relapp to open it; nothing was changed.")
        raise BookError(message.format(file=path))
    return version


def is_alone(connection: Any) -> bool:
    """Whether nobody else, in this process or another, has the book open now; takes and gives back a lock, and writes nothing."""
    connection.execute("PRAGMA busy_timeout = 0")
    # A log that is first read under an exclusive lock is never shared again.
    connection.execute(_READ).fetchall()
    connection.execute("PRAGMA locking_mode = exclusive").fetchall()
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except Exception as error:
        if "locked" in str(error):
            return False
        raise
    else:
        return True
    finally:
        # The next statement that reads gives the lock back.
        connection.execute("PRAGMA locking_mode = normal").fetchall()
        connection.execute(_READ).fetchall()
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")


def faults_of(connection: Any) -> list[str]:
    """What SQLite finds wrong with the file, a phrase each; reads all of it."""
    found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS})").fetchall()]
    return [each for each in found if each != "ok"]


def require_whole(path: Path, connection: Any) -> None:
    """Raise DamagedError where SQLite finds a fault."""
    if faults_of(connection):
        raise faults.damaged(path)


@contextlib.contextmanager
def left_as_it_is(path: Path, passphrase: str) -> Iterator[None]:
    """For the time in which a refused book is closed: the last connection that may write would take the log into the book."""
    from relapp.book.backups.copying import opened

    with contextlib.ExitStack() as stack:
        with contextlib.suppress(Exception):
            reader = stack.enter_context(opened(path, passphrase, "mode=ro"))
            reader.execute("BEGIN")
            # Read by nothing that needs the schema, which may be what is damaged.
            reader.execute("PRAGMA user_version").fetchall()
        yield


def keep_log(connection: Any) -> None:
    """Write ahead: a loss of power while the passphrase was changed leaves a book that does not. The next start tries again."""
    with contextlib.suppress(Exception):
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = wal").fetchall()


def migrate(path: Path, db: Any, passphrase: str, version: int) -> None:
    """Bring a book of `version` to what it is now, in one transaction, after a backup that was read again; 0 makes a new book."""
    from playhouse.migrations import Runner

    connection = db.connection()
    if version:
        _back_up(path, connection, passphrase, version)
    else:
        connection.execute("PRAGMA journal_mode = wal").fetchall()
    with db.atomic("IMMEDIATE"):
        # Another program may have done it while this one waited.
        if identify(path, connection) == schema.VERSION:
            return
        Runner(db, str(MIGRATIONS)).up()
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")


def _back_up(path: Path, connection: Any, passphrase: str, version: int) -> None:
    from relapp.book.backups.shelf import Shelf
    from relapp.domain.backups import Reason

    Shelf(path, passphrase).make(Reason.MIGRATION, source=connection, version=version)


def _is_gone(path: Path) -> bool:
    from relapp.book import unreadable

    return unreadable.is_gone(path)


def _number(connection: Any, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
