import csv
import io

import pytest

from relapp.domain.clients import ClientKind, ContactPoint, Detail, DetailKind, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.exchange import Reading, read_file
from relapp.exchange.tables import MAX_BROKEN
from relapp.exchange.unusable import NoContactsError, TooLargeError, UnknownColumnsError, UnusableFileError

OUTLOOK = ["First Name", "Last Name", "E-mail Address", "Birthday"]


def table(*rows: list[str], encoding: str = "utf-8", delimiter: str = ",") -> Reading:
    output = io.StringIO(newline="")
    csv.writer(output, delimiter=delimiter).writerows(rows)
    return read_file("a.csv", output.getvalue().encode(encoding))


def test_the_older_table_of_google(read):
    reading = read("google_old.csv")
    joao, shop, nameless = (record.client for record in reading.records)
    assert (reading.failures, reading.remarks) == ((), ())
    assert (joao.name, joao.company, joao.title, joao.tags) == ("João da Silva", "Loja do João", "Dono", ("Vinhos",))
    assert joao.points == (
        ContactPoint(PointKind.EMAIL, "joao@exemplo.com", ""),
        ContactPoint(PointKind.EMAIL, "joao@outro.exemplo", ""),
        ContactPoint(PointKind.PHONE, "+55 21 95555-0136", "cell"),
        ContactPoint(PointKind.PHONE, "+55 21 3555-0137", "work fax"),
        ContactPoint(PointKind.PHONE, "+55 21 3555-0138", "work fax"),
        ContactPoint(PointKind.ADDRESS, "Av. Atlântica, 100, Rio de Janeiro, RJ, BR", "home"),
        ContactPoint(PointKind.URL, "http://exemplo.com/joao", "Profile"),
    )
    assert joao.occasions == (
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22, 1980)),
        Occasion(OccasionKind.WEDDING, YearlyDate(9, 10, 2005)),
    )
    assert joao.details == (Detail(DetailKind.INTEREST, "pesca"),)
    assert joao.notes == "Cliente antigo\nvolta em maio\nSpouse: Marta"
    assert (shop.name, shop.kind, shop.birthday, shop.tags) == ("Flora & Cia", ClientKind.ORGANISATION, YearlyDate(2, 29), ())
    assert nameless.name == "sem.nome@exemplo.com"


def test_the_newer_table_of_google(read):
    reading = read("google_new.csv")
    stefan, mimi = (record.client for record in reading.records)
    assert (stefan.name, stefan.company, stefan.tags) == ("Dr. Ștefan Țepeș", "Moara Țepeș", ("Furnizori",))
    assert stefan.phones == ("+40 722 555 131", "+40 733 555 133", "021 555 0132")
    assert [point.label for point in stefan.points] == ["work", "cell", "cell", "Șantier", "home"]
    assert stefan.points[-1].value == "Strada Liliacului 5, Brașov, 500001, România"
    assert stefan.occasions == (
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(5, 14)),
        Occasion(OccasionKind.CUSTOM, YearlyDate(9, 12, 2015), "Deschidere"),
    )
    assert stefan.notes == "Mărime: XL"
    assert mimi.name == "Mimi"
    assert [problem.position for problem in reading.failures] == [4]


def test_the_table_of_outlook_in_a_windows_encoding(read):
    reading = read("outlook.csv")
    jose, ana, bakery = (record.client for record in reading.records)
    assert (reading.failures, reading.remarks) == ((), ())
    assert (jose.name, jose.company, jose.title) == ("Mr. José Muñoz", "Vinícola São João", "Gerente")
    assert jose.phones == ("(41) 3555-0140", "(41) 95555-0141")
    assert jose.emails == ("jose@exemplo.com", "jm@outro.exemplo")
    assert jose.points[0] == ContactPoint(PointKind.ADDRESS, "Rua A, 10, Sala 5, Curitiba, PR", "work")
    assert jose.birthday == YearlyDate(3, 22, 1980)
    assert Occasion(OccasionKind.WEDDING, YearlyDate(6, 5, 2010)) in jose.occasions
    assert jose.tags == ("VIP", "Vinhos")
    assert jose.details == (Detail(DetailKind.INTEREST, "pesca"), Detail(DetailKind.INTEREST, "xadrez"))
    assert jose.notes == "Prefere e-mail.\nFecha às 18h.\nSpouse: Carla"
    assert [record.warnings for record in reading.records] == [(), (), ()]
    assert (ana.name, ana.occasions) == ("Ana Prado", ())
    assert (bakery.name, bakery.kind) == ("Padaria Estrela", ClientKind.ORGANISATION)


def test_the_table_of_outlook_on_the_web(read):
    maria, fane = (record.client for record in read("outlook_com.csv").records)
    assert (maria.name, maria.birthday, maria.notes) == ("Maria Ionescu", YearlyDate(11, 3, 1982), "Două magazine")
    assert ContactPoint(PointKind.ADDRESS, "Iași, România", "home") in maria.points
    assert fane.name == "Fane"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_delimiter_and_the_encoding_are_found(delimiter, encoding):
    reading = table(OUTLOOK, ["João", "Conceição", "a@b", ""], delimiter=delimiter, encoding=encoding)
    assert reading.records[0].client.name == "João Conceição"


