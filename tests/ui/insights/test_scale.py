from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.ui.insights.scale import steps


@pytest.mark.parametrize(
    ("highest", "found"), [(0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (20, [0, 5, 10, 15, 20]), (100, [0, 20, 40, 60, 80, 100])]
)
def test_an_axis_has_round_numbers(highest: float, found: list[float]) -> None:
    assert steps(highest) == found


@given(st.floats(min_value=0.001, max_value=1e7))
def test_an_axis_reaches_over_everything_in_few_even_whole_steps(highest: float) -> None:
    found = steps(highest)
    assert found[0] == 0
    assert found[-1] >= highest > found[-2]
    assert len(found) <= 7
    assert len({round(after - before, 6) for before, after in pairwise(found)}) == 1
    assert all(each.is_integer() for each in found)
