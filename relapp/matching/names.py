"""Names as they are compared: folded words without titles and particles, in the order in which they are spoken."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from relapp.domain.text import fold
from relapp.matching.nicknames import are_one_name, meanings
from relapp.matching.words_of_names import (
    ALSO_JOINING,
    COMPANY_PREFIXES,
    COMPANY_WORDS,
    GENERATIONS,
    HONORIFICS,
    JOINING,
    LABELS,
    LEGAL_FORMS,
    NEVER_IN_FRONT,
    PARTICLES,
    RELATIONS,
)

# Longer names are looked at no further, whatever a file says a name is.
MOST_LETTERS = 160
MOST_WORDS = 6
_LONGEST_WORD = 32

# A surname of a book's clients is asked for over and over.
_REMEMBERED = 1 << 14

_BESIDES = re.compile(r"\([^)]*\)|\[[^]]*\]|\"[^\"]*\"")
_APOSTROPHES = re.compile("['’`´]")
_SHORT_TITLE = re.compile(r"\bd-(l|na|nul|ra|soara)?(?=[\s.])")
_AND = re.compile(r"[&+]")
_DOTTED_FORM = re.compile(r"\b(s[./]\s?a|s\.\s?r\.\s?l|p\.\s?f\.\s?a|l\.\s?l\.\s?c|s\.\s?c)\b")
_BETWEEN_TITLES = JOINING | ALSO_JOINING
_WORD = re.compile(r"[^\W_]+\.?")
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name, the given name first where that can be told; `generation` tells a son from his father.

    `numbers` are words with a digit in them: they tell two things of one name apart, as shops 1 and 2. `titles` are those in
    front of a person's name, `relation` is who they are to the one named (``mae`` of ``Mãe do João``; among the words too),
    `aside` what stands in brackets, and `is_pair` says that two are named.
    """

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    generation: str = ""
    titles: tuple[str, ...] = ()
    relation: str = ""
    aside: tuple[str, ...] = ()
    is_pair: bool = False

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
    aside: list[str] = []
    if folded.replace(" ", "").isalpha():
        written = folded.split()
    else:
        folded, aside = _apart(folded)
        written = _WORD.findall(_spoken(folded, is_person=is_person))
    titles, rest = _titles(written, HONORIFICS if is_person else COMPANY_PREFIXES)
    words = _without(rest, forms) or [each.rstrip(".")[:_LONGEST_WORD] for each in written]
    name = _made_of(words, is_person=is_person)
    if aside:
        name = replace(name, aside=tuple(sorted(each for each in aside if not _is_said(each, name.words))))
    return _of_person(name, titles, written) if is_person else name


def _of_person(name: Name, titles: list[str], written: list[str]) -> Name:
    """`name` with what is said of a person beside their name."""
    first = name.words[0] if name.words else ""
    relation = first if first in RELATIONS and first not in NEVER_IN_FRONT else ""
    is_pair = _names_two(written)
    return replace(name, titles=tuple(titles), relation=relation, is_pair=is_pair) if titles or relation or is_pair else name


def _names_two(written: list[str]) -> bool:
    """Whether two are named: ``João e Maria Silva``, but not ``Ana Costa e Silva``."""
    return any(
        word in JOINING or (word in ALSO_JOINING and (after in meanings() or after.rstrip(".") in HONORIFICS))
        for word, after in pairwise(written[1:])
    )


def _is_said(word: str, words: tuple[str, ...]) -> bool:
    """Whether a word in brackets says nothing of who it is: it labels the entry, or is a short form of a name in front."""
    return word in LABELS or word in PARTICLES or any(word == each or are_one_name(word, each) for each in words)


def _apart(folded: str) -> tuple[str, list[str]]:
    """A name, and the words in brackets that stand beside it; those of a name wholly in brackets are the name."""
    folded = _APOSTROPHES.sub("", folded)
    name = _BESIDES.sub(" ", folded)
    if name == folded or not _WORD.search(name):
        return folded, []
    beside = " ".join(_BESIDES.findall(folded))
    return name, [each.rstrip(".")[:_LONGEST_WORD] for each in _WORD.findall(beside)[:MOST_WORDS]]


def _spoken(folded: str, *, is_person: bool) -> str:
    """A name without what is only written: signs for words, dots within a legal form, a family's name put in front."""
    if is_person:
        folded = _SHORT_TITLE.sub(lambda found: f" d{found[1]} " if found[1] else " ", folded)
        folded = _given_first(_AND.sub(" and ", folded))
    return _DOTTED_FORM.sub(lambda found: _NOT_LETTERS.sub("", found[0]), folded)


def _given_first(folded: str) -> str:
    """``prado, ana jr`` as ``ana prado jr``; what follows a comma and is only a generation or a legal form stays where it is."""
    family, _comma, given = folded.partition(",")
    rest = given.split()
    after = rest.pop() if rest and rest[-1].strip(".") in GENERATIONS else ""
    if not rest or rest[0].strip(".") in LEGAL_FORMS:
        return folded
    return f"{' '.join(rest)} {family} {after}"


def _titles(written: list[str], known: frozenset[str]) -> tuple[list[str], list[str]]:
    """The titles in front, those of two among them, and the words behind."""
    count = 0
    while count < len(written) - 1 and (written[count].rstrip(".") in known or (count and written[count] in _BETWEEN_TITLES)):
        count += 1
    return [each.rstrip(".") for each in written[:count]], written[count:]


def _without(words: list[str], forms: frozenset[str]) -> list[str]:
    """The words that say who it is. An initial keeps its dot until it is known that it is no particle, as the ``e.`` of Eva."""
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
