"""Clippings: something read or seen, and the clients whose interests it matches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from relapp.domain.clients import Client, DetailKind
from relapp.domain.text import fold

# A shorter word says too little of an interest.
_SHORTEST_WORD = 3


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


def match(clipping: Clipping, client: Client) -> Match | None:
    """The interest of `client` that fits best, or None. A topic that is the interest weighs more than words they share."""
    found = [
        Match(clipping, detail.text, score)
        for detail in client.details
        if detail.kind in (DetailKind.INTEREST, DetailKind.WISH, DetailKind.NEED)
        and (score := _score(clipping.topics, detail.text))
    ]
    return max(found, key=lambda each: each.score, default=None)


def best_match(clippings: Iterable[Clipping], client: Client) -> Match | None:
    """The clipping that fits `client` best, the oldest of equals."""
    found = [each for clipping in clippings if (each := match(clipping, client))]
    return min(found, key=lambda each: (-each.score, each.clipping.added_on, each.clipping.uuid), default=None)


def words_of(text: str) -> frozenset[str]:
    """The folded words of a topic or an interest that say something."""
    return frozenset(word for word in fold(text).split() if len(word) >= _SHORTEST_WORD)


def _score(topics: Iterable[str], interest: str) -> int:
    wanted, score = words_of(interest), 0
    for topic in topics:
        words = words_of(topic)
        shared = words & wanted
        if shared:
            score = max(score, 100 if words == wanted else 10 * len(shared))
    return score
