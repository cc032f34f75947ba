"""An address that a table gives as a whole beside columns for its parts."""

import re
from collections.abc import Iterator, Mapping

from relapp.domain.text import digits, fold
from relapp.exchange.tables.columns import ADDRESS_LINES

_PIECES = re.compile(r"[,;\n/|]|\s[-–—]\s")
_WORD = re.compile(r"\w+")
_POSTCODE = 5  # digits and more are one number, however they are written


def joined_address(values: Mapping[str, str]) -> str:
    """The address in the cells of `values`, by part: the whole with what it lacks behind it."""
    whole = values.get("value", "")
    parts = [values[part] for part in ADDRESS_LINES if part in values]
    return ", ".join([whole, *_lacking(whole, parts)]) if whole else ", ".join(parts)


def _lacking(whole: str, parts: list[str]) -> list[str]:
    """Those of `parts` that `whole` does not say behind its street: a street may be called after the town."""
    first, *rest = [_words(piece) for piece in _PIECES.split(whole)]
    behind = " ".join(["", *(word for piece in rest for word in piece), ""])
    said = {part for part in parts if f" {' '.join(_words(part))} " in behind or _is_number_in(part, whole)}
    said.update(_at_the_end(first, parts))
    return [part for part in parts if part not in said]


def _at_the_end(words: list[str], parts: list[str]) -> Iterator[str]:
    """Those of `parts` that end an address without commas, one before the other: ``1 Main St Boston MA``."""
    waiting = [(part, _words(part)) for part in parts]
    while found := next((each for each in waiting if _ends(words, each[1])), None):
        waiting.remove(found)
        words = words[: -len(found[1])]
        yield found[0]


def _ends(words: list[str], part: list[str]) -> bool:
    """Whether `part` ends `words`, and is a number or stands behind one, as what follows a street does."""
    if not part or words[-len(part) :] != part:
        return False
    return part[0][0].isdigit() or any(word[0].isdigit() for word in words[: -len(part)])


def _is_number_in(part: str, whole: str) -> bool:
    number = digits(part)
    return len(number) >= _POSTCODE and number in digits(whole)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
