import io
from datetime import date

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.clients import (
    Circle,
    Client,
    ClientKind,
    ContactPoint,
    Detail,
    DetailKind,
    Importance,
    Observed,
    Occasion,
    OccasionKind,
    Pause,
    Person,
    PointKind,
)
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Extra, Outgoing
from relapp.exchange.cards.writer import fold, write_vcard
from tests.exchange.conftest import read_all

ANA = Client(
    name="Ana Lúcia Prado",
    company="Ateliê; Prado, Ltda",
    title="Dona",
    points=(
        ContactPoint(PointKind.PHONE, "+55 11 95555-0127", "cell"),
        ContactPoint(PointKind.PHONE, "(11) 3555-0128", "work fax"),
        ContactPoint(PointKind.PHONE, "(11) 3555-0129", "Recados"),
        ContactPoint(PointKind.EMAIL, "ana@exemplo.com.br", "home"),
        ContactPoint(PointKind.ADDRESS, "Rua das Flores, 10", ""),
        ContactPoint(PointKind.URL, "https://exemplo.com/?a=1,2;3", ""),
    ),
    tags=("VIP, ouro", "bairro"),
    details=(Detail(DetailKind.INTEREST, "vinho"), Detail(DetailKind.NEED, "entrega", Observed.SAID, date(2026, 3, 4))),
    occasions=(
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22)),
        Occasion(OccasionKind.WEDDING, YearlyDate(6, 5, 2010)),
        Occasion(OccasionKind.NAME_DAY, YearlyDate(7, 26)),
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(1, 2, 2015), person='Lia "Lili"', relation="filha"),
    ),
    notes="Liga à tarde.\nDois gatos.",
    importance=Importance.VIP,
    addressed_as="Nina",
    people=(Person("Jorge", Circle.FAMILY, "spouse", phone="+55 11 3555-0130"), Person("Rui Dias", Circle.WORK, "buyer")),
    uuid="0b7a6f0e8a3c4f0e9d558d4f0a0c0001",
)


def lines_of(client: Client, version: str = "4.0", extras: tuple[Extra, ...] = (), uid: str = "") -> list[str]:
    """What is written of one client, unfolded."""
    return written(Outgoing(client, extras, uid), version=version).decode().replace("\r\n ", "").split("\r\n")


def written(*outgoing: Outgoing, version: str = "4.0") -> bytes:
    stream = io.BytesIO()
    write_vcard(lambda: outgoing, stream, version)
    return stream.getvalue()


def test_a_card_is_written_as_the_standard_says():
    assert lines_of(ANA) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "UID:urn:uuid:0b7a6f0e-8a3c-4f0e-9d55-8d4f0a0c0001",
        "FN:Ana Lúcia Prado",
        "N:Prado;Ana Lúcia;;;",
        "NICKNAME:Nina",
        "ORG:Ateliê\\; Prado\\, Ltda",
        "TITLE:Dona",
        "TEL;TYPE=cell;PREF=1:+55 11 95555-0127",
        'TEL;TYPE="work,fax":(11) 3555-0128',
        "item1.TEL:(11) 3555-0129",
        "item1.X-ABLabel:Recados",
        "EMAIL;TYPE=home:ana@exemplo.com.br",
        "ADR:;;Rua das Flores\\, 10;;;;",
        "URL:https://exemplo.com/?a=1,2;3",
        "CATEGORIES:VIP\\, ouro,bairro",
        "BDAY:--0322",
        "ANNIVERSARY:20100605",
        "item2.X-ABDATE:--0726",
        "item2.X-ABLabel:Name day",
        'item3.X-ABDATE;X-RELAPP-KIND="birthday";X-RELAPP-PERSON="Lia ^\'Lili^\'";X-RELAPP-RELATION="filha":20150102',
        'item3.X-ABLabel:Birthday (Lia "Lili")',
        'RELATED;VALUE=text;TYPE=spouse;X-RELAPP-PHONE="+55 11 3555-0130":Jorge',
        'RELATED;VALUE=text;X-RELAPP-CIRCLE="work";X-RELAPP-RELATION="buyer":Rui Dias',
        "INTEREST:vinho",
        'X-RELAPP-NEED;X-RELAPP-OBSERVED=said;X-RELAPP-NOTED-ON="2026-03-04":entrega',
        "NOTE:Liga à tarde.\\nDois gatos.",
        "X-RELAPP-IMPORTANCE:vip",
        "END:VCARD",
        "",
    ]


