import pytest

from relapp.domain.clients import Client, ClientKind, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import Reason
from relapp.matching import likeness
from relapp.matching.numbers import same_number

PHONE, OTHER_PHONE = "(11) 95555-0127", "(11) 95555-0202"
MAIL = "ana@x.exemplo"


def client(name, *points, born=None, kind=ClientKind.PERSON, **rest):
    made = [ContactPoint(PointKind.EMAIL if "@" in each else PointKind.PHONE, each) for each in points]
    birthday = (Occasion(OccasionKind.BIRTHDAY, YearlyDate.parse(born)),) if born else ()
    return Client(name, kind, points=tuple(made), occasions=birthday, **rest)


def both_ways(first, second, country="BR"):
    found = likeness(first, second, country)
    assert likeness(second, first, country) == found
    return found


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (client("João Silva", "(11) 95555-0127"), client("Joao", "+55 11 9 5555 0127"), Reason.SAME_PHONE),
        (client("João Silva", "a@x.exemplo"), client("SILVA João", "A@X.exemplo"), Reason.SAME_EMAIL),
        (client("Ion Popescu"), client("Popescu Ion", "0721 555 014"), Reason.SAME_NAME),
        (client("Ion Popescu", "1", company="Nord"), client("Ion Popescu", "2", company="NORD"), Reason.SAME_NAME),
        (client("Ana", "1", born="1980-03-22"), client("Ana", "2", born="--03-22"), Reason.SAME_NAME),
        (client("Ana Prado", PHONE), client("Prado, Ana Lúcia", PHONE), Reason.SAME_PHONE),
        (client("Thiago Souza", PHONE), client("Tiago de Sousa", PHONE), Reason.SAME_PHONE),
        (client("Zé Lima", PHONE), client("José Lima", PHONE), Reason.SAME_PHONE),
        (client("Dna. Maria Țepeș", MAIL), client("D-na Tepes Maria", MAIL), Reason.SAME_EMAIL),
        (
            client("Nord SRL", "0721 555 014", kind=ClientKind.ORGANISATION),
            client("S.C. Nord S.R.L.", "+40721555014", kind=ClientKind.ORGANISATION),
            Reason.SAME_PHONE,
        ),
    ],
)
def test_sure(first, second, why):
    found = both_ways(first, second, "RO" if "072" in str(first) else "BR")
    assert found.is_sure
    assert found.reasons[0] is why


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (client("Maria Silva", "(11) 5555-0101"), client("Maria Silva", "(11) 5555-0202"), Reason.SAME_NAME),
        (client("Maria", "190"), client("Maria", "3190"), Reason.SAME_NAME),
        (client("Ana Prado", PHONE), client("Ana Lúcia Prado"), Reason.PART_OF_NAME),
        (client("A. Prado"), client("Ana Prado", PHONE), Reason.INITIALS),
        (client("Ana L. Prado", OTHER_PHONE), client("Ana Lúcia Prado", PHONE), Reason.INITIALS),
        (client("Ana P."), client("Prado Ana", PHONE), Reason.INITIALS),
        (client("Zé Lima", MAIL), client("José Lima", PHONE), Reason.NICKNAME),
        (client("Mişu Ionescu"), client("Ionescu, Mihai"), Reason.NICKNAME),
        (client("Carlos Fernandez"), client("Carlos Fernandes"), Reason.SIMILAR_NAME),
        (client("Carlos Fernandes", PHONE), client("Carlos Fernanndo", PHONE), Reason.SAME_PHONE),
        (client("João Silva", PHONE), client("João Silva Filho", PHONE), Reason.SAME_PHONE),
        (client("Ana Prado", PHONE, born="1980-03-22"), client("Ana Prado", PHONE, born="1981-03-22"), Reason.SAME_PHONE),
        (client("Ana Prado", PHONE), client("Ana Souza", PHONE), Reason.SAME_PHONE),
        (client("Toca", MAIL), client("José Carlos Lima", MAIL), Reason.SAME_EMAIL),
        (client("", PHONE), client("Ana Prado", PHONE), Reason.SAME_PHONE),
        (client("Prado Ltda", kind=ClientKind.ORGANISATION), client("Ana", PHONE, company="Prado"), Reason.COMPANY_CONTACT),
        (client("Prado", PHONE, kind=ClientKind.ORGANISATION), client("Ana", PHONE, company="Prado"), Reason.COMPANY_CONTACT),
        (
            client("Prado", "info@prado.exemplo", kind=ClientKind.ORGANISATION),
            client("Ana", "ana@prado.exemplo", company="Prado SA"),
            Reason.COMPANY_CONTACT,
        ),
        (client("Ana Prado", PHONE, kind=ClientKind.ORGANISATION), client("Ana Prado", PHONE), Reason.SAME_PHONE),
    ],
)
def test_to_be_asked(first, second, why):
    found = both_ways(first, second)
    assert found is not None
    assert found.reasons[0] is why
    assert not found.is_sure


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (client("Maria Silva", PHONE), client("José Silva", PHONE)),
        (client("João Silva", PHONE), client("Joana Silva", PHONE)),
        (client("Fernando Silva", PHONE), client("Fernanda Silva", PHONE)),
        (client("João Silva Neto", PHONE), client("João Silva Filho", PHONE)),
        (client("Ana Prado"), client("Ane Prado")),
        (client("Ana Prado", "1", born="1980-03-22"), client("Ana Prado", "2", born="1981-03-22")),
        (client("Ana Prado"), client("Bruno Lima")),
        (client("Ana Prado", "info@x.exemplo"), client("Bruno Lima", "info@x.exemplo")),
        (client("Eduarda Silva"), client("Maria Eduarda Silva")),
        (
            client("Loja Sol 1", PHONE, kind=ClientKind.ORGANISATION),
            client("Loja Sol 2", OTHER_PHONE, kind=ClientKind.ORGANISATION),
        ),
        (client("Prado", PHONE, kind=ClientKind.ORGANISATION), client("Ana", OTHER_PHONE, company="Prado")),
        (client(""), client("")),
        (client("!!!"), client("?")),
    ],
)
def test_not_alike(first, second):
    assert both_ways(first, second) is None


