from datetime import date

import pytest

from relapp.book import Book
from relapp.domain.clients import Importance, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.paper.documents import Document, Table
from relapp.printing import birthdays
from relapp.printing.birthdays import dates
from tests.printed import text_of
from tests.printing.conftest import Add


def born(month: int, day: int, **other: str) -> Occasion:
    return Occasion(OccasionKind.BIRTHDAY, YearlyDate(month, day, 1980), **other)


def rows_of(document: Document) -> list[list[str]]:
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    return [[text_of(cell) for cell in row] for made in tables for row in made.rows]


def test_a_month_has_the_dates_of_all_clients_with_ages_and_phones(book: Book, add: Add) -> None:
    add("Ana", "0721 555 014", company="Prado", occasions=(born(12, 5), born(3, 1)))
    add("Bia", occasions=(born(12, 2, person="Rui", relation="son"), Occasion(OccasionKind.WEDDING, YearlyDate(12, 9))))
    made, is_shortened = dates(book, 2026, 12, None)
    assert not is_shortened
    assert [row[1:] for row in rows_of(made)] == [
        ["2", "Wed", "Rui son · Bia", "Birthday turns 46", ""],
        ["5", "Sat", "Ana Prado", "Birthday turns 46", "0721 555 014"],
        ["9", "Wed", "Bia", "Wedding anniversary", ""],
    ]
    only, _ = dates(book, 2026, None, OccasionKind.WEDDING)
    assert [row[3] for row in rows_of(only)] == ["Bia"]


def test_what_is_due_before_the_next_one_is_told_and_nothing_about_the_one_after(book: Book, add: Add) -> None:
    add("Ana", importance=Importance.VIP, occasions=(born(12, 5), born(12, 5, person="Rui")))
    (own, of_somebody) = [row[4] for row in rows_of(dates(book, 2026, 12, None)[0])]
    assert own == "turns 46 Buy a gift: Nov 25 · Post a card: Nov 30 · Hand over or post the gift: Dec 1"
    assert of_somebody == "turns 46"
    assert [row[4] for row in rows_of(dates(book, 2027, 12, None)[0])] == ["turns 47", "turns 47"]


@pytest.mark.parametrize(("most", "names"), [(1, ["Bia"]), (2, ["Ana", "Bia"])])
def test_where_there_are_too_many_the_most_important_are_kept(
    book: Book, add: Add, monkeypatch: pytest.MonkeyPatch, most: int, names: list[str]
) -> None:
    monkeypatch.setattr(birthdays, "MOST_LINES", most)
    add("Ana", occasions=(born(1, 1),))
    add("Bia", occasions=(born(2, 1),), importance=Importance.VIP)
    made, is_shortened = dates(book, date(2026, 1, 1).year, None, None)
    assert [row[3] for row in rows_of(made)] == names
    assert is_shortened == (most == 1) == ("print a month at a time" in repr(made))