def test_version_3_is_written_as_phones_write_it():
    lines = lines_of(ANA, "3.0")
    assert lines[1:4] == ["VERSION:3.0", "UID:urn:uuid:0b7a6f0e-8a3c-4f0e-9d55-8d4f0a0c0001", "FN:Ana Lúcia Prado"]
    assert lines[8:10] == ["TEL;TYPE=CELL,PREF:+55 11 95555-0127", "TEL;TYPE=WORK,FAX:(11) 3555-0128"]
    assert lines[16:29] == [
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22",
        "item2.X-ABDATE:2010-06-05",
        "item2.X-ABLabel:_$!<Anniversary>!$_",
        "item3.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-07-26",
        "item3.X-ABLabel:Name day",
        'item4.X-ABDATE;X-RELAPP-KIND="birthday";X-RELAPP-PERSON="Lia ^\'Lili^\'";X-RELAPP-RELATION="filha":2015-01-02',
        'item4.X-ABLabel:Birthday (Lia "Lili")',
        'item5.X-ABRELATEDNAMES;X-RELAPP-PHONE="+55 11 3555-0130":Jorge',
        "item5.X-ABLabel:_$!<Spouse>!$_",
        'item6.X-ABRELATEDNAMES;X-RELAPP-CIRCLE="work":Rui Dias',
        "item6.X-ABLabel:buyer",
        "INTEREST:vinho",
        'X-RELAPP-NEED;X-RELAPP-OBSERVED=said;X-RELAPP-NOTED-ON="2026-03-04":entrega',
    ]


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("4.0", ["KIND:org", "FN:Padaria", "ORG:Padaria"]),
        ("3.0", ["X-ABShowAs:COMPANY", "FN:Padaria", "N:;;;;", "ORG:Padaria"]),
    ],
)
def test_an_organisation_says_so_to_old_and_new_programs(version, expected):
    assert lines_of(Client("Padaria", ClientKind.ORGANISATION), version)[2:-2] == expected


def test_a_phone_calls_an_organisation_by_its_own_name():
    lines = lines_of(Client("Padaria", ClientKind.ORGANISATION, company="Grupo Sol"), "3.0")
    assert [line for line in lines if line.startswith("ORG")] == ["ORG:Padaria"]


def test_nobody_is_an_empty_file():
    assert written() == b""


def test_cards_are_written_one_after_another_as_they_are_asked_for():
    asked = []

    class Stream(io.BytesIO):
        def write(self, data):
            asked.append("written")
            return super().write(data)

        def writelines(self, lines):
            for line in lines:
                self.write(line)

    def outgoing():
        for name in ("Ana", "Bo"):
            asked.append(name)
            yield Outgoing(Client(name))

    write_vcard(outgoing, Stream())
    assert asked == ["Ana", "written", "Bo", "written"]


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_another_reader_understands_what_is_written(version):
    card = vobject.readOne(written(Outgoing(ANA), version=version).decode())
    assert card.fn.value == "Ana Lúcia Prado"
    assert (card.n.value.family, card.n.value.given) == ("Prado", "Ana Lúcia")
    assert card.org.value == ["Ateliê; Prado, Ltda"]
    assert [phone.value for phone in card.contents["tel"]] == ["+55 11 95555-0127", "(11) 3555-0128", "(11) 3555-0129"]
    assert card.adr.value.street == "Rua das Flores, 10"
    assert card.note.value == "Liga à tarde.\nDois gatos."
    assert card.categories.value == ["VIP, ouro", "bairro"]
    assert card.nickname.value == "Nina"


