"""Words, dates and numbers in the user's language. Everything is looked up when it is shown, never at import."""

import gettext as _gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from relapp.paths import TRANSLATIONS

if TYPE_CHECKING:
    from babel import Locale

# The languages spoken, each by its own name, so that whoever got the wrong one finds theirs.
LANGUAGE_NAMES = {"en": "English", "pt_BR": "Português (Brasil)", "ro": "Română"}
LANGUAGES = tuple(LANGUAGE_NAMES)

# By locale, where several write a day in their own way. A window opens with such days, and Babel takes long to load.
_PATTERNS = {
    "medium": {
        "en_US": "{month} {day}, {year}",
        "pt_BR": "{day} de {month} de {year}",
        "": "{day} {month} {year}",
    },
    "day_month": {"en_US": "{month} {day}", "pt_BR": "{day} de {month}", "": "{day} {month}"},
    "month": {"": "{month}"},
    "month_year": {"pt_BR": "{month} de {year}", "": "{month} {year}"},
    "weekday": {"": "{weekday}"},
    "weekday_day": {"": "{weekday} {day}"},
    "weekday_day_month": {
        "en_US": "{weekday}, {month} {day}",
        "en_GB": "{weekday} {day} {month}",
        "pt_BR": "{weekday}, {day} de {month}",
        "ro": "{weekday}, {day} {month}",
    },
}

_language = "en"
_region = "US"


