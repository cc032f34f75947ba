"""The names, places, goods and sentences that sample clients are made of, one language to a pair of files."""

import json
from functools import lru_cache
from typing import Any, NotRequired, TypedDict

from relapp.paths import RESOURCES

# By language of the book; the files are named by the countries whose people speak it.
LANGUAGES = {"pt_BR": "br", "ro": "ro", "en": "en"}


class Place(TypedDict):
    """A town, how an address shows it, its area code, and the country whose numbering plan and currency it uses."""

    city: str
    shown: str
    area: str
    numbering: str


class Trade(TypedDict):
    """What a company does: how such companies are called, who works there, what they need."""

    names: list[str]
    titles: dict[str, list[str]]
    needs: list[str]


class Product(TypedDict):
    """Something to sell, at a price between two in whole units of the place's currency or its own."""

    what: str
    price: list[int]
    currency: NotRequired[str]


class Words(TypedDict):
    """Everything sample clients of one language are made of."""

    ending: str
    mailbox: str
    counter: str
    given: dict[str, list[str]]
    surnames: list[str]
    two_surnames: float
    name_days: dict[str, str]
    relations: dict[str, dict[str, str]]
    places: list[Place]
    phones: dict[str, list[str]]
    phones_of_large_books: dict[str, list[str]]
    currencies: dict[str, str]
    address: str
    streets: list[str]
    signs: list[str]
    trades: list[Trade]
    products: list[Product]
    tags: list[str]
    interests: list[str]
    wishes: list[str]
    preferences: list[str]
    hours: list[tuple[str, int, int]]
    channels: list[str]
    customs: list[str]
    about: list[str]
    once: list[str]
    repeating: list[tuple[str, int, str]]


@lru_cache
def words(country: str) -> Words:
    """The words of ``br``, ``ro`` or ``en``."""
    loaded: Words = _read(country)
    return loaded


@lru_cache
def notes(country: str) -> dict[str, list[str]]:
    """Notes on touches in the language of ``br``, ``ro`` or ``en``, by purpose, by step or by what became of the touch."""
    loaded: dict[str, list[str]] = _read(f"{country}-notes")
    return loaded


def _read(name: str) -> Any:
    return json.loads((RESOURCES / "sample" / f"{name}.json").read_text("utf-8"))
