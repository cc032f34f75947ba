import pytest

from relapp.domain.clients import Client, ClientKind, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import Reason
from relapp.matching import likeness
from relapp.matching.numbers import same_number

PHONE, OTHER_PHONE = "(11) 95555-0127", "(11) 95555-0202"
LANDLINE, ROMANIAN = "(11) 3222-1144", "0721 555 014"
MAIL, FAMILY_MAIL = "ana@x.exemplo", "familia.prado@x.exemplo"


def client(name, *points, born=None, kind=ClientKind.PERSON, others=(), **rest):
    made = [ContactPoint(PointKind.EMAIL if "@" in each else PointKind.PHONE, each) for each in points]
    made += [ContactPoint(*each) for each in others]
    birthday = (Occasion(OccasionKind.BIRTHDAY, YearlyDate.parse(born)),) if born else ()
    return Client(name, kind, points=tuple(made), occasions=birthday, **rest)


def both_ways(first, second, country="BR"):
    found = likeness(first, second, country)
    assert likeness(second, first, country) == found
    return found


def shop(name, *points, **rest):
    return client(name, *points, kind=ClientKind.ORGANISATION, **rest)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (client("João Silva", "(11) 95555-0127"), client("Joao Silva", "+55 11 9 5555 0127"), Reason.SAME_PHONE),
        (client("João Silva", LANDLINE), client("SILVA João", LANDLINE), Reason.SAME_PHONE),
        (client("João Silva", "a@x.exemplo"), client("SILVA João", "A@X.exemplo"), Reason.SAME_EMAIL),
        (client("Ana Prado", FAMILY_MAIL), client("Prado, Ana", FAMILY_MAIL), Reason.SAME_NAME),
        (client("Ion Popescu"), client("Popescu Ion", ROMANIAN), Reason.SAME_NAME),
        (client("Ion Popescu", company="Nord"), client("Ion Popescu", ROMANIAN, company="NORD SRL"), Reason.SAME_NAME),
        (client("Ana Prado", PHONE), client("Prado, Ana Pereira de", PHONE), Reason.SAME_PHONE),
        (client("Ion Popa", MAIL), client("Ion Ionescu-Popa", MAIL), Reason.SAME_EMAIL),
        (client("Thiago Souza", PHONE), client("Tiago de Sousa", PHONE), Reason.SAME_PHONE),
        (client("Dna. Maria Țepeș", MAIL), client("D-na Tepes Maria", MAIL), Reason.SAME_EMAIL),
        (client("Sra. Ana Prado", PHONE), client("Ana Prado", PHONE), Reason.SAME_PHONE),
        (client("Dr. Ana Prado", PHONE), client("Dra. Ana Prado", PHONE), Reason.SAME_PHONE),
        (client("Ana", PHONE), client("ANA", PHONE), Reason.SAME_PHONE),
        (client("João e Maria Silva", LANDLINE), client("João & Maria Silva", LANDLINE), Reason.SAME_PHONE),
        (client("Mr. and Mrs. Smith", LANDLINE), client("Mr & Mrs Smith", LANDLINE), Reason.SAME_PHONE),
        (client("Ana Costa e Silva", LANDLINE), client("Ana Costa Silva", LANDLINE), Reason.SAME_PHONE),
        (client("José Silva (pai)", LANDLINE), client("José Silva [pai]", LANDLINE), Reason.SAME_PHONE),
        (client("Robert (Bob) Smith", LANDLINE), client("Robert Smith (work)", LANDLINE), Reason.SAME_PHONE),
        (client("Mãe do João", PHONE), client("Mãe do João", PHONE), Reason.SAME_PHONE),
        (shop("Padaria Sol", "contato@x.exemplo"), shop("Padaria Sol Ltda", "contato@x.exemplo"), Reason.SAME_EMAIL),
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
        (client("João Silva", PHONE), client("Joao", PHONE), Reason.SAME_PHONE),
        (client("Zé Lima", PHONE, MAIL), client("José Lima", PHONE, MAIL), Reason.SAME_EMAIL),
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
        (client("João e Maria Silva", PHONE), client("João Silva", PHONE)),
        (client("João e Maria Silva", PHONE), client("Maria Silva", PHONE)),
        (client("John & Mary Smith", PHONE), client("Mary Smith", PHONE)),
        (client("Ion și Maria Popescu", PHONE), client("Maria Popescu", PHONE)),
        (client("Mr. and Mrs. Smith", PHONE), client("John Smith", PHONE)),
        (client("Sr. e Sra. Silva", PHONE), client("Sr. Silva", PHONE)),
        (client("Sr. Silva", PHONE), client("Sra. Silva", PHONE)),
        (client("Mr John Smith", PHONE), client("Mrs John Smith", PHONE)),
        (client("Dl Popescu", PHONE), client("Dna Popescu", PHONE)),
        (client("D-l Popescu", PHONE), client("D-na. Popescu", PHONE)),
        (client("José Silva (pai)", PHONE), client("José Silva (filho)", PHONE)),
        (client("Maria Popescu (mama)", PHONE), client("Maria Popescu (fiica)", PHONE)),
        (client("Mãe do João Silva", PHONE), client("João Silva", PHONE)),
        (client("Secretária João Silva", PHONE), client("João Silva", PHONE)),
        (client("Assistant of John Smith", PHONE), client("John Smith", PHONE)),
        (client("Soția Ion Popescu", PHONE), client("Ion Popescu", PHONE)),
        (client("Maria Silva", PHONE), client("José Silva", PHONE)),
        (client("João Silva", PHONE), client("Joana Silva", PHONE)),
        (client("Fernando Silva", PHONE), client("Fernanda Silva", PHONE)),
        (client("João Silva Neto", PHONE), client("João Silva Filho", PHONE)),
        (client("Ana Prado"), client("Ane Prado")),
        (client("Ana Prado", PHONE, born="1980-03-22"), client("Ana Prado", OTHER_PHONE, born="1981-03-22")),
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
    assert not both_ways(client("Ana", mail), client("Ana", mail)).is_sure
    assert both_ways(shop("Prado Ltda", mail), shop("Prado", mail)).is_sure


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ana Souza", "Ana Paula Souza"),
        ("Maria Souza", "Maria Clara Souza"),
        ("Ana Maria Souza", "Maria Souza"),
        ("Ana Maria Souza", "Maria Ana Souza"),
        ("Carlos Costa", "Carlos Alberto Costa"),
        ("Tiago Costa", "Thiago Paulo Costa"),
        ("Ion Popescu", "Ionel Popescu"),
        ("Dan Popescu", "Daniel Popescu"),
        ("Elena Radu", "Ileana Radu"),
        ("Chris Brown", "Christina Brown"),
        ("J. Silva", "João Silva"),
        ("João S.", "João Silva"),
        ("J. S.", "J. S."),
        ("Silva", "João Silva"),
        ("Pedro", "Pedro Henrique Alves"),
        ("J. Silva", "J. Lima Silva"),
        ("Tiago Costa", "Thiago Costa Lima"),
        ("Thiago", "Tiago"),
        ("Dr. Paulo", "Paulo"),
        ("Tia Ana", "Ana"),
        ("Pai", "Pai"),
        ("Mrs John Smith", "John Smith"),
        ("Dna Ion Popa", "Ion Popa"),
        ("João Silva (esposa)", "João Silva"),
        ("Ana Lima (Banco X)", "Ana Lima (prima)"),
        ("João Silva (2)", "João Silva"),
        ("João e Maria Silva", "João Maria Silva"),
    ],
)
def test_relatives_are_asked_for_however_much_they_share(first, second):
    points = (PHONE, LANDLINE, MAIL)
    found = both_ways(
        client(first, *points, born="--03-22", company="Sol"), client(second, *points, born="--03-22", company="Sol")
    )
    assert found is not None
    assert not found.is_sure


