from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from relapp.domain.clients import Client, ContactPoint, Detail, DetailKind, Person, PointKind
from relapp.domain.sensitive import Sensitive, hints, is_cnp, is_cpf

DIGITS = st.integers(0, 9)
KEY = "279146358279"


def cpf_of(nine):
    """A CPF of nine digits, by the rule as Receita Federal tells it: weights 10 to 2, then 11 to 2, 11 less the rest."""
    number = list(nine)
    for weight in (10, 11):
        rest = sum(digit * (weight - place) for place, digit in enumerate(number)) % 11
        number.append(0 if rest < 2 else 11 - rest)
    return "".join(map(str, number))


def cnp_of(twelve):
    rest = sum(int(digit) * int(weight) for digit, weight in zip(twelve, KEY, strict=True)) % 11
    return twelve + ("1" if rest == 10 else str(rest))


twelve_of_cnp = st.builds(
    lambda first, born, county, number: f"{first}{born:%y%m%d}{county:02}{number:03}",
    st.integers(1, 9),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.integers(1, 52),
    st.integers(1, 999),
)


@pytest.mark.parametrize("text", ["529.982.247-25", "52998224725", "111.444.777-35", "935.411.347-80", "168.995.350-09"])
def test_known_cpfs(text):
    assert is_cpf(text)


@given(st.lists(DIGITS, min_size=9, max_size=9))
def test_each_nine_digits_have_one_cpf(nine):
    assume(len(set(nine)) > 1)
    whole = cpf_of(nine)
    others = {f"{whole[:9]}{end:02}" for end in range(100)} - {whole}
    assert is_cpf(whole)
    assert not any(map(is_cpf, others))


@given(st.lists(DIGITS, min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_a_digit_mistyped_in_a_cpf_is_seen(nine, place, more):
    whole = [int(each) for each in cpf_of(nine)]
    # Two remainders of eleven are written as 0: numbers that end with two of them do not always tell.
    assume(whole[9:] != [0, 0])
    whole[place] = (whole[place] + more) % 10
    assert not is_cpf("".join(map(str, whole)))


@pytest.mark.parametrize("text", [str(digit) * 11 for digit in range(10)] + ["", "5299822472", "529982247250"])
def test_equal_digits_and_other_lengths_are_no_cpf(text):
    assert not is_cpf(text)


def test_a_known_cnp():
    assert is_cnp("1800101221144")


@given(twelve_of_cnp)
def test_each_twelve_digits_have_one_cnp(twelve):
    whole = cnp_of(twelve)
    assert [end for end in range(10) if is_cnp(f"{twelve}{end}")] == [int(whole[-1])]


@given(twelve_of_cnp, st.sampled_from([("3", "13"), ("3", "00"), ("5", "32"), ("5", "00")]))
def test_a_day_that_no_calendar_has_is_no_cnp(twelve, wrong):
    place, part = int(wrong[0]), wrong[1]
    assert not is_cnp(cnp_of(twelve[:place] + part + twelve[place + 2 :]))


@pytest.mark.parametrize("text", ["", "0800101221144", "180010122114", "18001012211441", "18001012211a4", "١800101221144"])
def test_what_is_no_cnp(text):
    assert not is_cnp(text)


def kinds(client):
    return [(each.kind, each.field, each.value) for each in hints(client)]


def test_numbers_are_found_wherever_they_were_put():
    cnp = cnp_of("296052703456")
    client = Client(
        "Ana 529.982.247-25",
        notes=f"CNP {cnp}.",
        points=(ContactPoint(PointKind.PHONE, "111.444.777-35"), ContactPoint(PointKind.ADDRESS, "Rua A, CPF 93541134780")),
        people=(Person("Bia", note="16899535009"),),
    )
    assert kinds(client) == [
        (Sensitive.CNP, "notes", cnp),
        (Sensitive.CPF, "people", "16899535009"),
        (Sensitive.CPF, "name", "529.982.247-25"),
        (Sensitive.CPF, "points", "93541134780"),
        (Sensitive.CPF, "points", "111.444.777-35"),
    ]


def test_a_telephone_that_adds_up_is_no_cpf():
    phone = ContactPoint(PointKind.PHONE, "52998224725")
    assert not kinds(Client("Ana", points=(phone,)))
    assert not kinds(Client("Ana", points=(phone,), notes="call 529 982 247 25"))
    assert not kinds(Client("Ana", notes="+52998224725, 1529982247251"))
    assert kinds(Client("Ana", points=(phone,), notes="529.982.247-25"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She is pregnant", "pregnant"),
        ("Tem DIABETES tipo 2", "DIABETES"),
        ("está grávida", "grávida"),
        ("alérgico a amendoim", "alérgico"),
        ("e însărcinată în luna a treia", "însărcinată"),
        ("a avut infarct", "infarct"),
        ("HIV positive", "HIV"),
    ],
)
def test_words_of_health_in_three_languages(text, word):
    found = (Sensitive.HEALTH, "details", word)
    assert kinds(Client("Ana", details=(Detail(DetailKind.OBSERVATION, text),))) == [found]


@pytest.mark.parametrize(
    "text", ["keeps bees in a hive", "plasma TV", "Hospital São Lucas buys here", "hrana pentru pisici", "asmara"]
)
def test_words_that_are_not_about_health(text):
    assert not kinds(Client("Ana", notes=text))


def test_a_firm_may_be_named_after_what_it_heals():
    assert not kinds(Client("Clínica de Alergia", company="Psihiatrie SRL", title="Cirurgião"))


def test_each_value_is_said_once_and_its_mark_is_the_clients_own():
    client = Client("Ana", notes="diabetes", details=(Detail(DetailKind.NEED, "diabetes"),), uuid="u")
    (hint,) = hints(client)
    assert hint.mark("u") != hint.mark("v")
    assert "diabetes" not in hint.mark("u")


@given(st.text(max_size=80))
def test_any_text_can_be_looked_through(text):
    for hint in hints(Client("Ana", notes=text)):
        assert hint.value
