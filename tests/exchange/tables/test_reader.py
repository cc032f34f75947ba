import contextlib
import csv
import io
import time
import tracemalloc

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from relapp.domain.clients import Circle, ClientKind, ContactPoint, Detail, DetailKind, Occasion, OccasionKind, Person, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Extra, Incoming, Origin, Problem
from relapp.errors import UserError
from relapp.exchange import Source, look_at, read
from relapp.exchange.days import Order
from relapp.exchange.look import Doubt, TableChoices, TableLook
from relapp.exchange.source import Track
from relapp.exchange.tables.columns import Column, Field
from relapp.exchange.tables.lines import MAX_BROKEN
from relapp.exchange.tables.reader import look_at_table, read_rows
from relapp.exchange.unusable import NoContactsError, TooLargeError, UnknownColumnsError, UnusableFileError
from tests.exchange.conftest import ReadAll, read_all

OUTLOOK = ["First Name", "Last Name", "E-mail Address", "Birthday"]
EMAIL, PHONE, ADDRESS, URL = PointKind.EMAIL, PointKind.PHONE, PointKind.ADDRESS, PointKind.URL


def written(*rows: list[str], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    output = io.StringIO(newline="")
    csv.writer(output, delimiter=delimiter).writerows(rows)
    return output.getvalue().encode(encoding)


def table(*rows: list[str], encoding: str = "utf-8", delimiter: str = ",") -> ReadAll:
    return read_all("a.csv", written(*rows, encoding=encoding, delimiter=delimiter))


def look(data: bytes, choices: TableChoices | None = None) -> TableLook:
    return look_at_table(Source.of_bytes("a.csv", data), choices or TableChoices())


def entries(data: bytes, choices: TableChoices) -> list[Incoming | Problem]:
    source = Source.of_bytes("a.csv", data)
    return list(read(source, look_at(source, choices)).entries)


def kept(**extras: str) -> tuple[Extra, ...]:
    return tuple(Extra(name.replace("_", " "), value, Origin.TABLE) for name, value in extras.items())


def test_the_older_table_of_google(read_sample):
    incomings, problems, remarks = read_sample("google_old.csv")
    joao, shop, nameless = (incoming.client for incoming in incomings)
    assert (problems, remarks) == ([], [])
    assert (joao.name, joao.company, joao.title, joao.tags) == ("João da Silva", "Loja do João", "Dono", ("Vinhos",))
    assert joao.points == (
        ContactPoint(EMAIL, "joao@exemplo.com", ""),
        ContactPoint(EMAIL, "joao@outro.exemplo", ""),
        ContactPoint(PHONE, "+55 21 95555-0136", "cell"),
        ContactPoint(PHONE, "+55 21 3555-0137", "work fax"),
        ContactPoint(PHONE, "+55 21 3555-0138", "work fax"),
        ContactPoint(ADDRESS, "Av. Atlântica, 100, Rio de Janeiro, RJ, BR", "home"),
        ContactPoint(URL, "http://exemplo.com/joao", "Profile"),
    )
    assert joao.occasions == (
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22, 1980)),
        Occasion(OccasionKind.WEDDING, YearlyDate(9, 10, 2005)),
    )
    assert joao.details == (Detail(DetailKind.INTEREST, "pesca"),)
    assert joao.notes == "Cliente antigo\nvolta em maio"
    assert joao.people == (Person("Marta", Circle.FAMILY, "spouse"),)
    assert (shop.name, shop.kind, shop.birthday, shop.tags) == ("Flora & Cia", ClientKind.ORGANISATION, YearlyDate(2, 29), ())
    assert nameless.name == "sem.nome@exemplo.com"


def test_the_newer_table_of_google(read_sample):
    incomings, problems, _remarks = read_sample("google_new.csv")
    stefan, mimi = (incoming.client for incoming in incomings)
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
    assert [problem.position for problem in problems] == [4]


