"""Everything about a client handed over, and a client erased for good, from the command line."""

import json
import os
import shutil
import stat
import sys
from dataclasses import replace

import pytest
import time_machine

from relapp import i18n
from relapp.book import Book
from relapp.book.encryption import change_passphrase
from relapp.book.erasing.backup_files import Copies
from relapp.cli import main
from tests.cli.conftest import CARDS


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    with time_machine.travel("2026-11-23T09:00:00", tick=False):
        yield
    i18n.set_language("en")


@pytest.fixture
def relapp(tmp_path, capsys, printed_clients):
    """Run a verb on a book with three clients: its exit status, what it wrote and what it complained of."""
    shutil.copy(printed_clients, tmp_path)
    (tmp_path / "cards.vcf").write_text(CARDS, encoding="utf-8")

    def run(*arguments):
        capsys.readouterr()
        status = main(["--book", str(tmp_path / "clients.relapp"), *map(str, arguments)])
        written = capsys.readouterr()
        return status, written.out, written.err

    return run


def clients(relapp):
    return [each["name"] for each in json.loads(relapp("clients", "--json")[1])["clients"]]


def test_everything_goes_to_both_files(relapp, tmp_path, qapp):
    pdf, file = tmp_path / "joao.pdf", tmp_path / "joao.json"
    assert relapp("privacy", "export", "João", "--pdf", pdf, "--json", file) == (0, f"{pdf}\n{file}\n", "")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert json.loads(file.read_text(encoding="utf-8"))["clients"][0]["client"]["name"] == "João Țepeș"


def test_a_file_has_to_be_named(relapp):
    status, _out, complaint = relapp("privacy", "export", "João")
    assert (status, "--pdf FILE, --json FILE" in complaint) == (2, True)


def test_nobody_is_erased_who_was_not_confirmed(relapp):
    status, out, complaint = relapp("erase", "Ana")
    assert (status, "--yes" in complaint, "the book keeps marks" in out) == (2, True, True)
    assert "Ana Prado" in clients(relapp)


def test_erased_and_kept_out_and_brought_back(relapp, tmp_path):
    status, said, _complaint = relapp("erase", "Ana", "--yes")
    assert status == 0
    assert said.splitlines()[:-1] == [
        "Ana Prado is erased.",
        "1 backup still holds them until it is cleared out; restored, it leaves them out.",
    ]
    assert "Ana Prado" not in clients(relapp)
    status, said, _complaint = relapp("import", tmp_path / "cards.vcf")
    assert "“Ana Prado” was erased on request and is left out." in said
    assert said.endswith("3 read: 0 added, 0 merged, 3 skipped, 0 failed\n")
    assert "1 added" in relapp("import", "--bring-back", tmp_path / "cards.vcf")[1]
    assert "Ana Prado" in clients(relapp)


def test_a_whole_book_too(relapp, tmp_path):
    relapp("export", tmp_path / "all.json")
    relapp("erase", "Ana", "--yes")
    assert "0 added" in relapp("import", tmp_path / "all.json")[1]
    assert "1 added" in relapp("import", "--bring-back", tmp_path / "all.json")[1]


def test_erased_from_the_backups_too(relapp, tmp_path):
    said = relapp("erase", "Ana", "--yes", "--backups")[1]
    assert said.splitlines()[-1] == "Erased from 1 backup too."
    with Book(tmp_path / "clients.relapp") as book:
        assert book.erasing.held() == Copies()


def test_texts_that_name_them_are_told(relapp, tmp_path):
    with Book(tmp_path / "clients.relapp") as book:
        joao = book.clients.load([book.list.find("João", 1)[0].id])
        (client,) = joao.values()
        book.clients.save(replace(client, notes="Sister of Ana Prado"))
    assert "1 text about others names them." in relapp("erase", "Ana Prado")[1]
    assert "1 text about others names them." in relapp("erase", "Ana Prado", "--yes")[1]


@pytest.mark.parametrize("option", ["--json", "--pdf"])
def test_a_book_is_not_written_over(relapp, tmp_path, quick_keys, option):
    path = tmp_path / "locked.relapp"
    shutil.copy(tmp_path / "clients.relapp", path)
    change_passphrase(path, "", "flores da manhã")
    (tmp_path / "link.json").symlink_to(path)
    before = path.read_bytes()
    for file in (path, tmp_path / "link.json"):
        assert relapp("privacy", "export", "João", option, file)[0] == 2
    assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_files_are_the_owners_alone(relapp, tmp_path, qapp):
    files = [tmp_path / "joao.pdf", tmp_path / "joao.json"]
    before = os.umask(0)
    try:
        relapp("privacy", "export", "João", "--pdf", files[0], "--json", files[1])
    finally:
        os.umask(before)
    assert [stat.S_IMODE(each.stat().st_mode) for each in files] == [0o600, 0o600]


def test_copies_that_cannot_be_read_are_told(relapp, tmp_path):
    relapp("backup")
    (tmp_path / "clients-damaged-20261101T090000Z.relapp").write_bytes(b"SQLite format 3\0" + bytes(8176))
    cleaned, unread, name = relapp("erase", "Ana", "--yes", "--backups")[1].splitlines()[-3:]
    assert cleaned == "Erased from 2 backups too."
    assert unread.startswith("1 older copy cannot be read or cleaned and may hold them.")
    assert name == "clients-damaged-20261101T090000Z.relapp"
