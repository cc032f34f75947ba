from datetime import date

import pytest

from relapp.domain.clients import ClientKind, Importance, Occasion, OccasionKind, Pause
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Extra
from relapp.exchange.draft import MAX_NOTES, MAX_POINTS, MAX_TEXT
from tests.exchange.conftest import read_all


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_any_line_break_will_do(client, newline):
    assert client("FN:Ana", "NOTE:fol", " ded", newline=newline).notes == "folded"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_any_unicode_form_will_do(encoding):
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:Ștefan\nEND:VCARD\n"
    assert read_all("a.vcf", text.encode(encoding))[0][0].client.name == "Ștefan"


def test_a_line_folded_within_a_character_is_whole_again():
    data = "BEGIN:VCARD\nFN:São\nEND:VCARD\n".encode().replace(b"\xc3\xa3", b"\xc3\n \xa3")
    assert read_all("a.vcf", data)[0][0].client.name == "São"


@pytest.mark.parametrize("charset", ["ISO-8859-1", "windows-1252", "nonsense"])
def test_a_line_in_its_own_charset_does_not_spoil_the_others(charset):
    head = f"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET={charset}:".encode()
    data = head + "João\n".encode("latin1") + "NOTE:șters\nEND:VCARD\n".encode()
    client = read_all("a.vcf", data)[0][0].client
    assert (client.name, client.notes) == ("João", "șters")


def test_quoted_printable_goes_on_over_soft_breaks_and_keeps_a_leading_space(client):
    lines = ["FN:Ana", "NOTE;QUOTED-PRINTABLE:uma=", " linha=0D=0A=", "outra", "URL:http://x?a=", "TEL:1"]
    found = client(*lines, version="2.1")
    assert found.notes == "uma linha\noutra"
    assert [point.value for point in found.points] == ["http://x?a=", "1"]


def test_markers_in_small_letters_and_with_spaces_are_markers():
    incomings, _problems, _remarks = read_all("a.vcf", b"begin:vcard\nfn:Ana\nend:vcard\nBegin : VCARD \nFN:Bo\nEND:VCARD")
    assert [incoming.client.name for incoming in incomings] == ["Ana", "Bo"]


@pytest.mark.parametrize(
    ("lines", "name", "kind"),
    [
        (("FN:Ana Prado", "N:Other;;;;"), "Ana Prado", ClientKind.PERSON),
        (("N:Prado;Ana;Lúcia;Dra.;Jr.",), "Dra. Ana Lúcia Prado Jr.", ClientKind.PERSON),
        (("N:Prado;Ana\\, a bela;;;",), "Ana, a bela Prado", ClientKind.PERSON),
        (("N:;;;;", "NICKNAME:Aninha,Nina", "ORG:Ateliê"), "Aninha", ClientKind.PERSON),
        (("FN:Ana", "NICKNAME:Nina"), "Ana", ClientKind.PERSON),
        (("ORG:;Vendas",), "Vendas", ClientKind.ORGANISATION),
        (("FN:Ateliê", "N:Ateliê;;;;", "ORG:Ateliê"), "Ateliê", ClientKind.ORGANISATION),
        (("FN:Ana Prado", "N:Prado;Ana;;;", "ORG:Ana Prado"), "Ana Prado", ClientKind.PERSON),
        (("FN:Ateliê", "KIND:org"), "Ateliê", ClientKind.ORGANISATION),
        (("FN:Ateliê", "ORG:Ateliê", "KIND:individual"), "Ateliê", ClientKind.PERSON),
        (("FN:  ", "TEL:1", "EMAIL:a@b"), "a@b", ClientKind.PERSON),
        (("TEL:1",), "1", ClientKind.PERSON),
    ],
)
def test_what_a_client_is_called(client, lines, name, kind):
    found = client(*lines)
    assert (found.name, found.kind) == (name, kind)


def test_a_card_with_nothing_to_call_it_by_is_a_failure():
    incomings, [problem], _remarks = read_all("a.vcf", b"BEGIN:VCARD\nNOTE:x\nEND:VCARD\n")
    assert incomings == []
    assert problem.position == 1
    assert "no name" in problem.message


def test_a_date_that_does_not_exist_is_a_warning(card):
    incoming = card("FN:Ana", "BDAY:1980-02-30")
    assert incoming.client.occasions == ()
    assert "1980-02-30" in incoming.warnings[0]


