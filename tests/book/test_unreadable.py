"""What is said of a file in which no book is found any more, with and without a passphrase, by what lies beside it."""

import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from relapp.book import Book, rescue, unreadable
from relapp.book.door import Door
from relapp.book.encryption import change_passphrase, is_encrypted
from relapp.book.erasing.beside import file_of
from relapp.book.opening import is_missing, known_by, wal_of
from relapp.book.tries import WrongPassphraseError, tries_of, unlocked
from relapp.domain.backups import Reason
from relapp.domain.clients import Client
from relapp.errors import BookError, DamagedError, FormerPassphraseError, PassphraseError
from relapp.paths import backup_folder

PAGE = 4096
PASSPHRASE = "correct horse"


def zeroed_beginning(content: bytes) -> bytes:
    return bytes(PAGE) + content[PAGE:]


def flipped_bit(content: bytes) -> bytes:
    return content[:700] + bytes([content[700] ^ 4]) + content[701:]


def flipped_salt(content: bytes) -> bytes:
    return bytes([content[0] ^ 4]) + content[1:]


def zeroed_sector(content: bytes) -> bytes:
    return bytes(512) + content[512:]


def untouched(content: bytes) -> bytes:
    return content


def all_zeros(content: bytes) -> bytes:
    return bytes(len(content))


def cut(content: bytes) -> bytes:
    return content[:1000]


def nothing(_content: bytes) -> bytes:
    return b""


Damage = Callable[[bytes], bytes]
DAMAGES = [zeroed_beginning, all_zeros, cut, nothing]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clients.relapp"


def fill(path: Path, passphrase: str = "", *, has_backup: bool = True) -> bytes:
    with Book(path, passphrase=passphrase) as book:
        book.clients.add(Client("Ana"))
        if has_backup:
            book.backups.make(Reason.ASKED)
    return path.read_bytes()


@pytest.mark.usefixtures("quick_keys")
@pytest.mark.parametrize("damage", [*DAMAGES, flipped_bit, zeroed_sector])
def test_an_encrypted_book_is_damaged_where_its_passphrase_is_right(path: Path, damage: Damage) -> None:
    path.write_bytes(damage(fill(path, PASSPHRASE)))

    assert is_encrypted(known_by(path))
    with pytest.raises(DamagedError):
        unlocked(Door(path, PASSPHRASE))
    assert tries_of(path).count == 0
    outlook = rescue.look(path, PASSPHRASE)
    assert outlook.held.clients == 1
    outlook.put_away()
    with pytest.raises(WrongPassphraseError):
        unlocked(Door(path, "wrong horse"))


@pytest.mark.usefixtures("quick_keys")
@pytest.mark.parametrize("damage", [untouched, flipped_salt])
def test_what_opens_only_the_newest_backup_may_be_an_older_passphrase(path: Path, damage: Damage) -> None:
    fill(path, PASSPHRASE)
    if damage is untouched:
        change_passphrase(path, PASSPHRASE, "newer horse")
    path.write_bytes(damage(path.read_bytes()))

    with pytest.raises(FormerPassphraseError, match=r"newer passphrase, or it is damaged"):
        Book(path, passphrase=PASSPHRASE)
    with pytest.raises(WrongPassphraseError):
        unlocked(Door(path, PASSPHRASE))
    assert tries_of(path).count == 1
    outlook = rescue.look(path, PASSPHRASE)
    assert outlook.held.clients == 1
    outlook.put_away()


@pytest.mark.usefixtures("quick_keys")
def test_marks_beside_what_is_left_of_an_encrypted_book_tell_that_it_was_one(path: Path) -> None:
    with Book(path, passphrase=PASSPHRASE) as book:
        book.erasing.erase(book.clients.add(Client("Ana")).client_ids[0])
    rmtree(backup_folder(path))
    path.write_bytes(cut(path.read_bytes()))

    with pytest.raises(DamagedError):
        Book(path, passphrase=PASSPHRASE)
    file_of(path).unlink()
    with pytest.raises(BookError, match="not a Relapp book"):
        Book(path, passphrase=PASSPHRASE)


def test_pages_tell_the_passphrase_where_no_backup_does(path: Path) -> None:
    path.write_bytes(flipped_bit(fill(path, PASSPHRASE, has_backup=False)))

    with pytest.raises(DamagedError):
        Book(path, passphrase=PASSPHRASE)
    with pytest.raises(PassphraseError, match="does not open"):
        Book(path, passphrase="wrong horse")
    with pytest.raises(PassphraseError, match="locked"):
        Book(path)


@pytest.mark.usefixtures("quick_keys")
def test_an_encrypted_book_without_its_beginning_is_one_still(path: Path) -> None:
    path.write_bytes(zeroed_beginning(fill(path, PASSPHRASE, has_backup=False)))

    with pytest.raises(DamagedError):
        Book(path)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_book_with_backups_is_never_another_file(path: Path, damage: Damage) -> None:
    path.write_bytes(damage(fill(path)))

    assert not is_encrypted(known_by(path))
    with pytest.raises(DamagedError):
        Book(path)


def test_a_beginning_that_looks_encrypted_locks_nobody_out_of_an_ordinary_book(path: Path) -> None:
    path.write_bytes(os.urandom(PAGE) + fill(path)[PAGE:])

    assert not is_encrypted(known_by(path))
    with pytest.raises(DamagedError):
        Book(path)


def test_another_file_is_one_where_nothing_is_beside_it(path: Path) -> None:
    path.write_bytes(bytes(PAGE * 4))

    with pytest.raises(BookError, match="not a Relapp book"):
        Book(path)


@pytest.mark.usefixtures("quick_keys")
@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_a_log_without_its_book_is_kept_and_read(path: Path, passphrase: str, is_there: bool) -> None:
    with Book(path, passphrase=passphrase) as book:
        book.clients.add(Client("Ana"))
        log = wal_of(path).read_bytes()
    path.unlink()
    if is_there:
        path.touch()
    wal_of(path).write_bytes(log)

    assert is_missing(path) is not is_there
    with pytest.raises(DamagedError, match="relapp rescue"):
        Book(path, passphrase=passphrase)
    assert wal_of(path).read_bytes() == log
    outlook = rescue.look(path, passphrase)
    assert outlook.is_missing is not is_there
    assert wal_of(path).read_bytes() == log
    outlook.put_away()


def test_what_a_log_holds_alone_is_salvaged(path: Path) -> None:
    """All of the book is in it where nothing was taken into the file since its beginning."""
    with Book(path) as book:
        book.clients.add(Client("Ana"))
        log = wal_of(path).read_bytes()
    path.write_bytes(b"")
    wal_of(path).write_bytes(log)

    outlook = rescue.look(path)
    assert outlook.salvaged.clients == 1
    aside = rescue.take_salvaged(path, outlook.salvaged).aside
    assert wal_of(aside).read_bytes() == log
    with Book(path) as book:
        assert book.list.count() == 1


def test_a_backup_has_no_trace_of_having_been_tried(path: Path) -> None:
    fill(path)
    [backup] = backup_folder(path).iterdir()

    assert unreadable.opens(backup, "")
    assert not unreadable.opens(backup, "wrong horse")
    assert not unreadable.opens(backup, "wrong\0horse")
    assert list(backup_folder(path).iterdir()) == [backup]
