import pytest

from relapp.domain.clients import ContactPoint, PointKind
from relapp.exchange.tables.addresses import joined_address
from tests.exchange.conftest import read_all

PARTS = ("value", "district", "city", "region", "postcode")


@pytest.mark.parametrize(
    ("cells", "address"),
    [
        ("Rua A 5;Centro;Santos;SP;11000-000", "Rua A 5, Centro, Santos, SP, 11000-000"),
        ("Rua A 5, Santos - SP;;Santos;SP;11000-000", "Rua A 5, Santos - SP, 11000-000"),
        ("Rua A 5/Santos 11000000;;SANTOS;SP;11000-000", "Rua A 5/Santos 11000000, SP"),
        ("1 Main St Boston MA 02101;;Boston;MA;02101", "1 Main St Boston MA 02101"),
        ("Str. X nr. 1, Iași;;Iasi;IS;", "Str. X nr. 1, Iași, IS"),
        ("Rua Santos, 5;;Santos;SP;", "Rua Santos, 5, Santos, SP"),
        ("Rua Santos;;Santos;;", "Rua Santos, Santos"),
        (";;Santos;SP;", "Santos, SP"),
    ],
)
def test_what_a_whole_address_lacks_stands_behind_it(cells, address):
    values = {part: cell for part, cell in zip(PARTS, cells.split(";"), strict=True) if cell}
    assert joined_address(values) == address


def test_the_number_of_a_house_in_a_column_of_its_own_stands_behind_the_street():
    data = "Nome;Endereço;Número;Bairro;Cidade;UF\nAna;Rua A;5;;Santos;SP\n".encode()
    [incoming], _problems, _remarks = read_all("a.csv", data)
    assert incoming.client.points == (ContactPoint(PointKind.ADDRESS, "Rua A, 5, Santos, SP"),)
