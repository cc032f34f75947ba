import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import date

import pytest

from relapp.domain.clients import (
    Channel,
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
    Person,
    PointKind,
)
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Extra, Origin, Outgoing
from relapp.domain.rhythms import Rhythm
from relapp.errors import UserError
from relapp.exchange.tables.layout_out import LONGEST_CELL
from relapp.exchange.tables.writer import write_csv
from tests.exchange.conftest import read_all


def written(*clients: Client | Outgoing) -> bytes:
    stream = io.BytesIO()
    write_csv(lambda: (each if isinstance(each, Outgoing) else Outgoing(each) for each in clients), stream)
    return stream.getvalue()


def rows(*clients: Client | Outgoing) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(*clients).decode("utf-8-sig"), newline="")))


def filled(client: Client | Outgoing) -> dict[str, str]:
    return {column: cell for column, cell in rows(client)[0].items() if cell}


def test_the_columns_are_those_of_google_contacts_and_what_kind_of_client_it_is():
    point = ContactPoint(PointKind.PHONE, "1")
    data = written(Client(name="Ana", points=(point, point)), Client(name="Bo", points=(point,)))
    assert data.decode("utf-8-sig").split("\r\n")[0] == (
        "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,"
        "Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
        "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Relapp kind"
    )


def test_a_client_fills_its_row():
    ana = Client(
        name="Ana Lúcia Prado",
        company="Ateliê",
        title="Dona",
        points=(
            ContactPoint(PointKind.EMAIL, "ana@exemplo.com", "home"),
            ContactPoint(PointKind.PHONE, "(11) 95555-0127", "cell"),
            ContactPoint(PointKind.ADDRESS, "Rua A, 10", "Praia"),
        ),
        tags=("VIP", "bairro"),
        details=(Detail(DetailKind.NEED, "entrega"),),
        occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22)), Occasion(OccasionKind.WEDDING, YearlyDate(6, 5, 2010))),
        notes="um\ndois",
        addressed_as="Aninha",
    )
    assert filled(ana) == {
        "First Name": "Ana Lúcia",
        "Last Name": "Prado",
        "Nickname": "Aninha",
        "Organization Name": "Ateliê",
        "Organization Title": "Dona",
        "Birthday": " --03-22",
        "Notes": "um\ndois",
        "Labels": "VIP ::: bairro",
        "E-mail 1 - Label": "Home",
        "E-mail 1 - Value": "ana@exemplo.com",
        "Phone 1 - Label": "Mobile",
        "Phone 1 - Value": "(11) 95555-0127",
        "Address 1 - Label": "Praia",
        "Address 1 - Formatted": "Rua A, 10",
        "Address 1 - Street": "Rua A, 10",
        "Event 1 - Label": "Anniversary",
        "Event 1 - Value": "2010-06-05",
        "Custom Field 1 - Label": "Need",
        "Custom Field 1 - Value": "entrega",
        "Relapp kind": "person",
    }


def test_what_google_has_no_column_for_stands_in_words_beside_its_own():
    ana = Client(
        name="Ana",
        importance=Importance.DATES_ONLY,
        rhythm=Rhythm(21, 30),
        wants_gifts=False,
        gift_budget=15_050,
        refused_channels=frozenset({Channel.PHONE, Channel.IN_PERSON}),
        paused_until=date(2026, 12, 24),
        details=(Detail(DetailKind.WISH, "um piano", Observed.SAID, date(2026, 3, 1)),),
        occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(7, 1), person="Maria", relation="filha"),),
        people=(Person("Maria", Circle.FAMILY, "filha", phone="+55 11", note="toca piano"),),
        uuid="0123456789abcdef0123456789abcdef",
    )
    assert filled(Outgoing(ana, (Extra("Tamanho", "37", Origin.TABLE), Extra("X-A", "1", Origin.CARD)))) == {
        "First Name": "Ana",
        "Relation 1 - Label": "filha",
        "Relation 1 - Value": "Maria",
        "Relation 1 - Circle": "family",
        "Relation 1 - Phone": "+55 11",
        "Relation 1 - Note": "toca piano",
        "Event 1 - Label": "Birthday: Maria",
        "Event 1 - Value": " --07-01",
        "Event 1 - Person": "Maria",
        "Event 1 - Relation": "filha",
        "Custom Field 1 - Label": "Wish",
        "Custom Field 1 - Value": "um piano",
        "Custom Field 1 - Observed": "said",
        "Custom Field 1 - Noted On": "2026-03-01",
        "Relapp kind": "person",
        "Relapp importance": "dates only",
        "Relapp refused channels": "in_person, phone",
        "Relapp rhythm": "21 to 30 days",
        "Relapp wants gifts": "no",
        "Relapp gift budget": "150.50 a year",
        "Relapp paused until": "2026-12-24",
        "Relapp id": "0123456789abcdef0123456789abcdef",
        "Tamanho": "37",
    }


