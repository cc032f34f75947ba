from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.absence import Backlog, working_days_away
from relapp.domain.dates import WorkingCalendar

MONDAY = date(2026, 11, 23)
CALENDAR = WorkingCalendar()
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CALENDARS = st.builds(WorkingCalendar, st.frozensets(st.integers(0, 6)), st.dictionaries(DAYS, st.just("holiday"), max_size=20))


@pytest.mark.parametrize(
    ("last", "days"),
    [
        (MONDAY, 0),
        (date(2026, 11, 20), 0),  # the Friday before
        (date(2026, 11, 19), 1),
        (date(2026, 11, 14), 5),  # a Saturday, and a whole week after it
        (date(2026, 11, 13), 5),
        (date(2026, 10, 30), 15),
        (MONDAY + timedelta(days=30), 0),
    ],
)
def test_neither_the_last_day_in_touch_nor_today_nor_days_of_rest_count(last, days):
    assert working_days_away(last, MONDAY, CALENDAR) == days


def test_who_never_was_in_touch_was_not_away():
    assert working_days_away(None, MONDAY, CALENDAR) == 0


def test_public_holidays_are_days_of_rest():
    holidays = {date(2026, 11, 20): "Consciência Negra", date(2026, 11, 15): "on a Sunday"}
    assert working_days_away(date(2026, 11, 13), MONDAY, WorkingCalendar(holidays=holidays)) == 4


@given(DAYS, DAYS, CALENDARS)
def test_a_day_more_is_one_more_only_where_it_is_worked(last, today, calendar):
    before, after = (working_days_away(last, today + timedelta(days=more), calendar) for more in (0, 1))
    assert after - before == (calendar.is_working(today) if today > last else 0)


def test_the_total_is_of_all_kinds():
    assert Backlog(1, 20, 300).total == 321