def test_all_that_speaks_for_it_is_said_the_strongest_first():
    first = client("Ana Prado", PHONE, MAIL, born="1980-03-22", company="Prado Ltda")
    second = client("Prado, Ana", MAIL, PHONE, born="--03-22", company="PRADO")
    found = both_ways(first, second)
    assert found.reasons == (Reason.SAME_EMAIL, Reason.SAME_PHONE, Reason.SAME_NAME, Reason.SAME_BIRTHDAY, Reason.SAME_COMPANY)
    assert found.score == 99


def test_an_office_mailbox_says_little_of_persons_and_all_of_an_office():
    mail = "contato@x.exemplo"
    assert not both_ways(client("Ana Prado", mail), client("Ana Lúcia Prado", mail)).is_sure
    offices = (client(name, mail, kind=ClientKind.ORGANISATION) for name in ("Prado Ltda", "Prado Arquitetura"))
    assert both_ways(*offices).is_sure


@pytest.mark.parametrize(
    ("first", "second", "country", "same"),
    [
        ("+55 11 98765-4321", "8765-4321", "BR", True),
        ("+55 11 98765-4321", "(11) 8765-4321", "BR", True),
        ("011 98765 4321", "98765-4321", "BR", True),
        ("(11) 98765-4321", "(21) 98765-4321", "BR", False),
        ("+55 11 8765-4321", "+40 11 8765 4321", "BR", False),
        ("0721 555 014", "+40 721 555 014", "RO", True),
        ("0721 555 014", "0722 555 014", "RO", False),
        ("+40721555014", "0040 721 555 014", "RO", True),
        ("190", "190", "BR", True),
        ("190", "3190", "BR", False),
        ("5555-0127", "95555-0127", "", True),
        ("", "", "BR", False),
        ("call me", "call me", "BR", False),
    ],
)
def test_numbers_however_they_are_written(first, second, country, same):
    assert same_number(first, second, country) is same
    assert same_number(second, first, country) is same
