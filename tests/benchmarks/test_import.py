"""Ten thousand cards taken in, beside a well-known parser that only reads them."""

from itertools import count

import vobject

from relapp.book import Book
from relapp.importing import preview_file, take_in
from tests.benchmarks.costs import seconds

CARDS = 10_000
FIRST_NAMES = ("Ana", "João", "Ion", "Ștefania", "Mary", "Rafael", "Iulia", "Thomas", "Conceição", "Radu")
LAST_NAMES = ("Silva", "Popescu", "Țepeș", "Walker", "Gonçalves", "Ionescu", "Moreira", "Brown", "Dumitrescu", "Araújo", "Clark")
CARD = """BEGIN:VCARD
VERSION:3.0
N:{last} {number};{first};;;
FN:{first} {last} {number}
ORG:{last} & Filhos {group};Vendas
TEL;TYPE=CELL:+55 11 9{number:04} {group:04}
TEL;TYPE=WORK,VOICE:(11) 3{group:03}-{number:04}
EMAIL;TYPE=INTERNET,HOME:{number}.{group}@example.com
BDAY:19{year}-{month:02}-{day:02}
ADR;TYPE=HOME:;;Rua das Flores\\, {group};São Paulo;SP;01310-100;Brasil
NOTE:Likes espresso\\, asked for the new grinder; prefers to be called in the\n  morning and not on Mondays.\\nMet at the fair.
CATEGORIES:Wholesale,Fair {group}
END:VCARD
"""


def _cards():
    return "".join(
        CARD.format(
            first=FIRST_NAMES[number % len(FIRST_NAMES)],
            last=LAST_NAMES[number // len(FIRST_NAMES) % len(LAST_NAMES)],
            number=number,
            group=number % 97,
            year=40 + number % 60,
            month=1 + number % 12,
            day=1 + number % 28,
        )
        for number in range(CARDS)
    ).replace("\n", "\r\n")


def test_import_beside_vobject_parsing_the_same_file(race, tmp_path):
    file = tmp_path / "contacts.vcf"
    file.write_bytes(_cards().encode())
    fresh = count()

    def take():
        with Book(tmp_path / f"{next(fresh)}.relapp") as book:
            counts, _changes = take_in(book, preview_file(book, file))
        assert (counts.read, counts.added) == (CARDS, CARDS)

    def parse():
        assert sum(1 for _card in vobject.readComponents(file.read_text(encoding="utf-8"))) == CARDS

    race.assert_at_most(1, seconds(take), seconds(parse), rounds=2)
