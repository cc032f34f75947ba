"""What must hold of a book whose program was killed: what is wrong with it, a phrase each."""

import shutil
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from relapp.book import Book, schema
from relapp.book.backups.copying import examine
from relapp.book.backups.names import read_folder
from relapp.book.encryption import tidy_up
from relapp.book.leftovers import put_away
from relapp.errors import BookError, PassphraseError
from relapp.paths import backup_folder
from tests.safety import work

CARDS = "Wk"


def after_writing(path: Path, said: Sequence[Any]) -> list[str]:
    """Each acknowledged change is there, and at most one that was not yet."""
    done = {what: [number for each, number in said if each == what] for what in ("client", "touch", "capacity")}
    with work.opened(path) as book:
        names, touches = work.all_names(book), {row[0] for row in book._db.sql("SELECT note FROM touch WHERE note <> ''")}
        capacity = book.settings.get().capacity
        faults = list(book.check())
    expected = {work.name_of(number) for number in [*range(work.AT_FIRST), *done["client"]]}
    faults += [f"{name} is lost" for name in expected - names]
    faults += [f"touch {number} is lost" for number in done["touch"] if f"touch {number}" not in touches]
    faults += [f"a setting is lost: {capacity}"] if done["capacity"] and capacity < done["capacity"][-1] else []
    more = len(names - expected) + len(touches) - len(done["touch"])
    return faults + ([f"{more} changes were never made"] if more > 1 else [])


def after_import(path: Path, said: Sequence[Any]) -> list[str]:
    """All of the cards or none; found, listed and to be undone as one import."""
    with work.opened(path) as book:
        names, faults = work.all_names(book), list(book.check())
        brought = {name for name in names if name.startswith(CARDS)}
        listed = [line.counts.added for line in book.imports.recent()]
        found = bool(book.list.find("Wk00017y"))
    wanted = path.with_name("cards.vcf").read_text(encoding="utf-8").count("BEGIN:VCARD")
    if len(brought) not in (0, wanted) or len(names) - len(brought) != work.AT_FIRST:
        faults.append(f"{len(brought)} cards of {wanted}, {len(names)} clients")
    if said and not brought:
        faults.append("an acknowledged import is lost")
    if listed != ([wanted] if brought else []) or found != bool(brought):
        faults.append(f"imports {listed}, found {found}")
    return faults + bad_backups(path)


def after_backup(path: Path, said: Sequence[Any]) -> list[str]:
    """Each that counts is whole, at home and in the second place, and each acknowledged one is there."""
    with work.opened(path) as book:
        faults = [*book.check(), *bad_backups(path)]
        if book.list.count() < work.AT_FIRST + len(said):
            faults.append("a client is lost")
    for name, clients in said:
        file = backup_folder(path) / name
        if not file.exists() or examine(file).clients != clients:
            faults.append(f"{name} is lost")
    return faults


def after_migration(path: Path, said: Sequence[Any]) -> list[str]:
    """As it was or as it is now, never between; then opened, with everybody in it."""
    version, tables, clients = _shape(path)
    faults = bad_backups(path)
    if (version == schema.VERSION) != ("erased" in tables):
        faults.append(f"version {version} with {len(tables)} tables")
    if said and version != schema.VERSION:
        faults.append("an acknowledged migration is lost")
    with work.opened(path) as book:
        faults += book.check()
        if book.list.count() != clients or not book.list.find("popescu"):
            faults.append("a client is lost")
    return faults


def after_rekeying(path: Path, said: Sequence[Any]) -> list[str]:
    """The last passphrase or the next one opens it, with everybody in it; nothing lies about."""
    last = said[-1] if said else 0
    with work.quick_keys():
        tidy_up(path)
        opens = [each for each in (last, last + 1) if _opens(path, work.passphrase_of(each))]
        if len(opens) != 1:
            return [f"{len(opens)} of two passphrases open it"]
        with work.opened(path, work.passphrase_of(opens[0])) as book:
            faults = list(book.check())
            if len(work.all_names(book)) != work.AT_FIRST:
                faults.append("a client is lost")
    return faults + leftovers(path)


