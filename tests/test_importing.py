from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from relapp import importing
from relapp.book import Book
from relapp.book.imports.part import ImportCancelledError
from relapp.book.imports.staging import Action, Counts, Staging
from relapp.errors import UserError
from relapp.exchange.days import Order
from relapp.exchange.look import Doubt, FileKind, TableChoices
from relapp.exchange.tables.columns import Column, Field
from relapp.importing import bring_in, look, mapped, open_source, probe, remember, stage, take_in

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
TABLE = "Quem,Contato,Aniversário\nAna Prado,11 95555-0100,03/04/1980\nRui Melo,11 95555-0101,05/06/1981\n"


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


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "table.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


@pytest.fixture
def staged(book: Book, cards: Path) -> Iterator[Staging]:
    source = open_source(cards)
    staging = stage(book, source, look(book, source))
    yield staging
    staging.discard()


def test_a_staging_says_what_would_come_in_and_changes_nothing(book: Book, staged: Staging) -> None:
    assert staged.counts() == Counts(read=4, added=2, merged=1, skipped=0, failed=1)
    assert [line.action for line in staged.lines(range(4))] == [Action.ADD, Action.ADD, Action.FAIL, Action.MERGE]
    assert book.list.is_empty()


def test_problems_come_in_the_order_of_the_file(staged: Staging) -> None:
    problems = staged.problems()

    assert len(problems) == 2
    assert [problem.position for problem in problems] == sorted(problem.position for problem in problems)
    assert "1980-02-31" in problems[0].message


def test_what_was_taken_in_is_there_and_can_be_undone(book: Book, staged: Staging, cards: Path) -> None:
    counts, batch = take_in(book, staged)

    assert counts == staged.counts()
    assert book.list.count() == 2
    assert book.imports.recent()[0].file == "cards.vcf"
    assert bring_in(book, cards, open_source(cards), TableChoices(), dry_run=True).counts == Counts(4, 0, 0, 3, 1)
    undo = book.imports.changes_of(batch).undo
    assert undo
    undo()
    assert book.list.is_empty()


def test_an_import_that_is_stopped_leaves_nothing(book: Book, staged: Staging) -> None:
    def stop(_done: int, _total: int) -> None:
        raise ImportCancelledError

    with pytest.raises(ImportCancelledError):
        take_in(book, staged, stop)

    assert book.list.is_empty()


def test_progress_ends_at_the_whole(book: Book, cards: Path) -> None:
    told: list[tuple[int, int]] = []
    source = open_source(cards)

    staging = stage(book, source, look(book, source), lambda *progress: told.append(progress))
    assert told[-1] == (source.size, source.size)
    take_in(book, staging, lambda *progress: told.append(progress))
    staging.discard()

    assert told[-1] == (2, 2)


def test_what_was_guessed_of_a_table_is_said(book: Book, table: Path) -> None:
    found = bring_in(book, table, open_source(table), TableChoices())

    assert found.counts.added == 2
    said = [problem.message for problem in found.problems if problem.position == 0]
    assert len(said) == 2
    assert "--map" in said[0]
    assert "--date-order" in said[1]


def test_columns_are_named_by_code_and_remembered(book: Book, table: Path) -> None:
    source = open_source(table)
    columns = [("quem", "full_name"), ("CONTATO", "phone:cell"), ("Aniversario", "occasion:Birthday")]
    mapping = mapped(source, probe(source), columns)
    assert mapping[:2] == (Column(Field.FULL_NAME), Column(Field.PHONE, label="cell"))

    bring_in(book, table, source, TableChoices(mapping=mapping, order=Order.MONTH_FIRST))

    assert str(book.clients.get(book.list.find("ana")[0].id).birthday) == "1980-03-04"
    again = look(book, source).table
    assert again
    assert (again.mapping, again.order.order, again.doubts) == (mapping, Order.MONTH_FIRST, frozenset())


def test_a_guess_of_the_order_of_dates_is_not_remembered(book: Book, table: Path) -> None:
    source = open_source(table)
    found = look(book, source).table
    assert found
    assert Doubt.DAY_ORDER in found.doubts

    remember(book, found)

    again = look(book, source).table
    assert again
    assert again.doubts == {Doubt.DAY_ORDER}


def test_a_mapping_of_a_later_version_is_passed_over(book: Book, table: Path) -> None:
    source = open_source(table)
    found = look(book, source).table
    assert found
    remember(book, replace(found, mapping=(None, None, None)))
    (signature,) = book.imports.remembered()
    book.imports.remember(signature, ["hologram"] * 3)

    assert look(book, source).table == found


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ([("Telefone", "phone")], "no column “Telefone”. It has: Quem, Contato, Aniversário"),
        ([("Quem", "hologram")], "“hologram” is nothing that a column can hold. Choose one of: full_name, "),
    ],
)
def test_a_column_that_is_none_is_said_with_what_is_possible(table: Path, columns: list[tuple[str, str]], said: str) -> None:
    source = open_source(table)

    with pytest.raises(UserError, match=said):
        mapped(source, probe(source), columns)


def test_cards_have_no_columns(cards: Path) -> None:
    source = open_source(cards)

    with pytest.raises(UserError, match="not a table"):
        mapped(source, probe(source), [("Quem", "full_name")])


def test_a_file_of_which_nothing_can_be_read_is_said_at_once(tmp_path: Path) -> None:
    file = tmp_path / "cards.vcf"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))

    with pytest.raises(UserError, match="picture"):
        probe(open_source(file))


def test_the_kind_of_a_file_is_told_by_what_it_holds(cards: Path, table: Path) -> None:
    assert [probe(open_source(file)).kind for file in (cards, table)] == [FileKind.CARDS, FileKind.TABLE]


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"cards\.vcf does not exist"):
        open_source(tmp_path / "cards.vcf")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        open_source(tmp_path)


def test_a_path_through_a_file_is_said(cards: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        open_source(cards / "cards.vcf")


def test_a_file_is_not_read_when_it_is_opened(cards: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _file: pytest.fail("it was read"))

    assert open_source(cards).size == len(CARDS.encode())
    assert importing.open_source(cards).name == "cards.vcf"
