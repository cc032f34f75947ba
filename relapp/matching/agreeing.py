"""How two names agree: the same, one part of the other, initials, short forms, spelled or typed almost alike, or not at all."""

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from relapp.matching.names import Name, sound
from relapp.matching.nicknames import are_one_name
from relapp.matching.words_of_names import FAMILY_ENDS, FAMILY_NAMES, OF_MEN, OF_WOMEN, RELATIONS

# Shorter words that differ by a letter are other names: Ana and Ane, Lia and Lea.
_SHORTEST_TYPED = 5
_LONG = 9

_VOWELS = frozenset("aeiou")


class Agreement(StrEnum):
    """How far two names agree, from the same to what speaks against one client."""

    SAME = "same"
    SINGLE = "single"
    ALMOST = "almost"
    BETWEEN = "between"
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

    SAME is of two words or more, SINGLE of one, ALMOST has something beside that may tell two apart. BETWEEN leaves out surnames
    in the middle, PART any names behind the first, INSIDE the given name too. GIVEN shares the given name alone, UNKNOWN has
    nothing to compare. AGAINST is another given name within one family, another generation, man and wife, somebody's mother, or
    two of whom one is named alone: relatives, who share phones.
    """
    agreed = _of_names(first, second)
    if agreed in (Agreement.UNKNOWN, Agreement.OTHER):
        return agreed
    if _are_relatives(first, second):
        return Agreement.AGAINST
    if first.is_pair is not second.is_pair:
        is_written_alike = agreed in (Agreement.SAME, Agreement.ALMOST) and len(first.full) > 1
        return Agreement.ALMOST if is_written_alike else Agreement.AGAINST
    return _DOUBTED.get(agreed, agreed) if _is_doubtful(first, second) else agreed


# What is left of an agreement where one of the two says something beside the name.
_DOUBTED = {
    Agreement.SAME: Agreement.ALMOST,
    Agreement.SINGLE: Agreement.ALMOST,
    Agreement.SPELLING: Agreement.TYPING,
    Agreement.BETWEEN: Agreement.PART,
}


def _of_names(first: Name, second: Name) -> Agreement:
    """How the words of two names agree, and their generations."""
    if not (first.words or first.numbers) or not (second.words or second.numbers):
        return Agreement.UNKNOWN
    if first.numbers != second.numbers:
        return Agreement.OTHER
    if first.generation and second.generation and first.generation != second.generation:
        return Agreement.AGAINST
    short, long = sorted((first, second), key=lambda name: (len(name.words), name.words))
    if sorted(short.words) == sorted(long.words):
        return _same(short, long)
    return _of_words(short.words, long.words)


def _same(first: Name, second: Name) -> Agreement:
    """What two names of the same words are: a family's name may stand in front, but Ana Maria is not Maria Ana."""
    words, full = first.words, len(first.full)
    if full > 1:
        is_turned = any(words[at:] + words[:at] == second.words for at in range(len(words)))
        return Agreement.SAME if is_turned else Agreement.ALMOST
    is_name = bool(full or first.numbers) and not (first.relation and len(words) == 1)
    return Agreement.SINGLE if is_name and first.titles == second.titles and words == second.words else Agreement.ALMOST


def _are_relatives(first: Name, second: Name) -> bool:
    """Whether what stands beside two names says that they are two: Mr and Mrs, the mother of one, a father and his son."""
    if (_is_man(first) and _is_woman(second)) or (_is_woman(first) and _is_man(second)) or first.relation != second.relation:
        return True
    related = [RELATIONS.intersection(each.aside) for each in (first, second)]
    return all(related) and related[0] != related[1]


def _is_doubtful(first: Name, second: Name) -> bool:
    """Whether brackets may tell two apart, or one may be called by her husband's name, as Mrs John Smith is."""
    if first.aside != second.aside:
        return True
    if _is_woman(first) is _is_woman(second):
        return False
    words = (first if _is_woman(first) else second).full
    return len(words) > 1 and not any(word[-1] == "a" and not _is_family(word) for word in words)


def _is_man(name: Name) -> bool:
    return not name.is_pair and not OF_MEN.isdisjoint(name.titles)


def _is_woman(name: Name) -> bool:
    return not name.is_pair and not OF_WOMEN.isdisjoint(name.titles)


def _is_family(word: str) -> bool:
    return word in FAMILY_NAMES or word.endswith(FAMILY_ENDS)


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
    if weakest is Agreement.SPELLING and len(short) == len(long):
        return weakest if _is_whole(short, long, pairs) else Agreement.TYPING
    if weakest and weakest is not Agreement.SPELLING:
        return weakest
    if len(short) == 1 or 0 not in pairs.values():
        return Agreement.INSIDE
    return Agreement.PART if weakest or not _is_between(short, long) else Agreement.BETWEEN


def _is_whole(short: tuple[str, ...], long: tuple[str, ...], pairs: dict[int, int]) -> bool:
    """Whether two names of as many words have two that are no initials, in one order or with the family's name in front."""
    turns = {(there - here) % len(long) for here, there in pairs.items()}
    return len(turns) == 1 and sum(len(word) > 1 for word in short) > 1


def _is_between(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `short` leaves out surnames alone, between a first and a last word that both have in full."""
    if short[0] != long[0] or short[-1] != long[-1] or min(len(short[0]), len(short[-1])) == 1:
        return False
    rest = iter(long)
    return all(word in rest for word in short) and all(word in short or _is_family(word) for word in long)


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