def test_what_a_client_is_called_elsewhere_is_kept_beside_our_own_name():
    own = "0b7a6f0e8a3c4f0e9d558d4f0a0c0001"
    lines = lines_of(Client("Ana", uuid=own), uid="urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
    assert "UID:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6" in lines
    [incoming], _problems, _remarks = read_all(
        "a.vcf", "\r\n".join(reversed(lines[1:-2])).join(["BEGIN:VCARD\n", "\nEND:VCARD"]).encode()
    )
    assert (incoming.client.uuid, incoming.uid) == (own, "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6")


def test_extras_go_into_groups_of_their_own():
    client = Client("Ana", points=(ContactPoint(PointKind.PHONE, "1", "Recados"),))
    extras = (
        Extra("ITEM1.X-FOO;A=b", "x"),
        Extra("item1.X-ABLabel", "Foo"),
        Extra("item2.X-BAR", "y"),
        Extra("X-LONG", "ț" * 100),
    )
    lines = lines_of(client, extras=extras)
    assert lines[5:-2] == [
        "item1.TEL:1",
        "item1.X-ABLabel:Recados",
        "item2.X-FOO;A=b:x",
        "item2.X-ABLabel:Foo",
        "item3.X-BAR:y",
        f"X-LONG:{'ț' * 100}",
    ]
    assert max(map(len, written(Outgoing(client, extras)).split(b"\r\n"))) <= 75


@pytest.mark.parametrize(
    ("name", "value", "version", "line"),
    [
        ("PHOTO;ENCODING=b;TYPE=JPEG", "AAAA", "3.0", "PHOTO;ENCODING=b;TYPE=JPEG:AAAA"),
        ("PHOTO;ENCODING=b;TYPE=JPEG", "AAAA", "4.0", "PHOTO:data:image/jpeg;base64,AAAA"),
        ("PHOTO;ENCODING=BASE64;PNG;PREF=1", "AAAA", "4.0", "PHOTO;PREF=1:data:image/png;base64,AAAA"),
        ("PHOTO;PNG;ENCODING=BASE64", "AAAA", "3.0", "PHOTO;TYPE=PNG;ENCODING=b:AAAA"),
        ("PHOTO", "data:image/png;base64,AAAA", "3.0", "PHOTO;ENCODING=b;TYPE=PNG:AAAA"),
        ("PHOTO", "data:image/png;base64,AAAA", "4.0", "PHOTO:data:image/png;base64,AAAA"),
        ("PHOTO;VALUE=uri", "https://x/y.png", "3.0", "PHOTO;VALUE=uri:https://x/y.png"),
        ("KEY;X509;BASE64", "AAAA", "3.0", "KEY;TYPE=X509;ENCODING=b:AAAA"),
    ],
)
def test_a_photo_is_written_as_the_version_has_it(name, value, version, line):
    assert lines_of(Client("Ana"), version, (Extra(name, value),))[-3] == line


def test_departments_are_written_with_their_company_as_long_as_it_is_the_same():
    extras = (Extra("ORG", "Loja;Vendas"),)
    assert [line for line in lines_of(Client("Ana", company="Loja"), extras=extras) if "ORG" in line] == ["ORG:Loja;Vendas"]
    lines = lines_of(Client("Ana", company="Sol"), extras=extras)
    assert [line for line in lines if "ORG" in line] == ["ORG:Sol", "ORG:Loja;Vendas"]


def test_a_day_of_death_is_not_written_of_the_living():
    extras = (Extra("DEATHDATE", "20200101"),)
    assert "DEATHDATE:20200101" in lines_of(Client("Ana", pause=Pause.DECEASED), extras=extras)
    assert "DEATHDATE:20200101" not in lines_of(Client("Ana"), extras=extras)


def as_a_phone_sends_it_back(lines: list[str]) -> bytes:
    """The same card from a phone: it forgets what is ours, and tells its properties in an order and in groups of its own."""
    kept = [line for line in lines if line and not line.startswith(("X-RELAPP", "UID", "BEGIN", "END", "VERSION", "INTEREST"))]
    heads = [line.partition(":") for line in kept]
    plain = [";".join(part for part in head.split(";") if "X-RELAPP" not in part) + ":" + value for head, _colon, value in heads]
    renamed = [line.replace("item", "ITEM1", 1) if line.startswith("item") else line for line in plain]
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Apple Inc.//iPhone", *sorted(renamed), "END:VCARD", ""]).encode()


def test_what_a_phone_sends_back_says_the_same():
    [incoming], problems, _remarks = read_all("a.vcf", as_a_phone_sends_it_back(lines_of(ANA, "3.0")))
    found = incoming.client
    assert not problems
    assert not incoming.warnings
    assert not incoming.extras
    assert (found.name, found.company, found.title, found.notes) == (ANA.name, ANA.company, ANA.title, ANA.notes)
    assert (set(found.points), found.tags, found.addressed_as) == (set(ANA.points), ANA.tags, ANA.addressed_as)
    assert set(found.occasions) == {
        *ANA.occasions[:3],
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(1, 2, 2015), person='Lia "Lili"'),
    }
    assert set(found.people) == {Person("Jorge", Circle.FAMILY, "spouse"), Person("Rui Dias", Circle.OTHER, "buyer")}


def test_a_long_note_on_somebody_comes_back():
    person = Person("Jorge", note="Speaks of nothing but football.\n" * 300)
    for version in ("4.0", "3.0"):
        [incoming], _problems, _remarks = read_all("a.vcf", written(Outgoing(Client("Ana", people=(person,))), version=version))
        assert incoming.client.people == (person,)


@pytest.mark.parametrize("width", range(60, 90))
def test_folded_lines_have_at_most_75_octets_and_whole_characters(width):
    parts = fold("NOTE:" + "x" * (width - 5) + "ță😀" * 60).split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert min(len(part.encode()) for part in parts[:-1]) > 70
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == "NOTE:" + "x" * (width - 5) + "ță😀" * 60


@given(st.text(alphabet=st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=300))
def test_folding_loses_nothing(line):
    assert fold(line).replace("\r\n ", "") == line
