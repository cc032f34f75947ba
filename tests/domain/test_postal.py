import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain import postal

_PIECES = (
    "Rua das Acácias", "12", "12A", "s/n", "apto 34", "Bloco B", "Centro", "Vila Nova", "São Paulo", "SP", "São Paulo - SP", "RO",
    "Campinas/SP", "01310-200", "CEP 01310-200", "13000000", "Minas Gerais", "Brasil", "Str. Gării nr. 8", "bl. A2", "sc. 1",
    "Iași", "jud. Iași", "700001", "cod poștal 700001", "România", "București", "sector 2", "350 Fifth Ave", "Apt 4", "#7",
    "New York", "NY 10118", "NY", "10118", "10118-1234", "USA", "New York, NY 10118", "Hauptstr. 5", "10115 Berlin",
    "Deutschland", "c/o Maria",
)  # fmt: skip

typed = st.lists(st.sampled_from(_PIECES) | st.text(max_size=12), max_size=9).flatmap(
    lambda pieces: st.lists(
        st.sampled_from([", ", "\n", " - ", " – ", " · ", "; ", " ", "|"]), min_size=len(pieces), max_size=len(pieces)
    ).map(lambda between: "".join(piece + mark for piece, mark in zip(pieces, between, strict=True)))
)


@pytest.mark.parametrize(
    ("address", "country", "expected"),
    [
        ("Rua das Acácias, 12 · São Paulo – SP", "BR", ["Rua das Acácias, 12", "São Paulo - SP"]),
        (
            "Rua X, 123, apto 4, Centro, Campinas, SP, 13000-000, Brasil",
            "BR",
            ["Rua X, 123 - apto 4", "Centro", "Campinas - SP", "13000-000"],
        ),
        (
            "Av. Paulista, 1578 - Sala 12 - Bela Vista, São Paulo - SP, 01310-200",
            "BR",
            ["Av. Paulista, 1578 - Sala 12", "Bela Vista", "São Paulo - SP", "01310-200"],
        ),
        ("01310-200 São Paulo/SP\nAv. Paulista 1578", "RO", ["São Paulo - SP", "Av. Paulista 1578", "01310-200", "BRAZIL"]),
        (
            "Rua Y, s/n, fundos, Vila Nova, Curitiba-PR CEP 80010-000",
            "BR",
            ["Rua Y, s/n - fundos", "Vila Nova", "Curitiba - PR", "CEP 80010-000"],
        ),
        (
            "Rua X, 12 apto 34, Centro, São Paulo, São Paulo, 01310-100",
            "BR",
            ["Rua X, 12 apto 34", "Centro", "São Paulo - São Paulo", "01310-100"],
        ),
        ("Rua Z, 10, Bloco AL, Centro, São Paulo", "BR", ["Rua Z, 10 - Bloco AL", "Centro", "São Paulo"]),
        (
            "Rua Z, 10, Porto Alegre, Rio Grande do Sul, 90000-000, Brasil",
            "RO",
            ["Rua Z, 10", "Porto Alegre - Rio Grande do Sul", "90000-000", "BRASIL"],
        ),
        ("Rua Y 5, Porto Velho, RO, 76800-000", "BR", ["Rua Y 5", "Porto Velho - RO", "76800-000"]),
    ],
)
def test_brazil(address: str, country: str, expected: list[str]) -> None:
    assert postal.lines(address, country=country) == tuple(expected)


