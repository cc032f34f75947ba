"""The damaged file out of the way, never away: beside where it was, under a name that says what it is and since when."""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

from relapp.book import faults, opening
from relapp.book.backups.copying import opened, put_in_place
from relapp.book.backups.names import moment_name

# What may hold a part of the book beside its file.
LOGS = ("-wal", "-journal")


def set_aside(path: Path, successor: Path) -> Path | None:
    """Keep the book at `path` as "<stem>-damaged-<moment>.relapp" with its log, and put `successor` in its place.

    There is a book at `path` at every moment, so that nobody begins an empty one. Returns where the damaged one is, None where
    there was none. Raises OSError, with everything where it was.
    """
    aside = _free_name(path)
    with contextlib.ExitStack() as undo:
        for ending in LOGS:
            log, kept = (each.with_name(each.name + ending) for each in (path, aside))
            if log.exists():
                log.rename(kept)
                undo.callback(kept.rename, log)
        was_there = path.exists()
        if was_there:
            _name_twice(path, aside, undo)
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
        put_in_place(successor, path)
        undo.pop_all()
    return aside if was_there else None


def require_alone(path: Path, passphrase: str) -> None:
    """Raise BookError where another program has the book open: nothing may be moved from under it."""
    found, had_log = True, opening.wal_of(path).exists()
    # A book that cannot even be asked is open to nobody.
    with contextlib.suppress(Exception), opened(path, passphrase) as connection:
        try:
            found = opening.is_alone(connection)
        finally:
            with opening.left_as_it_is(path, passphrase) if had_log else contextlib.nullcontext():
                connection.close()
    if not found:
        raise faults.busy(path)


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
