"""A sound book from what can be read of a damaged one."""

import contextlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from playhouse.migrations import Runner
from playhouse.sqlcipher_ext import SqlCipherDatabase

from relapp.book import faults, schema, search
from relapp.book.backups.restoring import LOGS
from relapp.book.book import Book
from relapp.book.database import Database, chunks
from relapp.book.opening import APPLICATION_ID
from relapp.book.rescue.orphans import keep_clients, remove_orphans
from relapp.book.rescue.reading import DamagedFile, Lost, first_page_in
from relapp.book.rescue.values import remove_senseless, sensible
from relapp.book.schema import ClientTable
from relapp.book.stamps import Stamps
from relapp.errors import DamagedError
from relapp.i18n import _
from relapp.paths import MIGRATIONS

# Told steps done and in all; what it raises ends the work, and nothing is left of it.
Progress = Callable[[int, int], None]

# Made again from the rest, as are the tables of the search.
_COMPUTED = frozenset({"reminder", "client_key", "holiday", "schema_migration"})
_NAMES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rootpage"
_SEARCHES = ("client_words", "client_grams")
_COMPUTED_AS = ("as_of", "raised_by", "keyed_by", "holiday_years")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A sound book at `path`: how many rows of each table it has, how many were in the damaged one and could not be read.

    `unknown` are the tables of which not even that can be said; `nameless` clients are kept by what is left of them.
    """

    path: Path
    clients: int
    touches: int
    rows: Mapping[str, int]
    missing: Mapping[str, int]
    unknown: frozenset[str] = frozenset()
    nameless: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether all of the damaged book is in it."""
        return not (self.missing or self.unknown or self.nameless)


@dataclass(slots=True)
class _Found:
    """What was missed on the way."""

    missing: Counter[str] = field(default_factory=Counter)
    unknown: set[str] = field(default_factory=set)
    nameless: int = 0


def salvage(
    path: Path, target: Path, passphrase: str = "", tell: Progress = lambda _done, _total: None, today: date | None = None
) -> Salvaged:
    """Write what can be read of the book at `path` to a new one at `target`, which passes `check`; `path` is only read.

    Raises DamagedError where nothing can be read, and BookError where `target` cannot be written; nothing is left of it then.
    """
    with contextlib.ExitStack() as stack:
        stack.callback(_remove, target.with_name(f".{target.name}.source"))
        undo = stack.enter_context(contextlib.ExitStack())
        undo.callback(_remove, target)
        with faults.told(target):
            _remove(target)
            with contextlib.closing(DamagedFile(_copied(path, target), passphrase)) as source:
                version = _version(path, source)
                found = _fill(source, target, passphrase, version, tell)
            salvaged = _completed(target, passphrase, found, today)
            if not salvaged.clients and not salvaged.is_whole:
                raise _nothing_of(path)
        undo.pop_all()
    return salvaged


def _copied(path: Path, target: Path) -> Path:
    """A copy with its log, to be read without a trace in the one that is to be kept."""
    copy = target.with_name(f".{target.name}.source")
    for ending in ("", *LOGS):
        file = path.with_name(path.name + ending)
        if file.exists():
            beside = copy.with_name(copy.name + ending)
            beside.touch(mode=0o600)
            shutil.copyfile(file, beside)
    if not copy.exists() or not copy.stat().st_size:
        # SQLite deletes the log of an empty book; with a first page it takes the others from it.
        copy.touch(mode=0o600)
        copy.write_bytes(first_page_in(copy.with_name(f"{copy.name}-wal")))
    return copy


def _version(path: Path, source: DamagedFile) -> int:
    version = source.number("PRAGMA user_version") or 0
    if not 0 < version <= schema.VERSION:
        raise _nothing_of(path)
    return version


