import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from sqlcipher3 import dbapi2 as sqlite

from relapp.book import Book, encryption
from relapp.book.client_list import ClientFilter
from relapp.book.door import Door
from relapp.book.encryption import change_passphrase, is_encrypted, require_good, tidy_up, tidy_up_beside_others
from relapp.domain.clients import Client
from relapp.errors import BookError, PassphraseError, UserError

OLD, NEW = "correct horse battery", "d'água é «ção» 100 %"
NAME = b"Xenofonte"


@pytest.fixture
def path(tmp_path: Path, quick_keys: None) -> Path:
    """A book of a few clients, closed, with a passphrase or without one as each test has it."""
    path = tmp_path / "clients.relapp"
    with Book(path) as book:
        for name in ("Xenofonte Prado", "Bia Reis", "Caio Luz"):
            book.clients.add(Client(name, notes="likes Xenofonte"))
    return path


def names(path: Path, passphrase: str = "") -> list[str]:
    with Door(path, passphrase).open() as book:
        assert book.check() == []
        return sorted(client.name for client in book.clients.load(book.list.ids(ClientFilter(), limit=None)).values())


def all_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())


ALL = ["Bia Reis", "Caio Luz", "Xenofonte Prado"]


def test_a_passphrase_is_set(path: Path) -> None:
    change_passphrase(path, "", NEW)

    assert names(path, NEW) == ALL
    assert is_encrypted(path)


@pytest.mark.parametrize("given", ["", OLD, NEW.upper()])
def test_nothing_else_opens_it(path: Path, given: str, capfd: pytest.CaptureFixture[str]) -> None:
    change_passphrase(path, "", NEW)

    with pytest.raises(PassphraseError):
        Door(path, given).open()

    assert capfd.readouterr() == ("", "")


def test_a_passphrase_is_changed_and_removed(path: Path) -> None:
    change_passphrase(path, "", OLD)
    change_passphrase(path, OLD, NEW)
    assert names(path, NEW) == ALL

    change_passphrase(path, NEW, "")

    assert names(path) == ALL
    assert not is_encrypted(path)
    assert path.read_bytes().startswith(b"SQLite format 3\0")


def test_clients_are_found_and_added_as_before(path: Path) -> None:
    change_passphrase(path, "", NEW)

    with Door(path, NEW).open() as book:
        assert [line.name for line in book.list.find("prado", 5)] == ["Xenofonte Prado"]
        book.clients.add(Client("Davi Sol"))

    assert names(path, NEW) == [*ALL[:2], "Davi Sol", ALL[2]]


def test_nothing_of_it_lies_about_in_plain(path: Path) -> None:
    assert NAME in all_bytes(path.parent)

    change_passphrase(path, "", NEW)

    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert NAME not in all_bytes(path.parent)


def test_nothing_encrypted_is_left_where_the_passphrase_is_removed(path: Path) -> None:
    change_passphrase(path, "", NEW)

    change_passphrase(path, NEW, "")

    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be replaced there")