def after_erasing(path: Path, said: Sequence[Any]) -> list[str]:
    """Whoever was erased is in no byte of the book; at most one more went, and they just as thoroughly."""
    with work.opened(path) as book:
        names, faults = work.all_names(book), list(book.check())
    raw = b"".join(each.read_bytes() for each in (path, path.with_name(f"{path.name}-wal")) if each.exists())
    gone = [number for number in range(work.AT_FIRST) if work.name_of(number) not in names]
    faults += [f"{number} came back" for number in said if number not in gone]
    for number in gone:
        traces = (f"zq{number:05}x", f"Zq{number:05}x", f"0722 {number:06}")
        faults += [f"{trace} is in the file" for trace in traces if trace.encode() in raw]
    if len(gone) > len(said) + 1:
        faults.append(f"{len(gone)} went, {len(said)} were erased")
    return faults + bad_backups(path)


def after_restoring(path: Path, said: Sequence[Any]) -> list[str]:
    """There is a book, the one or the other, and so is each that was moved aside."""
    put_away(path, older_than=0)
    if not path.exists():
        return ["there is no book"]
    with work.opened(path) as book:
        count, faults = book.list.count(), [*book.check(), *bad_backups(path)]
    expected = [work.AT_FIRST + number % 2 for number in ((said[-1], said[-1] + 1) if said else (0, 1))]
    if count not in expected:
        faults.append(f"{count} clients")
    aside = list(path.parent.glob("*-before-restore-*.relapp"))
    if len(aside) < len(said):
        faults.append(f"{len(said)} restored, {len(aside)} kept")
    for each in aside:
        with Book(each) as book:
            if book.list.count() not in (work.AT_FIRST, work.AT_FIRST + 1) or book._db.damage():
                faults.append(f"{each.name} is damaged")
    return faults + leftovers(path)


def bad_backups(path: Path) -> list[str]:
    """Those of the backups that count and cannot be read."""
    found = []
    for backup in read_folder(backup_folder(path)):
        try:
            examine(backup.path)
        except BookError as error:
            found.append(f"{backup.path.name}: {error}")
    return found


def leftovers(path: Path) -> list[str]:
    """What lies about beside a book that is nobody's."""
    return [f"{each.name} is left" for each in path.parent.iterdir() if each.name.startswith(".")]


def multiply_clients(path: Path, copies: int, mode: str) -> None:
    """Many more clients like the first one, in a book of any version that keeps its journal in this mode."""
    with closing(sqlite.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}").fetchall()
        names = [column[1] for column in connection.execute("PRAGMA table_info(client)") if column[1] != "id"]
        own = {"uuid": "lower(hex(randomblob(16)))", "name": "name || ' ' || number"}
        values = ", ".join(own.get(name, name) for name in names)
        connection.execute(
            f"WITH RECURSIVE numbers(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < {copies})"
            f" INSERT INTO client ({', '.join(names)}) SELECT {values} FROM numbers, (SELECT * FROM client ORDER BY id LIMIT 1)"
        )
        # They have no reminders yet, whatever the book says.
        connection.execute("DELETE FROM setting WHERE key IN ('raised_by', 'keyed_by')")
        connection.commit()


def _opens(path: Path, passphrase: str) -> bool:
    try:
        Book(path, passphrase=passphrase).close()
    except PassphraseError:
        return False
    return True


def _shape(path: Path) -> tuple[int, set[str], int]:
    """The version, the tables and the clients of a book, of which a copy is looked into."""
    copy = shutil.copytree(path.parent, path.parent.with_name(f"{path.parent.name}-copy"))
    with closing(sqlite.connect(copy / path.name)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        (clients,) = connection.execute("SELECT count(*) FROM client WHERE deleted_at IS NULL").fetchone()
    shutil.rmtree(copy)
    return version, tables, clients