def test_the_table_of_outlook_in_a_windows_encoding(read_sample):
    incomings, problems, remarks = read_sample("outlook.csv")
    jose, ana, bakery = (incoming.client for incoming in incomings)
    assert (problems, remarks) == ([], [])
    assert (jose.name, jose.company, jose.title) == ("Mr. José Muñoz", "Vinícola São João", "Gerente")
    assert jose.phones == ("(41) 3555-0140", "(41) 95555-0141")
    assert jose.emails == ("jose@exemplo.com", "jm@outro.exemplo")
    assert jose.points[0] == ContactPoint(ADDRESS, "Rua A, 10, Sala 5, Curitiba, PR", "work")
    assert jose.birthday == YearlyDate(3, 22, 1980)
    assert Occasion(OccasionKind.WEDDING, YearlyDate(6, 5, 2010)) in jose.occasions
    assert jose.tags == ("VIP", "Vinhos")
    assert jose.details == (Detail(DetailKind.INTEREST, "pesca"), Detail(DetailKind.INTEREST, "xadrez"))
    assert (jose.notes, jose.people) == ("Prefere e-mail.\nFecha às 18h.", (Person("Carla", Circle.FAMILY, "spouse"),))
    assert [incoming.warnings for incoming in incomings] == [(), (), ()]
    assert incomings[0].extras == (Extra("E-mail Display Name", "José Muñoz (jose@exemplo.com)", Origin.TABLE),)
    assert (ana.name, ana.occasions) == ("Ana Prado", ())
    assert (bakery.name, bakery.kind) == ("Padaria Estrela", ClientKind.ORGANISATION)


def test_the_table_of_outlook_on_the_web(read_sample):
    maria, fane = (incoming.client for incoming in read_sample("outlook_com.csv")[0])
    assert (maria.name, maria.birthday, maria.notes) == ("Maria Ionescu", YearlyDate(11, 3, 1982), "Două magazine")
    assert ContactPoint(ADDRESS, "Iași, România", "home") in maria.points
    assert fane.name == "Fane"


def test_the_table_of_outlook_in_portuguese(read_sample):
    [incoming, bakery], problems, remarks = read_sample("outlook_pt.csv")
    conceicao = incoming.client
    assert (problems, remarks, incoming.warnings) == ([], [], ())
    assert (conceicao.name, conceicao.company, conceicao.title) == ("Sra. Conceição de Araújo", "Café São João", "Sócia")
    assert conceicao.points == (
        ContactPoint(ADDRESS, "Rua das Flores, 12, Loja 3, Belém, PA, 66010-000, Brasil", "work"),
        ContactPoint(ADDRESS, "Av. Nazaré, 7, Belém", "home"),
        ContactPoint(PHONE, "(91) 3555-0101", "work"),
        ContactPoint(PHONE, "(91) 95555-0102", "cell"),
        ContactPoint(EMAIL, "conceicao@exemplo.com"),
        ContactPoint(EMAIL, "loja@exemplo.com"),
        ContactPoint(URL, "http://cafe.exemplo"),
    )
    assert conceicao.occasions == (
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(4, 5, 1979)),
        Occasion(OccasionKind.WEDDING, YearlyDate(6, 20, 2004)),
    )
    assert (conceicao.tags, conceicao.details) == (("VIP", "Café"), (Detail(DetailKind.INTEREST, "dança"),))
    assert conceicao.notes == "Gosta de café forte.\nFecha aos domingos."
    assert set(conceicao.people) == {
        Person("Rui Sá", Circle.WORK, "assistant", phone="(91) 3555-0103"),
        Person("Inês", Circle.WORK, "manager"),
        Person("Élcio", Circle.FAMILY, "spouse"),
        Person("Ana", Circle.FAMILY, "child"),
        Person("João", Circle.FAMILY, "child"),
        Person("Zé", Circle.OTHER, "referred by"),
    }
    assert incoming.extras == kept(Departamento="Compras", Profissão="Barista")
    assert (bakery.client.name, bakery.client.kind) == ("Padaria União", ClientKind.ORGANISATION)
    assert bakery.extras == kept(Prioridade="Alta")


