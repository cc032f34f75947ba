"""Names as they are compared: folded words without titles and particles, in the order in which they are spoken."""

import re
from dataclasses import dataclass
from functools import lru_cache

from relapp.domain.text import fold
from relapp.matching.words_of_names import COMPANY_PREFIXES, COMPANY_WORDS, GENERATIONS, HONORIFICS, LEGAL_FORMS, PARTICLES

# Longer names are looked at no further, whatever a file says a name is.
MOST_LETTERS = 160
MOST_WORDS = 6
_LONGEST_WORD = 32

# A surname of a book's clients is asked for over and over.
_REMEMBERED = 1 << 14

_BESIDES = re.compile(r"\([^)]*\)|\[[^]]*\]|\"[^\"]*\"")
_APOSTROPHES = re.compile("['’`´]")
_SHORT_TITLE = re.compile(r"\b(?:d-(?:l|na|nul|ra|soara)|d-)(?=[\s.])")
_DOTTED_FORM = re.compile(r"\b(s[./]\s?a|s\.\s?r\.\s?l|p\.\s?f\.\s?a|l\.\s?l\.\s?c|s\.\s?c)\b")
_WORD = re.compile(r"[^\W_]+\.?")
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name, the given name first where that can be told; `generation` tells a son from his father.

    `numbers` are words with a digit in them: they tell two things of one name apart, as shops 1 and 2.
    """

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    generation: str = ""

    @property
    def full(self) -> tuple[str, ...]:
        """The words that are more than an initial."""
        return tuple(word for word in self.words if len(word) > 1)


@lru_cache(maxsize=_REMEMBERED)
def person_name(text: str) -> Name:
    """The name of a person, or of a company that stands where a person's name belongs: unmistakable legal forms go too."""
    return _name(text, LEGAL_FORMS, is_person=True)


@lru_cache(maxsize=_REMEMBERED)
def company_name(text: str) -> Name:
    """The name of an organisation, without its legal form."""
    return _name(text, COMPANY_WORDS, is_person=False)


@lru_cache(maxsize=_REMEMBERED)
def skeleton(word: str) -> str:
    """What spellings of one word share: its first letter and its first consonants, the same for those that sound alike.

    Words with fewer than three of them are kept whole: ``souza`` and ``sousa`` are one, ``ana`` and ``ane`` are not.
    """
    sounds = sound(word)
    found = sounds[0] + "".join(letter for letter in sounds[1:] if letter not in "aeiou")
    return found[:4] if len(found) > 2 else sounds


@lru_cache(maxsize=_REMEMBERED)
def sound(word: str) -> str:
    """How a folded word is spoken, roughly: ``thiago`` as ``tiago``, ``luiz`` as ``luis``, ``anna`` as ``ana``."""
    for written, spoken in _SPOKEN:
        if written in word:
            word = word.replace(written, spoken)
    word = word[0] + word[1:].replace("h", "") if word else word
    return "".join(letter for letter, before in zip(word, f" {word}", strict=False) if letter != before)


_SPOKEN = (("ph", "f"), ("th", "t"), ("ck", "c"), ("z", "s"), ("y", "i"), ("w", "v"), ("k", "c"), ("ç", "s"))


def _name(text: str, forms: frozenset[str], *, is_person: bool) -> Name:
    folded = fold(text[:MOST_LETTERS])
    is_plain = folded.replace(" ", "").isalpha()
    written = folded.split() if is_plain else _WORD.findall(_spoken(folded, is_person=is_person))
    words = _without(written, forms, is_person=is_person) or [each.rstrip(".")[:_LONGEST_WORD] for each in written]
    return _made_of(words, is_person=is_person)


def _spoken(folded: str, *, is_person: bool) -> str:
    """A name without what is only written: what stands in brackets, dots within a legal form, a family's name put in front."""
    besides = _BESIDES.sub(" ", _APOSTROPHES.sub("", folded))
    folded = besides if _WORD.search(besides) else folded
    if is_person:
        folded = _given_first(_SHORT_TITLE.sub(" ", folded))
    return _DOTTED_FORM.sub(lambda found: _NOT_LETTERS.sub("", found[0]), folded)


def _given_first(folded: str) -> str:
    """``prado, ana jr`` as ``ana prado jr``; what follows a comma and is only a generation or a legal form stays where it is."""
    family, _comma, given = folded.partition(",")
    rest = given.split()
    after = rest.pop() if rest and rest[-1].strip(".") in GENERATIONS else ""
    if not rest or rest[0].strip(".") in LEGAL_FORMS:
        return folded
    return f"{' '.join(rest)} {family} {after}"


def _without(written: list[str], forms: frozenset[str], *, is_person: bool) -> list[str]:
    """The words that say who it is. An initial keeps its dot until it is known that it is no particle, as the ``e.`` of Eva."""
    words, before = written, HONORIFICS if is_person else COMPANY_PREFIXES
    while len(words) > 1 and words[0].rstrip(".") in before:
        words = words[1:]
    last = len(words) - 1
    return [
        word.rstrip(".")[:_LONGEST_WORD]
        for index, word in enumerate(words)
        if not (word in PARTICLES and (len(word) > 1 or 0 < index < last)) and not (index and word.rstrip(".") in forms)
    ]


def _made_of(words: list[str], *, is_person: bool) -> Name:
    generation = ""
    if is_person and len(words) > 2 and words[-1] in GENERATIONS:
        generation = GENERATIONS[words.pop()]
    numbers = () if all(map(str.isalpha, words)) else tuple(sorted(word for word in words if not word.isalpha()))
    plain = [word for word in words if word.isalpha()] if numbers else words
    if len(plain) > MOST_WORDS:
        plain = [*plain[: MOST_WORDS - 1], plain[-1]]
    return Name(tuple(plain), numbers[:MOST_WORDS], generation)
