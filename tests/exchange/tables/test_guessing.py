import pytest

from relapp.exchange.days import Order
from relapp.exchange.look import Doubt, Remembered, TableChoices, TableLook
from relapp.exchange.source import Source
from relapp.exchange.tables.codes import column_code, columns_to_choose, parse_column
from relapp.exchange.tables.columns import Column, Field
from relapp.exchange.tables.guessing import guess_mapping, signature_of
from relapp.exchange.tables.reader import look_at_table
from relapp.wording.columns import column_name
from tests.exchange.conftest import read_all


def look(text: str, choices: TableChoices | None = None) -> TableLook:
    return look_at_table(Source.of_bytes("a.csv", text.encode()), choices or TableChoices())


def codes(headers: str, *rows: str, is_named: bool = True) -> str:
    mapping = guess_mapping(headers.split(";"), [row.split(";") for row in rows], is_named=is_named)
    return " ".join(map(column_code, mapping))


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Nome", "full_name"),
        ("NOME COMPLETO", "full_name"),
        ("Nome do cliente", "full_name"),
        ("Sobrenome", "family"),
        ("Prenume", "given"),
        ("Nume de familie", "family"),
        ("Nume și prenume", "full_name"),
        ("Empresa", "company"),
        ("Razão Social", "company"),
        ("Firma", "company"),
        ("Funcţie", "title"),
        ("Cargo", "title"),
        ("Telefone", "phone"),
        ("Telefone 2", "phone"),
        ("Celular", "phone:cell"),
        ("Cel.", "phone:cell"),
        ("WhatsApp", "phone:WhatsApp"),
        ("Celular / WhatsApp", "phone:cell"),
        ("Tel. fixo", "phone:home"),
        ("Fone comercial", "phone:work"),
        ("Nr. tel.", "phone"),
        ("Telefon mobil", "phone:cell"),
        ("Telefon birou", "phone:work"),
        ("phone_number", "phone"),
        ("homePhone", "phone:home"),
        ("E-mail", "email"),
        ("e_mail", "email"),
        ("E-mail pessoal", "email:home"),
        ("Endereço de e-mail", "email"),
        ("Aniversário", "occasion:Birthday"),
        ("Niver", "occasion:Birthday"),
        ("Dt. Nasc.", "occasion:Birthday"),
        ("Data de nascimento", "occasion:Birthday"),
        ("DataNascimento", "occasion:Birthday"),
        ("Zi de naștere", "occasion:Birthday"),
        ("Data naşterii", "occasion:Birthday"),
        ("DOB", "occasion:Birthday"),
        ("Aniversário de casamento", "occasion:Anniversary"),
        ("Onomastică", "occasion:Name day"),
        ("Endereço", "address"),
        ("Rua", "address.street"),
        ("Nº", "address.street2"),
        ("Complemento", "address.street3"),
        ("Bairro", "address.district"),
        ("Cidade", "address.city"),
        ("Cidade/UF", "address.city"),
        ("Oraș", "address.city"),
        ("Judeţ", "address.region"),
        ("UF", "address.region"),
        ("CEP", "address.postcode"),
        ("Cod poștal", "address.postcode"),
        ("País", "address.country"),
        ("Home address", "address:home"),
        ("Cônjuge", "person:Spouse"),
        ("Soț/Soție", "person:Spouse"),
        ("Filhos", "person:Child"),
        ("Observações", "notes"),
        ("Obs.", "notes"),
        ("Observații", "notes"),
        ("Etiquetas", "tags"),
        ("Grupo", "tags"),
        ("Site", "url"),
        ("Instagram", "url:Instagram"),
        ("Relapp importance", "own.importance"),
        ("CPF", "skip"),
        ("CNPJ/CPF", "skip"),
        ("Código do cliente", "skip"),
        ("Data de cadastro", "skip"),
        ("Data da última compra", "skip"),
        ("Telefone da mãe", "skip"),
        ("Aniversário da esposa", "skip"),
        ("Estado civil", "skip"),
        ("Qwerty", "skip"),
        ("Telefone para o qual ligamos quando ninguém atende em casa, de preferência à noite", "skip"),
    ],
)
def test_a_header_is_known_by_its_words_in_three_languages(header, code):
    assert codes(header) == code


def test_columns_without_known_headers_are_known_by_what_they_hold():
    rows = [
        "x1;ana@exemplo.com;(11) 95555-0190;01310-100;https://ana.exemplo;3/4/1980",
        "x2;;(11) 95555-0191;;;5/6/1970",
        "x3;bo@exemplo.com;+40 722 555 192;01310-200;www.bo.exemplo;1/2/1990",
    ]
    assert codes("a1;b1;c1;d1;f1;g1", *rows) == "other:a1 email phone address.postcode url other:g1"


def test_what_a_column_holds_corrects_a_header_that_means_two_things():
    rows = ["Ana;ana@exemplo.com;11 95555-0190", "Bo;bo@exemplo.com;11 95555-0191"]
    assert codes("Nome;Endereço;Contato", *rows) == "full_name email phone"


