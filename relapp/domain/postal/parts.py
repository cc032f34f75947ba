"""An address in its parts, and parts in lines."""

import re
import unicodedata
from collections.abc import Iterable

_BETWEEN = re.compile(r"\s*[,;|·•\n]\s*")
_DASHES = re.compile(r"\s*[,;|·•\n]\s*|\s+[-–—]\s+")
_WORD = re.compile(r"\w+")
_HOUSE = re.compile(r"(?:n[º°o.r]*\s*)?\d+\s*-?[A-Za-z]?", re.IGNORECASE)


def clean(text: str) -> str:
    """Without control characters, in the lines it was typed in."""
    typed = ("".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in line) for line in text.splitlines())
    return "\n".join(line for each in typed if (line := " ".join(each.split())))


def split(text: str, *, at_dashes: bool = False) -> list[str]:
    """The parts between commas, dots in the middle, ends of lines and, where wanted, dashes that stand alone."""
    pattern = _DASHES if at_dashes else _BETWEEN
    return [part for each in pattern.split(text) if (part := each.strip(" ,;-–—"))]


def words(text: str) -> list[str]:
    """Everything that must not be lost."""
    return _WORD.findall(text)


def plain_lines(text: str) -> list[str]:
    """As it was typed: its lines, or the parts of the only one, where a house number stays with its street."""
    typed = [line for line in text.splitlines() if line.strip()]
    if len(typed) > 1:
        return typed
    made: list[str] = []
    for part in split(text):
        if made and _HOUSE.fullmatch(part):
            made[-1] = f"{made[-1]}, {part}"
        else:
            made.append(part)
    return made


def taken(parts: list[str], pattern: re.Pattern[str]) -> tuple[str, list[str]]:
    """What alone among `parts` matches, and the parts without it; nothing where none or several do."""
    found = [(index, match) for index, part in enumerate(parts) for match in pattern.finditer(part)]
    if len(found) != 1:
        return "", parts
    index, match = found[0]
    rest = (parts[index][: match.start()].strip(" ,.:-–—/"), parts[index][match.end() :].strip(" ,.:-–—/"))
    return match[0], [*parts[:index], *filter(None, rest), *parts[index + 1 :]]


def joined(parts: Iterable[str], between: str) -> str:
    """What is not empty, with `between` between."""
    return between.join(filter(None, parts))
