import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.text import digits, fold, index_letter, initials, sort_key


@pytest.mark.parametrize("written", ["Țepeș", "Ţepeş", "TEPES", "tepeș", "Te\u0326pes\u0326".replace("T", "T\u0326")])
def test_comma_and_cedilla_fold_alike(written):
    assert fold(written) == "tepes"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_romanian_letters_sort_after_their_plain_form():
    names = ["Țeavă", "Tudor", "Şerban", "Sandu", "Șerban", "Stan", "Ăla", "Ana", "Zoe", "Alb"]
    assert sorted(names, key=lambda name: sort_key(name, "ro")) == [
        "Alb", "Ana", "Ăla", "Sandu", "Stan", "Şerban", "Șerban", "Tudor", "Țeavă", "Zoe",
    ]  # fmt: skip


def test_portuguese_accents_do_not_change_the_order():
    names = ["Zélia", "Ávila", "Avelar", "Éder", "Eduardo"]
    assert sorted(names, key=lambda name: sort_key(name, "pt_BR")) == ["Avelar", "Ávila", "Éder", "Eduardo", "Zélia"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ana Lúcia Prado", "AP"), ("ștefan", "Ș"), ("", "?"), ("  ", "?"), ("(x)", "?"), ("Café & do Porto", "CP")],
)
def test_initials(name, expected):
    assert initials(name) == expected


def test_digits_of_any_script():
    assert digits("(11) 9 5555-0127") == "11955550127"
    assert digits("٥٥٥ 12") == "55512"


@pytest.mark.parametrize(
    ("name", "letter", "in_romanian"),
    [
        ("ana", "A", "A"),
        ("Ábel", "A", "A"),
        ("Ștefan", "S", "Ș"),
        ("S\u0327tefan", "S", "Ș"),
        ("Ţepeş", "T", "Ț"),
        ("Îngerul", "I", "Î"),
        (" ânca", "A", "Â"),
        ("ßa", "S", "S"),
        ("Жанна", "Ж", "Ж"),
        ("7 Mares", "", ""),
        ("'t Hooft", "", ""),
        ("🎉", "", ""),
        ("", "", ""),
    ],
)
def test_a_name_is_indexed_under_a_letter_of_the_language(name: str, letter: str, in_romanian: str) -> None:
    assert [index_letter(name, language) for language in ("en", "pt_BR", "ro")] == [letter, letter, in_romanian]