@pytest.mark.parametrize(
    ("header", "cell"), [("CPF", "123.456.789-09"), ("Documento", "12.345.678/0001-90"), ("Código", "10203040")]
)
def test_numbers_that_are_no_phones_are_left_alone(header, cell):
    assert codes(f"Nome;{header};x", f"Ana;{cell};{cell}") == "full_name skip other:x"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("Nome;Sobrenome", "given family"),
        ("Name;Surname", "given family"),
        ("Nume;Prenume", "family given"),
        ("Nume;Firma", "full_name company"),
        ("Nome;Primeiro nome;Sobrenome", "full_name given family"),
        ("Cliente;Nome", "full_name other:Nome"),
    ],
)
def test_names_agree_with_each_other(headers, expected):
    assert codes(headers) == expected


def test_a_table_without_a_header_is_read_from_its_first_row():
    found = look("Ana Prado;ana@exemplo.com;11 95555-0190;22/03/1980\nBo Lima;bo@exemplo.com;11 95555-0191;1/2/1970\n")
    assert found.headers == ("Column 1", "Column 2", "Column 3", "Column 4")
    assert [column_code(column) for column in found.mapping] == ["full_name", "email", "phone", "occasion:Birthday"]
    assert (found.skipped, found.is_named, found.doubts) == (0, False, {Doubt.MAPPING})


def test_a_list_of_nothing_but_addresses_is_a_table():
    assert look("ana@exemplo.com\nbo@exemplo.com\n").mapping == (Column(Field.EMAIL),)


@pytest.mark.parametrize("preamble", ["Clientes 2024\n\n", "Loja;;;\nImpresso em;22/03/2024;;\n", ";;;\n\n\n"])
def test_what_stands_before_the_header_is_skipped(preamble):
    found = look(f"{preamble}Nome;Telefone;E-mail;Obs\nAna;11 95555-0190;ana@exemplo.com;x\nBo;;;y\n")
    assert found.headers == ("Nome", "Telefone", "E-mail", "Obs")
    assert found.samples[0][0] == "Ana"


def test_a_guess_is_a_doubt_and_a_known_table_is_none():
    assert look("Nome,Telefone\nAna,11 95555-0190\n").doubts == {Doubt.MAPPING}
    assert look("First Name,E-mail Address\nAna,a@b\n").doubts == frozenset()


def test_a_mapping_that_was_chosen_before_is_used_without_a_doubt():
    text = "Quem,Quando,Onde\nAna,3/4/1980,Rua A\n"
    chosen = (Column(Field.FULL_NAME), Column(Field.OCCASION, label="Birthday"), None)
    remembered = {signature_of(("QUEM", " quando ", "Onde")): Remembered(chosen, Order.DAY_FIRST)}
    found = look(text, TableChoices(remembered=remembered))
    assert (found.mapping, found.doubts, found.order.order) == (chosen, frozenset(), Order.DAY_FIRST)
    assert Doubt.DAY_ORDER in look(text, TableChoices(remembered={signature_of(found.headers): Remembered(chosen)})).doubts
    assert look("Quem,Quando\nAna,3/4/1980\n", TableChoices(remembered=remembered)).mapping != chosen


def test_every_choice_has_a_code_of_its_own_and_a_name_of_its_own():
    columns = columns_to_choose()
    assert [parse_column(column_code(column)) for column in columns] == columns
    assert len({column_name(column) for column in columns}) == len(columns)
    assert columns[0] == Column(Field.FULL_NAME)


@pytest.mark.parametrize(
    ("code", "column"),
    [
        ("full_name", Column(Field.FULL_NAME)),
        ("phone:work", Column(Field.PHONE, label="work")),
        ("occasion:Birthday", Column(Field.OCCASION, label="Birthday")),
        ("address.city:home", Column(Field.ADDRESS, "city", "home")),
        ("other:Shoe size: left", Column(Field.OTHER, label="Shoe size: left")),
        ("own.importance", Column(Field.OWN, "importance")),
        ("skip", None),
    ],
)
def test_codes_stand_for_columns(code, column):
    assert parse_column(code) == column
    assert column_code(column) == code


@pytest.mark.parametrize("code", ["", "nothing", "phone.city", "own", "own.value", "full_name:x", "address.", "given.label"])
def test_a_code_that_stands_for_nothing_is_an_error(code):
    with pytest.raises(ValueError, match=r"column|Field"):
        parse_column(code)


@pytest.mark.parametrize(
    "headers", ["Nome completo;Sobrenome", "Full Name;Surname", "Cliente;Sobrenome", "Client;Nume de familie"]
)
@pytest.mark.parametrize(("name", "expected"), [("Ana", "Ana Prado"), ("Ana Prado", "Ana Prado"), ("PRADO, Ana", "PRADO, Ana")])
def test_a_family_name_beside_a_name_without_it_is_not_lost(headers, name, expected):
    incomings, _problems, _remarks = read_all("a.csv", f"{headers};E-mail\n{name};Prado;ana@exemplo.com\n".encode())
    assert [each.client.name for each in incomings] == [expected]
