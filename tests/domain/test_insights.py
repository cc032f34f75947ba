from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.insights import (
    LOOKS_BACK,
    NEVER,
    NO_BUDGET,
    OVER,
    PARTS,
    WITHIN,
    Drift,
    Drifting,
    Figure,
    LosingTouch,
    Period,
    Spent,
    Tally,
    Value,
    by_budget,
    by_drift,
    months_before,
    share,
)

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2199, 12, 31))
PERIODS = st.builds(Period, st.sampled_from(LOOKS_BACK), DAYS)


@pytest.mark.parametrize(
    ("day", "count", "before"),
    [
        (date(2026, 11, 23), 3, date(2026, 8, 23)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 31), 12, date(2025, 1, 31)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
    ],
)
def test_months_earlier_is_the_same_day_or_the_last_one_that_there_is(day, count, before):
    assert months_before(day, count) == before


@given(DAYS, st.integers(0, 24))
def test_months_earlier_never_leaves_its_month(day, count):
    before = months_before(day, count)
    assert (day.year * 12 + day.month) - (before.year * 12 + before.month) == count
    assert before.day == day.day or (before + timedelta(days=1)).day == 1


@given(PERIODS)
def test_the_weeks_of_a_period_are_whole_and_leave_no_day_out(period):
    weeks = period.weeks
    assert all(monday.weekday() == 0 for monday in weeks)
    assert all(after - before == timedelta(days=7) for before, after in pairwise(weeks))
    assert weeks[0] == period.first <= months_before(period.on, period.months)
    assert weeks[-1] <= period.on < weeks[-1] + timedelta(days=7)


@given(PERIODS)
def test_the_months_ahead_are_a_year_that_begins_now(period):
    months = period.months_ahead
    assert months[0] == period.on.replace(day=1)
    assert len({(first.year, first.month) for first in months}) == 12
    assert (months[-1] - months[0]).days < 366


@pytest.mark.parametrize(
    ("days", "drift"), [(29, Drift.SLIGHT), (30, Drift.HALF), (39, Drift.HALF), (40, Drift.DOUBLE), (60, Drift.TRIPLE)]
)
def test_how_far_somebody_is_past_a_rhythm_is_a_proportion(days, drift):
    assert Drifting(1, days, 20).drift is drift


def test_the_drifting_are_counted_by_how_far_beside_those_never_contacted():
    found = by_drift([Drifting(1, 25, 20), Drifting(2, 26, 20), Drifting(3, 100, 20)], never=4)
    assert {value.key: value.total for value in found.values} == {"slight": 2, "half": 0, "double": 0, "triple": 1, NEVER: 4}
    losing = LosingTouch((), found)
    assert (losing.drifting, losing.never) == (3, 4)


def test_gifts_are_within_a_budget_up_to_its_last_cent_and_no_budget_is_none():
    spent = [Spent(1, 5000, 5000), Spent(2, 5001, 5000), Spent(3, 1, None), Spent(4, 1, 0)]
    assert [each.key for each in spent] == [WITHIN, OVER, NO_BUDGET, OVER]
    assert {value.key: value.total for value in by_budget(spent).values} == {WITHIN: 1, OVER: 2, NO_BUDGET: 1}


def test_a_part_is_added_up_over_all_values():
    tally = Tally(Figure.PUNCTUALITY, (Value("a", (3, 1)), Value("b", (2, 0))))
    assert (tally.total, tally.part("in_time"), tally.part("late")) == (6, 5, 1)


def test_a_share_of_nothing_is_unknown():
    assert share(0, 0) is None
    assert share(0, 4) == 0
    assert share(3, 4) == pytest.approx(0.75)


def test_every_figure_has_parts_of_different_names():
    assert set(PARTS) == set(Figure)
    assert all(len(set(parts)) == len(parts) for parts in PARTS.values())
