"""What care is told with: promises, concerns, gifts and the like, one language to a file."""

import json
from functools import lru_cache
from typing import TypedDict

from relapp.paths import RESOURCES


class Trouble(TypedDict):
    """A concern with all that came of it; `who` must know, empty where nobody else has to."""

    what: str
    cause: str
    solution: str
    prevention: str
    who: str


class Present(TypedDict):
    """A gift, at a price between two in what a euro buys."""

    what: str
    price: list[int]


class Thought(TypedDict):
    """The idea of a gift, and where it comes from (`gifts.IdeaSource`)."""

    what: str
    source: str
    note: str


class Question(TypedDict):
    """Something to ask, an answer to it, and our reply."""

    question: str
    options: list[str]
    answer: str
    reply: str


class Risk(TypedDict):
    """What was seen of a relationship at risk, and the steps that mend it, by the bad sign they answer."""

    note: str
    steps: dict[str, str]


class Peace(TypedDict):
    """What is noted of a client who is left in peace, and of the last touch before."""

    note: str
    touch: str


class Cutting(TypedDict):
    """A clipping added `days_ago`; it is good for so many days from the day of the sample, fewer than 0 where it is past."""

    title: str
    source: str
    note: str
    topics: list[str]
    days_ago: int
    good_for: int | None


class CareWords(TypedDict):
    """Everything care is told with in one language: promises by party, events by trigger, pauses by kind."""

    promises: dict[str, list[str]]
    concerns: list[Trouble]
    gifts: list[Present]
    ideas: list[Thought]
    events: dict[str, list[str]]
    feedback: list[Question]
    praise: list[str]
    opportunity: list[str]
    observation: list[str]
    endings: list[str]
    gained: list[str]
    looked: list[str]
    risk: Risk
    pauses: dict[str, Peace]
    clippings: list[Cutting]
    read: list[str]


@lru_cache
def care_words(country: str) -> CareWords:
    """The words of ``br``, ``ro`` or ``en``."""
    loaded: CareWords = json.loads((RESOURCES / "sample" / f"{country}-care.json").read_text("utf-8"))
    return loaded
