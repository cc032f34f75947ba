"""Languages, countries and regions by name."""

from functools import lru_cache
from typing import TYPE_CHECKING

from relapp import i18n
from relapp.domain.settings import Settings
from relapp.domain.text import sort_key
from relapp.i18n import LANGUAGE_NAMES, _
from relapp.ui.settings.fields import Choice, LateChoice

if TYPE_CHECKING:
    from babel import Locale


def speech(settings: Settings) -> tuple[str, bool]:
    """What the words and the dates on the screen follow; where it differs, every page has to be made again."""
    return settings.language, settings.language == "en" and settings.country in ("", "US")


def language_choice() -> Choice:
    """Every language the program speaks."""
    return Choice(LANGUAGE_NAMES.items(), name=_("Language"))


def country_choice() -> LateChoice:
    """Every country whose public holidays are known, by ISO 3166 code."""
    return LateChoice(_countries, country_name, name=_("Country"))


def country_name(code: str) -> str:
    """The name of a country in the language spoken now, or its code."""
    if not code:
        return _("No country, no public holidays")
    return str(_locale(i18n.language()).territories.get(code, code))


def region_name(code: str, country: str) -> str:
    """The name of a region of `country` with its code, or the code alone where no name is known."""
    if not code:
        return _("The whole country")
    name = _region_names(country).get(code)
    return f"{name} ({code})" if name else code


def regions(country: str) -> list[tuple[str, str]]:
    """The regions of `country` that have public holidays of their own, by code, with their names."""
    named = [(code, region_name(code, country)) for code in _region_names(country)]
    return [("", region_name("", country)), *sorted(named, key=_by_name)]


def _countries() -> list[tuple[str, str]]:
    from relapp.book.public_holidays import countries

    return [("", country_name("")), *sorted(((code, country_name(code)) for code in countries()), key=_by_name)]


def _by_name(option: tuple[str, str]) -> str:
    return sort_key(option[1], i18n.language())


@lru_cache(maxsize=4)
def _region_names(country: str) -> dict[str, str]:
    """The regions of one country, without asking all others; the name is empty where none is known."""
    import holidays

    try:
        calendar = holidays.country_holidays(country)
    except NotImplementedError:
        return {}
    aliases = calendar.get_subdivision_aliases()
    return {code: next(iter(aliases.get(code, [])), "") for code in calendar.subdivisions}


@lru_cache(maxsize=1)
def _locale(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(language)
