import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from relapp.book import Book, opening, schema
from relapp.book.backups.names import read_folder
from relapp.book.database import Database
from relapp.domain.backups import Reason
from relapp.domain.clients import Client
from relapp.errors import BookError, DamagedError, PassphraseError
from relapp.paths import MIGRATIONS, backup_folder

PAGE = 4096

# A process that changes the book and is killed before it can close it.
CRASH = """
import os, signal, sys
from pathlib import Path
from relapp.book import Book
from relapp.domain.clients import Client
book = Book(Path(sys.argv[1]))
book.clients.add(Client("Bia"))
os.kill(os.getpid(), signal.SIGKILL)
"""

# One that has it open until it is told to end.
WAIT = """
import sys
from pathlib import Path
from relapp.book import Book
book = Book(Path(sys.argv[1]))
print(flush=True)
input()
book.close()
"""

needs_kill = pytest.mark.skipif(sys.platform == "win32", reason="nobody is killed this way")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book with clients, closed."""
    path = tmp_path / "clients.relapp"
    with Book(path) as book, book._db.transaction():
        for number in range(60):
            book.clients.add(Client(f"Ana {number}", notes="x" * 300))
    return path


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The books that were looked at page by page."""
    seen: list[Path] = []
    look = opening.require_whole
    monkeypatch.setattr(opening, "require_whole", lambda path, connection: (seen.append(path), look(path, connection)))
    return seen


def crash(path: Path) -> None:
    subprocess.run([sys.executable, "-c", CRASH, str(path)], check=False, cwd=Path(__file__).parents[2])


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[PAGE * 30 : PAGE * 34] = os.urandom(PAGE * 4)
    path.write_bytes(content)


def files_of(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file() and not each.name.endswith("-shm")}


def test_a_clean_end_asks_for_no_look_at_every_page(path, checks):
    Book(path).close()
    assert checks == []
    assert not opening.wal_of(path).exists()


@needs_kill
def test_after_a_crash_every_page_is_looked_at_once(path, checks):
    crash(path)
    with Book(path) as book:
        assert [line.name for line in book.list.find("bia")] == ["Bia"]
    Book(path).close()
    assert checks == [path]


def test_another_connection_is_no_unclean_end(path, checks):
    with Book(path), Book(path) as second:
        second.clients.add(Client("Bia"))
    assert checks == []


