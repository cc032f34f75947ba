"""What the title of an event says: whose yearly date it is, and which, in English, Portuguese and Romanian.

In Portuguese ``aniversário`` alone is a birthday, ``aniversário de casamento`` a wedding's; in English ``anniversary`` alone is a
wedding's. A name keeps the form that the title gives it: ``Ziua de naștere a Anei`` is ``Anei``.
"""

import re
import unicodedata
from typing import NamedTuple

from relapp.domain.clients import OccasionKind
from relapp.domain.text import fold

MAX_TITLE = 300  # characters; a longer one is a text, not a title

_BIRTHDAY, _WEDDING = OccasionKind.BIRTHDAY, OccasionKind.WEDDING
_PARTNERSHIP, _NAME_DAY = OccasionKind.PARTNERSHIP, OccasionKind.NAME_DAY

# What occasions are called, folded, the longer names of each language first where one begins another.
_WORDS = {
    "wedding anniversary": _WEDDING,
    "anniversary of working together": _PARTNERSHIP,
    "anniversary": _WEDDING,
    "happy birthday": _BIRTHDAY,
    "birthday": _BIRTHDAY,
    "b-day": _BIRTHDAY,
    "bday": _BIRTHDAY,
    "name day": _NAME_DAY,
    "aniversario de casamento": _WEDDING,
    "aniversario da parceria": _PARTNERSHIP,
    "aniversario de nascimento": _BIRTHDAY,
    "aniversario (nascimento)": _BIRTHDAY,
    "feliz aniversario": _BIRTHDAY,
    "aniversario": _BIRTHDAY,
    "niver": _BIRTHDAY,
    "dia do nome": _NAME_DAY,
    "aniversarea casatoriei": _WEDDING,
    "aniversarea nuntii": _WEDDING,
    "aniversarea colaborarii": _PARTNERSHIP,
    "aniversarea": _BIRTHDAY,
    "aniversare": _BIRTHDAY,
    "ziua de nastere": _BIRTHDAY,
    "zi de nastere": _BIRTHDAY,
    "ziua onomastica": _NAME_DAY,
    "onomastica": _NAME_DAY,
}
_PICTURES = {"🎂": _BIRTHDAY, "💒": _WEDDING, "💍": _WEDDING}

# Letters as people type them, with their accents or without, and with Romanian's comma or cedilla.
_TYPED = {"a": "[aáàâãă]", "i": "[ií]", "s": "[sșş]", "t": "[tțţ]", " ": r"\s+", "-": "-?", "(": r"\(", ")": r"\)"}
_WORD = "(?P<word>{})".format("|".join("".join(_TYPED.get(letter, letter) for letter in word) for word in _WORDS))
_NTH = r"(?:(?P<age>\d{1,3})(?:st|nd|rd|th)\s+)?"
_NAME = r"(?P<name>\S.*?)"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NAME}['’`´]s?\s+{_NTH}{_WORD}!*",  # Ana's 40th birthday
        rf"{_NAME}\s*(?:[:–—|,]|\s-)\s*{_NTH}{_WORD}",  # Ana Prado: aniversário
        rf"{_NTH}{_WORD}\s*(?:[:–—|,]|\s-)\s*{_NAME}!*",  # Zi de naștere: Ana
        rf"{_NTH}{_WORD}\s+(?:of|for)\s+{_NAME}",
        rf"{_WORD}(?:\s+de\s+(?P<age>\d{{1,3}})\s+anos)?\s+(?:de|da|do|das|dos|com)\s+{_NAME}!*",
        rf"{_WORD}\s+(?:(?:a|al|ale|cu)\s+)?(?:lui\s+)?{_NAME}!*",
        r"ziua\s+lui\s+(?P<name>\S.*?)",
        rf"{_NAME}\s+faz\s+(?:(?P<age>\d{{1,3}})\s+)?anos",
        rf"{_NAME}\s+{_NTH}{_WORD}",
        rf"{_WORD}",
    )
)

_YEAR = re.compile(r"\s*\(\s*(?:\*|n\.?|b\.?|born|nascid[ao]|născ\.?)?\s*(\d{4})\s*\)\s*$", re.IGNORECASE)
_AGE = re.compile(r"\s*\(\s*(\d{1,3})\s*(?:anos|ani|years|years old)?\s*\)\s*$", re.IGNORECASE)


_HINTS = re.compile(r"birthday|b-?day|anivers|niver|na[sșş]tere|ziua\s+lui|faz\s|🎂", re.IGNORECASE)


class Title(NamedTuple):
    """What a title says; `kind` is None where it does not say which date it is, `age` and `year` where it says none."""

    kind: OccasionKind | None
    name: str
    age: int | None = None
    year: int | None = None


def read_title(text: str) -> Title:
    """Whose date the title `text` is about, and which; `name` is empty where it names nobody."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if len(text) > MAX_TITLE:
        return Title(None, text)
    kind = next((kind for picture, kind in _PICTURES.items() if picture in text), None)
    text, year = _without(_YEAR, _without_pictures(text))
    text, age = _without(_AGE, text) if year is None else (text, None)
    for pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match:
            found = match.groupdict()
            word = found.get("word")
            kind = (kind_of_word(word) if word else None) or _BIRTHDAY
            return Title(kind, (found.get("name") or "").strip(" ,:–—-"), int(found["age"]) if found.get("age") else age, year)
    return Title(kind or (_BIRTHDAY if year else None), text, age, year)


def may_name_birthday(text: str) -> bool:
    """Whether it is worth looking for a birthday in `text`, a title or its line: a quick look, for the many that are meetings."""
    return _HINTS.search(text) is not None


def kind_of_word(word: str) -> OccasionKind | None:
    """The kind of yearly date that a word alone, such as a category, stands for."""
    return _WORDS.get(" ".join(fold(word).split()))


def _without(pattern: re.Pattern[str], text: str) -> tuple[str, int | None]:
    match = pattern.search(text)
    return (text[: match.start()], int(match[1])) if match else (text, None)


def _without_pictures(text: str) -> str:
    """`text` without the pictures that stand before and behind it."""
    first = next((index for index, letter in enumerate(text) if not _is_picture(letter)), len(text))
    last = next((index for index in range(len(text), first, -1) if not _is_picture(text[index - 1])), first)
    return text[first:last]


def _is_picture(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in {"So", "Sk", "Cf", "Mn", "Me"}
