import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.text import fold
from relapp.domain.words import are_kin, words_of

TYPED = st.text(max_size=40)
WORDS = st.from_regex(r"[a-z]{2,12}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Café especial da Etiópia", {"cafe", "especial", "etiopia"}),
        ("cărți de călătorie și istorie", {"carti", "calatorie", "istorie"}),
        ("books on the history of art", {"books", "history", "art"}),
        ("vinho, queijo e pão.", {"vinho", "queijo", "pao"}),
        ("impressão 3D e IA", {"impressao", "3d", "ia"}),
        ("despre AI, pentru copii", {"ai", "copii"}),
        ("Țesături", {"tesaturi"}),
    ],
)
def test_only_words_that_say_something_are_left(text: str, words: set[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize("text", ["", " ", "de", "e o que", "pentru și cu", "the of and", "2026", "7:00", "!?", "a b c"])
def test_what_says_nothing_has_no_words(text: str) -> None:
    assert words_of(text) == frozenset()


@pytest.mark.parametrize(
    "pair",
    [
        "café cafés", "vinho vinhos", "flor flores", "viagem viagens", "jardim jardins", "jardim jardinagem", "cão cães",
        "pão pães", "limão limões", "avião aviões", "hotel hotéis", "animal animais", "jornal jornais", "homem homens",
        "fotografia fotógrafo", "ciclismo ciclista", "pesca pescaria", "construção construções", "imóvel imóveis",
        "investimento investimentos",
    ],
)  # fmt: skip
def test_portuguese_plurals_and_kindred_words_are_one(pair: str) -> None:
    one, other = fold(pair).split()
    assert are_kin(one, other)


@pytest.mark.parametrize(
    "pair",
    [
        "cafea cafele", "cafea cafeaua", "cafea cafelelor", "vin vinuri", "vinul vinurile", "vin vinului", "mașină mașini",
        "mașina mașinilor", "carte cărți", "carte cărților", "câine câinii", "copil copii", "copii copiilor", "ceai ceaiuri",
        "artă arte", "poză poze", "hotel hoteluri", "grădină grădinărit", "călătorie călătoriile", "muzică muzicii",
        "munte munții", "brânză brânzeturi", "apartament apartamentele",
    ],
)  # fmt: skip
def test_romanian_plurals_articles_and_cases_are_one(pair: str) -> None:
    one, other = fold(pair).split()
    assert are_kin(one, other)


@pytest.mark.parametrize("pair", ["party parties", "hobby hobbies", "shoe shoes", "tomato tomatoes", "investment investments"])
def test_english_plurals_are_one(pair: str) -> None:
    assert are_kin(*pair.split())


@pytest.mark.parametrize(
    "pair",
    [
        "internet internacional", "internet interior", "constituição construção", "transporte transparente", "mel melão",
        "comunidade comunicação", "economia ecologia", "golf golfinho", "arte artrose", "carro carta", "casa cama",
        "conta contabilidade", "mașină masă", "cafea cafenea", "pasta pastel", "mar mare", "banco banca",
    ],
)  # fmt: skip
def test_words_that_only_begin_alike_are_not(pair: str) -> None:
    one, other = fold(pair).split()
    assert not are_kin(one, other)


@given(WORDS, WORDS)
def test_kinship_is_mutual_and_shows_in_the_first_letters(one: str, other: str) -> None:
    assert are_kin(one, one)
    assert are_kin(one, other) == are_kin(other, one)
    assert not are_kin(one, other) or one[:2] == other[:2]


@given(TYPED)
def test_any_text_has_words_without_accents_or_case(text: str) -> None:
    assert words_of(text) == words_of(text.upper().lower()) or not text.isascii()
    assert all(len(word) > 1 for word in words_of(text))
