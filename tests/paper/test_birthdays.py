from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from relapp import i18n
from relapp.domain.clients import OccasionKind
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.paper.birthdays import DateLine, DatesSheet, compose
from relapp.paper.documents import Document, Note, Table
from relapp.paper.render import write_pdf
from tests.printed import needs_poppler, pages_of, text_of

PRINTED = date(2026, 11, 21)


def line(day: date, name: str = "Ana Prado", kind: OccasionKind = OccasionKind.BIRTHDAY, **other: Any) -> DateLine:
    return DateLine(day, kind, name, **other)


def sheet_of(*lines: DateLine, month: int | None = None) -> DatesSheet:
    return DatesSheet(2026, month, lines, "shop.relapp", PRINTED)


def rows_of(document: Document) -> list[list[str]]:
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    return [[text_of(cell) for cell in row] for made in tables for row in made.rows]


def headings_of(document: Document) -> list[str]:
    return [text_of(each.heading or "".join(block.text for block in each.blocks)) for each in document.sections]


def test_a_year_has_its_twelve_months_and_says_where_nothing_is_noted() -> None:
    made = compose(sheet_of(line(date(2026, 3, 12)), line(date(2026, 11, 2)), line(date(2026, 11, 30))))
    assert headings_of(made) == [
        *("January Nothing noted", "February Nothing noted", "March 1 date", "April Nothing noted"),
        *("May Nothing noted", "June Nothing noted", "July Nothing noted", "August Nothing noted"),
        *("September Nothing noted", "October Nothing noted", "November 2 dates", "December Nothing noted"),
    ]
    assert text_of(made.opening).startswith("Birthdays 2026 · 3 dates")
    assert (made.title, made.file_name) == ("Birthdays\u00a0· 2026", "Birthdays 2026")


def test_a_month_has_only_its_own() -> None:
    made = compose(sheet_of(line(date(2026, 3, 12)), month=3))
    assert headings_of(made) == ["March 1 date"]
    assert (made.title, made.file_name) == ("Birthdays\u00a0· March 2026", "Birthdays 2026-03")


def test_a_row_tells_day_whose_it_is_years_and_phone() -> None:
    made = compose(
        sheet_of(
            line(date(2026, 3, 12), company="Prado Ltda", years=52, phone="+40 721 555 014"),
            line(date(2026, 3, 14), person="Mihai", relation="son", company="Ana Prado", years=0),
        )
    )
    assert rows_of(made) == [
        ["□", "12", "Thu", "Ana Prado Prado Ltda", "turns 52", "+40 721 555 014"],
        ["□", "14", "Sat", "Mihai son · Ana Prado", "", ""],
    ]


def test_where_not_all_are_birthdays_each_says_what_it_is() -> None:
    day = date(2026, 3, 12)
    made = compose(
        sheet_of(
            line(day, "Ana", years=52),
            line(day, "Bia", OccasionKind.WEDDING, years=1),
            line(day, "Caio", OccasionKind.CUSTOM, label="Shop opened"),
        )
    )
    assert [row[4] for row in rows_of(made)] == ["Birthday turns 52", "Wedding anniversary 1 year", "Shop opened"]
    assert made.title == "Birthdays and other dates\u00a0· 2026"


def test_dates_come_by_day_and_then_by_the_alphabet_of_the_language() -> None:
    day = date(2026, 3, 12)
    lines = (
        line(day, "Ștefan"),
        line(day, "Szabo"),
        line(day, "Tudor"),
        line(date(2026, 3, 2), "Zoe"),
        line(day, "X", person="Ana"),
    )
    names = ["Zoe", "Ana X", "Ștefan", "Szabo", "Tudor"]
    assert [row[3] for row in rows_of(compose(sheet_of(*lines)))] == names
    i18n.set_language("ro")
    assert [row[3] for row in rows_of(compose(sheet_of(*lines)))] == ["Zoe", "Ana X", "Szabo", "Ștefan", "Tudor"]


def test_where_nothing_is_noted_there_is_nothing_to_tick() -> None:
    assert compose(sheet_of()).hint == ""
    assert compose(sheet_of(line(date(2026, 3, 1)))).hint


def test_nothing_to_print_says_what_to_do() -> None:
    (section,) = compose(sheet_of()).sections
    (only,) = section.blocks
    assert isinstance(only, Note)
    assert "Add birthdays" in text_of(only.text)
    assert "print again" in text_of(only.text)


@pytest.mark.parametrize(
    ("language", "month", "title"),
    [("pt_BR", "Março", "Março de 2026"), ("ro", "Martie", "Martie 2026"), ("en", "March", "March 2026")],
)
def test_months_are_named_in_the_language_spoken(language: str, month: str, title: str) -> None:
    i18n.set_language(language)
    made = compose(sheet_of(line(date(2026, 3, 12)), month=3))
    assert text_of(made.sections[0].heading).startswith(month)
    assert made.title.endswith(title)


@pytest.fixture
def year() -> Callable[[], DatesSheet]:
    def make() -> DatesSheet:
        first = date(2026, 1, 1)
        days = [first + timedelta(days=number * 365 // 300) for number in range(300)]
        return sheet_of(
            *(
                line(day, f"Client {number:03}", company="Prado Ltda", years=40, phone="+40 721 555 014")
                for number, day in enumerate(days)
            )
        )

    return make


@needs_poppler
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_year_of_three_hundred_dates_is_a_handful_of_pages(language: str, year: Callable, tmp_path: Path) -> None:
    i18n.set_language(language)
    assert write_pdf(compose(year()), tmp_path / "year.pdf") <= 8
    pages = pages_of(tmp_path / "year.pdf")
    found = [int(number) for page in pages for number in _numbers(page)]
    assert found == list(range(300))


def _numbers(page: str) -> list[str]:
    words = page.split()
    return [after for before, after in pairwise(words) if before == "Client" and after.isdecimal()]


def test_what_is_due_before_a_date_stands_beside_it() -> None:
    day = date(2026, 12, 5)
    due = tuple(
        Reminder(1, "occasion/b/card", "2026", Purpose.GREETING, code, on, on, on, data={})
        for code, on in (("gift_buy", date(2026, 11, 25)), ("card", date(2026, 11, 30)))
    )
    made = compose(sheet_of(line(day, years=55, due=due), line(day, "Bia", due=due[1:])))
    assert [row[4] for row in rows_of(made)] == ["turns 55 Buy a gift: Nov 25 · Post a card: Nov 30", "Post a card: Nov 30"]


def test_that_not_all_are_there_is_said_on_paper() -> None:
    last = compose(replace(sheet_of(line(date(2026, 3, 12))), is_shortened=True)).sections[-1]
    (block,) = last.blocks
    assert isinstance(block, Note)
    assert "the 1 dates of the most important clients" in text_of(block.text)