def test_a_line_that_names_the_delimiter_is_no_header():
    reading = read_file("a.csv", b"sep=;\r\nFirst Name;E-mail Address\r\nAna;a@b\r\n")
    assert reading.records[0].client.emails == ("a@b",)


@pytest.mark.parametrize(
    ("days", "expected", "warned"),
    [
        (("3/4/1980", "12/25/1970"), ("1980-03-04", "1970-12-25"), (False, False)),
        (("3/4/1980", "25/12/1970"), ("1980-04-03", "1970-12-25"), (False, False)),
        (("3/4/1980", "5/6/1970"), ("1980-03-04", "1970-05-06"), (True, True)),
        (("3/4/1980", "6/6/1970"), ("1980-03-04", "1970-06-06"), (True, False)),
        (("1980-03-04", "03.04.1980"), ("1980-03-04", "1980-04-03"), (False, False)),
    ],
)
def test_the_rows_decide_together_whether_the_month_comes_first(days, expected, warned):
    reading = table(OUTLOOK, *(["Ana", "", "", day] for day in days))
    assert tuple(str(record.client.birthday) for record in reading.records) == expected
    assert tuple(bool(record.warnings) for record in reading.records) == warned


def test_a_date_that_does_not_exist_is_a_warning_on_its_row():
    records = table(OUTLOOK, ["Ana", "", "", "2/30/1980"], ["Bo", "", "", "1/2/1980"]).records
    assert records[0].client.occasions == ()
    assert "2/30/1980" in records[0].warnings[0]


def test_short_rows_come_in_empty_ones_are_not_counted_and_rows_are_numbered_as_in_a_spreadsheet():
    reading = table(OUTLOOK, ["Ana"], [], ["", " ", "", ""], ["", "Prado", "a@b", "", ""], ["", "", "", "", "more"])
    assert reading.read == 3
    assert [record.position for record in reading.records] == [2, 5]
    assert [problem.position for problem in reading.failures] == [6]


def test_cells_beyond_the_columns_are_said():
    record = table(OUTLOOK, ["Ana", "Prado", "", "", "", "beyond"]).records[0]
    assert "beyond" in record.warnings[0]


def test_repeated_columns_are_all_read():
    reading = table(["First Name", "E-mail Address", "E-mail Address", "First Name"], ["", "a@b", "c@d", "Ana"])
    assert (reading.records[0].client.name, reading.records[0].client.emails) == ("Ana", ("a@b", "c@d"))


def test_unknown_columns_that_hold_something_are_named():
    reading = table([*OUTLOOK, "Shoe size", "Empty", "Gender"], ["Ana", "", "", "", "37", "", "F"])
    assert len(reading.remarks) == 1
    assert "Shoe size" in reading.remarks[0]
    assert "Empty" not in reading.remarks[0]


def test_guards_of_spreadsheets_are_undone():
    row = ["First Name", "Phone 1 - Value"], ["'=Ana", "'+40 722 555 131"]
    client = table(*row).records[0].client
    assert (client.name, client.phones) == ("=Ana", ("+40 722 555 131",))


@pytest.mark.parametrize("tail", ['"never closed,x\nCy,Dy,c@d,\n', '"' + "x" * 140_000 + '\n",\nCy,Dy,c@d,\n'])
def test_a_quotation_mark_that_is_never_closed_costs_its_row_alone(tail):
    reading = read_file("a.csv", ("First Name,Last Name,E-mail Address,Birthday\nAna,,a@b,\n" + tail).encode())
    assert (reading.records[0].client.name, reading.records[-1].client.name) == ("Ana", "Cy Dy")
    assert reading.failures[0].position == 3
    assert "quotation mark" in reading.failures[0].message


def test_a_table_with_too_many_broken_rows_is_refused():
    data = b"First Name,E-mail Address\n" + b'"Ana,x" y\n' * 3 + b'A,"\n"' * (3 * MAX_BROKEN) + b"\n" + b'"x\n' * 5 * MAX_BROKEN
    with pytest.raises(UnusableFileError, match=r"a\.csv"):
        read_file(
            "a.csv",
            b"First Name,E-mail Address\n" + b'"' + b"x" * 140_000 + b"\n" + (b'A,"' + b"x" * 140_000 + b"\n") * MAX_BROKEN,
        )
    assert read_file("a.csv", data).read > 0


@pytest.mark.parametrize("header", ["Nome,Telefone,Aniversário", "First Name,Last Name,Email", ",".join(["x"] * 3000)])
def test_unknown_columns_are_refused_with_what_to_do(header):
    with pytest.raises(UnknownColumnsError, match="Google Contacts or Outlook"):
        read_file("a.csv", f"{header}\n1,2,3\n".encode())


def test_a_header_alone_is_refused():
    with pytest.raises(NoContactsError, match="no contacts"):
        table(OUTLOOK, [])


def test_more_rows_than_any_address_book_has_are_refused(monkeypatch):
    monkeypatch.setattr("relapp.exchange.tables.MAX_ROWS", 10)
    with pytest.raises(TooLargeError, match="more than 10"):
        table(OUTLOOK, *(["Ana"] for _ in range(10)))
