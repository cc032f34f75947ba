import json
from pathlib import Path

import pytest
import time_machine

from relapp.book import Book
from relapp.book.encryption import change_passphrase
from relapp.book.tries import tries_of
from relapp.cli import main
from relapp.domain.backups import Reason
from relapp.domain.clients import Client

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "clients.relapp"
    with Book(path) as book, book._db.transaction():
        for number in range(60):
            book.clients.add(Client(f"Ana {number}", notes="x" * 300))
    with Book(path) as book:
        book.backups.make(Reason.ASKED)
    return path


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[PAGE * 30 : PAGE * 34] = bytes(PAGE * 4)
    path.write_bytes(content)


def rescue(path: Path, *arguments: str) -> int:
    return main(["--book", str(path), "rescue", *arguments])


def test_a_damaged_book_says_how_to_go_on(path, capsys):
    path.write_bytes(path.read_bytes()[: PAGE * 20])
    assert main(["--book", str(path), "today"]) == 3
    assert "relapp rescue" in capsys.readouterr().err


def test_a_sound_book_needs_none(path, capsys):
    assert rescue(path) == 3
    assert "sound" in capsys.readouterr().err


def test_it_says_what_there_is_and_changes_nothing(path, capsys):
    damage(path)
    before = path.read_bytes()
    assert rescue(path) == 0
    said = capsys.readouterr().out
    assert "newest good backup" in said
    assert "What can still be read: 60 clients" in said
    assert rescue(path, "--json") == 0
    shape = json.loads(capsys.readouterr().out)
    assert (shape["backup"]["clients"], shape["readable"]["clients"]) == (60, 60)
    assert path.read_bytes() == before


@pytest.mark.parametrize("what", ["backup", "readable"])
def test_it_takes_what_is_wanted(path, capsys, what):
    damage(path)
    assert rescue(path, "--take", what) == 0
    assert "-damaged-" in capsys.readouterr().out
    with Book(path) as book:
        assert book.list.count() == 60
        assert book.check() == []


def test_who_was_erased_since_stays_out_and_is_counted(path, capsys):
    with Book(path) as book:
        book.erasing.erase(3)
    damage(path)
    assert rescue(path, "--take", "backup") == 0
    assert "1 client who was erased since was left out." in capsys.readouterr().out
    with Book(path) as book:
        assert book.list.count() == 59


def test_a_missing_book_says_how_to_go_on_in_one_line(path, capsys):
    path.unlink()
    for verb in (["today"], ["import", str(path.with_name("none.vcf"))]):
        assert main(["--book", str(path), *verb]) in (2, 3)
    said = capsys.readouterr().err.splitlines()[0]
    assert "is missing" in said
    assert "relapp rescue --take backup" in said
    assert "relapp rescue --take new" in said
    assert not path.exists()


def test_a_missing_book_is_had_again(path, capsys):
    path.unlink()
    assert rescue(path, "--json") == 0
    shape = json.loads(capsys.readouterr().out)
    assert (shape["missing"], shape["backup"]["clients"], shape["readable"]) == (True, 60, None)
    assert rescue(path, "--take", "backup") == 0
    assert capsys.readouterr().out == f"{path} can be opened again.\n"
    with Book(path) as book:
        assert book.list.count() == 60


def test_a_missing_book_is_begun_anew_and_no_other_is(path, capsys):
    damage(path)
    assert rescue(path, "--take", "new") == 3
    path.unlink()
    assert rescue(path) == 0
    assert "--take new" in capsys.readouterr().out
    assert rescue(path, "--take", "new", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"book": str(path), "damaged": None, "left_out": 0}
    with Book(path) as book:
        assert book.list.count() == 0


def test_a_book_that_never_was_is_not_missing(tmp_path, capsys):
    assert rescue(tmp_path / "clients.relapp") == 3
    assert "There is no book at" in capsys.readouterr().err


PASSPHRASE = "correct horse"


@pytest.fixture
def locked(tmp_path: Path, quick_keys: None) -> Path:
    path = tmp_path / "locked.relapp"
    with Book(path, passphrase=PASSPHRASE) as book:
        book.backups.make(Reason.ASKED)
    return path


def test_the_passphrase_of_a_missing_book_is_that_of_its_backups_and_a_wrong_one_costs_time(locked, capsys, monkeypatch):
    locked.unlink()
    assert rescue(locked) == 3
    assert "is locked" in capsys.readouterr().err
    with time_machine.travel("2026-11-23T09:00:00", tick=False) as clock:
        monkeypatch.setenv("RELAPP_PASSPHRASE", "wrong horse")
        assert rescue(locked) == 3
        assert "does not open" in capsys.readouterr().err
        monkeypatch.setenv("RELAPP_PASSPHRASE", PASSPHRASE)
        assert rescue(locked) == 3
        assert "Try again in 1 second" in capsys.readouterr().err
        clock.shift(1)
        monkeypatch.setenv("RELAPP_PASSPHRASE", PASSPHRASE)
        assert rescue(locked, "--take", "backup") == 0
    Book(locked, passphrase=PASSPHRASE).close()


@pytest.mark.parametrize("left", [0, 1000])
def test_an_encrypted_book_of_which_little_is_left_says_how_to_go_on(locked, capsys, monkeypatch, left):
    locked.write_bytes(locked.read_bytes()[:left])
    for arguments in (["clients"], ["rescue"], ["rescue", "--take", "backup"], ["clients"]):
        monkeypatch.setenv("RELAPP_PASSPHRASE", PASSPHRASE)
        main(["--book", str(locked), *arguments])
    written = capsys.readouterr()
    assert "is damaged" in written.err
    assert "newest good backup" in written.out
    assert tries_of(locked).count == 0
    Book(locked, passphrase=PASSPHRASE).close()


def test_a_wrong_passphrase_of_a_sound_book_costs_time(locked, capsys, monkeypatch):
    monkeypatch.setenv("RELAPP_PASSPHRASE", "wrong horse")
    assert rescue(locked) == 3
    assert "does not open" in capsys.readouterr().err
    assert tries_of(locked).count == 1


def test_a_log_whose_book_is_gone_makes_no_new_book(tmp_path, capsys):
    path, cards = tmp_path / "clients.relapp", tmp_path / "more.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Davi Sol\nEND:VCARD\n", encoding="utf-8")
    log = path.with_name("clients.relapp-wal")
    log.write_bytes(b"changes")
    for verb in (["clients"], ["import", str(cards)]):
        assert main(["--book", str(path), *verb]) == 3
        assert "clients.relapp-wal" in capsys.readouterr().err
    assert not path.exists()
    assert log.read_bytes() == b"changes"


@pytest.mark.usefixtures("quick_keys")
def test_an_older_passphrase_shows_the_backup_and_what_it_may_be(tmp_path, capsys):
    path, secret = tmp_path / "locked.relapp", tmp_path / "secret"
    with Book(path, passphrase="correct horse") as book:
        book.clients.add(Client("Ana"))
        book.backups.make(Reason.ASKED)
    change_passphrase(path, "correct horse", "newer horse")
    secret.write_text("correct horse", encoding="utf-8")

    assert rescue(path, "--passphrase-file", str(secret)) == 0
    said = capsys.readouterr().out
    assert said.startswith("Either the book has a newer passphrase")
    assert "The newest good backup" in said
