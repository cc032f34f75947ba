from dataclasses import replace

import pytest

from relapp import i18n
from relapp.domain.settings import Settings
from relapp.ui.settings.places import country_choice, country_name, region_name, regions, speech


@pytest.mark.parametrize(("language", "name"), [("en", "Brazil"), ("pt_BR", "Brasil"), ("ro", "Brazilia")])
def test_countries_have_names_in_every_language(language: str, name: str) -> None:
    i18n.set_language(language)
    assert country_name("BR") == name


def test_an_unknown_country_is_called_by_its_code() -> None:
    assert country_name("QQ") == "QQ"
    assert regions("QQ") == [("", "The whole country")]


def test_regions_have_their_own_names() -> None:
    assert region_name("SP", "BR") == "São Paulo (SP)"
    assert [code for code, _name in regions("BR")][:3] == ["", "AC", "AL"]
    assert regions("RO") == [("", "The whole country")]


def test_the_list_of_countries_is_in_alphabetical_order(qtbot: object) -> None:
    i18n.set_language("pt_BR")
    choice = country_choice()
    choice.set_value("BR")
    choice.complete()
    names = [choice.itemText(index) for index in range(1, choice.count())]

    assert choice.currentText() == "Brasil"
    assert names.index("África do Sul") < names.index("Alemanha") < names.index("Romênia")
    choice.deleteLater()


def test_dates_in_english_follow_the_country_and_others_do_not() -> None:
    english = Settings(language="en", country="US")
    portuguese = replace(english, language="pt_BR")

    assert speech(english) != speech(replace(english, country="RO"))
    assert speech(portuguese) == speech(replace(portuguese, country="RO"))
