import stat
import subprocess
import sys

import pytest

from relapp.book import Book
from relapp.book.backups.restoring import restore
from relapp.book.backups.shelf import Shelf
from relapp.book.client_list import ClientFilter
from relapp.book.encryption import change_passphrase, is_encrypted
from relapp.domain.backups import Reason
from relapp.domain.clients import Client
from relapp.errors import BookError, DamagedError, PassphraseError


@pytest.fixture
def path(tmp_path):
    """A book with Ana and Bia, and a backup of the time before Bia."""
    path = tmp_path / "clients.relapp"
    with Book(path) as book:
        book.clients.add(Client("Ana"))
        book.backups.make(Reason.ASKED)
        book.clients.add(Client("Bia"))
    return path


def names(path, passphrase=""):
    with Book(path, passphrase=passphrase) as book:
        assert book.check() == []
        return sorted(client.name for client in book.clients.load(book.list.ids(ClientFilter(), limit=None)).values())


def test_the_backup_becomes_the_book_and_the_book_is_kept(path):
    done = restore(path, Shelf(path).find(1).path)

    assert names(path) == ["Ana"]
    assert names(done.set_aside) == ["Ana", "Bia"]
    assert done.set_aside.name.startswith("clients-before-restore-2")
    assert done.facts.clients == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.reason for each in Shelf(path).list()] == [Reason.RESTORE, Reason.ASKED]
    with Book(path) as book:
        assert book._db.sql("PRAGMA journal_mode") == [("wal",)]


def test_restoring_the_backup_that_was_made_before_takes_it_back(path):
    restore(path, Shelf(path).find(1).path)
    again = restore(path, Shelf(path).find(2).path)

    assert names(path) == ["Ana", "Bia"]
    assert names(again.set_aside) == ["Ana"]


def test_twice_in_a_second_keeps_both(path):
    first, second = (restore(path, Shelf(path).find(1).path).set_aside for _each in range(2))

    assert first != second
    assert names(first) == ["Ana", "Bia"]
    assert names(second) == ["Ana"]


def test_a_book_that_is_open_is_left_alone(path):
    with Book(path), pytest.raises(BookError, match="open in another"):
        restore(path, Shelf(path).find(1).path)
    assert names(path) == ["Ana", "Bia"]
    assert not list(path.parent.glob("*before-restore*"))
    assert not list(path.parent.glob(".*part*"))


def test_a_book_that_another_program_has_open_is_left_alone(path):
    script = "import sys, pathlib, relapp.book as own; book = own.Book(pathlib.Path(sys.argv[1])); print(1, flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", script, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        with pytest.raises(BookError, match="open in another"):
            restore(path, Shelf(path).find(1).path)
        other.communicate(b"\n")
    assert names(path) == ["Ana", "Bia"]


def test_a_damaged_book_is_moved_with_its_log(path):
    backup = Shelf(path).find(1).path
    data = b"\xff" * 100 + path.read_bytes()[100:]
    path.write_bytes(data)
    path.with_name("clients.relapp-wal").write_bytes(b"half a log")
    done = restore(path, backup)

    assert names(path) == ["Ana"]
    assert done.set_aside.read_bytes() == data
    assert done.set_aside.with_name(done.set_aside.name + "-wal").read_bytes() == b"half a log"


def test_a_book_that_is_gone_comes_back_without_a_strangers_log_which_is_kept(path):
    path.unlink()
    path.with_name("clients.relapp-wal").write_bytes(bytes(64))
    done = restore(path, Shelf(path).find(1).path)

    assert done.set_aside.name.endswith(".relapp-wal")
    assert done.set_aside.read_bytes() == bytes(64)
    assert names(path) == ["Ana"]


def test_a_damaged_backup_changes_nothing(path):
    backup = Shelf(path).find(1).path
    data = backup.read_bytes()
    backup.write_bytes(data[:4096] + b"\xff" * 8192 + data[12288:])

    with pytest.raises(DamagedError):
        restore(path, backup)
    assert names(path) == ["Ana", "Bia"]
    assert len(Shelf(path).list()) == 1