def set_language(language: str, country: str = "") -> None:
    """Speak `language`, one of LANGUAGES; `country` (ISO 3166) only chooses between English ways to write a date."""
    global _language, _region
    if language not in LANGUAGES:
        raise ValueError(f"unknown language: {language}")
    _language = language
    _region = "US" if country in ("", "US") else "GB"
    _locale.cache_clear()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language`, one of LANGUAGES, until the block ends: for words that somebody else is to read."""
    global _language
    if language not in LANGUAGES:
        raise ValueError(f"unknown language: {language}")
    before, _language = _language, language
    _locale.cache_clear()
    try:
        yield
    finally:
        _language = before
        _locale.cache_clear()


def language() -> str:
    """The language spoken now."""
    return _language


def writes_month_first() -> bool:
    """Whether 03/04 is a day in March where the user is, rather than in April."""
    return (_language, _region) == ("en", "US")


def guess_language(environment: "os._Environ[str] | dict[str, str] | None" = None) -> str:
    """The language among LANGUAGES that the system asks for, English where it asks for another."""
    names = _wanted_locales(os.environ if environment is None else environment)
    for name in names:
        for known in LANGUAGES:
            if name.split("_")[0].split("-")[0].lower() == known.split("_")[0]:
                return known
    return "en"


def guess_country(environment: "os._Environ[str] | dict[str, str] | None" = None, language: str = "") -> str:
    """The country (ISO 3166) of the system's locale; else that of `language`, or of the guessed one: BR, RO or US.

    A locale of another language than `language` says nothing of where those live who speak it.
    """
    names = _wanted_locales(os.environ if environment is None else environment)
    for name in names:
        if language and name[:2].lower() != language[:2]:
            continue
        country = name.replace("-", "_").partition("_")[2].partition(".")[0].partition("@")[0]
        if len(country) == 2 and country.isalpha():
            return country.upper()
    return {"pt_BR": "BR", "ro": "RO"}.get(language or guess_language(environment), "US")


def _(message: str) -> str:
    """The translation of `message`."""
    return _catalogue(_language, TRANSLATIONS).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The translation of the form that `count` takes."""
    return _catalogue(_language, TRANSLATIONS).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """The translation of `message` where the word alone could mean several things."""
    return _catalogue(_language, TRANSLATIONS).pgettext(context, message)


def format_day(day: date, style: str = "medium") -> str:
    """A day as ``short``, ``medium``, ``long``, ``full``, ``weekday_short`` or any of the patterns above."""
    if style == "weekday_short":
        return _short_weekdays()[day.weekday()]
    if style == "month_short":
        return _short_months()[day.month - 1]
    if style.startswith(("month", "weekday")):
        weekday, month = _weekdays()[day.weekday()], _months()[day.month - 1]
        return _pattern(style).format(day=day.day, month=month, year=day.year, weekday=weekday)
    if style in _PATTERNS:
        return _pattern(style).format(day=day.day, month=_short_months()[day.month - 1], year=day.year)
    from babel.dates import format_date

    return format_date(day, style, locale=_locale())


def day_pattern() -> str:
    """The medium pattern of a day: ``{day}``, ``{month}`` (its short name) and ``{year}`` in the order of the language."""
    return _pattern("medium")


def format_days(first: date, last: date, *, with_year: bool = False) -> str:
    """The days from `first` to `last`, with nothing said twice."""
    from babel.dates import format_interval

    return format_interval(first, last, "yMMMd" if with_year else "MMMd", locale=_locale())


def first_weekday() -> int:
    """On which day a week begins where the language is spoken, 0 for Monday."""
    first: int = _locale().first_week_day
    return first


def format_hour(hour: time) -> str:
    """An hour of the day, without seconds."""
    if _language == "en" and _region == "US":
        return f"{hour.hour % 12 or 12}:{hour.minute:02}\u202f{'AM' if hour.hour < 12 else 'PM'}"
    return hour.isoformat("minutes")


def format_number(value: int | float) -> str:
    """A number with the language's own separators."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_locale())


def format_percent(percent: int) -> str:
    """So many hundredths, as in "115%"."""
    from babel.numbers import format_percent as of_one

    return of_one(percent / 100, locale=_locale())


def format_money(minor_units: int, currency: str) -> str:
    """An amount given in hundredths of `currency` (ISO 4217)."""
    from babel.numbers import format_currency

    return format_currency(minor_units / 100, currency, locale=_locale())


def first_letter_upper(text: str) -> str:
    """`text` with its first letter as a capital: weekday names begin sentences, and two of the languages write them small."""
    return text[:1].upper() + text[1:]


def _wanted_locales(environment: "os._Environ[str] | dict[str, str]") -> list[str]:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        value = environment.get(variable, "")
        if value and value not in ("C", "POSIX") and not value.startswith("C."):
            return [name for name in value.split(":") if name]
    if os.name != "posix" or not environment.get("LANG"):
        import locale

        name = locale.getlocale()[0]
        return [name] if name and name != "C" else []
    return []


@lru_cache(maxsize=1)
def _locale() -> "Locale":
    from babel import Locale

    return Locale.parse(_locale_name())


def _locale_name() -> str:
    return f"en_{_region}" if _language == "en" else _language


def _pattern(style: str) -> str:
    patterns = _PATTERNS[style]
    return patterns.get(_locale_name()) or patterns[""]


def _weekdays() -> tuple[str, ...]:
    return (
        pgettext("weekday", "Monday"),
        pgettext("weekday", "Tuesday"),
        pgettext("weekday", "Wednesday"),
        pgettext("weekday", "Thursday"),
        pgettext("weekday", "Friday"),
        pgettext("weekday", "Saturday"),
        pgettext("weekday", "Sunday"),
    )


def _short_weekdays() -> tuple[str, ...]:
    return (
        pgettext("weekday", "Mon"),
        pgettext("weekday", "Tue"),
        pgettext("weekday", "Wed"),
        pgettext("weekday", "Thu"),
        pgettext("weekday", "Fri"),
        pgettext("weekday", "Sat"),
        pgettext("weekday", "Sun"),
    )


def _months() -> tuple[str, ...]:
    return (
        pgettext("month", "January"),
        pgettext("month", "February"),
        pgettext("month", "March"),
        pgettext("month", "April"),
        pgettext("month", "May"),
        pgettext("month", "June"),
        pgettext("month", "July"),
        pgettext("month", "August"),
        pgettext("month", "September"),
        pgettext("month", "October"),
        pgettext("month", "November"),
        pgettext("month", "December"),
    )


def _short_months() -> tuple[str, ...]:
    return (
        pgettext("short month", "Jan"),
        pgettext("short month", "Feb"),
        pgettext("short month", "Mar"),
        pgettext("short month", "Apr"),
        pgettext("short month", "May"),
        pgettext("short month", "Jun"),
        pgettext("short month", "Jul"),
        pgettext("short month", "Aug"),
        pgettext("short month", "Sep"),
        pgettext("short month", "Oct"),
        pgettext("short month", "Nov"),
        pgettext("short month", "Dec"),
    )


@lru_cache(maxsize=2 * len(LANGUAGES))
def _catalogue(name: str, folder: Path) -> _gettext.NullTranslations:
    """The words of a language, read when the first of them is wanted; compiled in memory where no compiled ones lie there."""
    if name == "en":
        return _gettext.NullTranslations()
    source = folder / name / "LC_MESSAGES" / "relapp.po"
    compiled = source.with_suffix(".mo")
    if _is_current(compiled, source):
        with compiled.open("rb") as file:
            return _gettext.GNUTranslations(file)
    if not source.exists():
        return _gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    buffer = BytesIO()
    with source.open("rb") as file:
        write_mo(buffer, read_po(file, locale=name))
    buffer.seek(0)
    return _gettext.GNUTranslations(buffer)


def _is_current(compiled: Path, source: Path) -> bool:
    return compiled.exists() and (not source.exists() or compiled.stat().st_mtime >= source.stat().st_mtime)
