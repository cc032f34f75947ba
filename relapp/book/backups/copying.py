"""A copy of a book that counts only once it has been read again: by pages, by SQLite's own backup, and renamed into place."""

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from relapp.errors import BookError, DamagedError
from relapp.i18n import _

# Told pages or bytes done and in all; what it raises ends the copy, and nothing is left of it.
Progress = Callable[[int, int], None]

# Pages copied between two words about it: 4 MiB.
_STEP = 1024

# Bytes read and written at a time.
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Facts:
    """What a book says of itself, by which a copy is known to be the same."""

    application_id: int
    schema: int
    clients: int
    touches: int
    pages: int


def copy_verified(
    source: Path | sqlite.Connection, target: Path, passphrase: str = "", progress: Progress | None = None
) -> Facts:
    """Copy a book, as it stands at one moment and with its passphrase, to `target`; what was there is replaced at the very end.

    A path is opened by itself, so that this may run beside the thread that has the book; a connection must be in no transaction.
    Raises BookError where the copy cannot be made, DamagedError where it cannot be read again; nothing is left of it then.
    """
    with told(target), contextlib.ExitStack() as stack:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = stack.enter_context(unfinished(target))
        connection = stack.enter_context(opened(source, passphrase)) if isinstance(source, Path) else source
        facts = _copy(connection, beside, passphrase, progress)
        if examine(beside, passphrase) != facts:
            raise DamagedError(_("The copy {file} is not what the book is. Nothing was changed.").format(file=target))
        put_in_place(beside, target)
    return facts


def copy_finished(source: Path, target: Path, progress: Progress | None = None) -> None:
    """Copy a file that nobody writes to, byte for byte, whatever its passphrase; what arrived is read again and compared.

    The folder must be there. Raises BookError where the copy cannot be made; nothing is left of it then.
    """
    with told(target), unfinished(target) as beside:
        sent = _send(source, beside, progress)
        with beside.open("rb") as stream:
            if file_digest(stream, "sha256").digest() != sent:
                raise DamagedError(_("The copy {file} is not what the book is. Nothing was changed.").format(file=target))
        put_in_place(beside, target)


def _send(source: Path, beside: Path, progress: Progress | None) -> bytes:
    """Write all of `source`: the digest of what was read."""
    size, done, digest = source.stat().st_size, 0, sha256()
    with source.open("rb") as reading, beside.open("wb") as writing:
        while block := reading.read(_BLOCK):
            writing.write(block)
            digest.update(block)
            done += len(block)
            if progress:
                progress(done, size)
    return digest.digest()


def examine(file: Path, passphrase: str = "") -> Facts:
    """What a finished copy holds, read only and without a trace beside it, after SQLite's quick check of it.

    Raises PassphraseError where another passphrase opens it, DamagedError where it cannot be read.
    """
    from relapp.book.encryption import has_another_key, wrong

    try:
        with opened(file, passphrase, "mode=ro&immutable=1") as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(1)")]
            facts = facts_of(connection)
    except sqlite.Error as error:
        if "not a database" in str(error) and has_another_key(file, passphrase):
            raise wrong(file) from error
        raise DamagedError(_("{file} is damaged. Choose another backup.").format(file=file)) from error
    if found != ["ok"]:
        raise DamagedError(_("{file} is damaged. Choose another backup.").format(file=file))
    return facts


@contextlib.contextmanager
def opened(file: Path, passphrase: str, how: str = "mode=rw") -> Iterator[sqlite.Connection]:
    """A connection of one's own to a book that exists, with nothing migrated and nothing asked of it."""
    from relapp.book.encryption import hush

    hush()
    connection = sqlite.connect(f"{file.absolute().as_uri()}?{how}", uri=True, isolation_level=None)
    try:
        if passphrase:
            quoted = passphrase.replace("'", "''")
            connection.execute(f"PRAGMA key='{quoted}'")
        yield connection
    finally:
        connection.close()


def facts_of(connection: sqlite.Connection) -> Facts:
    """What the book behind a connection says of itself."""

    def number(statement: str) -> int:
        return int(connection.execute(statement).fetchone()[0])

    return Facts(
        application_id=number("PRAGMA application_id"),
        schema=number("PRAGMA user_version"),
        clients=number("SELECT count(*) FROM client WHERE deleted_at IS NULL"),
        touches=number("SELECT count(*) FROM touch WHERE deleted_at IS NULL"),
        pages=number("PRAGMA page_count"),
    )


def put_in_place(beside: Path, target: Path) -> None:
    """Have the disk hold all of `beside`, then make it `target`, so that a loss of power leaves the one or the other."""
    with beside.open("rb+") as stream:
        os.fsync(stream.fileno())
    beside.replace(target)
    if sys.platform != "win32":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            # Some network folders cannot be told to.
            with contextlib.suppress(OSError):
                os.fsync(folder)
        finally:
            os.close(folder)


def _copy(source: sqlite.Connection, beside: Path, passphrase: str, progress: Progress | None) -> Facts:
    """All pages of one moment: what is read first holds that moment while others go on writing."""

    def tell(_status: int, remaining: int, pages: int) -> None:
        if progress:
            progress(pages - remaining, pages)

    source.execute("BEGIN")
    try:
        facts = facts_of(source)
        with opened(beside, passphrase) as copy:
            # Nobody else sees it yet, and it is written to the disk once it is whole.
            copy.execute("PRAGMA journal_mode = off")
            copy.execute("PRAGMA synchronous = off")
            source.backup(copy, pages=_STEP, progress=tell, sleep=0)
    finally:
        source.execute("ROLLBACK")
    return facts


@contextlib.contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """An empty file beside `target`, the owner's alone, under a name that nobody takes for a backup; gone afterwards."""
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield beside
    finally:
        _remove(beside)


def _remove(beside: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            beside.with_name(beside.name + ending).unlink()


@contextlib.contextmanager
def told(target: Path) -> Iterator[None]:
    """Say in a sentence what is wrong with a book, a folder or a disk."""
    try:
        yield
    except sqlite.Error as error:
        raise _error(target, str(error)) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise _error(target, "full") from error
        raise BookError(_cannot_copy(target, error.strerror or str(error))) from error


def _error(target: Path, said: str) -> BookError:
    """What SQLite says of a book or a disk, in a sentence for the user."""
    if "malformed" in said or "not a database" in said:
        return DamagedError(
            _("No copy of the book could be made: it is damaged or has another passphrase. Nothing was changed in it.")
        )
    if "full" in said:
        message = _("There is no room for a copy of the book in {folder}. Free some space and try again; nothing was changed.")
        return BookError(message.format(folder=target.parent))
    if "disk I/O" in said:
        message = _("The disk could not be written: {folder}. Check it and the space left on it; nothing was changed.")
        return BookError(message.format(folder=target.parent))
    if "locked" in said or "busy" in said:
        return BookError(_("No copy of the book could be made: it is busy in another program. Try again in a moment."))
    return BookError(_cannot_copy(target, said))


def _cannot_copy(target: Path, reason: str) -> str:
    message = _("No copy of the book could be made in {folder}: {reason}. Check that folder and its disk; nothing was changed.")
    return message.format(folder=target.parent, reason=reason)
