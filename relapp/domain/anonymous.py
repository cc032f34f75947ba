"""Leaving names out of what goes to others: initials stand where a name stood, also inside what somebody wrote."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from relapp.domain.clients import Client, ClientKind
from relapp.domain.text import fold

# Letters and digits, each with the marks that combine with it.
_WORD = re.compile("(?:[^\\W_][\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]*)+")

# An address, or the name of an account, tells at once who it is.
_ACCOUNT = re.compile(r"(?<![^\s@])[^\s@]*+@\S+")

# Between two words of one name stands no more than " & ".
_LONGEST_GAP = 3

# Words of names that say of nobody who it is, folded: they stand in every text.
_JOINING = "and cu da das de del della den der di do dos du em en la le na no of para pe pentru si the van von"
_ADDRESSING = "dl dna dn domnul doamna dona dr dra ing lui miss mr mrs ms prof senhor senhora seu sr sra"
OF_NOBODY = frozenset(f"{_JOINING} {_ADDRESSING}".split())


@dataclass(frozen=True, slots=True)
class Called:
    """A name by which somebody, or a company, can be known."""

    name: str
    of_company: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text: where it stands, as it is written and folded."""

    start: int
    end: int
    written: str
    folded: str

    @property
    def tells(self) -> bool:
        """Whether it may say who somebody is; single letters do not."""
        return self.folded not in OF_NOBODY and (len(self.folded) > 1 or not self.folded.isascii())


class Names:
    """Names that are to be left out; `nobody` stands for one that has no initials."""

    def __init__(self, called: Iterable[Called], nobody: str) -> None:
        self._nobody = nobody
        self._instead: dict[tuple[str, ...], str] = {}
        self._only_capitals: set[str] = set()
        of_people: set[str] = set()
        for each in called:
            words = _words_of(each.name)
            if len(words) > 1:
                self._instead[tuple(word.folded for word in words)] = self._initials(words)
            telling = {form: self._initials([word]) for word in words if word.tells for form in _forms(word.folded)}
            self._instead |= {(form,): instead for form, instead in telling.items()}
            (self._only_capitals if each.of_company else of_people).update(telling)
        self._only_capitals -= of_people
        self._longest = max(map(len, self._instead), default=1)

    def hide(self, text: str) -> str:
        """`text` with initials in the place of every name, and of every word of one, whatever its case and accents.

        Companies are called by words that stand in any text: one of those alone is a name only with a capital.
        """
        text = _ACCOUNT.sub(lambda _found: self._nobody, unicodedata.normalize("NFC", text))
        words, told, done, index = list(_words(text)), [], 0, 0
        while index < len(words):
            length = self._length_at(words[index : index + self._longest])
            if not length:
                index += 1
                continue
            instead = self._instead[tuple(word.folded for word in words[index : index + length])]
            end = words[index + length - 1].end
            told += [text[done : words[index].start], instead.removesuffix(".") if text[end : end + 1] == "." else instead]
            index, done = index + length, end
        return "".join([*told, text[done:]])

    def short(self, name: str) -> str:
        """What stands for `name` where it alone would stand: its initials."""
        return self._initials(_words_of(name))

    def _length_at(self, words: Sequence[_Word]) -> int:
        """How many of the `words` of a text are the longest name that they begin with, 0 for none."""
        for length in range(len(words), 1, -1):
            if tuple(word.folded for word in words[:length]) in self._instead and _stand_together(words[:length]):
                return length
        word = words[0]
        is_common = word.folded in self._only_capitals and word.written[0].islower()
        return int((word.folded,) in self._instead and not is_common)

    def _initials(self, words: Iterable[_Word]) -> str:
        letters = (word.written[0].upper() for word in words if word.folded not in OF_NOBODY)
        return " ".join(f"{letter}." for letter in letters if _is_initial(letter)) or self._nobody


def names_of(client: Client) -> Iterator[Called]:
    """Every name that tells who a client is: their own, their company's, those of the people around them."""
    yield Called(client.name, client.kind is ClientKind.ORGANISATION)
    yield Called(client.company, of_company=True)
    people = (client.addressed_as, *(each.name for each in client.people), *(each.person for each in client.occasions))
    yield from map(Called, people)


def _words_of(name: str) -> list[_Word]:
    return list(_words(unicodedata.normalize("NFC", name)))


def _words(text: str) -> Iterator[_Word]:
    return (_Word(found.start(), found.end(), found[0], fold(found[0])) for found in _WORD.finditer(text))


def _is_initial(letter: str) -> bool:
    """Whether it is one letter of an alphabet, where another script may have a whole name in it."""
    return len(letter) == 1 and len(fold(letter)) == 1 and fold(letter).isascii()


def _forms(word: str) -> Iterator[str]:
    """A word of a name, and how Romanian says that something is theirs: the phone of *Ana* is *telefonul Anei*."""
    yield word
    if len(word) > 2 and word.endswith("a"):
        yield f"{word[:-1]}ei"


def _stand_together(words: Sequence[_Word]) -> bool:
    return all(after.start - before.end <= _LONGEST_GAP for before, after in pairwise(words))