def test_the_labels_of_dates_and_points_may_come_before_what_they_label(client):
    found = client("FN:A", "i1.X-ABLabel:Formatura", "i1.X-ABDATE:2001-02-03", "i2.X-ABLabel:_$!<Mobile>!$_", "I2.TEL:1")
    assert found.occasions == (Occasion(OccasionKind.CUSTOM, YearlyDate(2, 3, 2001), "Formatura"),)
    assert found.points[0].label == "cell"


@pytest.mark.parametrize(
    "name", ["ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-MS-ANNIVERSARY", "X-KADDRESSBOOK-X-Anniversary"]
)
def test_an_anniversary_is_a_wedding_said_once(client, name):
    found = client("FN:A", f"{name}:2001-02-03", "i1.X-ABDATE:20010203", "i1.X-ABLabel:_$!<Anniversary>!$_")
    assert found.occasions == (Occasion(OccasionKind.WEDDING, YearlyDate(2, 3, 2001)),)


def test_photos_are_no_trouble_however_they_are_written(client):
    lines = ["FN:A", "PHOTO;ENCODING=BASE64;JPEG:", "/9j/4AAQ", "SkZJRg==", "", "TEL:1", "PHOTO:data:image/png;base64,AAAA"]
    assert client(*lines, version="2.1").phones == ("1",)


def test_a_text_may_be_in_base64(card):
    incoming = card("FN:Ana", "NOTE;ENCODING=B:T2zDoQ==", "TITLE;BASE64:T", "ORG;ENCODING=8BIT:Ateliê")
    assert (incoming.client.notes, incoming.client.title, incoming.client.company) == ("Olá", "", "Ateliê")
    assert len(incoming.warnings) == 1


def test_a_line_that_is_none_is_said_and_left_out(card):
    incoming = card("FN:Ana", "nonsense", "TEL:1")
    assert incoming.client.phones == ("1",)
    assert "nonsense" in incoming.warnings[0]


