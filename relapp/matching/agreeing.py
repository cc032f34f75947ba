"""How two names agree: the same, one part of the other, initials, short forms, spelled or typed almost alike, or not at all."""

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from relapp.matching.names import Name, sound
from relapp.matching.nicknames import are_one_name

# Shorter words that differ by a letter are other names: Ana and Ane, Lia and Lea.
_SHORTEST_TYPED = 5
_LONG = 9

_VOWELS = frozenset("aeiou")


class Agreement(StrEnum):
    """How far two names agree, from the same to what speaks against one client."""

    SAME = "same"
    PART = "part"
    INSIDE = "inside"
    NICKNAME = "nickname"
    INITIALS = "initials"
    SPELLING = "spelling"
    TYPING = "typing"
    GIVEN = "given"
    UNKNOWN = "unknown"
    OTHER = "other"
    AGAINST = "against"


@lru_cache(maxsize=1 << 14)
def agreement(first: Name, second: Name) -> Agreement:
    """How two names agree, whichever comes first.

    PART leaves middle names out, INSIDE the given name too. GIVEN shares the given name alone, UNKNOWN has nothing to compare.
    AGAINST is another given name within one family, or another generation: relatives, who share phones.
    """
    if not (first.words or first.numbers) or not (second.words or second.numbers):
        return Agreement.UNKNOWN
    if first.numbers != second.numbers:
        return Agreement.OTHER
    if first.generation and second.generation and first.generation != second.generation:
        return Agreement.AGAINST
    short, long = sorted((first, second), key=lambda name: (len(name.words), name.words))
    if sorted(short.words) == sorted(long.words):
        return Agreement.SAME
    return _of_words(short.words, long.words)


def is_spoken_alike(first: str, second: str) -> bool:
    """Whether two words sound the same: Thiago and Tiago, Souza and Sousa."""
    return sound(first) == sound(second)


def is_typed_alike(first: str, second: str) -> bool:
    """Whether two words differ by a slip of the keyboard and not by what tells a woman's name from a man's."""
    if min(len(first), len(second)) < _SHORTEST_TYPED or first[0] != second[0] or _is_other_gender(first, second):
        return False
    from rapidfuzz.distance import OSA

    allowed = 2 if min(len(first), len(second)) >= _LONG else 1
    return OSA.distance(first, second, score_cutoff=allowed) <= allowed


def _is_initial(first: str, second: str) -> bool:
    return min(len(first), len(second)) == 1 and first[0] == second[0]


def _is_other_gender(first: str, second: str) -> bool:
    """Whether two words differ in their last vowel, or by one: Fernando and Fernanda, Daniel and Daniela."""
    short, long = sorted((first, second), key=len)
    if len(short) == len(long):
        return short[:-1] == long[:-1] and short[-1] in _VOWELS and long[-1] in _VOWELS
    return long[:-1] == short and long[-1] in _VOWELS


# How words may be paired, the surest first: the weakest that was needed names the agreement.
_WAYS: tuple[tuple[Agreement | None, Callable[[str, str], bool]], ...] = (
    (None, str.__eq__),
    (Agreement.SPELLING, is_spoken_alike),
    (Agreement.NICKNAME, are_one_name),
    (Agreement.TYPING, is_typed_alike),
    (Agreement.INITIALS, _is_initial),
)


def _of_words(short: tuple[str, ...], long: tuple[str, ...]) -> Agreement:
    pairs, weakest = _paired(short, long)
    if len(pairs) < len(short):
        return _at_odds(short, pairs)
    if all(min(len(short[here]), len(long[there])) == 1 for here, there in pairs.items()):
        return Agreement.OTHER
    if weakest:
        return weakest
    return Agreement.PART if len(short) > 1 and 0 in pairs.values() else Agreement.INSIDE


def _paired(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[dict[int, int], Agreement | None]:
    """Which word of `short` goes with which of `long`, by their places, and the weakest way that paired any."""
    pairs: dict[int, int] = {}
    weakest = None
    here_left, there_left = list(range(len(short))), list(range(len(long)))
    for way, is_alike in _WAYS:
        for here in [*here_left]:
            for there in there_left:
                if is_alike(short[here], long[there]):
                    pairs[here] = there
                    weakest = way
                    here_left.remove(here)
                    there_left.remove(there)
                    break
        if not here_left:
            break
    return pairs, weakest


def _at_odds(short: tuple[str, ...], pairs: dict[int, int]) -> Agreement:
    """What names are that do not go together."""
    if not pairs or len(short) == 1:
        return Agreement.OTHER
    if pairs.get(0) == 0:
        return Agreement.GIVEN
    given_differ = 0 not in pairs and 0 not in pairs.values()
    return Agreement.AGAINST if given_differ else Agreement.OTHER
