import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.anonymous import OF_NOBODY, Called, Names, names_of
from relapp.domain.clients import Circle, Client, ClientKind, Occasion, OccasionKind, Person
from relapp.domain.dates import YearlyDate
from relapp.domain.text import fold

PARTICLES = ("de", "da", "dos", "e")


def names(*called: str, companies: tuple[str, ...] = ()) -> Names:
    return Names([*map(Called, called), *(Called(each, of_company=True) for each in companies)], "somebody")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Prado called.", "A. P. called."),
        ("Spoke with Ana.", "Spoke with A."),
        ("PRADO said: ána", "P. said: A."),
        ("Ana  Prado, Ana-Prado", "A. P., A. P."),
        ("Ana's mother, telefonul Anei", "A.'s mother, telefonul A."),
        ("Anatomy and a banana", "Anatomy and a banana"),
        ("ana_prado", "A. P."),
        ("write to ana.prado@porto.exemplo or @anaprado", "write to somebody or somebody"),
        ("", ""),
    ],
)
def test_initials_stand_for_names_and_for_their_words_alone(text: str, told: str) -> None:
    assert names("Ana Prado").hide(text) == told


def test_the_longest_name_comes_first() -> None:
    known = names("Ana Prado", "Ana Prado Lima", "Ana")
    assert known.hide("Ana Prado Lima, Ana Prado, Ana") == "A. P. L., A. P., A."


def test_what_stands_in_every_text_is_no_name_by_itself() -> None:
    known = names("Maria dos Santos", "Dr. Popescu", "dona Rosa", "João e Bia", "J")
    assert known.hide("dos preços e da dr. dona J") == "dos preços e da dr. dona J"
    assert known.hide("Maria dos Santos") == "M. S."


def test_a_word_of_a_company_is_a_name_only_with_a_capital() -> None:
    known = names(companies=("Coffee House",))
    assert known.hide("iced coffee for the Coffee people at COFFEE HOUSE and coffee house") == (
        "iced coffee for the C. people at C. H. and C. H."
    )


def test_a_word_of_a_person_is_a_name_in_any_case_even_if_a_company_has_it_too() -> None:
    known = names("Ana Prado", companies=("Prado Ltda",))
    assert known.hide("o prado ltda") == "o P. L."
    assert known.hide("o prado") == "o P."


def test_accents_typed_in_any_way_make_no_difference() -> None:
    text = unicodedata.normalize("NFD", "Țepeș și ŢEPEŞ si tepes")
    assert names("Vlad Țepeș").hide(text) == "Ț. și Ț. si Ț."


def test_a_name_without_initials_is_somebody() -> None:
    assert names("王").hide("王 called") == "somebody called"
    assert names().short("王") == "somebody"
    assert names().short("") == "somebody"
    assert names().short("Ana Lúcia da Silva") == "A. L. S."


def test_where_nobody_is_known_a_text_stays_as_it_is() -> None:
    assert names().hide("Ana called") == "Ana called"
    assert names("de").hide("Ana de casa") == "Ana de casa"


def test_all_who_are_around_a_client_are_known() -> None:
    client = Client(
        "Ana Prado",
        company="Prado Ltda",
        addressed_as="Aninha",
        people=(Person("Rui", Circle.FAMILY),),
        occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 1), person="Zoe"),),
    )
    found = {each.name: each.of_company for each in names_of(client)}
    assert found == {"Ana Prado": False, "Prado Ltda": True, "Aninha": False, "Rui": False, "Zoe": False}
    organisation = next(names_of(Client("Porto", ClientKind.ORGANISATION)))
    assert organisation == Called("Porto", of_company=True)


KNOWN = st.characters(categories=("Lu", "Ll", "Lo", "Lm", "Mn", "Nd"), max_codepoint=0x3FFF)
LETTERS = KNOWN | st.sampled_from("aãáăâîșşțţçéßøı")
WORDS = st.text(LETTERS, min_size=2, max_size=8).filter(lambda word: unicodedata.normalize("NFC", word)[0].isalpha())
WRITINGS = st.sampled_from(
    [str, str.upper, str.lower, str.title, lambda text: unicodedata.normalize("NFD", text), lambda text: f"{text}'s"]
)
GAPS = st.sampled_from([" ", ", ", " - ", "\n", ". ", "/", "_", " & ", "  "])


def spelt(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(unicodedata.normalize("NFC", text)))


@given(
    st.lists(st.lists(WORDS | st.sampled_from(PARTICLES), min_size=1, max_size=4), min_size=1, max_size=4),
    st.data(),
)
def test_no_word_of_a_name_survives(called: list[list[str]], data: st.DataObject) -> None:
    words = [word for name in called for word in name]
    drawn = data.draw(st.lists(st.sampled_from(words) | WORDS, max_size=12))
    text = "".join(data.draw(WRITINGS)(word) + data.draw(GAPS) for word in drawn)
    told = Names([Called(" ".join(name)) for name in called], "…").hide(text)
    telling = {part for word in words for part in spelt(word) if len(part) > 1} - OF_NOBODY
    assert telling.isdisjoint(spelt(told))


@given(st.lists(WORDS, max_size=10), st.lists(WORDS, min_size=1, max_size=3))
def test_what_is_no_name_stays_as_it_is(written: list[str], called: list[str]) -> None:
    name = " ".join(called)
    known = {part for word in called for part in spelt(word)}
    text = unicodedata.normalize("NFC", " ".join(word for word in written if known.isdisjoint(spelt(word))))
    if not any(part.endswith("ei") for part in spelt(text)):
        assert Names([Called(name)], "…").hide(text) == text
