import os
import subprocess
import sys
from pathlib import Path

import pytest

from relapp.book import Book, rescue
from relapp.book.backups.restoring import restore
from relapp.book.file_locks import is_in_use, lock, opened_to_lock
from relapp.domain.backups import Reason
from relapp.errors import BookError

WAIT = "import sys, pathlib, relapp.book as own; book = own.Book(pathlib.Path(sys.argv[1])); print(1, flush=True); input()"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "clients.relapp"
    with Book(path) as book:
        book.backups.make(Reason.ASKED)
    return path


def test_a_book_is_in_use_whoever_has_it_open(path: Path) -> None:
    assert not is_in_use(path)
    with Book(path):
        assert is_in_use(path)
    assert not is_in_use(path)
    assert not is_in_use(path.with_name("none.relapp"))


def test_a_damaged_book_that_another_program_has_open_is_left_where_it_is(path: Path) -> None:
    [backup] = path.with_name("clients-backups").iterdir()
    with subprocess.Popen([sys.executable, "-c", WAIT, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        with path.open("r+b") as stream:
            stream.write(bytes(4096))
        with pytest.raises(BookError, match="open in another"):
            restore(path, backup)
        with pytest.raises(BookError, match="busy"):
            rescue.look(path)
        other.communicate(b"\n")
    assert not list(path.parent.glob("*-2*"))
    restore(path, backup)


def test_a_lock_is_one_alone_until_it_is_closed(tmp_path: Path) -> None:
    first, second = (opened_to_lock(tmp_path / "file") for _each in range(2))
    assert lock(first)
    assert not lock(second)
    os.close(first)
    assert lock(second)
    os.close(second)
