import pytest

from relapp import i18n
from relapp.domain.clients import Circle, Pause, Person
from relapp.domain.incoming import Extra
from relapp.exchange.relations import read_relation, standard_relation


@pytest.mark.parametrize(
    ("lines", "person"),
    [
        (["X-SPOUSE:Jorge"], Person("Jorge", Circle.FAMILY, "spouse")),
        (["X-MS-SPOUSE;N=Jorge:Jorge"], Person("Jorge", Circle.FAMILY, "spouse")),
        (["X-EVOLUTION-SPOUSE:Jorge"], Person("Jorge", Circle.FAMILY, "spouse")),
        (["X-KADDRESSBOOK-X-SpousesName:Jorge"], Person("Jorge", Circle.FAMILY, "spouse")),
        (["X-MS-MANAGER:Rui"], Person("Rui", Circle.WORK, "manager")),
        (["X-MS-ASSISTANT:Rui"], Person("Rui", Circle.WORK, "assistant")),
        (["X-MS-CHILD:Lia"], Person("Lia", Circle.FAMILY, "child")),
        (["RELATED;TYPE=spouse;VALUE=text:Jorge"], Person("Jorge", Circle.FAMILY, "spouse")),
        (["RELATED;TYPE=co-worker;VALUE=text:Rui"], Person("Rui", Circle.WORK, "colleague")),
        (["i.X-ABRELATEDNAMES;type=pref:Lia", "i.X-ABLabel:_$!<Daughter>!$_"], Person("Lia", Circle.FAMILY, "daughter")),
        (["i.X-ABLabel:vecina", "I.X-ABRELATEDNAMES:Lia"], Person("Lia", Circle.OTHER, "vecina")),
        (["X-ABRELATEDNAMES:Lia"], Person("Lia")),
        (["X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Lia;3;;;"], Person("Lia", Circle.FAMILY, "child")),
        (["X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Lia;0;nora;;"], Person("Lia", Circle.OTHER, "nora")),
    ],
)
def test_somebody_around_the_client(client, lines, person):
    assert client("FN:Ana", *lines).people == (person,)


def test_children_on_one_line_are_several_and_whoever_is_named_twice_is_one(client):
    names = [person.name for person in client("FN:Ana", "X-CHILDREN:Lia, Rui\\, Bia", "X-MS-CHILD:Rui", "X-SPOUSE: ").people]
    assert names == ["Lia", "Rui", "Bia"]


def test_whoever_is_an_address_is_kept_as_it_was_written(card):
    incoming = card("FN:Ana", "RELATED;TYPE=friend:urn:uuid:1", version="4.0")
    assert incoming.client.people == ()
    assert incoming.extras == (Extra("RELATED;TYPE=friend", "urn:uuid:1"),)


@pytest.mark.parametrize(
    "lines",
    [
        ["AGENT:", "BEGIN:VCARD", "FN:Rui Dias", "TITLE:Buyer", "TEL:2", "TEL:3", "EMAIL:r@x", "END:VCARD"],
        ["AGENT:BEGIN:VCARD\\nFN:Rui Dias\\nTITLE:Buyer\\nTEL:2\\nEMAIL:r@x\\nEND:VCARD\\n"],
    ],
)
def test_a_card_within_a_card_is_somebody_who_acts_for_the_client(card, lines):
    incoming = card(*lines, "FN:Ana", "TEL:1", version="2.1")
    assert (incoming.client.name, incoming.client.phones) == ("Ana", ("1",))
    assert incoming.client.people == (Person("Rui Dias", Circle.WORK, "assistant", "Buyer", "2", "r@x"),)
    assert incoming.extras == ()


@pytest.mark.parametrize("name", ["DEATHDATE", "X-DEATHDATE"])
def test_whoever_has_died_is_left_in_peace(card, name):
    incoming = card("FN:Ana", f"{name}:20200101")
    assert incoming.client.pause is Pause.DECEASED
    assert incoming.extras == (Extra(name, "20200101"),)


def test_relations_are_said_in_the_language_spoken_and_known_in_all():
    i18n.set_language("ro")
    spoken, circle = read_relation("_$!<Daughter>!$_")
    i18n.set_language("en")
    relation = standard_relation(spoken)
    assert relation is not None
    assert (relation.label, circle) == ("Daughter", Circle.FAMILY)
    assert read_relation(spoken) == (spoken, Circle.FAMILY)


@pytest.mark.parametrize(("word", "circle"), [("Daughter", "family"), ("BOSS", "work"), ("friend", "other"), ("nora", "other")])
def test_a_relation_tells_the_circle(word, circle):
    assert read_relation(word)[1] == circle
