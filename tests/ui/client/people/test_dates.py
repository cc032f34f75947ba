from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtTest import QTest

from relapp.domain.clients import Occasion, OccasionKind
from relapp.domain.dates import LeapDay, YearlyDate
from relapp.ui.client.parts import Part
from relapp.ui.client.people.dates import DatesEditor, OccasionRow, next_line
from relapp.ui.client.people.tab import PeopleTab
from tests.ui.client.conftest import Opened, choose, retype
from tests.ui.conftest import texts


@pytest.fixture
def tab(marina: Opened) -> DatesEditor:
    marina.page.show_part(Part.DATES)
    tab = marina.page.tab(Part.DATES)
    assert isinstance(tab, PeopleTab)
    return tab.dates


def type_day(row: OccasionRow, day: str, month: int, year: str = "") -> None:
    row.date.day.setFocus()
    row.date.day.clear()
    QTest.keyClicks(row.date.day, day)
    row.date.month.setCurrentIndex(month)
    row.date.year.setFocus()
    row.date.year.clear()
    QTest.keyClicks(row.date.year, year)
    row.date.year.clearFocus()


def test_each_date_says_when_it_is_next(tab: DatesEditor) -> None:
    assert "next Nov 24, 2026 · tomorrow · turns 40" in texts(tab.list.rows[0])
    assert tab.list.rows[1].person.text() == "Bia"
    assert tab.list.rows[1].relation.text() == "daughter"


def test_a_new_date_is_saved_as_soon_as_it_has_a_day_and_a_month(marina: Opened, tab: DatesEditor) -> None:
    choose(tab.add_button, "Wedding anniversary")
    row = tab.list.rows[-1]
    assert row.date.day.hasFocus()
    retype(row.person, "Rui")
    assert len(marina.client.occasions) == 2
    type_day(row, "5", 6)
    saved = marina.client.occasions[-1]
    assert (saved.kind, saved.date, saved.person) == (OccasionKind.WEDDING, YearlyDate(6, 5), "Rui")
    retype(row.relation, "husband")
    assert marina.client.occasions[-1] == replace(saved, relation="husband")
    assert len(tab.list.rows) == 3


def test_another_date_has_a_name_of_its_own(marina: Opened, tab: DatesEditor) -> None:
    choose(tab.add_button, "Another date")
    row = tab.list.rows[-1]
    assert row.label.hasFocus()
    retype(row.label, "First shop opened")
    type_day(row, "29", 2, "2020")
    saved = marina.client.occasions[-1]
    assert (saved.kind, saved.label, saved.date) == (OccasionKind.CUSTOM, "First shop opened", YearlyDate(2, 29, 2020))
    assert "First shop opened" in texts(row)


def test_a_date_is_changed_and_keeps_its_identity(marina: Opened, tab: DatesEditor) -> None:
    before = marina.client.occasions[0]
    type_day(tab.list.rows[0], "25", 11, "1987")
    after = marina.client.occasions[0]
    assert after == replace(before, date=YearlyDate(11, 25, 1987))
    marina.bus.undo()
    marina.bus.undo()
    assert tab.list.rows[0].date.value == before.date


def test_an_emptied_date_stays_in_the_book(marina: Opened, tab: DatesEditor) -> None:
    before = marina.client.occasions
    type_day(tab.list.rows[0], "", 0)
    assert marina.client.occasions == before


def test_a_day_that_does_not_exist_is_not_saved(marina: Opened, tab: DatesEditor) -> None:
    before = marina.client.occasions
    type_day(tab.list.rows[0], "31", 11)
    assert marina.client.occasions == before


def test_typing_into_one_date_survives_the_removal_of_another(marina: Opened, tab: DatesEditor) -> None:
    tab.list.rows[0].date.day.setFocus()
    tab.list.rows[0].date.day.setText("2")
    first = marina.client.occasions[:1]
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, occasions=first)))
    assert len(tab.list.rows) == 1
    assert tab.list.rows[0].date.day.text() == "2"


def test_dates_are_removed(marina: Opened, tab: DatesEditor) -> None:
    tab.list.rows[0].remove.click()
    assert [occasion.person for occasion in marina.client.occasions] == ["Bia"]
    choose(tab.add_button, "Birthday")
    tab.list.rows[-1].remove.click()
    tab.list.rows[0].remove.click()
    assert marina.client.occasions == ()
    assert any(text.startswith("No dates yet.") for text in texts(tab))


@pytest.mark.parametrize(
    ("kind", "day", "on", "said"),
    [
        (OccasionKind.BIRTHDAY, YearlyDate(11, 23, 1986), date(2026, 11, 23), "next Nov 23, 2026 · today · turns 40"),
        (OccasionKind.BIRTHDAY, YearlyDate(11, 22), date(2026, 11, 23), "next Nov 22, 2027 · in 364 days"),
        (OccasionKind.PARTNERSHIP, YearlyDate(2, 29, 2024), date(2026, 2, 27), "next Feb 28, 2026 · tomorrow · 2 years"),
        (OccasionKind.WEDDING, YearlyDate(6, 5, 2028), date(2026, 6, 4), "next Jun 5, 2028 · in 732 days"),
    ],
)
def test_the_next_time_counts_years_and_leap_days(kind: OccasionKind, day: YearlyDate, on: date, said: str) -> None:
    assert next_line(Occasion(kind, day), on, LeapDay.FEBRUARY_28) == said
