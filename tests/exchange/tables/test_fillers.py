import pytest

from relapp.domain.incoming import Incoming
from tests.exchange.conftest import read_all


def row(headers: list[str], cells: list[str]) -> Incoming:
    """The client in a table of one row."""
    data = "\n".join("\t".join(each) for each in (headers, cells))
    [incoming], _problems, _remarks = read_all("a.csv", data.encode())
    return incoming


@pytest.mark.parametrize(
    "cell", ["null", "NULL", "N/A", "n/d", "-", "--", "—", "não tem", "NU ARE", "none", "undefined", "?", "0"]
)
def test_cells_that_say_nothing_are_left_out_without_a_word(cell):
    incoming = row(["Nome", "Telefone", "E-mail", "Empresa", "Cargo"], ["Ana", cell, cell, cell, cell])
    client = incoming.client
    assert (client.points, client.company, client.title, incoming.warnings) == ((), "", "", ())


@pytest.mark.parametrize("cell", ["000000000", "(00) 0000-0000", "+00", "0"])
def test_zeros_are_no_phone(cell):
    assert row(["Nome", "Telefone"], ["Ana", cell]).client.points == ()


@pytest.mark.parametrize("name", ["Null", "Nan", "None", "Nil", "Na"])
def test_names_that_look_like_nothing_are_names(name):
    assert row(["Nome", "Sobrenome", "Telefone"], ["Ana", name, "11 95555-0190"]).client.name == f"Ana {name}"


def test_notes_and_columns_that_go_there_may_say_anything():
    incoming = row(["Nome", "Telefone", "Obs", "Xyz"], ["Ana", "11 95555-0190", "não tem", "n/a"])
    assert (incoming.client.notes, incoming.extras) == ("não tem\nXyz: n/a", ())


@pytest.mark.parametrize("cell", ["#REF!", "#N/A", "#N/D", "#NOME?", "#DIV/0!", "#NUME?", "########", "Err:502"])
def test_errors_of_spreadsheets_are_left_out_with_a_warning(cell):
    incoming = row(["Nome", "Telefone", "Empresa"], ["Ana", cell, cell])
    assert (incoming.client.points, incoming.client.company) == ((), "")
    assert [cell in warning for warning in incoming.warnings] == [True]


@pytest.mark.parametrize("cell", ["5,51191E+12", "5.51191E+12", "6E+12"])
def test_a_phone_that_a_spreadsheet_cut_short_is_left_out_with_what_to_do(cell):
    incoming = row(["Nome", "Celular"], ["Ana", cell])
    assert incoming.client.points == ()
    assert cell in incoming.warnings[0]
    assert "text" in incoming.warnings[0]


def test_what_we_wrote_ourselves_is_read_as_it_is():
    headers = ["First Name", "Phone 1 - Value", "Organization Name", "Relapp kind"]
    incoming = row(headers, ["Ana", "0", "123456", "person"])
    assert (incoming.client.phones, incoming.client.company) == (("0",), "123456")


def test_nobody_is_added_where_the_cell_says_that_there_is_nobody():
    assert [person.name for person in row(["Nome", "Cônjuge", "Filhos"], ["Ana", "nenhum", "Nan"]).client.people] == ["Nan"]