def test_the_table_of_outlook_in_romanian(read_sample):
    [incoming], problems, _remarks = read_sample("outlook_ro.csv")
    stefania = incoming.client
    assert (problems, incoming.warnings) == ([], ())
    assert (stefania.name, stefania.company, stefania.title) == ("Dna. Ştefania Ţurcanu", "Brutăria Ţării", "Administratoare")
    assert stefania.points == (
        ContactPoint(ADDRESS, "Str. Fântânii 3, Iaşi, Iaşi, 700001, România", "work"),
        ContactPoint(PHONE, "0232 555 101", "work"),
        ContactPoint(PHONE, "0740 555 102", "cell"),
        ContactPoint(EMAIL, "stefania@exemplu.ro"),
        ContactPoint(EMAIL, "comenzi@exemplu.ro"),
        ContactPoint(URL, "http://brutarie.exemplu"),
    )
    assert stefania.occasions == (
        Occasion(OccasionKind.WEDDING, YearlyDate(9, 2, 2006)),
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(5, 14, 1981)),
    )
    assert (stefania.tags, stefania.notes) == (("Furnizori", "Pâine"), "Livrări marţea.")
    assert {(person.name, person.relation, person.phone) for person in stefania.people} == {
        ("Vlad", "assistant", "0232 555 103"),
        ("Doina", "manager", ""),
        ("Gheorghiţă", "spouse", ""),
        ("Ioana", "child", ""),
        ("Radu", "child", ""),
        ("Mihai", "referred by", ""),
    }
    assert incoming.extras == kept(Utilizator_1="contract 17")


def test_the_table_of_thunderbird_has_a_birthday_in_three_columns(read_sample):
    [radu, by_mail], _problems, _remarks = read_sample("thunderbird.csv")
    assert (radu.client.name, radu.client.addressed_as, radu.client.company) == ("Radu Ionescu", "Răducu", "Cifre SRL")
    assert (radu.client.title, radu.client.notes) == ("Contabil", "prefer dimineața")
    assert radu.client.occasions == (Occasion(OccasionKind.BIRTHDAY, YearlyDate(2, 9, 1977)),)
    assert radu.client.points == (
        ContactPoint(EMAIL, "radu@exemplu.ro"),
        ContactPoint(EMAIL, "r.ionescu@alt.exemplu"),
        ContactPoint(PHONE, "021 555 0150", "work"),
        ContactPoint(PHONE, "021 555 0152", "fax"),
        ContactPoint(PHONE, "0755 555 151", "cell"),
        ContactPoint(ADDRESS, "Str. Lungă 4, ap. 2, Cluj-Napoca, 400001, România", "home"),
        ContactPoint(URL, "https://cifre.exemplu", "work"),
    )
    assert radu.extras == kept(Screen_Name="radu77", Department="Financiar", Custom_1="mărime 43")
    assert (by_mail.client.name, by_mail.client.birthday) == ("Lista", YearlyDate(12, 31))


def test_the_table_of_linkedin_begins_with_notes(read_sample):
    [ana, horia], problems, _remarks = read_sample("linkedin.csv")
    assert (ana.position, ana.client.name, ana.client.company) == (5, "Ana Lúcia Prado", "Moinho, Lda")
    assert ana.client.title == "Diretora de compras"
    assert ana.client.points == (
        ContactPoint(URL, "https://www.linkedin.com/in/ana-prado-exemplo", "LinkedIn"),
        ContactPoint(EMAIL, "ana@exemplo.com"),
    )
    assert ana.extras == kept(Connected_On="04 Sep 2023")
    assert horia.client.name == "Horia Munteanu"
    assert [problem.position for problem in problems] == [7]


