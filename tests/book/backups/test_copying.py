import stat

import pytest

from relapp.book import Book
from relapp.book.backups.copying import copy_finished, copy_verified, examine
from relapp.domain.clients import Client
from relapp.errors import BookError, DamagedError, PassphraseError


@pytest.fixture
def target(tmp_path):
    return tmp_path / "copies" / "copy.relapp"


def test_a_copy_holds_what_the_book_held_at_its_moment(book, ana, target):
    facts = copy_verified(book.path, target)

    book.clients.add(Client("Bia"))
    with Book(target) as copy:
        assert [client.name for client in copy.clients.load([ana]).values()] == ["Ana Prado"]
        assert copy.check() == []
    assert (facts.clients, facts.touches) == (1, 1)
    assert [each.name for each in target.parent.iterdir()] == ["copy.relapp"]


def test_only_the_owner_can_read_a_copy(book, target):
    copy_verified(book.path, target)

    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert stat.S_IMODE(target.parent.stat().st_mode) == 0o700


def test_others_write_while_it_is_copied_and_are_left_out(book, ana, target):
    with Book(book.path) as other:
        facts = copy_verified(book.path, target, progress=lambda done, _total: done or other.clients.add(Client("late")))
        assert other.list.find("late", 2) or facts.pages <= 1024
    assert examine(target).clients == 1


def test_whoever_stops_it_leaves_nothing(book, target):
    class StoppedError(Exception):
        pass

    def stop(_done, _total):
        raise StoppedError

    with pytest.raises(StoppedError):
        copy_verified(book.path, target, progress=stop)
    assert list(target.parent.iterdir()) == []
    book.clients.add(Client("Bia"))


def test_a_passphrase_goes_along(tmp_path, target, quick_keys):
    path = tmp_path / "locked.relapp"
    with Book(path, passphrase="it's a secret") as locked:
        locked.clients.add(Client("Ana Prado"))
        copy_verified(path, target, "it's a secret")

    assert b"Ana Prado" not in target.read_bytes()
    assert examine(target, "it's a secret").clients == 1
    with pytest.raises(PassphraseError):
        examine(target, "another secret")
    with pytest.raises(PassphraseError):
        examine(target)


def test_a_copy_that_differs_does_not_count(book, target, monkeypatch):
    real = examine
    monkeypatch.setattr("relapp.book.backups.copying.examine", lambda *given: real(*given).__class__(*[0] * 5))
    with pytest.raises(DamagedError):
        copy_verified(book.path, target)
    assert list(target.parent.iterdir()) == []


def test_a_damaged_book_gives_no_copy_and_replaces_none(book, ana, target, tmp_path):
    copy_verified(book.path, target)
    good = target.read_bytes()
    damaged = tmp_path / "damaged.relapp"
    damaged.write_bytes(good[:4096] + b"\xff" * 8192 + good[12288:])

    with pytest.raises(DamagedError):
        copy_verified(damaged, target)
    assert target.read_bytes() == good
    assert [each.name for each in target.parent.iterdir()] == ["copy.relapp"]


@pytest.mark.parametrize("damage", [lambda data: data[:-5000], lambda data: data[:8192] + bytes(8192) + data[16384:]])
def test_what_was_damaged_later_is_found(book, ana, target, damage):
    copy_verified(book.path, target)
    target.write_bytes(damage(target.read_bytes()))

    with pytest.raises(DamagedError):
        examine(target)
    assert [each.name for each in target.parent.iterdir()] == ["copy.relapp"]


def test_a_folder_that_is_none_is_said(book, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(BookError, match="file"):
        copy_verified(book.path, tmp_path / "file" / "copy.relapp")


def test_a_finished_copy_arrives_byte_for_byte(book, ana, target):
    copy_verified(book.path, target)
    told = []
    copy_finished(target, target.with_name("second.relapp"), lambda *progress: told.append(progress))

    assert target.with_name("second.relapp").read_bytes() == target.read_bytes()
    assert told[-1] == (target.stat().st_size,) * 2


def test_what_arrived_otherwise_does_not_count(book, target, monkeypatch):
    copy_verified(book.path, target)
    monkeypatch.setattr("relapp.book.backups.copying._send", lambda *_given: b"another digest")

    with pytest.raises(DamagedError):
        copy_finished(target, target.with_name("second.relapp"))
    assert [each.name for each in target.parent.iterdir()] == ["copy.relapp"]


def test_a_copy_from_before_there_was_a_passphrase_is_not_damaged(book, ana, tmp_path):
    copy_verified(book.path, tmp_path / "copy.relapp")

    with pytest.raises(PassphraseError, match="does not open"):
        examine(tmp_path / "copy.relapp", "correct horse battery")
