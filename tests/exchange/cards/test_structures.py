"""What one line of the book does not tell of a card comes back from it as long as it is true."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relapp.domain.clients import Client, ClientKind, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Extra, Incoming, Outgoing
from relapp.exchange.cards.content_lines import escape
from relapp.exchange.cards.writer import write_vcard
from relapp.exchange.tables.writer import write_csv
from tests.exchange.conftest import read_all
from tests.exchange.strategies import WORDS

VERSIONS = ["4.0", "3.0"]
N = Extra("N", "da Silva Santos;Maria;Clara;Dra.;Neta")
ADR = Extra("ADR", ";Apto 3;Rua do Sol 8;Recife;PE;50000-000;Brasil")
ADDRESS = "Rua do Sol 8, Apto 3, Recife, PE, 50000-000, Brasil"


def written(client: Client, *extras: Extra, version: str = "4.0") -> bytes:
    stream = io.BytesIO()
    write_vcard(lambda: [Outgoing(client, extras)], stream, version)
    return stream.getvalue()


def lines(client: Client, *extras: Extra, version: str = "4.0") -> list[str]:
    return written(client, *extras, version=version).decode().replace("\r\n ", "").split("\r\n")


def beginning(start: str, client: Client, *extras: Extra, version: str = "4.0") -> list[str]:
    """The lines of a client that begin with `start`."""
    return [line for line in lines(client, *extras, version=version) if line.startswith(start)]


@pytest.mark.parametrize(
    ("full_name", "value"),
    [
        ("Maria Prado", "Prado;Maria;;;"),
        ("Maria Prado", "Prado;Maria"),
        ("Maria", ";Maria;;;"),
        ("Ana\\, a bela", "bela;Ana\\, a;;;"),
        ("Maria", ";;;;"),
    ],
)
def test_a_name_that_would_be_written_the_same_is_not_kept(card, full_name, value):
    assert card(f"FN:{full_name}", f"N:{value}").extras == ()


def test_the_name_of_an_organisation_is_not_kept_in_parts(card):
    assert card("FN:Padaria Sol", "N:Padaria Sol;;;;", "ORG:Padaria Sol").extras == ()


def test_a_structured_name_is_kept_and_written_once(card):
    incoming = card("FN:Dra. Maria Clara da Silva Santos Neta", f"N:{N.value}")
    assert incoming.extras == (N,)
    for version in VERSIONS:
        assert beginning("N", incoming.client, N, version=version) == [f"N:{N.value}"]


def test_a_name_in_parts_that_are_not_its_words_is_written_as_long_as_it_stays_the_same(card):
    incoming = card("FN:Simon", "N:Perreault;Simon;;;ing.")
    [extra] = incoming.extras
    assert beginning("N", incoming.client, extra) == ["N:Perreault;Simon;;;ing."]
    assert beginning("N", Client("Simon P."), extra) == ["N:P.;Simon;;;"]


@pytest.mark.parametrize("client", [Client("Maria Clara Santos"), Client("Ana")])
def test_the_parts_of_a_name_that_was_changed_are_guessed(client):
    assert beginning("N", client, N) == beginning("N", client)


def test_an_organisation_has_no_parts_of_a_name():
    name = "Dra. Maria Clara da Silva Santos Neta"
    assert beginning("N:", Client(name, ClientKind.ORGANISATION), N) == []


def test_the_name_of_a_card_is_also_kept_where_only_its_parts_say_it(card):
    incoming = card(f"N:{N.value}")
    assert incoming.client.name == "Dra. Maria Clara da Silva Santos Neta"
    assert incoming.extras == (N,)


def test_a_structured_address_is_kept_and_written_with_the_label_of_its_point(card):
    incoming = card("FN:Ana", f"ADR;TYPE=HOME:{ADR.value}", "ADR:;;Rua A 1;;;;")
    assert incoming.extras == (ADR,)
    assert [point.value for point in incoming.client.points] == [ADDRESS, "Rua A 1"]
    assert beginning("ADR", incoming.client, ADR) == [f"ADR;TYPE=home:{ADR.value}", "ADR:;;Rua A 1;;;;"]


def test_an_address_that_was_changed_or_forgotten_is_not_written_in_its_old_parts():
    moved = Client("Ana", points=(ContactPoint(PointKind.ADDRESS, "Rua B 2", ""),))
    assert beginning("ADR", moved, ADR) == ["ADR:;;Rua B 2;;;;"]
    assert not [line for line in lines(Client("Ana"), ADR) if "ADR" in line]


def test_the_same_address_twice_is_kept_once(card):
    incoming = card("FN:Ana", f"ADR;TYPE=HOME:{ADR.value}", f"ADR;TYPE=WORK:{ADR.value}")
    assert incoming.extras == (ADR,)


PARTS = st.lists(WORDS, max_size=2).map(" ".join)


@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=60)
@given(
    name=st.lists(PARTS, min_size=5, max_size=5),
    called=st.none() | WORDS,
    addresses=st.lists(st.lists(PARTS, min_size=7, max_size=7), max_size=3),
    newer=st.sampled_from(VERSIONS),
)
def test_structures_come_back_from_their_cards(version, name, called, addresses, newer):
    full_name = [f"FN:{escape(called)}"] if called else ["FN:Ana"] if not any(name) else []
    structured = [f"N:{';'.join(map(escape, name))}", *(f"ADR:{';'.join(map(escape, parts))}" for parts in addresses)]
    text = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *full_name, *structured, "END:VCARD", ""])
    first = read_one(text.encode())
    again = read_one(written(first.client, *first.extras, version=newer))
    assert again.client == first.client
    assert set(again.extras) == set(first.extras)
    assert [line for line in beginning("ADR", first.client, *first.extras) if line not in structured] == []
    if any(name) and len(" ".join(name).split()) > 2:
        assert beginning("N:", first.client, *first.extras) == structured[:1]


def read_one(data: bytes) -> Incoming:
    [incoming], problems, _remarks = read_all("a.vcf", data)
    assert not problems
    return incoming


@pytest.mark.parametrize(
    "mark", ["TEL;PREF", "TEL;TYPE=HOME,PREF", "TEL;type=CELL;type=pref", "TEL;PREF=1", "item1.TEL;TYPE=pref"]
)
def test_a_preferred_phone_comes_first_among_the_phones(client, mark):
    found = client("FN:Ana", "EMAIL:a@b", "TEL:1", f"{mark}:2", "EMAIL:c@d", "item1.X-ABLabel:Mine")
    assert [point.value for point in found.points] == ["a@b", "2", "1", "c@d"]


@pytest.mark.parametrize(
    "phones",
    [("TEL;PREF:1", "TEL:2", "TEL;PREF:3"), ("TEL;PREF=1:1", "TEL;PREF=1:3", "TEL:2"), ("TEL:1", "TEL;PREF=2:3", "TEL:2")],
)
def test_of_several_preferred_phones_the_first_stays_first(client, phones):
    assert client("FN:Ana", *phones).phones == ("1", "3", "2")


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("4.0", ["TEL;PREF=1:1", "TEL;TYPE=home:2", "item1.EMAIL;PREF=1:a", "EMAIL:b", "URL:x", "URL:y"]),
        ("3.0", ["TEL;TYPE=PREF:1", "TEL;TYPE=HOME:2", "item1.EMAIL;TYPE=PREF:a", "EMAIL:b", "URL:x", "URL:y"]),
    ],
)
def test_the_first_of_several_is_written_as_preferred(version, expected):
    points = (
        ContactPoint(PointKind.PHONE, "1", ""),
        ContactPoint(PointKind.PHONE, "2", "home"),
        ContactPoint(PointKind.EMAIL, "a", "Loja"),
        ContactPoint(PointKind.EMAIL, "b", ""),
        ContactPoint(PointKind.URL, "x", ""),
        ContactPoint(PointKind.URL, "y", ""),
    )
    found = lines(Client("Ana", points=points), version=version)
    assert [line for line in found if line in expected] == expected


def test_one_phone_alone_is_preferred_to_no_other():
    assert beginning("TEL", Client("Ana", points=(ContactPoint(PointKind.PHONE, "1", ""),))) == ["TEL:1"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("BDAY:1953-10", OccasionKind.BIRTHDAY),
        ("BDAY:--04", OccasionKind.BIRTHDAY),
        ("BDAY;VALUE=text:circa 1800\\, in spring", OccasionKind.BIRTHDAY),
        ("X-ANNIVERSARY:1980", OccasionKind.WEDDING),
    ],
)
def test_a_day_that_nobody_can_read_is_written_as_long_as_there_is_no_better_one(card, line, kind):
    incoming = card("FN:Ana", line)
    assert len(incoming.warnings) == 1
    assert line in lines(incoming.client, *incoming.extras)
    better = Occasion(kind, YearlyDate(3, 22, 1980))
    assert line not in lines(Client("Ana", occasions=(better,)), *incoming.extras)
    of_a_child = Occasion(kind, YearlyDate(3, 22, 2010), person="Lia")
    assert line in lines(Client("Ana", occasions=(of_a_child,)), *incoming.extras)


@pytest.mark.parametrize("days", [("BDAY:1980", "BDAY:1980-03-22"), ("BDAY:0000-00-00",)])
def test_a_day_that_says_nothing_more_is_not_kept(card, days):
    assert card("FN:Ana", *days).extras == ()


@pytest.mark.parametrize(
    ("parameter", "label"),
    [
        ("X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=C8=98ef)", "Șef"),
        ("X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,Loja=2C=20mezanino)", "Loja, mezanino"),
        ("X-CUSTOM(CHARSET=ISO-8859-1,ENCODING=QUOTED-PRINTABLE,M=E3e)", "Mãe"),
        ("x-custom(Atelier)", "Atelier"),
        ("X-CUSTOM()", ""),
    ],
)
def test_a_label_of_the_users_own_is_read_from_old_androids(client, parameter, label):
    assert client("FN:Ana", f"TEL;{parameter}:1", version="2.1").points[0].label == label


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dra. Maria Clara da Silva Santos Neta", ["Maria", "Clara", "da Silva Santos", "Dra.", "Neta"]),
        ("Maria da Silva", ["Maria da", "", "Silva", "", ""]),
    ],
)
def test_a_table_tells_the_parts_of_a_name_that_say_it_together(name, expected):
    stream = io.BytesIO()
    write_csv(lambda: [Outgoing(Client(name), (N,))], stream)
    [row] = csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig")))
    headers = ["First Name", "Middle Name", "Last Name", "Name Prefix", "Name Suffix"]
    assert [row[header] for header in headers] == expected
    assert read_all("a.csv", stream.getvalue())[0][0].client.name == name
