"""Days with the month in letters, as spreadsheets and people write them in English, Portuguese and Romanian."""

import re
from typing import NamedTuple

from relapp.domain.text import fold

_MONTHS = (
    ("jan", "ian"), ("feb", "fev"), ("mar",), ("apr", "abr"), ("may", "mai"), ("jun", "iun"), ("jul", "iul"), ("aug", "ago"),
    ("sep", "set"), ("oct", "out"), ("nov", "noi"), ("dec", "dez"),
)  # fmt: skip
_NUMBERS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words}
_BETWEEN = r"(?:\s+de\s+|[\s,./-]+)"
_WEEKDAY = r"(?:[a-z-]+,\s*)?"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th|o|º)?{_BETWEEN}([a-z]{{3,10}})\.?(?:{_BETWEEN}(\d{{4}}|\d\d))?", re.ASCII
)
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}([a-z]{{3,10}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:[\s,]+(\d{{4}}))?", re.ASCII)


class WordedDay(NamedTuple):
    """A day as it is written: `year` has four digits, two or none."""

    month: int
    day: int
    year: str


def worded_day(text: str) -> WordedDay | None:
    """What ``22 de março de 1980``, ``22-mar`` or ``March 22, 1980`` says; None for anything else."""
    plain = fold(text.strip())
    if match := _DAY_FIRST.fullmatch(plain):
        day, word, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(plain):
        word, day, year = match.groups()
    else:
        return None
    month = _NUMBERS.get(word[:3])
    return WordedDay(month, int(day), year or "") if month else None
