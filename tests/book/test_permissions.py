"""Nobody else on the computer reads a book, or anything that is kept beside it."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from relapp.book import Book
from relapp.book.imports.staging import Staging
from relapp.domain.clients import Client
from relapp.errors import BookError
from relapp.exporting import Format, export

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture(autouse=True, params=[0o000, 0o022], ids=["open to all", "usual"])
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever the user's other files may be."""
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}


def test_a_new_book_and_what_is_beside_it_are_private(tmp_path: Path) -> None:
    folder = tmp_path / "relapp"
    with Book(folder / "clients.relapp") as book:
        book.clients.add(Client("Ana Prado"))
        found = modes(folder)
        assert {"clients.relapp", "clients.relapp-wal", "clients.relapp-shm"} <= set(found)
        assert set(found.values()) == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_book_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "clients.relapp"
    Book(path).close()
    path.chmod(0o644)

    with Book(path) as book:
        book.clients.add(Client("Ana Prado"))
        assert set(modes(tmp_path).values()) == {0o600}


def test_what_is_no_book_is_left_as_readable_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_text("BEGIN:VCARD\n" * 200)
    path.chmod(0o644)

    with pytest.raises(BookError):
        Book(path)

    assert modes(tmp_path) == {"cards.vcf": 0o644}


def test_what_is_staged_is_private() -> None:
    staging = Staging()
    try:
        assert stat.S_IMODE(staging.path.stat().st_mode) == 0o600
    finally:
        staging.discard()


def test_a_folder_of_the_users_own_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Book(tmp_path / "clients.relapp").close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_an_export_is_as_readable_as_the_users_other_files(tmp_path: Path) -> None:
    with Book(tmp_path / "clients.relapp") as book:
        book.clients.add(Client("Ana Prado"))
        (tmp_path / "other.txt").touch()
        (tmp_path / "private.csv").touch(mode=0o600)
        export(book, Format.CSV, tmp_path / "out.csv", None)
        export(book, Format.CSV, tmp_path / "private.csv", None)

    found = modes(tmp_path)
    assert found["out.csv"] == found["other.txt"]
    assert found["private.csv"] == 0o600
