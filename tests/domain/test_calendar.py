from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.calendar import (
    LAST_YEAR,
    LEVELS,
    CalendarDay,
    Errand,
    Month,
    days_between,
    errand_of,
    in_range,
    level,
    moved_by,
)
from relapp.domain.dates import FIRST_YEAR
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder

DAY = date(2026, 11, 25)
months = st.builds(Month, st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 12))
days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


def reason(code: str, ideal: date = DAY) -> Reminder:
    return Reminder(1, f"source/{code}", "2026", Purpose.GREETING, code, ideal, ideal, ideal)


@given(months, st.integers(0, 6))
def test_the_weeks_of_a_month_hold_each_of_its_days_once(month: Month, first_weekday: int) -> None:
    weeks = month.weeks(first_weekday)

    shown = [day for week in weeks for day in week]
    assert shown == [shown[0] + timedelta(days=index) for index in range(len(shown))]
    assert [day for day in shown if Month.of(day) == month] == list(month.days())
    assert len(list(month.days())) == monthrange(month.year, month.month)[1]
    assert all(len(week) == 7 and week[0].weekday() == first_weekday for week in weeks)
    assert all(any(Month.of(day) == month for day in week) for week in weeks)


@pytest.mark.parametrize(("year", "last"), [(2024, 29), (2026, 28), (2000, 29), (1900, 28), (2100, 28)])
def test_february_has_its_leap_day_only_in_leap_years(year: int, last: int) -> None:
    assert Month(year, 2).last == date(year, 2, last)


def test_a_month_takes_four_to_six_weeks() -> None:
    assert len(Month(2027, 2).weeks(0)) == 4
    assert len(Month(2026, 12).weeks(0)) == 5
    assert len(Month(2026, 11).weeks(0)) == 6


@given(days, st.integers(-3000, 3000))
def test_turning_pages_leads_to_a_real_day_of_the_years_known(day: date, steps: int) -> None:
    moved = moved_by(day, steps)

    months_away = (moved.year - day.year) * 12 + moved.month - day.month
    assert months_away == steps or moved.year in (FIRST_YEAR, LAST_YEAR)
    assert moved.day == min(day.day, Month.of(moved).last.day)


def test_the_last_of_a_month_stays_within_a_shorter_one() -> None:
    assert moved_by(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert moved_by(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert moved_by(date(2026, 12, 31), -13) == date(2025, 11, 30)


def test_days_end_where_the_years_known_end() -> None:
    assert in_range(date(1000, 5, 5)) == date(FIRST_YEAR, 1, 1)
    assert in_range(date(9999, 5, 5)) == date(LAST_YEAR, 12, 31)
    assert in_range(DAY) == DAY


def test_days_between_are_counted_with_both_ends() -> None:
    assert list(days_between(DAY, DAY)) == [DAY]
    assert len(list(days_between(date(2024, 1, 1), date(2024, 12, 31)))) == 366


@pytest.mark.parametrize(
    ("reasons", "errand"),
    [
        ([reason("greet")], Errand.GREETING),
        ([reason("card")], Errand.CARD),
        ([reason("gift_buy")], Errand.GIFT),
        ([reason("gift_send")], Errand.GIFT),
        ([reason("gift_day")], Errand.TOUCH),
        ([reason("rhythm")], Errand.TOUCH),
        ([reason("greet"), reason("rhythm")], Errand.TOUCH),
        ([reason("greet"), reason("card")], Errand.CARD),
        ([reason("card"), reason("rhythm")], Errand.CARD),
        ([reason("greet", DAY - timedelta(days=2))], Errand.TOUCH),
    ],
)
def test_a_greeting_counts_as_one_only_alone_and_on_its_day(reasons: list[Reminder], errand: Errand) -> None:
    assert errand_of(reasons, DAY) is errand


def test_an_occasion_and_its_greeting_weigh_as_one() -> None:
    day = CalendarDay(DAY, occasion_count=2, errands={Errand.GREETING: 2, Errand.TOUCH: 3})

    assert (day.planned, day.weight) == (5, 5)
    assert replace(day, errands={}).weight == 2


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_a_heavier_day_is_never_marked_more_weakly(first: int, second: int) -> None:
    lighter, heavier = sorted((first, second))

    assert 0 <= level(lighter, heavier) <= level(heavier, heavier) <= LEVELS
    assert (level(lighter, heavier) == 0) == (lighter == 0)
    assert heavier < 2 or level(heavier, heavier) == LEVELS
