import pytest

from relapp.matching.numbers import international, is_whole_number


@pytest.mark.parametrize(
    ("number", "country", "dialled"),
    [
        ("(11) 9 5555-0127", "BR", "5511955550127"),
        ("0721 555 014", "RO", "40721555014"),
        ("+40 721 555 014", "BR", "40721555014"),
        ("0040 721 555 014", "RO", "40721555014"),
        ("+39 06 1234 5678", "BR", "390612345678"),
        ("ask Maria", "BR", ""),
        ("11 95555-0127 (Maria)", "BR", "5511955550127"),
        ("555", "", "555"),
    ],
)
def test_a_number_is_dialled_from_abroad(number: str, country: str, dialled: str) -> None:
    assert international(number, country) == dialled


@pytest.mark.parametrize(
    ("number", "country", "is_whole"),
    [
        ("(11) 9 5555-0127", "BR", True),
        ("5555-0127", "BR", False),
        ("0721 555 014", "RO", True),
        ("0721 555 014", "", False),
        ("+40 721 555 014", "", True),
        ("ask Maria", "BR", False),
        ("12", "RO", False),
        ("(303) 555-0145", "BR", False),
        ("021 310 1234", "RO", True),
        ("021 310 1234 int. 5", "RO", False),
        ("11 95555-0127 WhatsApp", "BR", True),
        ("1-800-FLOWERS", "US", False),
    ],
)
def test_a_number_that_cannot_be_reached_from_abroad_is_told(number: str, country: str, is_whole: bool) -> None:
    assert is_whole_number(number, country) is is_whole
