import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.ui.results.widths import shared


@pytest.mark.parametrize(
    ("room", "widths"),
    [(300, [20, 100, 180]), (180, [20, 100, 60]), (140, [20, 75, 45]), (100, [20, 50, 30]), (10, [20, 50, 30])],
)
def test_what_there_is_goes_where_it_is_needed(room: int, widths: list[int]) -> None:
    assert shared(room, [20, 50, 30], [10, 100, 60]) == widths


@given(st.integers(0, 2000), st.lists(st.tuples(st.integers(0, 100), st.integers(0, 400)), min_size=1))
def test_no_column_is_below_its_least_and_all_fill_the_room_where_they_can(room: int, columns: list[tuple[int, int]]) -> None:
    least, needed = [low for low, _need in columns], [need for _low, need in columns]
    widths = shared(room, least, needed)
    assert all(width >= low for width, low in zip(widths, least, strict=True))
    assert sum(widths) == max(room, sum(least))