def _fill(source: DamagedFile, target: Path, passphrase: str, version: int, tell: Progress) -> _Found:
    """A book of the same version with all rows that can be read, brought to what a book is now."""
    db = SqlCipherDatabase(str(target), passphrase=passphrase, pragmas={"synchronous": "off", "temp_store": "memory"})
    target.touch(mode=0o600)
    found = _Found()
    with contextlib.closing(db):
        runner = Runner(db, str(MIGRATIONS))
        names = [each.name for each in runner.migrations()]
        runner.up(names[version - 1])
        connection = db.connection()
        with db.atomic():
            tables = _tables(connection.execute(_NAMES))
            for done, table in enumerate(tables):
                tell(done, len(tables) + 1)
                if source.ask(f"SELECT 1 FROM {table} LIMIT 0") is None:
                    found.unknown.add(table)
                    continue
                found.missing[table] += _copy(source, connection, table)
            connection.executemany("DELETE FROM setting WHERE key = ?", [(key,) for key in _COMPUTED_AS])
        runner.up()
        with db.atomic():
            found.nameless = keep_clients(source, connection)
            found.missing["client"] -= found.nameless
            found.missing += remove_orphans(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        connection.execute("PRAGMA journal_mode = wal").fetchall()
        tell(len(tables), len(tables) + 1)
    return found


def _tables(named: Iterable[tuple[str]]) -> list[str]:
    """Those of the tables named that are not computed from the others."""
    return [name for (name,) in named if name not in _COMPUTED and not name.startswith(("sqlite_", *_SEARCHES))]


def _copy(source: DamagedFile, connection: Any, table: str) -> int:
    """Copy the rows of a table that can be read and make sense; how many could not."""
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    names = [column[1] for column in columns]
    lost = Lost()
    has_row_ids = not _is_without_row_ids(connection, table)
    pieces = source.rows(table, names, lost) if has_row_ids else _all_at_once(source, table, names, lost)
    into = ["rowid", *names] if has_row_ids and "id" not in names else names
    skip = 0 if into is not names else 1
    statement = f"INSERT OR IGNORE INTO {table} ({', '.join(into)}) VALUES ({', '.join('?' * len(into))})"
    for rows in pieces:
        before = connection.total_changes
        good = ((row[0], sensible(row[1:], columns)) for row in rows)
        connection.executemany(statement, [(row_id, *values)[skip:] for row_id, values in good if values is not None])
        lost.count += len(rows) - (connection.total_changes - before)
    return lost.count


def _all_at_once(source: DamagedFile, table: str, names: Sequence[str], lost: Lost) -> Iterator[list[Any]]:
    """The rows of a table that is its own index, up to the first that cannot be read."""
    rows = source.ask(f"SELECT 0, {', '.join(names)} FROM {table}")
    if rows is None:
        lost.count += 1
    yield rows or []


def _is_without_row_ids(connection: Any, table: str) -> bool:
    return bool(connection.execute("SELECT wr FROM pragma_table_list WHERE name = ?", (table,)).fetchone()[0])


def _completed(target: Path, passphrase: str, found: _Found, today: date | None) -> Salvaged:
    """Make what is computed from the rest, and say what is there."""
    db = Database(target, passphrase)
    with contextlib.closing(db), db.transaction():
        found.missing += remove_senseless(db)
        _index(db)
        rows = {table: int(db.sql(f"SELECT count(*) FROM {table}")[0][0]) for table in _tables(db.sql(_NAMES))}
        clients, touches = (
            int(db.sql(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL")[0][0]) for table in ("client", "touch")
        )
    with Book(target, passphrase=passphrase) as book:
        book.turn_to(today or Stamps().today())
        if book.check():
            raise _nothing_of(target)
    return Salvaged(target, clients, touches, rows, found.missing, frozenset(found.unknown), found.nameless)


def _nothing_of(path: Path) -> DamagedError:
    return DamagedError(_("Nothing can be read of {file}.").format(file=path))


def _index(db: Database) -> None:
    from relapp.book import client_rows

    for chunk in chunks(db.column(ClientTable.select(ClientTable.id).where(ClientTable.deleted_at.is_null()))):
        search.add(db, list(client_rows.load(db, chunk).values()))


def _remove(file: Path) -> None:
    for ending in ("", "-shm", *LOGS):
        file.with_name(file.name + ending).unlink(missing_ok=True)
