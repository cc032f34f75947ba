"""The marks beside a book: whoever was erased after the last backup stays out although the book itself tells nothing."""

import os
import stat

import pytest

from relapp.book import Book, rescue
from relapp.book.backups.restoring import restore
from relapp.book.encryption import change_passphrase
from relapp.book.erasing.beside import file_of, marks_of
from relapp.book.erasing.restored import keep_out
from relapp.domain.backups import Reason
from relapp.domain.clients import Client
from tests.book.erasing.conftest import MARINA, TRACES, take_in

PASSPHRASE = "correct horse"


def ruin(path):
    """All but the first pages of a book."""
    content = path.read_bytes()
    path.write_bytes(content[: 3 * 4096] + os.urandom(len(content) - 3 * 4096))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "clients.relapp"


def fill(path, passphrase=""):
    """A backup with Marina and Bia, of whom the first was erased since."""
    with Book(path, passphrase=passphrase) as book:
        marina = book.clients.add(MARINA).client_ids[0]
        book.clients.add(Client("Bia Ipê"))
        backup = book.backups.make(Reason.ASKED)
        book.erasing.erase(marina)
        return backup


@pytest.mark.usefixtures("quick_keys")
@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_who_was_erased_stays_out_although_the_book_tells_nothing(path, passphrase):
    backup = fill(path, passphrase)
    ruin(path)
    assert rescue.take_backup(path, backup, passphrase).left_out == 1
    with Book(path, passphrase=passphrase) as book:
        assert book.list.count() == 1
        assert take_in(book, MARINA).skipped == 1


def test_a_restore_over_a_damaged_book_leaves_them_out_too(path):
    backup = fill(path)
    ruin(path)
    done = restore(path, backup.path)
    assert keep_out(path, done.set_aside) == 1


def test_a_later_backup_tells_where_nothing_is_beside_the_book(path):
    backup = fill(path)
    with Book(path) as book:
        book.backups.make(Reason.ASKED)
    file_of(path).unlink()
    path.write_bytes(b"")
    assert rescue.take_backup(path, backup).left_out == 1


def test_a_book_begun_anew_knows_whom_the_missing_one_had_erased(path):
    fill(path)
    path.unlink()
    rescue.begin_new(path)
    with Book(path) as book:
        assert take_in(book, MARINA).skipped == 1


def test_they_are_as_locked_as_the_book_and_go_with_its_passphrase(path, quick_keys):
    fill(path)
    file = file_of(path)
    known = marks_of(file, "")
    assert known.rows
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not any(trace.encode() in file.read_bytes() for trace in TRACES)
    change_passphrase(path, "", PASSPHRASE)
    assert marks_of(file, "") is None
    assert marks_of(file, PASSPHRASE) == known
    assert not list(path.parent.glob(".*.new*"))


@pytest.mark.parametrize("way", ["record", "import"])
def test_whoever_is_brought_back_on_purpose_is_forgotten_there_too(path, way):
    fill(path)
    with Book(path) as book:
        if way == "record":
            book.erasing.bring_back(book.clients.add(MARINA).client_ids[0])
        else:
            take_in(book, MARINA, bring_back=True)
        assert not file_of(path).exists()


def test_what_an_older_backup_alone_knows_was_taken_back_on_purpose(path):
    fill(path)
    with Book(path) as book:
        book.backups.make(Reason.ASKED)
        take_in(book, MARINA, bring_back=True)
        latest = book.backups.make(Reason.ASKED)
    ruin(path)
    assert rescue.take_backup(path, latest).left_out == 0
    with Book(path) as book:
        assert book.list.count() == 2


def test_a_transaction_that_is_rolled_back_leaves_them_as_they_were(path):
    fill(path)
    before = file_of(path).read_bytes()
    with Book(path) as book:
        bia = book.list.find("Bia")[0].id
        book.erasing._remove = None
        with pytest.raises(TypeError):
            book.erasing.erase(bia)
        book.clients.add(Client("Caio"))
    assert file_of(path).read_bytes() == before
