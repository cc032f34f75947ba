"""Clippings: something read or seen, and the clients whose interests it matches."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from relapp.domain.clients import Client, DetailKind, Pause
from relapp.domain.journal import Purpose
from relapp.domain.pauses import PASSES
from relapp.domain.words import are_kin, spelt, words_of

# What of a client's details says what they would like to hear of.
INTERESTS = frozenset({DetailKind.INTEREST, DetailKind.WISH, DetailKind.NEED})

_LINK = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)

# A topic that is the interest, and each word that a topic and an interest share.
_THE_SAME = 100
_SHARED_WORD = 10


@dataclass(frozen=True, slots=True)
class Clipping:
    """An article, book, event or offer; `source` is a link or a file, `good_until` the last day to pass it on."""

    title: str
    added_on: date
    source: str = ""
    note: str = ""
    topics: tuple[str, ...] = ()
    good_until: date | None = None
    uuid: str = ""

    def is_good(self, on: date) -> bool:
        """Whether it is worth passing on."""
        return self.good_until is None or on <= self.good_until


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A clipping that a client was given, and what they answered."""

    clipping: str
    on: date
    answer: str = ""
    client_id: int = 0
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Why a clipping is for a client: the interest in the client's own words; a higher `score` fits better."""

    clipping: Clipping
    interest: str
    score: int


class Shelf:
    """Clippings by the words of their topics, so that an interest finds its own without looking at each."""

    def __init__(self, clippings: Iterable[Clipping]) -> None:
        self._clippings = tuple(clippings)
        self._by_beginning: dict[str, dict[str, set[int]]] = {}
        self._known: dict[str, frozenset[int]] = {}
        for number, clipping in enumerate(self._clippings):
            for topic in clipping.topics:
                for word in words_of(topic):
                    self._by_beginning.setdefault(word[:2], {}).setdefault(word, set()).add(number)

    def matches(self, interest: str) -> list[Match]:
        """The clippings that fit an interest, in their order."""
        near = self._near(interest)
        if not near:
            return []
        words = words_of(interest)
        found = (Match(self._clippings[each], interest, score(self._clippings[each].topics, words)) for each in sorted(near))
        return [each for each in found if each.score]

    def of(self, client: Client) -> tuple[Clipping, ...]:
        """The clippings that fit something a client is interested in, in their order."""
        near = set[int]().union(*(self._near(detail.text) for detail in client.details if detail.kind in INTERESTS))
        return tuple(self._clippings[each] for each in sorted(near) if match(self._clippings[each], client))

    def _near(self, text: str) -> set[int]:
        """The clippings with a word of `text` or one of its kin, be it one that says nothing: hardly any in a large book."""
        found = set[int]()
        for word in spelt(text):
            if word[:2] in self._by_beginning:
                found |= self._with_kin_of(word)
        return found

    def _with_kin_of(self, word: str) -> frozenset[int]:
        if word not in self._known:
            near = self._by_beginning[word[:2]]
            self._known[word] = frozenset[int]().union(*(numbers for each, numbers in near.items() if are_kin(each, word)))
        return self._known[word]


def match(clipping: Clipping, client: Client) -> Match | None:
    """The interest of `client` that fits best, or None. A topic that is the interest weighs more than words they share."""
    found = [
        Match(clipping, detail.text, points)
        for detail in client.details
        if detail.kind in INTERESTS and (points := score(clipping.topics, words_of(detail.text)))
    ]
    return max(found, key=lambda each: each.score, default=None)


def best_match(clippings: Iterable[Clipping], client: Client) -> Match | None:
    """The clipping that fits `client` best, the oldest of equals."""
    found = [each for clipping in clippings if (each := match(clipping, client))]
    return min(found, key=lambda each: (-each.score, each.clipping.added_on, each.clipping.uuid), default=None)


def score(topics: Iterable[str], interest: frozenset[str]) -> int:
    """How well topics fit the words of an interest: 100 for the best, 0 for not at all."""
    best = 0
    for topic in topics:
        words = words_of(topic)
        shared = sum(any(are_kin(word, each) for each in interest) for word in words)
        if shared:
            is_same = shared == len(words) and all(any(are_kin(word, each) for word in words) for each in interest)
            best = max(best, _THE_SAME if is_same else min(_SHARED_WORD * shared, _THE_SAME - 1))
    return best


def may_be_given(pause: Pause | None, paused_until: date | None, *, in_concern: bool, on: date) -> bool:
    """Whether a client may be given a clipping: nothing that they paused for, and no open concern, holds it back on `on`."""
    reasons = [Pause.OPEN_CONCERN] if in_concern else []
    if pause and (paused_until is None or on <= paused_until):
        reasons.append(pause)
    return all(Purpose.SHARE_INFORMATION in PASSES[reason] for reason in reasons)


def is_link(text: str) -> bool:
    """Whether `text` is the address of a page."""
    return _LINK.fullmatch(text.strip()) is not None
