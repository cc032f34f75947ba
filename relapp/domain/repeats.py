"""Whether a gift repeats one that a client had already."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from relapp.domain.gifts import Gift, GiftState
from relapp.domain.text import fold

_WORD = re.compile(r"\w+")
_SHORTEST = 3
# Words of three letters and more that join others, in the languages of the program, folded.
_JOINING = frozenset(
    {"and", "for", "from", "the", "with", "com", "das", "dos", "para", "por", "sem", "uma", "din", "pentru", "sau"}
)
_STEM = 4
_LIKE = 0.8


def already_had(what: str, gifts: Iterable[Gift]) -> Gift | None:
    """The last of `gifts`, ideas aside, that `what` resembles: half the words of the shorter name are in the longer one.

    Accents, case, plurals and slips of the pen make no difference. Joining words and those under three letters do not count.
    """
    words = _words(what)
    if not words:
        return None
    had = [gift for gift in gifts if gift.state is not GiftState.IDEA and _resemble(words, _words(gift.what))]
    return max(had, key=lambda gift: str(gift.given_on or gift.bought_on or "")) if had else None


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if len(word) >= _SHORTEST and word not in _JOINING]


def _resemble(one: list[str], other: list[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and 2 * sum(any(_are_alike(word, each) for each in longer) for word in shorter) >= len(shorter)


def _are_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _STEM:
        return False
    return longer.startswith(shorter) or SequenceMatcher(None, one, other).ratio() >= _LIKE
