import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp import i18n
from relapp.ui.client.amounts import parse_amount, written_amount


@pytest.mark.parametrize(
    ("text", "hundredths"),
    [
        ("4300", 430000),
        (" 4.300,00 ", 430000),
        ("4,300.5", 430050),
        ("4 300", 430000),
        ("12,5", 1250),
        ("0.07", 7),
        ("1.234.567", 123456700),
        ("1.234", 123400),
        ("0", 0),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, hundredths: int) -> None:
    assert parse_amount(text) == hundredths


@pytest.mark.parametrize(
    "text", ["", "-5", "R$ 5", "1.23.4", "12,345,6", "1,2345", "5.", ".5", "0.125", "٣", "9" * 14, "1.2,3.4", "abc"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        parse_amount(text)


@given(st.integers(0, 10**14), st.sampled_from([(",", "."), (".", ","), (" ", "."), ("", ",")]))
def test_what_is_written_with_either_separator_comes_back(hundredths: int, marks: tuple[str, str]) -> None:
    thousands, decimal = marks
    text = f"{hundredths // 100:,}".replace(",", thousands) + f"{decimal}{hundredths % 100:02}"
    assert parse_amount(text) == hundredths


@given(st.integers(0, 10**14), st.sampled_from(i18n.LANGUAGES))
def test_what_is_shown_to_be_edited_is_read_again(hundredths: int, language: str) -> None:
    i18n.set_language(language)
    try:
        assert parse_amount(written_amount(hundredths)) == hundredths
    finally:
        i18n.set_language("en")


def test_cents_are_shown_where_there_are_any() -> None:
    assert [written_amount(hundredths) for hundredths in (0, 12000, 430005)] == ["0", "120", "4,300.05"]
