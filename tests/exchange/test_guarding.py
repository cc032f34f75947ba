import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.exchange.guarding import guard, unguard


@pytest.mark.parametrize("cell", ["=1+1", "+55 11 95555-0127", "-1", "@SUM(A1)", "\tx", "\rx", "'=1"])
def test_what_could_be_a_formula_is_guarded(cell):
    assert guard(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Ana", "'", "d'Ávila", "'tis", "1-2"])
def test_what_could_not_is_left_alone(cell):
    assert guard(cell) == cell
    assert unguard(cell) == cell


@given(st.text(alphabet="'=+-@\t\ra1", max_size=6))
def test_the_guard_is_undone(cell):
    assert unguard(guard(cell)) == cell
    assert not guard(cell).startswith(tuple("=+-@\t\r"))
