"""The whole book against itself: what a client costs does not grow with how many others there are."""

import random
from itertools import islice

import pytest

from relapp.book import Book, client_rows
from relapp.domain.clients import Client, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from tests.benchmarks.costs import seconds

SMALL, LARGE = 10_000, 100_000
GIVEN = str.split(
    "Ana João Maria José Carlos Paulo Pedro Lucas Luiz Marcos Luís Gabriel Rafael Daniel Marcelo Bruno Eduardo Felipe Rodrigo Zé "
    "Francisco Chico Antônia Adriana Juliana Fernanda Patrícia Bia Sandra Camila Ion Mihai Elena Ioana Andrei Radu Ștefan"
)
FAMILY = str.split(
    "Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida Lopes Soares "
    "Fernandes Vieira Barbosa Rocha Dias Andrade Moreira Nunes Marques Prado Reis Popescu Ionescu Țepeș Dumitru Stan"
)


def _clients(count):
    """As many clients, one in twenty of them a second time; hundreds of the large book share a name."""
    dice = random.Random(7)
    for number in range(count):
        words = [dice.choice(GIVEN), *dice.sample(FAMILY, dice.randint(1, 3))]
        phone = f"(11) 9{dice.randrange(10**8):08}"
        points = (ContactPoint(PointKind.PHONE, phone), ContactPoint(PointKind.EMAIL, f"{number}@x.exemplo"))
        born = Occasion(OccasionKind.BIRTHDAY, YearlyDate(dice.randint(1, 12), dice.randint(1, 28)))
        company = f"Firma {dice.randrange(count // 10)}" if dice.random() < 0.3 else ""
        yield Client(" ".join(words), company=company, points=points, occasions=(born,))
        if number % 20 == 0:
            yield Client(f"{words[-1]}, {words[0]}", points=(ContactPoint(PointKind.PHONE, f"+55{phone}"),))


def _book(folder, count):
    book = Book(folder / f"{count}.relapp")
    book._db.sql("PRAGMA cache_size = -200000")
    clients = _clients(count)
    with book._db.transaction():
        while chunk := list(islice(clients, 2_000)):
            client_rows.insert(book._db, chunk, book._stamps, "pt_BR")
    book._db.sql("PRAGMA cache_size = -1000")
    return book


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    folder = tmp_path_factory.mktemp("duplicates")
    with _book(folder, SMALL) as small, _book(folder, LARGE) as large:
        yield small, large


def test_a_client_costs_as_much_among_a_hundred_thousand(race, books):
    small, large = books
    assert len(small.duplicates.find()) >= SMALL // 20

    many, few = seconds(large.duplicates.find)(), seconds(small.duplicates.find)()
    race.assert_at_most(1.3, lambda: many / LARGE, lambda: few / SMALL, rounds=1)
