import io
from dataclasses import replace

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from relapp.domain.clients import Client, ClientKind, ContactPoint, PointKind
from relapp.domain.incoming import Extra, Origin, Outgoing
from relapp.exchange.cards.writer import write_vcard
from tests.exchange.conftest import read_all
from tests.exchange.strategies import NOTED_DETAILS, NOTES, OWN, PEOPLE, PHRASES, UUIDS, clients, occasions

VERSIONS = ["4.0", "3.0"]


def written(outgoing: list[Outgoing], version: str) -> bytes:
    stream = io.BytesIO()
    write_vcard(lambda: outgoing, stream, version)
    return stream.getvalue()


@st.composite
def full_clients(draw: st.DrawFn) -> Client:
    """Every field that a card can hold."""
    client = draw(clients(occasions(), organisations_have_a_company=True))
    if client.kind is ClientKind.PERSON and draw(st.booleans()):
        client = replace(client, company=client.name)
    return replace(
        client,
        addressed_as=draw(st.just("") | PHRASES.filter(lambda name: name != client.name)),
        details=tuple(draw(NOTED_DETAILS)),
        people=tuple(draw(PEOPLE)),
        uuid=draw(st.just("") | UUIDS),
        **draw(OWN),
    )


NAMES = st.builds(
    "{}X-TEST-{}{}".format,
    st.sampled_from(["", "", "item1.", "ITEM2.", "group.", "item1."]),
    st.from_regex("[A-Z0-9-]{1,8}", fullmatch=True),
    st.sampled_from(["", ";TYPE=home", ';X-A=1;X-B="a:b;c"', ";VALUE=uri;PREF=1"]),
)
VALUES = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=100)


@st.composite
def kept(draw: st.DrawFn) -> tuple[Extra, ...]:
    """Lines that nobody here understands, some of them under a label."""
    extras = []
    labelled = set()
    for name, value in draw(st.lists(st.tuples(NAMES, VALUES), max_size=4)):
        group = name.rpartition("X-TEST-")[0].lower()
        extras.append(Extra(name, value))
        if group and group not in labelled and draw(st.booleans()):
            extras.append(Extra(f"{group}X-ABLabel", draw(PHRASES)))
        labelled.add(group)
    return tuple(extras)


def in_plain_groups(extras: tuple[Extra, ...]) -> list[tuple[str, str]]:
    """The same extras whatever their groups are called."""
    groups: dict[str, int] = {}
    found = []
    for extra in extras:
        group, dot, name = extra.name.partition(".") if "." in extra.name.partition(";")[0] else ("", "", extra.name)
        number = groups.setdefault(group.lower(), len(groups)) if dot else ""
        found.append((f"{number}{dot}{name}", extra.value))
    return found


@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=20)
@given(outgoing=st.lists(st.builds(Outgoing, full_clients(), kept(), st.just("") | PHRASES), min_size=1, max_size=2))
def test_what_is_written_is_read_as_it_was(version, outgoing):
    incomings, problems, remarks = read_all("a.vcf", written(outgoing, version))
    assert [incoming.client for incoming in incomings] == [each.client for each in outgoing]
    assert not problems
    assert not remarks
    for incoming, each in zip(incomings, outgoing, strict=True):
        assert incoming.warnings == ()
        assert in_plain_groups(incoming.extras) == in_plain_groups(each.extras)
        assert incoming.uid.replace("-", "") == (
            each.uid.replace("-", "") or (each.client.uuid and f"urn:uuid:{each.client.uuid}")
        )


PLAIN = st.text(st.characters(categories=("Lu", "Ll"), codec="utf-8"), min_size=1, max_size=90)


@pytest.mark.parametrize("version", VERSIONS)
@given(given_name=PLAIN, family=PLAIN, notes=NOTES)
def test_another_reader_reads_the_same_from_what_is_written(version, given_name, family, notes):
    client = Client(
        name=f"{given_name} {family}", company=family, notes=notes, points=(ContactPoint(PointKind.EMAIL, given_name),)
    )
    card = vobject.readOne(written([Outgoing(client)], version).decode())
    assert (card.fn.value, card.n.value.family, card.org.value) == (client.name, family, [family])
    assert (card.contents["email"][0].value, card.contents["note"][0].value if notes else "") == (given_name, notes)


@settings(max_examples=20)
@given(st.lists(full_clients(), min_size=1, max_size=2))
def test_another_reader_finds_every_line_of_version_3(them):
    cards = list(vobject.readComponents(written([Outgoing(each) for each in them], "3.0").decode()))
    assert len(cards) == len(them)
    for card, client in zip(cards, them, strict=True):
        card.validate(raiseException=True)
        phones = [phone.value for phone in card.contents.get("tel", [])]
        assert phones == list(client.phones)
        assert [each.value for each in card.contents.get("x-abrelatednames", [])] == [person.name for person in client.people]
        assert len(card.contents.get("bday", [])) + len(card.contents.get("x-abdate", [])) == len(client.occasions)
        assert card.fn.value == client.name


def test_what_came_from_tables_is_not_written_into_cards():
    extras = (Extra("Hobby", "chess", Origin.TABLE), Extra("X-HOBBY", "chess"))
    lines = written([Outgoing(Client("Ana"), extras)], "4.0").decode().splitlines()
    assert [line for line in lines if "chess" in line] == ["X-HOBBY:chess"]