@pytest.mark.parametrize("pragma", ["user_version = 99", "application_id = 5"])
def test_what_could_not_be_opened_is_refused(path, pragma):
    from relapp.book.backups.copying import opened

    backup = Shelf(path).find(1).path
    with opened(backup, "") as connection:
        connection.execute(f"PRAGMA {pragma}")

    with pytest.raises(BookError, match="nothing was changed"):
        restore(path, backup)
    assert names(path) == ["Ana", "Bia"]


def test_a_backup_that_is_not_there_is_said(path):
    with pytest.raises(BookError, match="does not exist"):
        restore(path, path.with_name("none.relapp"))


def test_no_room_for_it_changes_nothing(path, monkeypatch):
    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("relapp.book.backups.copying._send", full)
    with pytest.raises(BookError, match="no room"):
        restore(path, Shelf(path).find(1).path)
    assert names(path) == ["Ana", "Bia"]


def test_a_passphrase_comes_along(tmp_path, quick_keys):
    path = tmp_path / "locked.relapp"
    with Book(path, passphrase="a long secret") as book:
        book.clients.add(Client("Ana"))
        made = book.backups.make(Reason.ASKED)
        book.clients.add(Client("Bia"))
    done = restore(path, made.path, "a long secret")

    assert names(path, "a long secret") == ["Ana"]
    assert names(done.set_aside, "a long secret") == ["Ana", "Bia"]


def test_there_is_a_book_at_every_moment_also_of_a_damaged_one_with_a_log(path, monkeypatch):
    backup = Shelf(path).find(1).path
    path.write_bytes(bytes(8192))
    path.with_name("clients.relapp-wal").write_bytes(b"half a log")

    def fail(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("relapp.book.backups.restoring.put_in_place", fail)
    with pytest.raises(BookError):
        restore(path, backup)
    assert path.read_bytes() == bytes(8192)


def test_a_link_to_the_book_stays_one(path, tmp_path):
    link = tmp_path / "elsewhere.relapp"
    link.symlink_to(path.name)
    done = restore(link, Shelf(path).find(1).path)

    assert link.is_symlink()
    assert names(path) == ["Ana"]
    assert not done.set_aside.is_symlink()
    assert names(done.set_aside) == ["Ana", "Bia"]


SECRET, OTHER = "a long secret", "another secret"


@pytest.mark.parametrize(("then", "now"), [("", SECRET), (SECRET, ""), (OTHER, SECRET)])
def test_the_book_keeps_its_own_passphrase_whatever_the_backup_has(path, quick_keys, then, now):
    backup = Shelf(path).find(1).path
    if then:
        change_passphrase(backup, "", then)
    if now:
        change_passphrase(path, "", now)
    done = restore(path, backup, now, of_backup=then)

    assert done.passphrase == now
    assert is_encrypted(path) == bool(now)
    assert names(path, now) == ["Ana"]
    assert names(done.set_aside, now) == ["Ana", "Bia"]
    assert Shelf(path).list()[0].reason is Reason.RESTORE
    assert sorted(each.name for each in path.parent.iterdir() if each.name.startswith(".")) == []


@pytest.mark.parametrize("given", ["", "a long mistake"])
def test_nobody_puts_another_book_in_the_place_of_one_that_they_cannot_open(path, quick_keys, given):
    backup = Shelf(path).find(1).path
    change_passphrase(path, "", SECRET)
    with pytest.raises(PassphraseError):
        restore(path, backup, given)

    assert names(path, SECRET) == ["Ana", "Bia"]
    assert not list(path.parent.glob("*before-restore*"))


def test_an_encrypted_book_that_is_open_is_not_moved_by_a_plain_backup(path, quick_keys):
    backup = Shelf(path).find(1).path
    change_passphrase(path, "", SECRET)
    with Book(path, passphrase=SECRET) as book:
        with pytest.raises(BookError, match="open in another"):
            restore(path, backup, SECRET)
        book.clients.add(Client("Caio"))
    assert names(path, SECRET) == ["Ana", "Bia", "Caio"]


def test_a_book_that_is_gone_is_as_locked_as_its_backup(path, quick_keys):
    backup = Shelf(path).find(1).path
    change_passphrase(backup, "", SECRET)
    path.unlink()

    assert restore(path, backup, of_backup=SECRET).passphrase == SECRET
    assert names(path, SECRET) == ["Ana"]
