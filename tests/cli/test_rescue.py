import json
from pathlib import Path

import pytest

from relapp.book import Book
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