def test_the_old_file_is_filled_with_zeros(path: Path) -> None:
    with path.open("rb") as old:
        change_passphrase(path, "", NEW)

        assert set(old.read()) == {0}


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be removed there")
def test_the_old_log_is_filled_with_zeros(path: Path) -> None:
    log = path.with_name(f"{path.name}-wal")
    code = (
        "import os, sys; from pathlib import Path; from relapp.book import Book; from relapp.domain.clients import Client\n"
        "book = Book(Path(sys.argv[1])); book.clients.add(Client('Xenofonte Dois')); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    with log.open("rb") as old:
        assert NAME in old.read()

        change_passphrase(path, "", NEW)

        old.seek(0)
        assert set(old.read()) == {0}
    assert "Xenofonte Dois" in names(path, NEW)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such permissions")
def test_nobody_else_may_read_it(path: Path) -> None:
    before = os.umask(0)
    try:
        change_passphrase(path, "", NEW)
    finally:
        os.umask(before)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_book_keeps_writing_ahead(path: Path) -> None:
    change_passphrase(path, "", NEW)

    with Door(path, NEW).open() as book:
        assert book._db.sql("PRAGMA journal_mode") == [("wal",)]


@pytest.mark.parametrize("wrong", ["", "not the one"])
def test_a_wrong_old_passphrase_changes_nothing(path: Path, wrong: str) -> None:
    change_passphrase(path, "", OLD)
    before = path.read_bytes()

    with pytest.raises(PassphraseError):
        change_passphrase(path, wrong, NEW)

    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_book_in_use_is_left_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption, "_PATIENCE_MS", 10)
    reader = sqlite.connect(str(path), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM client").fetchall()

    with pytest.raises(BookError, match="busy"):
        change_passphrase(path, "", NEW)

    reader.close()
    assert names(path) == ALL


def test_whoever_waits_for_the_old_file_writes_nothing_into_the_void(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = sqlite.connect(str(path), isolation_level=None, timeout=0)
    before = encryption._flush

    def flush(file: Path) -> None:
        with pytest.raises(sqlite.OperationalError, match="locked"):
            waiting.execute("DELETE FROM client")
        before(file)

    monkeypatch.setattr(encryption, "_flush", flush)
    change_passphrase(path, "", NEW)

    with pytest.raises(sqlite.DatabaseError, match="not a database"):
        waiting.execute("DELETE FROM client")
    waiting.close()


@pytest.mark.parametrize("step", ["_export", "_require_same", "_take_place"])
def test_where_a_step_fails_the_book_is_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(encryption, step, fail)

    with pytest.raises(BookError, match="No space left"):
        change_passphrase(path, "", NEW)

    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert names(path) == ALL
    with Book(path) as book:
        assert book._db.sql("PRAGMA journal_mode") == [("wal",)]


def test_a_copy_that_lacks_something_does_not_take_its_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export = encryption._export

    def lose_one(source: sqlite.Connection, beside: Path, passphrase: str) -> None:
        export(source, beside, passphrase)
        copy = encryption._connected(beside, passphrase)
        copy.execute("DELETE FROM contact_point")
        copy.execute("DELETE FROM client WHERE id = 1")
        copy.close()

    monkeypatch.setattr(encryption, "_export", lose_one)

    with pytest.raises(BookError, match="not what the book is"):
        change_passphrase(path, "", NEW)

    assert names(path) == ALL


KILLED = """
import os, sys
from pathlib import Path
from random import Random
from sqlcipher3 import dbapi2
from relapp.book import encryption

dbapi2.connect(":memory:").execute("PRAGMA cipher_default_kdf_iter = 1000")

step, moment = sys.argv[2:]
before = getattr(encryption, step)

def end(*given):
    if moment == "after":
        before(*given)
    os.kill(os.getpid(), 9)

setattr(encryption, step, end)
encryption.change_passphrase(Path(sys.argv[1]), "", "correct horse battery")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills as only POSIX does")
@pytest.mark.parametrize(
    ("step", "moment"), [("_export", "after"), ("_take_place", "before"), ("fill", "before"), ("fill", "after")]
)
def test_killed_at_any_moment_one_whole_book_is_there(path: Path, step: str, moment: str) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), step, moment], check=False)
    assert done.returncode == -signal.SIGKILL

    tidy_up(path)

    assert names(path, OLD if is_encrypted(path) else "") == ALL
    with Door(path, OLD if is_encrypted(path) else "").open() as book:
        assert book._db.sql("PRAGMA journal_mode") == [("wal",)]
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    if is_encrypted(path):
        assert NAME not in all_bytes(path.parent)


def test_an_old_name_of_the_book_itself_is_no_leftover(path: Path) -> None:
    path.with_name(f".{path.name}.old").hardlink_to(path)

    tidy_up(path)

    assert names(path) == ALL


def fill_with(content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        file = folder / "other.relapp"
        file.write_bytes(content)
        return file

    return make


@pytest.mark.parametrize(
    "content",
    [b"", b"hello" * 5000, b"SQLite format 3\0" + Random(1).randbytes(8176), bytes(8192), Random(2).randbytes(99)],
    ids=["empty", "text", "like a book at its beginning", "zeros", "a few"],
)
def test_what_is_no_encrypted_book(tmp_path: Path, content: bytes) -> None:
    assert not is_encrypted(fill_with(content)(tmp_path))


def test_what_is_not_there_is_not_encrypted(tmp_path: Path) -> None:
    assert not is_encrypted(tmp_path / "none.relapp")


@pytest.mark.parametrize("passphrase", ["short", "tab\tin between", "zero\0in between", "a" * 501])
def test_what_nobody_should_use(passphrase: str) -> None:
    with pytest.raises(UserError):
        require_good(passphrase)


def test_the_same_letters_are_the_same_passphrase() -> None:
    assert encryption.normalized("cafe\u0301 amargo") == "caf\u00e9 amargo"
    require_good("caf\u00e9 amargo")


def test_a_door_does_not_show_its_passphrase(path: Path) -> None:
    assert OLD not in repr(Door(path, OLD))


def test_a_link_to_the_book_stays_one(path: Path) -> None:
    link = path.with_name("link.relapp")
    link.symlink_to(path.name)

    change_passphrase(link, "", NEW)

    assert link.readlink() == Path(path.name)
    assert names(path, NEW) == ALL


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody remove what is open")
def test_the_plain_copy_of_a_removal_that_was_killed_is_filled_with_zeros(path: Path) -> None:
    change_passphrase(path, "", OLD)
    left = path.with_name(f".{path.name}.new")
    left.write_bytes(NAME)
    with left.open("rb") as stream:
        tidy_up_beside_others(path, OLD)
        assert not left.exists()
        assert stream.read() == bytes(len(NAME))


def test_the_copy_of_a_program_that_is_at_it_is_left_alone(path: Path) -> None:
    left = path.with_name(f".{path.name}.new")
    left.write_bytes(NAME)
    with encryption._alone(path, ""):
        tidy_up_beside_others(path, "")

    assert left.read_bytes() == NAME
