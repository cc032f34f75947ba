import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.paper.dialling import call_code, dialled, modules, whatsapp_code


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("+40 721 555 014", "+40721555014"),
        ("(11) 9 5555-0127", "11955550127"),
        ("+44 (0)20 7946 0018", "+442079460018"),
        ("021.555.01.88", "0215550188"),
        ("(11) 95555\N{NON-BREAKING HYPHEN}0127", "11955550127"),
        ("11 5555-0127 ramal 12", "1155550127"),
        ("190", "190"),
        ("+55 0 11 98888 7777", "+5511988887777"),
        ("+40 0721 555 014", "+40721555014"),
        ("+39 06 1234 5678", "+390612345678"),
        ("+55 0800 123 4567", "+558001234567"),
        ("+99 (0)123 4567", "+991234567"),
        ("0721 555 014 (Ana)", "0721555014"),
    ],
)
def test_what_is_dialled_is_the_number_as_typed_without_its_dressing(phone: str, number: str) -> None:
    assert dialled(phone) == number


@pytest.mark.parametrize(
    "phone",
    [
        "",
        "12",
        "ask Ana",
        "*100#",
        "1-800-FLOWERS",
        "1 800 FLOWERS",
        "1-800-555-COLL",
        "11 5555-0127 / 11 5555-0128",
        "5555-0127 5555-0128 5555-0129",
    ],
)
def test_nothing_is_dialled_where_it_is_not_plainly_one_number(phone: str) -> None:
    assert dialled(phone) == ""
    assert call_code(phone) == ""


@given(st.booleans(), st.text("0123456789", min_size=3, max_size=15))
def test_every_number_fits_into_the_small_code(plus: bool, digits: str) -> None:
    code = modules(call_code("+" * plus + digits))
    assert code.size == 21
    assert all(0 <= column < column + length <= 21 for _, column, length in code.dark)
    assert {(0, 0, 7), (0, 14, 7), (20, 0, 7)} <= set(code.dark), "three corners have their frames"


def test_a_code_for_whatsapp_is_hardly_finer() -> None:
    assert whatsapp_code("5511955550127") == "https://wa.me/5511955550127"
    assert modules(whatsapp_code("5511955550127")).size == 25


def test_each_number_has_a_code_of_its_own() -> None:
    assert modules(call_code("+40721555014")) != modules(call_code("+40721555015"))
