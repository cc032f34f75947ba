from datetime import date, time

import pytest
from babel.dates import format_date, format_skeleton, format_time

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


@pytest.mark.parametrize(("language", "country"), [("en", "US"), ("en", "GB"), ("pt_BR", "BR"), ("ro", "RO")])
def test_what_is_written_without_babel_is_what_babel_writes(language, country):
    i18n.set_language(language, country)
    locale = f"en_{country}" if language == "en" else language
    for hour in range(24):
        assert i18n.format_hour(time(hour, 30)) == format_time(time(hour, 30), "short", locale=locale)
    for month in range(1, 13):
        day = date(2026, month, 2 * month)
        # In London Babel's September alone has a fourth letter.
        assert i18n.format_day(day) == format_date(day, "medium", locale=locale).replace("Sept ", "Sep ")
        assert i18n.format_day(day, "day_month") == format_skeleton("MMMd", day, locale=locale).replace("Sept", "Sep")


def test_amounts():
    i18n.set_language("pt_BR", "BR")
    assert i18n.format_money(430050, "BRL").replace("\xa0", " ") == "R$ 4.300,50"
    assert i18n.format_number(1846) == "1.846"
    assert i18n.format_percent(115) == "115%"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="unknown language"):
        i18n.set_language("xx")


def test_another_language_is_spoken_for_a_block_and_then_the_one_before():
    i18n.set_language("ro", "RO")
    with i18n.speaking("pt_BR"):
        assert (i18n.language(), i18n._("Today"), i18n.format_number(1846.5)) == ("pt_BR", "Hoje", "1.846,5")
        with i18n.speaking("en"):
            assert (i18n.language(), i18n._("Today"), i18n.format_number(1846.5)) == ("en", "Today", "1,846.5")
        assert i18n._("Today") == "Hoje"
    assert (i18n.language(), i18n.format_day(SATURDAY, "long")) == ("ro", "21 noiembrie 2026")


def test_what_goes_wrong_in_another_language_leaves_the_one_before():
    i18n.set_language("ro", "RO")
    with pytest.raises(KeyError), i18n.speaking("en"):
        raise KeyError
    with pytest.raises(ValueError, match="unknown language"), i18n.speaking("xx"):
        pass
    assert i18n.language() == "ro"


@pytest.mark.parametrize(
    ("language", "country", "first"), [("en", "US", True), ("en", "BR", False), ("en", "", True), ("ro", "US", False)]
)
def test_the_month_comes_first_only_in_american_english(language, country, first):
    i18n.set_language(language, country)
    assert i18n.writes_month_first() is first


@pytest.mark.parametrize(
    ("locale", "language", "country"),
    [("en_US.UTF-8", "pt_BR", "BR"), ("C.UTF-8", "ro", "RO"), ("pt_PT.UTF-8", "pt_BR", "PT"), ("en_GB.UTF-8", "en", "GB")],
)
def test_the_country_is_one_where_the_language_asked_for_is_spoken(locale, language, country):
    assert i18n.guess_country({"LANG": locale}, language) == country