@pytest.mark.parametrize(
    ("address", "country", "expected"),
    [
        ("Str. Lalelelor nr. 12, București, sector 2", "RO", ["Str. Lalelelor nr. 12", "București, sector 2"]),
        (
            "Str. Lalelelor nr. 12, bl. A2, sc. 1, et. 3, ap. 15, sector 2, București, 020123, România",
            "RO",
            ["Str. Lalelelor nr. 12, bl. A2, sc. 1, et. 3, ap. 15", "020123 sector 2, București"],
        ),
        (
            "București, Sector 1, Calea Victoriei 12, ap. 3, 010061",
            "BR",
            ["Calea Victoriei 12, ap. 3", "010061 București, Sector 1", "ROMANIA"],
        ),
        (
            "Sat Valea, nr. 12, com. Mihăileni, jud. Botoșani, cod poștal 717250, România",
            "BR",
            ["Sat Valea, nr. 12", "cod poștal 717250 com. Mihăileni, jud. Botoșani", "ROMÂNIA"],
        ),
        ("CP 12, OP 1, 500001 Brașov", "RO", ["CP 12", "OP 1", "500001 Brașov"]),
        ("ул. Ленина, д. 5, кв. 12, Москва, 101000", "RO", ["ул. Ленина", "д. 5", "кв. 12", "Москва, 101000"]),
        ("Hinterhaus\nMusterweg 12 a\n80331 München", "RO", ["Hinterhaus", "Musterweg 12 a", "80331 München"]),
    ],
)
def test_romania(address: str, country: str, expected: list[str]) -> None:
    assert postal.lines(address, country=country) == tuple(expected)


@pytest.mark.parametrize(
    ("address", "country", "expected"),
    [
        ("12 Maple Street, Portland, OR", "US", ["12 Maple Street", "Portland, OR"]),
        ("350 Fifth Ave, Apt 4, New York, NY 10118", "BR", ["350 Fifth Ave, Apt 4", "New York, NY 10118", "USA"]),
        ("1 Main St, Boston, MA, 02101, United States", "US", ["1 Main St", "Boston, MA 02101"]),
        ("1 Main St, Boston, MA, 02101, United States", "RO", ["1 Main St", "Boston, MA 02101", "UNITED STATES"]),
        ("1 Main St\nBoston, MA 02101-1234", "US", ["1 Main St", "Boston, MA 02101-1234"]),
        ("1 Main St, Boston, MA, 02101, U.S.A.", "BR", ["1 Main St", "Boston, MA 02101", "U.S.A."]),
        ("1 Main St, Boston, Massachusetts, 02101, USA", "US", ["1 Main St", "Boston, Massachusetts 02101"]),
    ],
)
def test_united_states(address: str, country: str, expected: list[str]) -> None:
    assert postal.lines(address, country=country) == tuple(expected)


def test_elsewhere_it_is_as_typed() -> None:
    assert postal.lines("Hauptstr. 5, 10115 Berlin, Deutschland", country="DE") == ("Hauptstr. 5", "10115 Berlin", "Deutschland")
    assert postal.lines("Rue du Bac, 12, 75007 Paris", country="FR") == ("Rue du Bac, 12", "75007 Paris")
    assert postal.lines("Rue du Bac, 12\n75007 Paris", country="") == ("Rue du Bac, 12", "75007 Paris")


def test_a_name_and_a_company_stand_above_and_nobody_twice() -> None:
    assert postal.lines("Rua X, 1", name="Ana Prado", company="Padaria Sol", country="BR") == (
        "Ana Prado",
        "Padaria Sol",
        "Rua X, 1",
    )
    assert postal.lines("Rua X, 1", name="Padaria Sol", company="Padaria Sol", country="BR") == ("Padaria Sol", "Rua X, 1")


def test_a_country_is_only_one_at_the_end() -> None:
    assert postal.lines("Avenida Brasil, 100, Centro, Rio de Janeiro - RJ", country="BR")[0] == "Avenida Brasil, 100"
    assert postal.lines("Brasil", country="BR") == ("Brasil",)
    assert postal.lines("", country="BR") == ()


@given(typed, st.sampled_from(["BR", "RO", "US", "DE", ""]))
def test_every_word_is_there_once_and_none_comes_to_it_but_a_country(address: str, country: str) -> None:
    made = postal.lines(address, country=country)
    before, after = _words(address), _words("\n".join(made))
    lost, come = before - after, after - before
    assert " ".join(come) in ("", "brazil", "romania", "usa")
    assert not lost or " ".join(lost).lower() in ("brasil", "românia", "usa"), "only the book's own country is left out"
    if lost:
        assert not come
    assert all(line.strip() and "\n" not in line for line in made)


@given(st.text(max_size=60))
def test_control_characters_never_pass(address: str) -> None:
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", "".join(postal.lines(address, name=address, country="BR")))


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))
