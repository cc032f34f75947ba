import csv
import io

from relapp.domain.clients import Client, ClientKind, ContactPoint, Detail, DetailKind, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.exchange import write_csv


def rows(*clients: Client) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write_csv(clients).decode("utf-8-sig"), newline="")))


def test_the_columns_are_those_of_google_contacts():
    point = ContactPoint(PointKind.PHONE, "1")
    header = (
        write_csv([Client(name="Ana", points=(point, point)), Client(name="Bo", points=(point,))])
        .decode("utf-8-sig")
        .split("\r\n")[0]
    )
    assert header == (
        "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,"
        "Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
        "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value"
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
    )
    filled = {column: cell for column, cell in rows(ana)[0].items() if cell}
    assert filled == {
        "First Name": "Ana Lúcia",
        "Last Name": "Prado",
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
    }


def test_no_cell_begins_a_formula():
    hostile = Client(
        name="=cmd()", company="@x", notes="-1", tags=("+t",), points=(ContactPoint(PointKind.PHONE, "+55 11", "=l"),)
    )
    birthday = Client(name="Bo", occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22)),))
    cells = [cell for row in rows(hostile, birthday) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))]
    assert "'+55 11" in cells


def test_an_organisation_has_no_first_name():
    row = rows(Client(name="Padaria Estrela", kind=ClientKind.ORGANISATION))[0]
    assert (row["First Name"], row["Last Name"], row["Organization Name"]) == ("", "", "Padaria Estrela")


def test_nobody_is_a_header_alone():
    assert write_csv([]).decode("utf-8-sig").count("\r\n") == 1