@pytest.mark.parametrize(
    ("column", "typed", "field", "expected"),
    [
        ("Relapp importance", "VIP", "importance", Importance.VIP),
        ("Relapp rhythm", "30/45", "rhythm", Rhythm(30, 45)),
        ("Relapp wants gifts", "Sim", "wants_gifts", True),
        ("Relapp wants gifts", "FALSE", "wants_gifts", False),
        ("Relapp gift budget", "200", "gift_budget", 20_000),
        ("Relapp gift budget", "R$ 99,9", "gift_budget", 9_990),
        ("Relapp paused until", "24.12.2026", "paused_until", date(2026, 12, 24)),
        ("Relapp refused channels", "phone; in person", "refused_channels", frozenset({Channel.PHONE, Channel.IN_PERSON})),
        ("Relapp kind", "Organisation", "kind", ClientKind.ORGANISATION),
    ],
)
def test_what_is_typed_over_our_own_cells_is_read(column, typed, field, expected):
    [incoming], problems, _remarks = read_all("a.csv", f'First Name,Labels,{column}\nAna,,"{typed}"\n'.encode())
    assert getattr(incoming.client, field) == expected
    assert (problems, incoming.warnings) == ([], ())


@pytest.mark.parametrize("column", ["importance", "rhythm", "wants gifts", "gift budget", "paused until", "refused channels"])
def test_what_makes_no_sense_in_our_own_cells_is_said_and_left_out(column):
    data = f"First Name,Labels,Relapp kind,Relapp {column}\nAna,,person,perhaps\n"
    [incoming], _problems, _remarks = read_all("a.csv", data.encode())
    assert incoming.client == Client(name="Ana")
    assert "perhaps" in incoming.warnings[0]


def test_a_name_changed_in_an_event_leaves_its_kind():
    data = "First Name,Labels,Event 1 - Label,Event 1 - Value,Event 1 - Person\nAna,,Birthday: Mria,2001-07-01,Maria\n"
    [incoming], _problems, _remarks = read_all("a.csv", data.encode())
    assert incoming.client.occasions == (Occasion(OccasionKind.BIRTHDAY, YearlyDate(7, 1, 2001), person="Maria"),)


def test_a_relation_of_google_is_somebody_around_the_client():
    data = "First Name,Labels,Relation 1 - Label,Relation 1 - Value\nAna,,* Spouse,Marta\n"
    [incoming], _problems, _remarks = read_all("a.csv", data.encode())
    assert incoming.client.people == (Person("Marta", Circle.FAMILY, "spouse"),)


def test_no_cell_begins_a_formula():
    hostile = Client(
        name="=cmd()", company="@x", notes="\n=1", tags=("+t",), points=(ContactPoint(PointKind.PHONE, "＋55 11", "=l"),)
    )
    birthday = Client(name="Bo", occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22)),))
    table = rows(Outgoing(hostile, (Extra("=HYPERLINK(1)", "-A1", Origin.TABLE),)), Outgoing(birthday))
    cells = [text for row in table for pair in row.items() for text in pair]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))]
    assert "'＋55 11" in cells


def test_an_organisation_has_no_first_name():
    row = rows(Client(name="Padaria Estrela", kind=ClientKind.ORGANISATION))[0]
    assert (row["First Name"], row["Last Name"], row["Organization Name"]) == ("", "", "Padaria Estrela")
    assert row["Relapp kind"] == "organisation"


def test_columns_of_another_table_that_are_called_like_known_ones_are_kept_apart():
    extras = (Extra("Notes", "x", Origin.TABLE), Extra("Shoe", "37", Origin.TABLE), Extra("Shoe", "38", Origin.TABLE))
    header = next(csv.reader(io.StringIO(written(Outgoing(Client(name="Ana"), extras)).decode("utf-8-sig"))))
    assert header[-3:] == ["Relapp other: Notes", "Shoe", "Shoe"]


def test_a_table_of_ours_is_known_however_many_columns_others_had():
    extras = tuple(Extra(f"Column {number}", "x", Origin.TABLE) for number in range(100))
    [incoming], problems, remarks = read_all("a.csv", written(Outgoing(Client(name="Ana Prado"), extras)))
    assert (incoming.client, incoming.extras) == (Client(name="Ana Prado"), extras)
    assert (problems, remarks) == ([], [])


def test_notes_longer_than_a_cell_can_be_go_on_in_the_next():
    lines = ["x" * 1_000] * 90
    client = Client(name="Ana", notes="\n".join(lines))
    data = written(client)
    assert max(len(cell) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row) <= LONGEST_CELL
    [incoming], _problems, _remarks = read_all("a.csv", data)
    assert incoming.client.notes == client.notes


def test_nobody_is_a_header_alone():
    assert written().decode("utf-8-sig").count("\r\n") == 1


def test_more_columns_than_are_read_are_refused():
    extras = tuple(Extra(f"Column {number}", "x", Origin.TABLE) for number in range(2_000))
    with pytest.raises(UserError, match="vCard"):
        written(Outgoing(Client(name="Ana"), extras))


def test_memory_stays_flat_however_many_clients_there_are():
    def many(count: int) -> Iterator[Outgoing]:
        return (Outgoing(Client(name=f"Ana {number}", notes="x" * 1_000)) for number in range(count))

    class Nowhere(io.BytesIO):
        def write(self, data: object) -> int:
            return len(bytes(data))  # type: ignore[call-overload]

    peaks = []
    for count in (200, 1_000):
        tracemalloc.start()
        write_csv(lambda count=count: many(count), Nowhere())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]
