import pytest

from relapp.domain.clients import OccasionKind
from relapp.exchange.calendars.names import MAX_TITLE, Title, kind_of_word, read_title

BIRTHDAY, WEDDING, NAME_DAY = OccasionKind.BIRTHDAY, OccasionKind.WEDDING, OccasionKind.NAME_DAY


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ana Prado’s birthday", Title(BIRTHDAY, "Ana Prado")),
        ("Ana Prado's 40th Birthday", Title(BIRTHDAY, "Ana Prado", age=40)),
        ("James' birthday", Title(BIRTHDAY, "James")),
        ("D'Ávila's bday", Title(BIRTHDAY, "D'Ávila")),
        ("Birthday of Ana", Title(BIRTHDAY, "Ana")),
        ("Happy birthday, Ana!", Title(BIRTHDAY, "Ana")),
        ("Ana & Bo's anniversary", Title(WEDDING, "Ana & Bo")),
        ("Aniversário de Ana Prado", Title(BIRTHDAY, "Ana Prado")),
        ("ANIVERSARIO DA ANA", Title(BIRTHDAY, "ANA")),
        ("Aniversário de 40 anos do João", Title(BIRTHDAY, "João", age=40)),
        ("Aniversário de casamento de Ana e João", Title(WEDDING, "Ana e João")),
        ("Aniversário da parceria com Ateliê", Title(OccasionKind.PARTNERSHIP, "Ateliê")),
        ("Ana - Aniversário", Title(BIRTHDAY, "Ana")),
        ("João faz 40 anos", Title(BIRTHDAY, "João", age=40)),
        ("Ziua de naștere a Anei", Title(BIRTHDAY, "Anei")),
        ("Ziua de naştere a lui Ion", Title(BIRTHDAY, "Ion")),
        ("Ziua lui Ion", Title(BIRTHDAY, "Ion")),
        ("Zi de nastere: Ana", Title(BIRTHDAY, "Ana")),
        ("Aniversarea căsătoriei: Ion și Ana", Title(WEDDING, "Ion și Ana")),
        ("Onomastica lui Andrei", Title(NAME_DAY, "Andrei")),
        ("🎂 Ana", Title(BIRTHDAY, "Ana")),
        ("💍 Ana (2010)", Title(WEDDING, "Ana", year=2010)),
        ("Ana (1980)", Title(BIRTHDAY, "Ana", year=1980)),
        ("🎂 Ana (40)", Title(BIRTHDAY, "Ana", age=40)),
        ("Aniversário", Title(BIRTHDAY, "")),
        ("Dia das mães", Title(None, "Dia das mães")),
        ("Ziua Națională", Title(None, "Ziua Națională")),
        ("", Title(None, "")),
    ],
)
def test_a_title_says_whose_day_it_is(title, expected):
    assert read_title(title) == expected


def test_a_text_is_no_title():
    text = "Ana's birthday " + "x" * MAX_TITLE
    assert read_title(text) == Title(None, text)


@pytest.mark.parametrize(
    ("word", "kind"), [("Birthday", BIRTHDAY), ("ANIVERSÁRIO", BIRTHDAY), ("Anniversary", WEDDING), ("Clientes", None)]
)
def test_a_category_may_be_a_kind(word, kind):
    assert kind_of_word(word) is kind
