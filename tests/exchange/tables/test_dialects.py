from pathlib import Path

import pytest

from relapp.exchange import Source, look_at
from relapp.exchange.tables.columns import Column, Field, plain_header
from relapp.exchange.tables.dialects import DIALECTS, GOOGLE, recognise
from relapp.exchange.tables.dialects.dialect import Dialect
from relapp.exchange.tables.own_columns import OWN_HEADERS
from tests.exchange.conftest import FILES

PROGRAMS = {
    "google_old.csv": "Google Contacts",
    "google_new.csv": "Google Contacts",
    "outlook.csv": "Outlook",
    "outlook_com.csv": "Outlook",
    "outlook_pt.csv": "Outlook (português)",
    "outlook_ro.csv": "Outlook (română)",
    "thunderbird.csv": "Thunderbird",
    "linkedin.csv": "LinkedIn",
    "apple.csv": "Apple Contacts",
    "hubspot_contacts.csv": "HubSpot",
    "hubspot_companies.csv": "HubSpot",
    "made_by_hand_pt.csv": "",
    "made_by_hand_ro.csv": "",
}


@pytest.mark.parametrize("file", sorted(FILES.glob("*.csv")), ids=lambda file: file.name)
def test_every_sample_is_known_as_its_programs(file: Path):
    look = look_at(Source.of_bytes(file.name, file.read_bytes())).table
    assert look.program == PROGRAMS[file.name]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.program)
def test_a_dialect_knows_itself(dialect: Dialect):
    columns = [header for header in dialect.columns if dialect is not GOOGLE or not header.startswith("relapp")]
    headers = [header.replace("#", "1") for header in (*columns, *dialect.unplaced)]
    assert recognise(headers)[0] is dialect
    assert not dialect.columns.keys() & dialect.unplaced


def test_headers_are_compared_without_accents_case_and_spaces():
    assert plain_header("\ufeff Funcţie ") == plain_header("FUNCȚIE") == "functie"
    assert plain_header("Manager’s   Name") == "manager's name"


def test_the_numbers_of_repeated_columns_make_no_difference():
    assert GOOGLE.find("Phone 17 - Value") == Column(Field.PHONE)
    assert GOOGLE.find("Phone - Value") is None


def test_our_own_columns_stand_beside_those_of_google():
    for part, header in OWN_HEADERS.items():
        assert GOOGLE.find(header) == Column(Field.OWN, part)


@pytest.mark.parametrize(
    "headers",
    [
        ["Name", "Email"],
        ["First Name", "Last Name", "Email", "Phone"],
        ["Nome", "Telefone", "Endereço"],
        ["First Name", "E-mail Address", *(f"Field {letter}" for letter in "abcdefgh")],
    ],
)
def test_tables_that_only_share_a_few_words_are_nobodys(headers):
    assert recognise(headers) == (None, 0)
