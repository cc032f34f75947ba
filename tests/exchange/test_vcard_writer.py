import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.clients import Client, ClientKind, ContactPoint, Detail, DetailKind, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.exchange import write_vcard
from relapp.exchange.vcard_writer import fold

ANA = Client(
    name="Ana Lúcia Prado",
    company="Ateliê; Prado, Ltda",
    title="Dona",
    points=(
        ContactPoint(PointKind.PHONE, "+55 11 95555-0127", "cell"),
        ContactPoint(PointKind.PHONE, "(11) 3555-0128", "work fax"),
        ContactPoint(PointKind.PHONE, "(11) 3555-0129", "Recados"),
        ContactPoint(PointKind.EMAIL, "ana@exemplo.com.br", "home"),
        ContactPoint(PointKind.ADDRESS, "Rua das Flores, 10", ""),
        ContactPoint(PointKind.URL, "https://exemplo.com/?a=1,2;3", ""),
    ),
    tags=("VIP, ouro", "bairro"),
    details=(Detail(DetailKind.INTEREST, "vinho"), Detail(DetailKind.NEED, "entrega")),
    occasions=(
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22)),
        Occasion(OccasionKind.WEDDING, YearlyDate(6, 5, 2010)),
        Occasion(OccasionKind.NAME_DAY, YearlyDate(7, 26)),
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(1, 2, 2015), person='Lia "Lili"', relation="filha"),
    ),
    notes="Liga à tarde.\nDois gatos.",
    uuid="0b7a6f0e-8a3c-4f0e-9d55-8d4f0a0c0001",
)


def test_a_card_is_written_as_the_standard_says():
    assert write_vcard([ANA]).decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "UID:urn:uuid:0b7a6f0e-8a3c-4f0e-9d55-8d4f0a0c0001",
        "FN:Ana Lúcia Prado",
        "N:Prado;Ana Lúcia;;;",
        "ORG:Ateliê\\; Prado\\, Ltda",
        "TITLE:Dona",
        "TEL;TYPE=cell:+55 11 95555-0127",
        'TEL;TYPE="work,fax":(11) 3555-0128',
        "item1.TEL:(11) 3555-0129",
        "item1.X-ABLabel:Recados",
        "EMAIL;TYPE=home:ana@exemplo.com.br",
        "ADR:;;Rua das Flores\\, 10;;;;",
        "URL:https://exemplo.com/?a=1,2;3",
        "CATEGORIES:VIP\\, ouro,bairro",
        "BDAY:--0322",
        "ANNIVERSARY:20100605",
        "item2.X-ABDATE:--0726",
        "item2.X-ABLabel:Name day",
        'item3.X-ABDATE;X-RELAPP-PERSON="Lia ^\'Lili^\'";X-RELAPP-RELATION="filha":201',
        " 50102",
        "item3.X-ABLabel:Birthday",
        "INTEREST:vinho",
        "X-RELAPP-NEED:entrega",
        "NOTE:Liga à tarde.\\nDois gatos.",
        "END:VCARD",
        "",
    ]


def test_an_organisation_says_so_to_old_and_new_programs():
    lines = write_vcard([Client(name="Padaria Estrela", kind=ClientKind.ORGANISATION)]).decode().split("\r\n")
    assert lines[2:5] == ["KIND:org", "FN:Padaria Estrela", "ORG:Padaria Estrela"]


def test_nobody_is_an_empty_file():
    assert write_vcard([]) == b""


def test_another_reader_understands_what_is_written():
    card = vobject.readOne(write_vcard([ANA]).decode())
    assert card.fn.value == "Ana Lúcia Prado"
    assert (card.n.value.family, card.n.value.given) == ("Prado", "Ana Lúcia")
    assert card.org.value == ["Ateliê; Prado, Ltda"]
    assert [phone.value for phone in card.contents["tel"]] == ["+55 11 95555-0127", "(11) 3555-0128", "(11) 3555-0129"]
    assert card.adr.value.street == "Rua das Flores, 10"
    assert card.note.value == "Liga à tarde.\nDois gatos."
    assert card.categories.value == ["VIP, ouro", "bairro"]


@pytest.mark.parametrize("width", range(60, 90))
def test_folded_lines_have_at_most_75_octets_and_whole_characters(width):
    parts = fold("NOTE:" + "x" * (width - 5) + "ță😀" * 60).split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert min(len(part.encode()) for part in parts[:-1]) > 70
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == "NOTE:" + "x" * (width - 5) + "ță😀" * 60


@given(st.text(alphabet=st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=300))
def test_folding_loses_nothing(line):
    assert fold(line).replace("\r\n ", "") == line