@needs_kill
def test_another_program_is_no_unclean_end(path, checks):
    with subprocess.Popen(
        [sys.executable, "-c", WAIT, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as other:
        other.stdout.readline()
        Book(path).close()
        other.communicate(b"\n")
    assert checks == []


@needs_kill
def test_a_book_damaged_in_a_crash_is_refused_as_it_is(path):
    crash(path)
    damage(path)
    before = files_of(path)
    with pytest.raises(DamagedError, match="is damaged"):
        Book(path)
    assert files_of(path) == before


def test_looking_for_others_keeps_nobody_out(path):
    with Book(path) as book:
        assert opening.is_alone(book._db._db.connection())
        with Book(path) as other:
            other.clients.add(Client("Bia"))
            assert not opening.is_alone(book._db._db.connection())
        assert book.list.count() == 61


@needs_kill
def test_a_book_whose_schema_cannot_be_read_is_refused_with_its_log_as_it_is(path):
    with Book(path) as book:
        book._db.sql("PRAGMA user_version = 6")
    with path.open("r+b") as stream:
        content = stream.read()
        stream.seek(content.index(b"CREATE TABLE touch"))
        stream.write(b"CREATE TABLX")
    whole = path.read_bytes()
    path.with_name("clients.relapp-wal").write_bytes(log_of(path.parent / "other.relapp"))
    before = files_of(path)
    with pytest.raises(DamagedError):
        Book(path)
    assert files_of(path) == before
    assert path.read_bytes() == whole


def log_of(path: Path) -> bytes:
    """The log of a book that was killed."""
    Book(path).close()
    crash(path)
    return opening.wal_of(path).read_bytes()


def test_a_search_that_cannot_be_read_is_damage(path):
    with closing(sqlite.connect(path)) as connection:
        connection.execute("DELETE FROM client_words_config")
        connection.commit()
    with pytest.raises(DamagedError), Book(path) as book:
        book.check()


@needs_kill
def test_a_newer_book_is_refused_untouched_with_its_log(path):
    crash(path)
    with closing(sqlite.connect(path)) as connection, closing(sqlite.connect(f"file:{path}?mode=ro", uri=True)) as reader:
        connection.execute("PRAGMA user_version = 999")
        reader.execute("SELECT 1 FROM sqlite_master").fetchall()
        connection.close()
    before = files_of(path)
    with pytest.raises(BookError, match="newer Relapp"):
        Book(path)
    assert files_of(path) == before
    assert opening.wal_of(path).stat().st_size


def test_a_truncated_book_is_damaged(path):
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(DamagedError):
        Book(path)


@pytest.mark.parametrize("lost", [100, PAGE])
def test_a_book_without_its_beginning_is_damaged_and_not_another_file(path, lost):
    with path.open("r+b") as stream:
        stream.write(bytes(lost))
    before = path.read_bytes()
    with pytest.raises(DamagedError):
        Book(path)
    assert path.read_bytes() == before


def test_an_empty_file_with_backups_is_no_new_book(path):
    with Book(path) as book:
        book.backups.make(Reason.ASKED)
    path.write_bytes(b"")
    with pytest.raises(DamagedError):
        Book(path)
    assert path.stat().st_size == 0


def test_an_empty_file_alone_is_a_new_book(tmp_path):
    path = tmp_path / "clients.relapp"
    path.touch()
    with Book(path) as book:
        assert book.list.count() == 0


def test_a_passphrase_that_is_wrong_or_missing_is_said(tmp_path, capfd):
    path = tmp_path / "clients.relapp"
    with Book(path, passphrase="correct horse") as book:
        book.clients.add(Client("Ana"))
    before = path.read_bytes()
    for passphrase in ("", "wrong horse"):
        with pytest.raises(PassphraseError):
            Book(path, passphrase=passphrase)
    assert path.read_bytes() == before
    with Book(path, passphrase="correct horse") as book, pytest.raises(PassphraseError):
        Book(path)
    assert capfd.readouterr().err == ""


def test_a_book_without_a_passphrase_is_not_damaged_where_one_is_given(path):
    before = path.read_bytes()
    with pytest.raises(PassphraseError, match="does not open"):
        Book(path, passphrase="correct horse")
    assert path.read_bytes() == before


def old_book(path: Path) -> None:
    """A book of the schema before this one."""
    from playhouse.migrations import Runner
    from playhouse.sqlcipher_ext import SqlCipherDatabase

    db = SqlCipherDatabase(str(path))
    runner = Runner(db, str(MIGRATIONS))
    runner.up(runner.migrations()[schema.VERSION - 2].name)
    db.execute_sql(f"PRAGMA application_id = {opening.APPLICATION_ID}")
    db.execute_sql(f"PRAGMA user_version = {schema.VERSION - 1}")
    db.close()


def test_an_old_book_is_backed_up_before_it_is_migrated(tmp_path):
    path = tmp_path / "clients.relapp"
    old_book(path)
    Book(path).close()
    [backup] = read_folder(backup_folder(path))
    assert (backup.reason, backup.schema) == (Reason.MIGRATION, schema.VERSION - 1)
    with closing(sqlite.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_a_migration_that_fails_leaves_the_old_book(tmp_path, monkeypatch):
    path = tmp_path / "clients.relapp"
    old_book(path)
    monkeypatch.setattr("playhouse.migrations.Runner.up", _half_a_migration)
    with pytest.raises(RuntimeError):
        Database(path)
    monkeypatch.undo()
    with closing(sqlite.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION - 1,)
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    Book(path).close()


def _half_a_migration(runner: object) -> None:
    runner.database.execute_sql("CREATE TABLE half (x)")
    raise RuntimeError


def test_no_backup_no_migration(tmp_path):
    path = tmp_path / "clients.relapp"
    old_book(path)
    before = path.read_bytes()
    backup_folder(path).write_text("no folder")
    with pytest.raises(BookError):
        Book(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("passphrase", ["", "correct horse"])
def test_a_missing_book_with_backups_is_not_begun_anew(tmp_path, passphrase):
    path = tmp_path / "clients.relapp"
    with Book(path, passphrase=passphrase) as book:
        backup = book.backups.make(Reason.ASKED)
    path.unlink()
    with pytest.raises(DamagedError, match=r"is missing.*--take backup.*--take new"):
        Book(path, passphrase=passphrase)
    assert not path.exists()
    assert opening.is_missing(path)
    assert opening.known_by(path) == backup.path


def test_a_folder_of_backups_that_holds_none_is_no_sign_of_a_book(tmp_path):
    path = tmp_path / "clients.relapp"
    backup_folder(path).mkdir()
    (backup_folder(path) / "notes.txt").write_text("x")
    assert not opening.is_missing(path)
    assert opening.known_by(path) == path
    Book(path).close()
    assert opening.known_by(path) == path
