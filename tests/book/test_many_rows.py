import contextlib
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from relapp.book import Book, many_rows
from relapp.book.imports.part import ImportCancelledError
from relapp.domain.clients import Client
from relapp.domain.incoming import Incoming


def indexes(book: Book) -> set[tuple[str, str]]:
    return {(name, sql) for name, sql in book._db.sql("SELECT name, sql FROM sqlite_master WHERE type = 'index'")}


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many_rows, "_MANY", 2)


def test_indexes_are_there_again_after_an_import_that_fills_a_book(book: Book) -> None:
    before, during = indexes(book), set[tuple[str, str]]()
    staging = book.imports.stage(Incoming(number, Client(name)) for number, name in enumerate(("Ana", "Rui", "Eva")))

    book.imports.take_in(staging, "cards.vcf", lambda *_progress: during.update(indexes(book)))
    staging.discard()

    assert during < before
    assert indexes(book) == before
    assert [line.name for line in book.list.find("rui")] == ["Rui"]


def test_indexes_are_there_again_after_an_import_that_was_stopped(book: Book) -> None:
    before = indexes(book)
    staging = book.imports.stage(Incoming(number, Client(name)) for number, name in enumerate(("Ana", "Rui", "Eva")))

    def stop(*_progress: int) -> None:
        raise ImportCancelledError

    with pytest.raises(ImportCancelledError):
        book.imports.take_in(staging, "cards.vcf", stop)
    staging.discard()

    assert indexes(book) == before
    assert book.list.is_empty()


def test_words_are_gathered_as_ever_after_an_import_that_fills_a_book(book: Book) -> None:
    def gathering() -> set[tuple[str, int]]:
        return set(book._db.sql("SELECT k, v FROM client_words_config WHERE k <> 'version'"))

    during = set[tuple[str, int]]()
    staging = book.imports.stage(Incoming(number, Client(name)) for number, name in enumerate(("Ana", "Rui", "Eva")))

    book.imports.take_in(staging, "cards.vcf", lambda *_progress: during.update(gathering()))
    staging.discard()

    assert ("automerge", 0) in during
    # What SQLite does where nothing is said.
    assert gathering() == {("hashsize", 1024 * 1024), ("automerge", 4)}


def test_a_few_clients_leave_the_indexes_alone(book: Book) -> None:
    during = []
    staging = book.imports.stage([Incoming(1, Client("Ana"))])

    book.imports.take_in(staging, "cards.vcf", lambda *_progress: during.append(indexes(book)))
    staging.discard()

    assert during == [indexes(book)]


def test_garbage_is_looked_for_again_afterwards() -> None:
    with many_rows.no_garbage():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_what_is_sorted_goes_to_memory_again_afterwards(book: Book) -> None:
    before = book._db.sql("PRAGMA temp_store")

    with many_rows.sorting_on_disk(book._db):
        assert book._db.sql("PRAGMA temp_store") == [(1,)]

    assert book._db.sql("PRAGMA temp_store") == before


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only there can one see a file that has no name any more")
@pytest.mark.parametrize(("passphrase", "is_seen"), [("", True), ("correct horse", False)])
def test_what_is_sorted_of_an_encrypted_book_is_on_no_disk(tmp_path: Path, passphrase: str, is_seen: bool) -> None:
    sorting = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)"
    sorting += " SELECT 'Ana Prado ' || i || hex(zeroblob(50)) FROM n ORDER BY (i * 7919) % 40009"

    with Book(tmp_path / "clients.relapp", passphrase=passphrase) as book, many_rows.sorting_on_disk(book._db):
        rows = book._db._db.execute_sql(sorting)
        rows.fetchone()
        found = any(b"Ana Prado" in each for each in unnamed_files())
        rows.close()

    assert found is is_seen


def unnamed_files() -> Iterator[bytes]:
    """What is in the files that this process has open and nobody can find."""
    for each in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            name = str(each.readlink())
            if name.endswith(" (deleted)") and "etilqs" in name:
                yield each.read_bytes()
