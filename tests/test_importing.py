from collections.abc import Iterator
from pathlib import Path

import pytest

from relapp import importing
from relapp.book import Book
from relapp.book.imports import Action, Counts, ImportCancelledError
from relapp.errors import UserError
from relapp.importing import preview_file, read, take_in

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:João Țepeș
TEL:(11) 9 5555-0127
BDAY:1980-02-31
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ana Prado
END:VCARD
BEGIN:VCARD
VERSION:3.0
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ana Prado
EMAIL:ana@porto.exemplo
END:VCARD
"""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book(tmp_path / "clients.relapp") as book:
        yield book
        assert book.check() == []


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    file = tmp_path / "cards.vcf"
    file.write_text(CARDS, encoding="utf-8")
    return file


def test_a_preview_says_what_would_come_in_and_changes_nothing(book: Book, cards: Path) -> None:
    preview = preview_file(book, cards)

    assert preview.counts == Counts(read=4, added=2, merged=1, skipped=0, failed=1)
    assert [entry.action for entry in preview.entries] == [Action.ADD, Action.ADD, Action.MERGE]
    assert book.list.is_empty()


def test_problems_come_in_the_order_of_the_file(book: Book, cards: Path) -> None:
    problems = preview_file(book, cards).problems

    assert len(problems) == 2
    assert [problem.position for problem in problems] == sorted(problem.position for problem in problems)
    assert "1980-02-31" in problems[0].message


def test_what_was_taken_in_is_there_and_can_be_undone(book: Book, cards: Path) -> None:
    preview = preview_file(book, cards)

    counts, changes = take_in(book, preview)

    assert counts == preview.counts
    assert book.list.count() == 2
    assert preview_file(book, cards).counts == Counts(read=4, added=0, merged=0, skipped=3, failed=1)
    changes.undo()
    assert book.list.is_empty()


def test_an_import_that_is_stopped_leaves_nothing(book: Book, cards: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise ImportCancelledError

    with pytest.raises(ImportCancelledError):
        take_in(book, preview_file(book, cards), stop)

    assert book.list.is_empty()


def test_progress_ends_at_the_whole(book: Book, cards: Path) -> None:
    told: list[tuple[int, int]] = []

    take_in(book, preview_file(book, cards), lambda done, total: told.append((done, total)))

    assert told[-1] == (2, 2)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"cards\.vcf does not exist"):
        read(tmp_path / "cards.vcf")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        read(tmp_path)


def test_a_path_through_a_file_is_said(cards: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read(cards / "cards.vcf")


def test_a_file_larger_than_any_export_is_not_even_read(cards: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MAX_BYTES", 100)
    monkeypatch.setattr(Path, "read_bytes", lambda _file: pytest.fail("it was read"))

    with pytest.raises(UserError, match="too large"):
        read(cards)
