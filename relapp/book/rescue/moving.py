"""The damaged file out of the way, never away: beside where it was, under a name that says what it is and since when."""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

from relapp.book import faults, opening, unreadable
from relapp.book.backups.copying import opened, put_in_place
from relapp.book.backups.names import moment_name
from relapp.book.backups.restoring import LOGS
from relapp.book.file_locks import is_in_use


def set_aside(path: Path, successor: Path) -> Path | None:
    """Keep the book at `path` as "<stem>-damaged-<moment>.relapp" with its log, and put `successor` in its place.

    There is a book at `path` at every moment, so that nobody begins an empty one. Returns where the damaged one is, or its log
    where that was all, None where there was nothing. Raises OSError, with everything where it was.
    """
    aside = _free_name(path)
    found: Path | None = None
    with contextlib.ExitStack() as undo:
        for ending in LOGS:
            log, kept = (each.with_name(each.name + ending) for each in (path, aside))
            if log.exists():
                log.rename(kept)
                undo.callback(kept.rename, log)
                found = found or kept
        if path.exists():
            _name_twice(path, aside, undo)
            found = aside
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
        put_in_place(successor, path)
        undo.pop_all()
    return found


def require_alone(path: Path, passphrase: str) -> None:
    """Raise BookError where another program has the book open: nothing may be moved from under it."""
    # To open an empty book is to lose its log.
    is_alone = not is_in_use(path) if unreadable.is_gone(path) else _is_alone(path, passphrase)
    if not is_alone:
        raise faults.busy(path)


def _is_alone(path: Path, passphrase: str) -> bool:
    had_log = opening.wal_of(path).exists()
    # A book that cannot even be asked may be open in a program that began with it when it could.
    with contextlib.suppress(Exception), opened(path, passphrase) as connection:
        try:
            return opening.is_alone(connection)
        finally:
            with opening.left_as_it_is(path, passphrase) if had_log else contextlib.nullcontext():
                connection.close()
    return not is_in_use(path)


def _name_twice(path: Path, aside: Path, undo: contextlib.ExitStack) -> None:
    try:
        os.link(path, aside)
        undo.callback(aside.unlink)
    except OSError:
        # A file system that knows no second name for a file.
        path.rename(aside)
        undo.callback(aside.rename, path)


def _free_name(path: Path) -> Path:
    stem = f"{path.stem}-damaged-{moment_name(datetime.now(UTC))}"
    names = (f"{stem}{number}{path.suffix}" for number in ("", *(f"-{count}" for count in range(2, 1000))))
    return next(each for each in map(path.with_name, names) if not each.exists())