def test_a_table_of_apple_has_labels_in_its_headers(read_sample):
    [maria], _problems, _remarks = read_sample("apple.csv")
    assert (maria.client.name, maria.client.addressed_as, maria.client.notes) == ("Maria Souza", "Mari", "Só à tarde")
    assert (maria.client.company, maria.client.title) == ("Ateliê Mari", "Costureira")
    assert maria.client.points == (
        ContactPoint(PHONE, "+55 31 95555-0160", "cell"),
        ContactPoint(PHONE, "+55 31 3555-0161", "work"),
        ContactPoint(EMAIL, "mari@exemplo.com", "home"),
        ContactPoint(ADDRESS, "Rua Um, 1, Belo Horizonte, 30110-000, Brasil", "home"),
        ContactPoint(URL, "https://mari.exemplo", "homepage"),
    )
    assert [str(occasion.date) for occasion in maria.client.occasions] == ["1985-03-22", "2010-12-12"]
    assert maria.client.people == (Person("Davi", Circle.FAMILY, "spouse"),)
    assert maria.extras == kept(Department="Criação")


def test_the_contacts_of_hubspot_with_columns_of_their_own(read_sample):
    [elena], _problems, _remarks = read_sample("hubspot_contacts.csv")
    assert (elena.client.name, elena.client.company, elena.client.title) == ("Elena Pop", "Pop & Fiii", "Owner")
    assert elena.client.birthday == YearlyDate(3, 25, 1988)
    assert [(point.value, point.label) for point in elena.client.points] == [
        ("elena@exemplu.ro", ""),
        ("+40 21 555 0170", "work"),
        ("+40 745 555 171", "cell"),
        ("Str. Morii 8, Sibiu, Sibiu, 550001, Romania", ""),
        ("pop.exemplu", ""),
    ]
    assert {extra.name for extra in elena.extras} == {
        *("Record ID", "Contact owner", "Last Activity Date", "Lead Status", "Marketing contact status", "Create Date"),
        *("Lifecycle Stage", "Favourite cake"),
    }


