from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.dates import LeapDay
from relapp.domain.free_reminders import Repeat, RepeatUnit

REPEATS = st.builds(Repeat, st.integers(1, 40), st.sampled_from(RepeatUnit))
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1))


def test_the_31st_comes_back_after_a_short_month():
    monthly = Repeat(1, RepeatUnit.MONTHS)
    days = [monthly.occurrence(date(2026, 1, 31), index, LeapDay.FEBRUARY_28) for index in range(4)]
    assert days == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]


@pytest.mark.parametrize(("rule", "kept"), [(LeapDay.FEBRUARY_28, date(2025, 2, 28)), (LeapDay.MARCH_1, date(2025, 3, 1))])
def test_a_yearly_29_february(rule, kept):
    assert Repeat(1, RepeatUnit.YEARS).occurrence(date(2024, 2, 29), 1, rule) == kept


@given(REPEATS, DAYS, st.integers(-400, 4000), st.sampled_from(LeapDay))
def test_the_first_after_a_day_is_the_first(repeat, first, away, rule):
    day = first + timedelta(days=away)
    found = repeat.first_after(first, day, rule)
    occurrences = [first]
    while occurrences[-1] <= max(day, first):
        occurrences.append(repeat.occurrence(first, len(occurrences), rule))
    assert found == min(each for each in occurrences if each > day)


@given(REPEATS, DAYS, st.sampled_from(LeapDay))
def test_occurrences_only_move_forward(repeat, first, rule):
    days = [repeat.occurrence(first, index, rule) for index in range(30)]
    assert days == sorted(set(days))


def test_a_step_of_nothing_is_refused():
    with pytest.raises(ValueError, match="repetition"):
        Repeat(0, RepeatUnit.DAYS)
