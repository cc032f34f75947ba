import json
import sqlite3
import time
from pathlib import Path

import pytest
import time_machine

from relapp import i18n
from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.book.encryption import change_passphrase
from relapp.book.tries import tries_of
from relapp.cli import main
from relapp.domain.clients import Client


@pytest.fixture
def relapp(tmp_path, capsys, monkeypatch):
    """Run a verb on a book with one client on a Monday noon: its exit status, what it wrote, what it complained of."""
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    path = tmp_path / "clients.relapp"
    with time_machine.travel("2026-11-23T12:00:00", tick=False):
        with Book(path) as book:
            book.clients.add(Client("Ana Prado"))

        def run(*arguments):
            status = main(["--book", str(path), *map(str, arguments)])
            written = capsys.readouterr()
            return status, written.out, written.err

        run.path = path
        yield run
    i18n.set_language("en")


def names(path):
    with sqlite3.connect(path) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM client WHERE deleted_at IS NULL ORDER BY name")]


def add_bia(relapp):
    with Book(relapp.path) as book:
        book.clients.add(Client("Bia"))


def test_a_backup_is_made_listed_and_restored(relapp, tmp_path):
    status, said, _err = relapp("backup")
    assert status == 0
    assert "00001-20261123T120000Z-asked" in said
    add_bia(relapp)
    status, said, _err = relapp("backups")
    assert (status, said.split()[0]) == (0, "1")
    assert "made by hand" in said

    status, said, _err = relapp("restore", 1)
    assert status == 0
    assert names(relapp.path) == ["Ana Prado"]
    (aside,) = tmp_path.glob("clients-before-restore-*.relapp")
    assert str(aside) in said
    assert names(aside) == ["Ana Prado", "Bia"]


def test_the_list_for_scripts(relapp):
    assert json.loads(relapp("backups", "--json")[1]) == {"version": 1, "backups": []}
    relapp("backup")
    (line,) = json.loads(relapp("backups", "--json")[1])["backups"]

    assert line.pop("size") == Path(line["file"]).stat().st_size
    assert line.pop("file").endswith(".relapp")
    assert line == {"number": 1, "made_at": "2026-11-23T12:00:00+00:00", "reason": "asked", "schema": 6}


def test_without_one_it_says_how_to_make_one(relapp):
    assert relapp("backups") == (0, "There is no backup yet. “relapp backup” makes one.\n", "")


def test_a_backup_goes_to_a_folder_too(relapp, tmp_path):
    (tmp_path / "stick").mkdir()
    status, said, _err = relapp("backup", "--to", tmp_path / "stick")

    (copy,) = (tmp_path / "stick").iterdir()
    assert (status, str(copy) in said) == (0, True)
    assert names(copy) == ["Ana Prado"]
    add_bia(relapp)
    assert relapp("restore", copy)[0] == 0
    assert names(relapp.path) == ["Ana Prado"]


def test_a_folder_that_is_not_there_is_said_before_anything_is_made(relapp, tmp_path):
    status, _said, complaint = relapp("backup", "--to", tmp_path / "stick")

    assert (status, "stick is no folder" in complaint) == (2, True)
    assert not (tmp_path / "clients-backups").exists()


@pytest.mark.parametrize("wanted", ["7", "nowhere.relapp"])
def test_what_is_not_there_cannot_be_restored(relapp, wanted):
    status, _said, complaint = relapp("restore", wanted)

    assert (status, wanted.split(".")[0] in complaint, "relapp backups" in complaint) == (3, True, True)
    assert names(relapp.path) == ["Ana Prado"]


def test_a_damaged_book_is_listed_and_restored_all_the_same(relapp):
    relapp("backup")
    relapp.path.write_bytes(b"\xff" * 4096)

    assert relapp("backups")[0] == 0
    assert relapp("restore", 1)[0] == 0
    assert names(relapp.path) == ["Ana Prado"]


def test_a_damaged_backup_is_refused(relapp):
    relapp("backup")
    (file,) = relapp.path.with_name("clients-backups").iterdir()
    file.write_bytes(b"\xff" * 8192)

    status, _said, complaint = relapp("restore", 1)
    assert (status, "damaged" in complaint) == (3, True)
    assert names(relapp.path) == ["Ana Prado"]


