"""Which words of what people type say something, and which are forms of one word: plurals, articles, kindred endings."""

import re
from functools import lru_cache

from relapp.domain.text import fold

_WORD = re.compile(r"[^\W_]+")

# Words that stand between those that say something, in the languages of the program, folded. "ai" and "it" are left out: a client
# may be interested in either.
_ENGLISH = """
a about all an and any are as at by for from had has have her his how i in into is its my no not of on or our over some that the
their these they this to up was we what when where which who with you your
"""
_PORTUGUESE = """
a ante ao aos apos as ate com como contra da das de dela dele deles desde do dos e ela elas ele eles em entre essa esse esta este
eu foi isso isto ja la lhe mais mas me mesmo meu minha muito na nao nas nem no nos o onde os ou para pela pelas pelo pelos por
qual quando que quem se sem ser seu seus sao sob sobre sua suas tem toda todas todo todos um uma umas uns
"""
_ROMANIAN = """
a acest aceasta aceste acesti al ale am ar au ca care catre ce cea cei cel cele cu cum de deci despre din dintr dintre dupa e ea
ei este eu fara fi fie foarte iar ii il in inca intr intre isi la le li lor lui mai nici nu o or ori pe pentru prin sa sau se si
sub sunt sus tot toate toti un una unei unele unii unor unui
"""
_SAY_NOTHING = frozenset(f"{_ENGLISH} {_PORTUGUESE} {_ROMANIAN}".split())

# Endings, folded: what another form of the word has in their place, and how many letters must stand before them.
_PLURALS = (
    ("oes", "ao", 2), ("aes", "ao", 1), ("ais", "al", 3), ("eis", "el", 3), ("ois", "ol", 3), ("ns", "m", 2), ("ies", "y", 2),
    ("s", "", 3), ("ii", "il", 3), ("e", "a", 3),
)  # fmt: skip
# Romanian plurals, articles and cases. Those that hardly any other word ends in may leave a short stem.
_RARE_ENDINGS = ("urilor", "urile", "ului", "uri", "ul")
_COMMON_ENDINGS = ("lelor", "elor", "ilor", "aua", "ele", "ile", "lei", "lor", "lui", "ea", "ei", "ii", "le", "a", "e", "i", "u")
_SHORT_STEM, _STEM = 3, 4

# Two words that begin with so many equal letters are kin, if no more than so many of each are left.
_SHARED = 5
_LEFT_OF_SHORTER, _LEFT_OF_LONGER = 2, 5


def spelt(text: str) -> list[str]:
    """The folded words of a text, whatever they say."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """The folded words of a few typed ones that say something: no numbers, no single letters, no *and*, *de* or *pentru*."""
    return frozenset(word for word in spelt(text) if len(word) > 1 and not word.isdecimal() and word not in _SAY_NOTHING)


@lru_cache(maxsize=4096)
def are_kin(one: str, other: str) -> bool:
    """Whether two folded words are forms of one word, or close enough: *viagem* and *viagens*, *mașină* and *mașinile*.

    Kindred words have at least their first two letters in common.
    """
    if one[:2] != other[:2]:
        return False
    if one == other or not _forms(one).isdisjoint(_forms(other)):
        return True
    shorter, longer = sorted((one, other), key=len)
    shared = next((index for index, letter in enumerate(shorter) if letter != longer[index]), len(shorter))
    return shared >= _SHARED and len(shorter) - shared <= _LEFT_OF_SHORTER and len(longer) - shared <= _LEFT_OF_LONGER


def _forms(word: str) -> frozenset[str]:
    """What is left of a word without its endings, by each way to take it apart."""
    ways = {word} | {
        word.removesuffix(ending) + instead
        for ending, instead, before in _PLURALS
        if word.endswith(ending) and len(word) - len(ending) >= before
    }
    return frozenset(_stem(way) for way in ways)


def _stem(word: str) -> str:
    """A word without its Romanian endings, one after the other."""
    while True:
        least = ((_RARE_ENDINGS, _SHORT_STEM), (_COMMON_ENDINGS, _STEM))
        ending = next((e for endings, room in least for e in endings if word.endswith(e) and len(word) - len(e) >= room), "")
        if not ending:
            return word
        word = word.removesuffix(ending)
