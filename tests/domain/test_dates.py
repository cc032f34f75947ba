from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.dates import LeapDay, WorkingCalendar, YearlyDate, monday_of, week_to_work

YEARLY = st.dates(min_value=date(1900, 1, 1)).map(lambda day: YearlyDate(day.month, day.day, day.year)) | st.dates(
    min_value=date(2024, 1, 1), max_value=date(2024, 12, 31)
).map(lambda day: YearlyDate(day.month, day.day))
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))


@given(YEARLY)
def test_its_text_is_read_back(day):
    assert YearlyDate.parse(str(day)) == day


@pytest.mark.parametrize(
    "text", ["1980-02-30", "--02-30", "1981-02-29", "--13-01", "80-01-01", "1899-12-31", "", "1980-3-2", "١٩٨٠-٠١-٠١"]
)
def test_days_that_no_calendar_has_are_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        YearlyDate.parse(text)


def test_a_date_without_a_year_never_gets_one():
    assert str(YearlyDate.parse("--02-29")) == "--02-29"
    assert YearlyDate.parse("--02-29").years_by(2026) is None


@pytest.mark.parametrize(("rule", "kept"), [(LeapDay.FEBRUARY_28, date(2027, 2, 28)), (LeapDay.MARCH_1, date(2027, 3, 1))])
def test_29_february_in_a_common_year(rule, kept):
    assert YearlyDate(2, 29, 2000).in_year(2027, rule) == kept
    assert YearlyDate(2, 29, 2000).in_year(2028, rule) == date(2028, 2, 29)


def test_1900_was_a_common_year():
    with pytest.raises(ValueError, match="day"):
        YearlyDate(2, 29, 1900)


def test_years_completed():
    assert YearlyDate(11, 24, 1986).years_by(2026) == 40
    assert YearlyDate(11, 24, 2030).years_by(2026) is None


@given(DAYS, st.integers(-30, 30), st.frozensets(st.integers(0, 6), min_size=1), st.sets(st.integers(0, 60)))
def test_working_days_are_counted_one_by_one(day, count, weekdays, away):
    calendar = WorkingCalendar(weekdays, {day + timedelta(days=each): "holiday" for each in away})
    found = calendar.add_working_days(day, count)
    first, last = sorted((day, found))
    passed = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    worked = [each for each in passed if calendar.is_working(each) and each != day]
    assert len(worked) == abs(count)
    assert count == 0 or calendar.is_working(found)


def test_a_holiday_is_not_worked():
    calendar = WorkingCalendar(holidays={date(2026, 12, 25): "Natal"})
    assert not calendar.is_working(date(2026, 12, 25))
    assert calendar.working_day_from(date(2026, 12, 25)) == date(2026, 12, 28)


def test_a_week_without_working_days_does_not_hang():
    assert WorkingCalendar(frozenset()).add_working_days(date(2026, 1, 1), 2) == date(2026, 1, 3)


@given(DAYS)
def test_monday_of_a_week(day):
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7


@pytest.mark.parametrize(
    ("today", "start"),
    [
        (date(2026, 11, 27), date(2026, 11, 23)),
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 11, 30), date(2026, 11, 30)),
    ],
)
def test_the_week_to_work_is_the_next_one_once_this_one_is_over(today, start):
    assert week_to_work(today, WorkingCalendar()) == start