def test_a_card_cut_in_the_middle_keeps_its_whole_lines():
    incomings, problems, _remarks = read_all("a.vcf", b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nTEL:123\nTEL:45")
    assert [incoming.client.name for incoming in incomings] == ["Ana", "Bo"]
    assert incomings[1].client.phones == ("123",)
    assert "stops before its end" in incomings[1].warnings[0]
    assert not problems


def test_a_card_cut_before_its_name_is_a_failure():
    incomings, [problem], _remarks = read_all("a.vcf", b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\nBEGIN:VCARD\nFN:B")
    assert len(incomings) == 1
    assert problem.position == 4
    assert "stops before its end" in problem.message


def test_a_card_without_an_end_does_not_swallow_the_next():
    incomings, _problems, _remarks = read_all("a.vcf", b"BEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n")
    assert [incoming.client.name for incoming in incomings] == ["Ana", "Bo"]
    assert [bool(incoming.warnings) for incoming in incomings] == [True, False]


def test_a_hundred_thousand_parameters_are_left_out(card):
    incoming = card("FN:Ana", f"TEL{';TYPE=x' * 100_000}:1", f"EMAIL;TYPE={'a,' * 100_000}:x", "TEL:2")
    assert [point.value for point in incoming.client.points] == ["2"]
    assert len(incoming.warnings) == 2


def test_more_points_than_anybody_has_are_left_out_with_one_warning(card):
    incoming = card("FN:Ana", *(f"TEL:{number}" for number in range(MAX_POINTS + 50)))
    assert len(incoming.client.points) == MAX_POINTS
    assert len(incoming.warnings) == 1


def test_texts_beyond_their_bounds_are_cut_or_left_out_with_a_warning(card):
    incoming = card(f"FN:{'x' * (MAX_TEXT + 1)}", f"NOTE:{'x' * (MAX_NOTES + 1)}", f"TEL:{'1' * (MAX_TEXT + 1)}")
    assert (len(incoming.client.name), len(incoming.client.notes), incoming.client.points) == (MAX_TEXT, MAX_NOTES, ())
    assert len(incoming.warnings) == 3


def test_nul_characters_are_dropped():
    assert read_all("a.vcf", b"BEGIN:VCARD\nFN:A\0na\nNOTE;QUOTED-PRINTABLE:x=00y\nEND:VCARD\n")[0][0].client.name == "Ana"


def test_googles_own_groups_are_no_tags(client):
    assert client("FN:A", "CATEGORIES:myContacts,* myContacts,* My Contacts,* Amigos,VIP\\, ouro,VIP\\, ouro").tags == (
        "Amigos",
        "VIP, ouro",
    )


def test_several_notes_are_joined_and_doubled_points_are_one(client):
    found = client("FN:A", "NOTE:one", "NOTE:two", "TEL:1", "TEL;TYPE=home:1")
    assert (found.notes, found.phones) == ("one\ntwo", ("1",))


def test_what_is_not_understood_is_kept_in_plain_utf8(card):
    incoming = card(
        "FN:Ana",
        "X-A;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE;HOME:S=E3o=0D=0Ab",
        "x-b;ENCODING=8BIT;P=1:a\\,b",
        "Item7.X-C:1",
        "item7.X-ABLabel:Mine",
        "ITEM7.TEL:2",
        "X-EMPTY:",
        "REV:1",
        "PRODID:x",
        version="2.1",
    )
    assert incoming.extras == (
        Extra("X-A;HOME", "São\\nb"),
        Extra("x-b;P=1", "a\\,b"),
        Extra("Item7.X-C", "1"),
        Extra("item7.X-ABLabel", "Mine"),
    )
    assert incoming.client.points[0].label == "Mine"


def test_what_the_book_has_one_place_for_keeps_the_rest_beside_it(card):
    lines = ["FN:Ana", "FN:Aninha", "TITLE:Dona", "ROLE:Costureira", "TITLE:Mestra", "ORG:Sol;Vendas", "ORG:Lua", "NICKNAME:A,B"]
    incoming = card(*lines)
    assert (incoming.client.title, incoming.client.company, incoming.client.addressed_as) == ("Dona", "Sol", "A")
    assert [(extra.name, extra.value) for extra in incoming.extras] == [
        ("FN", "Aninha"),
        ("TITLE", "Mestra"),
        ("ORG", "Sol;Vendas"),
        ("ORG", "Lua"),
        ("NICKNAME", "B"),
        ("ROLE", "Costureira"),
    ]


@pytest.mark.parametrize(
    ("uid", "uuid"),
    [
        ("urn:uuid:0b7a6f0e-8a3c-4f0e-9d55-8d4f0a0c0001", "0b7a6f0e8a3c4f0e9d558d4f0a0c0001"),
        ("URN:UUID:0B7A6F0E8A3C4F0E9D558D4F0A0C0001", "0b7a6f0e8a3c4f0e9d558d4f0a0c0001"),
        ("0b7a6f0e-8a3c-4f0e-9d55-8d4f0a0c0001", ""),
        ("pas-id-1", ""),
        ("urn:uuid:x", ""),
    ],
)
def test_what_a_card_goes_by_is_kept_and_our_own_name_known_again(card, uid, uuid):
    incoming = card("FN:Ana", f"UID:{uid}", "UID:other")
    assert (incoming.uid, incoming.client.uuid) == (uid, uuid)


def test_fields_of_our_own_come_back_and_those_that_are_none_are_said(card):
    incoming = card("FN:Ana", "X-RELAPP-IMPORTANCE:vip", "X-RELAPP-STAGE:wonderful", "X-RELAPP-PAUSED-UNTIL:2026-12-01")
    assert (incoming.client.importance, incoming.client.stage) == (Importance.VIP, None)
    assert incoming.client.paused_until == date(2026, 12, 1)
    assert [("wonderful" in warning) for warning in incoming.warnings] == [True]


@pytest.mark.parametrize(
    "lines", [["DEATHDATE:2020", "X-RELAPP-PAUSE:bereavement"], ["X-RELAPP-PAUSE:bereavement", "DEATHDATE:2020"]]
)
def test_our_own_word_on_a_pause_counts(client, lines):
    assert client("FN:Ana", *lines).pause is Pause.BEREAVEMENT


@pytest.mark.parametrize(
    ("label", "occasion"),
    [
        ("Birthday (Lia)", Occasion(OccasionKind.BIRTHDAY, YearlyDate(2, 3), person="Lia")),
        ("Onomastică", Occasion(OccasionKind.NAME_DAY, YearlyDate(2, 3))),
        ("Aniversário de casamento", Occasion(OccasionKind.WEDDING, YearlyDate(2, 3))),
        ("Aniversário", Occasion(OccasionKind.CUSTOM, YearlyDate(2, 3), "Aniversário")),
        ("Festa (praia)", Occasion(OccasionKind.CUSTOM, YearlyDate(2, 3), "Festa (praia)")),
    ],
)
def test_the_label_of_a_date_says_which_it_is_and_whose(client, label, occasion):
    assert client("FN:Ana", "i.X-ABDATE:--02-03", f"i.X-ABLabel:{label}").occasions == (occasion,)