def test_the_hour_shown_is_the_users(relapp, monkeypatch):
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one zone only")
    monkeypatch.setenv("TZ", "America/Sao_Paulo")
    time.tzset()
    try:
        relapp("backup")
        assert "9:00" in relapp("backups")[1]
    finally:
        monkeypatch.undo()
        time.tzset()


def test_another_books_backup_of_the_same_name_is_not_written_over(relapp, tmp_path):
    (tmp_path / "stick").mkdir()
    taken = tmp_path / "stick" / "00001-20261123T120000Z-asked-s6.relapp"
    taken.write_bytes(b"another's")
    status, said, complaint = relapp("backup", "--to", tmp_path / "stick")
    assert (status, said) == (2, "")
    assert str(taken) in complaint
    assert taken.read_bytes() == b"another's"


def test_into_the_folder_where_it_is_made_it_goes_once(relapp, tmp_path):
    relapp("backup")
    assert relapp("backup", "--to", tmp_path / "clients-backups")[0] == 0


def test_a_link_to_a_book_stays_one(relapp, tmp_path):
    relapp("backup")
    add_bia(relapp)
    link = tmp_path / "link.relapp"
    link.symlink_to("clients.relapp")
    assert main(["--book", str(link), "restore", "1"]) == 0
    assert link.readlink() == Path("clients.relapp")
    assert names(relapp.path) == ["Ana Prado"]
    (aside,) = tmp_path.glob("*before-restore*.relapp")
    assert (aside.is_symlink(), names(aside)) == (False, ["Ana Prado", "Bia"])


SECRET, OTHER = "flores da manhã", "outras flores"


@pytest.fixture
def locked(relapp, monkeypatch, quick_keys):
    """The book has a passphrase, which is given, and an older backup has none."""
    relapp("backup")
    add_bia(relapp)
    change_passphrase(relapp.path, "", SECRET)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)

    def run(*arguments, passphrase=SECRET):
        monkeypatch.setenv("RELAPP_PASSPHRASE", passphrase)
        return relapp(*arguments)

    return run


def names_behind(path, passphrase):
    with Book(path, passphrase=passphrase) as book:
        return [book.clients.get(client_id).name for client_id in book.list.ids(ClientFilter(), limit=None)]


def test_an_encrypted_book_stays_encrypted_and_whom_it_erased_stay_out(locked, relapp):
    with Book(relapp.path, passphrase=SECRET) as book:
        book.erasing.erase(1)
        book.clients.add(Client("Caio"))
    status, said, _complaint = locked("restore", 1)

    assert (status, "was left out" in said) == (0, True)
    assert names_behind(relapp.path, SECRET) == []
    (aside,) = relapp.path.parent.glob("clients-before-restore-*.relapp")
    assert names_behind(aside, SECRET) == ["Bia", "Caio"]


def test_who_cannot_open_the_book_restores_nothing_and_has_to_wait(locked, relapp):
    assert locked("restore", 1, passphrase="quite wrong")[0] == 3
    assert "Try again in 1 second" in locked("restore", 1)[2]
    assert locked("restore", 1, passphrase="")[0] == 3
    assert names_behind(relapp.path, SECRET) == ["Ana Prado", "Bia"]


def test_a_backup_with_another_passphrase_is_opened_by_its_own(locked, relapp, tmp_path):
    (file,) = relapp.path.with_name("clients-backups").iterdir()
    change_passphrase(file, "", OTHER)
    assert "--backup-passphrase-file" in locked("restore", file)[2]

    (tmp_path / "wrong").write_text("quite wrong", encoding="utf-8")
    assert "does not open" in locked("restore", file, "--backup-passphrase-file", tmp_path / "wrong")[2]
    assert tries_of(relapp.path).count == 1

    (tmp_path / "right").write_text(OTHER, encoding="utf-8")
    with time_machine.travel("2026-11-23T12:00:01", tick=False):
        assert locked("restore", file, "--backup-passphrase-file", tmp_path / "right")[0] == 0
    assert names_behind(relapp.path, SECRET) == ["Ana Prado"]


def test_a_backup_with_a_passphrase_becomes_a_book_without_one(locked, relapp):
    change_passphrase(relapp.path, SECRET, "")
    (file,) = relapp.path.with_name("clients-backups").iterdir()
    change_passphrase(file, "", OTHER)

    assert locked("restore", file, passphrase=OTHER)[0] == 0
    assert names(relapp.path) == ["Ana Prado"]