def test_the_companies_of_hubspot(read_sample):
    [shop], _problems, _remarks = read_sample("hubspot_companies.csv")
    assert (shop.client.name, shop.client.kind) == ("Floricultura Íris", ClientKind.ORGANISATION)
    assert shop.client.phones == ("+55 51 3555-0180",)
    assert shop.client.notes == "Flores desde 1990"
    assert [extra.name for extra in shop.extras] == [
        "Record ID",
        "Company owner",
        "Create Date",
        "Industry",
        "Number of Employees",
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_delimiter_and_the_encoding_are_found(delimiter, encoding):
    data = written(OUTLOOK, ["João", "Conceição", "a@b", ""], delimiter=delimiter, encoding=encoding)
    assert read_all("a.csv", data)[0][0].client.name == "João Conceição"
    assert look(data).doubts == frozenset()


@pytest.mark.parametrize(
    ("encoding", "name", "is_doubtful"),
    [
        ("cp1250", "Ştefan Ionuţ Bărbulescu", False),
        ("cp1252", "João Conceição", False),
        ("cp1252", "José", False),  # both pages have its letters
        ("cp1252", "Zoë ðæ", True),
    ],
)
def test_windows_encodings_are_told_apart_by_their_letters(encoding, name, is_doubtful):
    found = look(written(OUTLOOK, [name, "x", "a@b", ""], encoding=encoding))
    assert (Doubt.ENCODING in found.doubts) == is_doubtful
    if not is_doubtful:
        assert found.samples[0][0] == name


def test_windows_letters_far_down_a_file_of_plain_ones_are_read():
    rows = [["Ana", "Prado", f"a{number}@exemplo.com", ""] for number in range(12_000)]
    incomings, _problems, _remarks = table(OUTLOOK, *rows, ["José", "", "", ""], encoding="cp1252")
    assert incomings[-1].client.name == "José"


def test_a_line_that_names_the_delimiter_is_no_header():
    incomings, _problems, _remarks = read_all("a.csv", b"sep=;\r\nFirst Name;E-mail Address\r\nAna;a@b\r\n")
    assert (incomings[0].client.emails, incomings[0].position) == (("a@b",), 2)


def test_two_delimiters_that_make_as_good_a_table_are_a_doubt():
    assert Doubt.DELIMITER in look(b"x;y,z\nab;cd,ef\ngh;ij,kl\n").doubts
    assert Doubt.DELIMITER not in look(b"x;y;z,\nab;cd;ef\ngh;ij;kl,m\n").doubts
    assert Doubt.DELIMITER not in look(b"Nome;Telefone\nAna, a primeira;11 95555-0190\nBo, o outro;11 95555-0191\n").doubts


def test_what_the_user_chose_comes_before_what_was_found():
    data = "Nome;Fone\nJoão;1,2\n".encode("cp1252")
    found = look(data, TableChoices(encoding="windows-1250", delimiter=",", order=Order.MONTH_FIRST))
    assert (found.encoding, found.delimiter, found.headers[0]) == ("cp1250", ",", "Nome;Fone")
    assert (found.order.order, found.order.certain) == (Order.MONTH_FIRST, True)
    mapped = look(data, TableChoices(mapping=(Column(Field.COMPANY),)))
    assert (mapped.mapping, mapped.doubts) == ((Column(Field.COMPANY), None), frozenset())


@pytest.mark.parametrize(
    "choices",
    [
        TableChoices(encoding="utf-99"),
        TableChoices(encoding="rot13"),
        TableChoices(encoding="idna"),
        TableChoices(delimiter="ab"),
        TableChoices(delimiter='"'),
        TableChoices(delimiter="\n"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_in_a_sentence(choices):
    with pytest.raises(UnusableFileError, match=r"\."):
        look(b"Nome,Fone\nAna,1\n", choices)


@given(
    st.sampled_from(["", "utf-8", "utf-16", "utf-16-be", "cp1250", "gbk", "ascii", "mac-roman"]),
    st.sampled_from(["", ",", ";", "\t", "|", ".", "'"]),
    st.lists(
        st.sampled_from([None, Column(Field.FULL_NAME), Column(Field.ADDRESS, "city"), Column(Field.OWN, "pause")]), max_size=9
    ),
    st.sampled_from([None, *Order]),
)
def test_a_wrong_choice_never_breaks_a_table(encoding, delimiter, mapping, order):
    data = written(["Nome", "Fone", "Nascimento", "Obs"], ["João", "11 95555-0190", "3/4/1980", 'a;b|c"d\ne'], ["Zé"])
    try:
        found = entries(data, TableChoices(encoding, delimiter, "", tuple(mapping) or None, order))
    except UserError as error:
        event(type(error).__name__)
        return
    assert found


@pytest.mark.parametrize(
    ("days", "expected", "warned"),
    [
        (("3/4/1980", "12/25/1970"), ("1980-03-04", "1970-12-25"), (False, False)),
        (("3/4/1980", "25/12/1970"), ("1980-04-03", "1970-12-25"), (False, False)),
        (("3/4/1980", "5/6/1970"), ("1980-03-04", "1970-05-06"), (True, True)),
        (("3/4/1980", "6/6/1970"), ("1980-03-04", "1970-06-06"), (True, False)),
        (("1980-03-04", "03.04.1980"), ("1980-03-04", "1980-04-03"), (False, False)),
        (("22/03", "3/4"), ("--03-22", "--04-03"), (False, False)),
    ],
)
def test_the_rows_decide_together_whether_the_month_comes_first(days, expected, warned):
    incomings, _problems, _remarks = table(OUTLOOK, *(["Ana", "", "", day] for day in days))
    assert tuple(str(incoming.client.birthday) for incoming in incomings) == expected
    assert tuple(bool(incoming.warnings) for incoming in incomings) == warned


def test_days_that_cannot_be_told_apart_are_a_doubt_with_an_example():
    plain = [[f"Ana {number}", "", "", "1980-01-02"] for number in range(100)]
    found = look(written(OUTLOOK, *plain, ["Bo", "", "", "3/4/1980"]))
    assert found.doubts == {Doubt.DAY_ORDER}
    assert found.samples[-1][0] == "Bo"
    assert look(written(OUTLOOK, *plain)).doubts == frozenset()


def test_a_day_far_down_the_file_tells_the_order_of_the_first(monkeypatch):
    rows = [["Ana", "Prado", f"a{number}@exemplo.com", "3/4/1980"] for number in range(12_000)]
    data = written(OUTLOOK, *rows, ["Bo", "", "", "25/12/1970"])
    source = Source.of_bytes("a.csv", data)
    found = look_at_table(source, TableChoices())
    assert Doubt.DAY_ORDER in found.doubts
    assert str(next(read_rows(source, found, Track())).client.birthday) == "1980-04-03"


def test_a_date_that_does_not_exist_is_a_warning_on_its_row():
    incomings, _problems, _remarks = table(OUTLOOK, ["Ana", "", "", "2/30/1980"], ["Bo", "", "", "1/2/1980"])
    assert incomings[0].client.occasions == ()
    assert "2/30/1980" in incomings[0].warnings[0]


def test_short_rows_come_in_empty_ones_are_not_counted_and_rows_are_numbered_as_in_a_spreadsheet():
    incomings, problems, _remarks = table(
        OUTLOOK, ["Ana"], [], ["", " ", "", ""], ["", "Prado", "a@b", "", ""], ["", "", "", "", "more"]
    )
    assert [incoming.position for incoming in incomings] == [2, 5]
    assert [problem.position for problem in problems] == [6]


def test_cells_beyond_the_columns_are_kept_and_said():
    [incoming], _problems, _remarks = table(OUTLOOK, ["Ana", "Prado", "", "", "", "beyond"])
    assert "beyond" in incoming.warnings[0]
    assert incoming.extras == kept(Column_6="beyond")


def test_repeated_columns_are_all_read():
    headers = ["First Name", "E-mail Address", "E-mail Address", "First Name", "Notes", "Notes"]
    incomings, _problems, _remarks = table(headers, ["", "a@b", "c@d", "Ana", "one", "two"], ["Bo", "", "", "Bob", "", ""])
    assert (incomings[0].client.name, incomings[0].client.emails) == ("Ana", ("a@b", "c@d"))
    assert incomings[0].client.notes == "one\ntwo"
    assert (incomings[1].client.name, incomings[1].extras) == ("Bo", kept(First_Name="Bob"))


def test_columns_without_a_place_are_kept_by_their_header():
    [incoming], _problems, remarks = table(
        [*OUTLOOK, "Shoe size", "Empty", "Gender"], ["Ana", "", "", "", "37", "", "Unspecified"]
    )
    assert (incoming.extras, remarks) == (kept(Shoe_size="37"), [])


def test_groups_of_columns_keep_together_what_their_number_ties():
    headers = ["Name", "Phone 2 - Value", "Phone 1 - Value", "Phone 1 - Label", "Phone 2 - Label", "Phone 3 - Value"]
    [incoming], _problems, _remarks = table(headers, ["Ana", "22", "11", "Home", "Work", "33"])
    assert [(point.value, point.label) for point in incoming.client.points] == [("22", "work"), ("11", "home"), ("33", "")]


def test_guards_of_spreadsheets_are_undone():
    [incoming], _problems, _remarks = table(["First Name", "Phone 1 - Value"], ["'=Ana", "'+40 722 555 131"])
    assert (incoming.client.name, incoming.client.phones) == ("=Ana", ("+40 722 555 131",))


@pytest.mark.parametrize(
    ("cell", "company", "extras"),
    [("Moara SRL", "Moara SRL", {}), ("8912345678", "", {"Associated_Company": "8912345678"})],
)
def test_the_company_of_a_contact_of_hubspot_is_a_name_and_not_a_number(cell, company, extras):
    headers = ["Record ID", "First Name", "Last Name", "Email", "Associated Company"]
    [incoming], _problems, _remarks = table(headers, ["1", "Elena", "Pop", "e@exemplu.ro", cell])
    assert (incoming.client.company, set(incoming.extras)) == (company, set(kept(Record_ID="1", **extras)))


@pytest.mark.parametrize(
    "tail",
    [
        '"never closed,x\nCy,Dy,c@d,\n',
        '"' + "x" * 140_000 + '\n",\nCy,Dy,c@d,\n',
        '"never closed,x\n"Cy","Dy","c@d",\n',
    ],
)
def test_a_quotation_mark_that_is_never_closed_costs_its_row_alone(tail):
    data = ("First Name,Last Name,E-mail Address,Birthday\nAna,,a@b,\n" + tail).encode()
    incomings, problems, _remarks = read_all("a.csv", data)
    assert (incomings[0].client.name, incomings[-1].client.name) == ("Ana", "Cy Dy")
    assert problems[0].position == 3
    assert ("quotation mark" in problems[0].message) == (len(tail) < 1_000)


def test_a_cell_that_is_too_long_costs_its_row_alone():
    incomings, problems, _remarks = table(OUTLOOK, ["x" * 200_000], ["Ana"])
    assert (incomings[0].client.name, [problem.position for problem in problems]) == ("Ana", [2])
    assert "too long" in problems[0].message


def test_a_table_with_too_many_broken_rows_is_refused():
    data = b"First Name,E-mail Address\n" + (b'A,"' + b"x" * 1_000 + b"\n") * (MAX_BROKEN + 1)
    with pytest.raises(UnusableFileError, match=r"a\.csv.*quotation"):
        read_all("a.csv", data)


def test_a_known_table_keeps_its_signs_between_values_when_its_columns_are_chosen():
    data = written(["Name", "Phone 1 - Value", "Labels"], ["Ana", "x1 ::: x2", "a ::: b;c"])
    columns = (Column(Field.COMPANY), Column(Field.PHONE), Column(Field.TAGS))
    [entry] = entries(data, TableChoices(mapping=columns))
    assert (entry.client.phones, entry.client.tags) == (("x1", "x2"), ("a", "b;c"))


def test_columns_that_nobody_understands_are_asked_for_and_refused_without_an_answer():
    data = b"Qwe,Rty,Uio\n1,2,3\n"
    assert look(data).doubts == {Doubt.MAPPING}
    with pytest.raises(UnknownColumnsError, match="Qwe, Rty, Uio"):
        read_all("a.csv", data)
    [entry] = entries(data, TableChoices(mapping=(None, Column(Field.FULL_NAME), None)))
    assert (entry.client.name, entry.extras) == ("2", kept(Qwe="1", Uio="3"))


@pytest.mark.parametrize("header", [",".join(["x"] * 3000), ";".join(["Nome"] * 2001)])
def test_more_columns_than_any_table_has_are_refused(header):
    with pytest.raises(TooLargeError, match="columns"):
        read_all("a.csv", f"{header}\n1,2,3\n".encode())


def test_a_header_alone_is_refused():
    with pytest.raises(NoContactsError, match="no contacts"):
        table(OUTLOOK, [])


def test_more_rows_than_any_address_book_has_are_refused(monkeypatch):
    monkeypatch.setattr("relapp.exchange.tables.reader.MAX_ROWS", 10)
    with pytest.raises(TooLargeError, match="more than 10"):
        table(OUTLOOK, *(["Ana"] for _ in range(11)))


def test_memory_stays_flat_and_time_even_as_a_table_grows():
    def cost(count: int) -> tuple[int, float]:
        row = b"Ana,Prado,ana@exemplo.com,1980-03-22\n"
        source = Source.of_bytes("a.csv", b"First Name,Last Name,E-mail Address,Birthday\n" + row * count)
        look = look_at(source)
        tracemalloc.start()
        began = time.process_time()
        assert sum(1 for _entry in read(source, look).entries) == count
        took = time.process_time() - began
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak, took / count

    small, large = cost(200), cost(1_600)
    assert large[0] < small[0] + 200_000
    assert large[1] < 3 * small[1]


CELLS = st.text(st.characters(codec="cp1252", categories=("L", "N", "P", "S")), max_size=8)


@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_random_tables_in_random_dialects_come_back_as_written(rows, delimiter, encoding, quoting, newline):
    output = io.StringIO(newline="")
    writer = csv.writer(output, delimiter=delimiter, quoting=quoting, lineterminator=newline)
    writer.writerow(["Name", "Phone 1 - Value", "Custom Field 1 - Value", "Labels"])
    for number, (phone, field, other) in enumerate(rows):
        writer.writerow([f"Ana {number}", f"1{phone}", f"x{field}", "" if other else "t"])
    incomings, problems, _remarks = read_all("a.csv", output.getvalue().encode(encoding))
    assert not problems
    assert [incoming.client.name for incoming in incomings] == [f"Ana {number}" for number in range(len(rows))]
    if encoding != "cp1252":
        assert [incoming.client.phones for incoming in incomings] == [(f"1{phone}",) for phone, _field, _other in rows]
        assert [incoming.client.notes for incoming in incomings] == [f"x{field}" for _phone, field, _other in rows]


@st.composite
def spoilt_samples(draw: st.DrawFn) -> bytes:
    """A sample file with pieces cut out, doubled, or replaced by what readers stumble over."""
    from tests.exchange.conftest import FILES

    data = bytearray(draw(st.sampled_from(sorted(FILES.glob("*.csv")))).read_bytes())
    for _times in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        stop = draw(st.integers(start, min(len(data), start + 200)))
        middle = draw(
            st.sampled_from([b"", b'"', b"\0", b"\r", b"\n\n", b",", b";;;", b"\xff\xfe", b"\xc3", b"\t", b"'=", b'"\n"'])
            | st.binary(max_size=4)
        )
        data[start:stop] = middle
    return bytes(data)


@given(spoilt_samples())
def test_a_spoilt_file_is_read_or_refused_and_every_row_is_counted_once(data):
    try:
        incomings, problems, _remarks = read_all("a.csv", data)
    except UserError as error:
        event(type(error).__name__)
        return
    positions = [entry.position for entry in (*incomings, *problems)]
    assert len(set(positions)) == len(positions) > 0
    assert all(incoming.client.name.strip() for incoming in incomings)


HEADERS = b"First Name,Children,E-mail Address,Notes\n"


@pytest.mark.parametrize(
    "data",
    [
        HEADERS + b"Ana,a" + b" " * 130_000 + b"b,x,y\n",
        HEADERS + (b"x," * 60_000 + b"\n") * 5,
        HEADERS + b'"",' * 300_000,
        HEADERS + (b'A,"' + b"b" * 100_000 + b"\n") * 50,
        HEADERS + b"'" * 100_000 + b",x,y,z\n",
        HEADERS + b"\n" * 100_000 + b"Ana,,,\n",
        HEADERS + b"Ana," + b"a;" * 60_000 + b",,\n",
        b"a;" * 128_000 + b"\n1;2\n",
        b"Nome;Telefone;E-mail\nAna;1" + b" " * 100_000 + b"1;x" + b" " * 100_000 + b"@\n",
        HEADERS + b"x" * 5_000_000,
    ],
    ids=["spaces", "wide", "quotes", "open", "apostrophes", "newlines", "people", "semicolons", "guessed", "line"],
)
def test_a_table_made_to_hang_a_reader_costs_little(data):
    began = time.process_time()
    with contextlib.suppress(UnusableFileError):
        assert read_all("a.csv", data)
    assert time.process_time() - began < 3


def test_a_few_control_characters_cost_nothing():
    incomings, problems, _remarks = read_all("a.csv", b"First Name,E-mail Address\nA\0na,a@b\n" + b"Bo,c@d\n" * 20)
    assert (incomings[0].client.name, len(incomings), problems) == ("Ana", 21, [])
