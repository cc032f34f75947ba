"""Fifty thousand cards taken in, beside a well-known parser that only reads them, and beside a tenth of them."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
import vobject

from relapp.book import Book
from relapp.importing import look, open_source, stage, take_in
from tests.benchmarks.costs import PATIENCE_SECONDS, ROOT, Race, needs_smaps, seconds

MANY, FEW = 50_000, 5_000
# Cards that the parser is given at each step of an import, so that whatever else the machine does strikes both alike.
PIECE = 25
GIVEN_NAMES = (
    "Ana", "João", "Ion", "Ștefania", "Mary", "Rafael", "Iulia", "Thomas", "Conceição", "Radu", "Maria", "José", "Pedro",
    "Gabriela", "Mihai", "Elena", "Andrei", "Ioana", "Cristina", "Florin", "Daniela", "Carlos", "Paulo", "Fernanda", "Lucas",
    "Marcos", "Beatriz", "Helena", "Tiago", "Vasile", "Gheorghe", "Alina", "Bogdan", "Raluca", "Simona", "Victor", "Diana",
    "Camila", "Letícia", "Rodrigo", "Sérgio", "Patrícia", "Vanessa", "Ovidiu", "Emma", "Oliver", "Grace", "Henry", "Juliana",
    "Bruno",
)  # fmt: skip
FAMILY_NAMES = (
    "Silva", "Popescu", "Țepeș", "Walker", "Gonçalves", "Ionescu", "Moreira", "Brown", "Dumitrescu", "Araújo", "Clark", "Santos",
    "Oliveira", "Souza", "Pereira", "Costa", "Rodrigues", "Almeida", "Nascimento", "Lima", "Ferreira", "Carvalho", "Ribeiro",
    "Popa", "Rusu", "Stan", "Munteanu", "Matei", "Ciobanu", "Constantin", "Smith", "Jones", "Taylor", "Wilson", "Barros",
)  # fmt: skip
CARD = """BEGIN:VCARD
VERSION:3.0
N:{family};{given};;;
FN:{given} {family}
ORG:{family} & Filhos {group};Vendas
TEL;TYPE=CELL:+55 11 9{number:04} {group:04}
TEL;TYPE=WORK,VOICE:(11) 3{group:03}-{number:04}
EMAIL;TYPE=INTERNET,HOME:{number}.{group}@example.com
BDAY:19{year}-{month:02}-{day:02}
ADR;TYPE=HOME:;;Rua das Flores\\, {group};São Paulo;SP;01310-100;Brasil
NOTE:Likes espresso\\, asked for the new grinder; prefers to be called in the\n  morning and not on Mondays.\\nMet at the fair.
CATEGORIES:Wholesale,Fair {group}
END:VCARD
"""


def _cards(numbers: range) -> str:
    return "".join(map(_card, numbers)).replace("\n", "\r\n")


def _card(number: int) -> str:
    """Names come again as they do in a country; who has one is told apart by phone and e-mail alone."""
    mixed = number * 7919
    given = GIVEN_NAMES[mixed % len(GIVEN_NAMES)]
    if number % 4 == 0:
        given = f"{given} {GIVEN_NAMES[mixed // 3 % len(GIVEN_NAMES)]}"
    return CARD.format(
        given=given,
        family=FAMILY_NAMES[mixed // len(GIVEN_NAMES) % len(FAMILY_NAMES)],
        number=number,
        group=number % 97,
        year=40 + number % 59,
        month=1 + number % 11,
        day=1 + number % 27,
    )


def _parsing(numbers: range) -> Callable[[], None]:
    text = _cards(numbers)

    def parse() -> None:
        assert sum(1 for _card in vobject.readComponents(text)) == len(numbers)

    return parse


@dataclass(frozen=True, slots=True)
class Costs:
    """CPU seconds a card."""

    imported: float
    parsed: float


def _costs(cards: int, folder: Path) -> Costs:
    """What taking in costs from the file to the book, and what parsing costs, in turns."""
    file = folder / f"{cards}.vcf"
    file.write_bytes(_cards(range(cards)).encode())
    pieces = (_parsing(range(start, start + PIECE)) for start in count(step=PIECE))
    parsed: list[float] = []
    making: list[float] = []

    def parse(_done: int, _total: int) -> None:
        piece = None

        def make() -> None:
            nonlocal piece
            piece = next(pieces)

        making.append(seconds(make)())
        assert piece
        parsed.append(seconds(piece)())

    def bring_in() -> None:
        with Book(folder / f"{cards}.relapp") as book:
            source = open_source(file)
            staging = stage(book, source, look(book, source), parse)
            counts, _batch = take_in(book, staging, parse)
            staging.discard()
        assert (counts.read, counts.added) == (cards, cards)

    whole = seconds(bring_in)()
    return Costs((whole - sum(parsed) - sum(making)) / cards, sum(parsed) / len(parsed) / PIECE)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Costs:
    folder = tmp_path_factory.mktemp("few")
    _costs(500, folder)
    return _costs(FEW, folder)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Costs:
    return _costs(MANY, tmp_path_factory.mktemp("many"))


def test_what_the_parser_takes_is_in_line_with_the_cards(race: Race) -> None:
    pieces = [_parsing(range(start, start + PIECE)) for start in range(0, 1000, PIECE)]

    def parse_pieces() -> None:
        for piece in pieces:
            piece()

    race.assert_at_most(1.15, seconds(parse_pieces), seconds(_parsing(range(1000))), rounds=3)


def test_import_beside_vobject_parsing_the_same_cards(race: Race, many: Costs) -> None:
    race.assert_at_most(0.8, lambda: many.imported, lambda: many.parsed, rounds=1)


def test_a_card_costs_the_same_however_many_there_are(race: Race, few: Costs, many: Costs) -> None:
    race.assert_at_most(1.2, lambda: many.imported / many.parsed, lambda: few.imported / few.parsed, rounds=1)


def _peak(cards: int, folder: Path) -> float:
    """The most memory that `relapp import` takes, in KiB."""
    file = folder / f"{cards}.vcf"
    file.write_bytes(_cards(range(cards)).encode())
    program = Path(__file__).parent / "programs" / "import_peak.py"
    done = subprocess.run(
        [sys.executable, program, folder / f"{cards}.relapp", file],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=True,
    )
    return float(done.stdout.split()[-1])


@needs_smaps
def test_memory_stays_flat_as_the_file_grows(race: Race, tmp_path: Path) -> None:
    few, more = (_peak(cards, tmp_path) for cards in (FEW, 4 * FEW))
    race.assert_at_most(1.25, lambda: more, lambda: few, rounds=1)