@pytest.mark.parametrize(
    ("point", "country", "is_sure"),
    [
        (PHONE, "BR", True),
        (MAIL, "BR", True),
        (LANDLINE, "BR", False),
        (FAMILY_MAIL, "BR", False),
        (ROMANIAN, "RO", True),
        ("021 333 44 55", "RO", False),
        (PHONE, "", False),
    ],
)
def test_a_surname_left_out_is_sure_where_one_person_is_reached(point, country, is_sure):
    assert both_ways(client("Ana Prado", point), client("Ana Lima Prado", point), country).is_sure is is_sure


@pytest.mark.parametrize(("first", "second"), [("Padaria Sol", "Padaria Sol Filial Santos"), ("Loja Prado", "Loja Lima Prado")])
def test_branches_of_a_company_are_asked_for(first, second):
    assert not both_ways(shop(first, PHONE, MAIL), shop(second, PHONE, MAIL)).is_sure


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (client("Maria Silva", company="Vale"), client("Maria Silva", company="Petrobras")),
        (client("Maria Silva", born="1980-01-02"), client("Maria Silva", born="1980-02-01")),
        (client("Maria Silva", PHONE), client("Maria Silva", others=[(PointKind.URL, "x.exemplo/maria-2")])),
        (client("Maria Silva", PHONE), client("Maria Silva", others=[(PointKind.ADDRESS, "Rua A 5")])),
        (client("Maria Silva", "(11) 91111-1111"), client("Maria Silva", "(21) 92222-2222")),
        (client("Maria Silva", OTHER_PHONE, company="Sol"), client("Maria Silva", PHONE, company="Sol")),
        (client("Maria Silva", "100"), client("Maria Silva", "100")),
        (client("Maria"), client("Maria")),
        (client("Maria", born="1980-03-22"), client("Maria", born="--03-22")),
        (client("Maria S."), client("Maria S.")),
        (client("Ana Lima (Banco X)"), client("Ana Lima (prima)")),
        (shop("Sol"), shop("Sol", PHONE)),
    ],
)
def test_a_name_alone_is_asked_for_where_anything_may_tell_two_apart(first, second):
    found = both_ways(first, second)
    assert found is not None
    assert not found.is_sure


@pytest.mark.parametrize(("phone", "email"), [("0", "null"), ("000000000", "-"), ("não tem", "não tem"), ("12345678", "x@")])
def test_what_is_typed_where_there_is_nothing_is_not_in_common(phone, email):
    def made(name):
        return client(name, others=[(PointKind.PHONE, phone), (PointKind.EMAIL, email)])

    assert both_ways(made("Ana Souza"), made("Pedro Lima")) is None
    found = both_ways(made("Ana Souza"), made("Ana Paula Souza"))
    assert found.reasons == (Reason.PART_OF_NAME,)
    assert not found.is_sure


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
        ("000000000", "000000000", "BR", False),
        ("(11) 99999-9999", "+55 11 99999-9999", "BR", False),
        ("100", "100", "BR", True),
    ],
)
def test_numbers_however_they_are_written(first, second, country, same):
    assert same_number(first, second, country) is same
    assert same_number(second, first, country) is same
