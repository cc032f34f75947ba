from datetime import date, time

import pytest

from relapp import i18n

SATURDAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _back_to_english():
    yield
    i18n.set_language("en")


@pytest.mark.parametrize(
    ("environment", "language", "country"),
    [
        ({"LANG": "pt_BR.UTF-8"}, "pt_BR", "BR"),
        ({"LANG": "pt_PT.UTF-8"}, "pt_BR", "PT"),
        ({"LANG": "ro_RO.UTF-8"}, "ro", "RO"),
        ({"LANG": "ro"}, "ro", "RO"),
        ({"LANG": "en_GB.UTF-8"}, "en", "GB"),
        ({"LANG": "de_DE.UTF-8"}, "en", "DE"),
        ({"LANG": "C.UTF-8"}, "en", "US"),
        ({"LC_ALL": "ro_RO", "LANG": "en_US"}, "ro", "RO"),
    ],
)
def test_language_and_country_are_guessed_from_the_system(environment, language, country):
    assert (i18n.guess_language(environment), i18n.guess_country(environment)) == (language, country)


@pytest.mark.parametrize(
    ("language", "country", "texts"),
    [
        ("en", "US", ["Saturday, November 21", "Nov 21", "11/21/26", "9:05"]),
        ("en", "GB", ["Saturday 21 November", "21 Nov", "21/11/2026", "09:05"]),
        ("pt_BR", "BR", ["sábado, 21 de novembro", "21 de nov.", "21/11/2026", "09:05"]),
        ("ro", "RO", ["sâmbătă, 21 noiembrie", "21 nov.", "21.11.2026", "09:05"]),
    ],
)
def test_days_and_hours_are_written_as_people_do(language, country, texts):
    i18n.set_language(language, country)
    found = [i18n.format_day(SATURDAY, style) for style in ("weekday_day_month", "day_month", "short")] + [
        i18n.format_hour(time(9, 5))
    ]
    for text, expected in zip(found, texts, strict=True):
        assert text.startswith(expected)


def test_amounts():
    i18n.set_language("pt_BR", "BR")
    assert i18n.format_money(430050, "BRL").replace("\xa0", " ") == "R$ 4.300,50"
    assert i18n.format_number(1846) == "1.846"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="unknown language"):
        i18n.set_language("xx")
