import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.exchange.tables.guarding import guard, guard_from_unguarding, unguard

STARTS = "=+-@\t\r\n＝＋－＠"


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+A1",
        "-1+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\n=1",
        "'=1",
        "'+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠A",
        "+1\n=1",
    ],
)
def test_what_could_be_a_formula_is_guarded(cell):
    assert guard(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Ana", "'", "d'Ávila", "'tis", "1-2", "+5511999990000", "+55 (11) 95555-0127", "-1", "+"])
def test_what_could_not_is_left_alone(cell):
    assert guard(cell) == cell
    assert unguard(cell) == cell


@given(st.text(alphabet=f"'{STARTS}a1", max_size=6))
def test_the_guard_is_undone(cell):
    assert unguard(guard(cell)) == cell
    assert guard(cell).strip("+-1") == "" or not guard(cell).startswith(tuple(STARTS))


def test_a_phone_that_was_guarded_before_loses_its_guard():
    assert unguard("'+55 11 95555-0127") == "+55 11 95555-0127"


@given(st.text(alphabet=f"'{STARTS}a1", max_size=6))
def test_where_nothing_is_guarded_only_what_looks_so_is_told_apart(cell):
    assert unguard(guard_from_unguarding(cell)) == cell
    assert guard_from_unguarding(cell) == cell or cell.startswith("'")
