"""Days written in digits alone, in the order in which the language writes them."""

import re
from collections.abc import Sequence
from datetime import date

from relapp.i18n import format_day

_SEPARATORS = re.compile(r"[\s./-]+")
_CENTURY = 100


def looks_typed(text: str) -> bool:
    """Whether `text` is a day in digits, or the beginning of one."""
    return bool(text) and all(letter in "0123456789 ./-" for letter in text) and text[0].isdecimal()


def parse_day(text: str, shown: date, earliest: date = date.min, latest: date = date.max) -> date:
    """Read ``24``, ``2412``, ``241226``, ``24122026``, ``24/12``, ``24.12.26`` or ``2026-12-24``; ValueError for anything else.

    What is not written is as in `shown`, the year one more or less where only that lies between `earliest` and `latest`.
    Where the language writes the month first, so does the user, unless that is no day.
    """
    for day, month, year in _readings(_parts(text)):
        for each in _years(year, shown):
            try:
                found = date(each, month or shown.month, day)
            except ValueError:
                continue
            if earliest <= found <= latest:
                return found
    raise ValueError(f"not a day: {text!r}")


def split_day(text: str, latest_year: int) -> tuple[int, int, int | None]:
    """Day, month and year, if written, of a day that was typed in full; two digits are the last such year up to `latest_year`."""
    for day, month, year in _readings(_parts(text)):
        full = year
        if year is not None and year < _CENTURY:
            full = latest_year - (latest_year - year) % _CENTURY
        try:
            # Without a year, 29 February is a day too.
            date(full if full is not None else 2000, month or 0, day)
        except ValueError:
            continue
        if month:
            return day, month, full
    raise ValueError(f"not a day: {text!r}")


def _parts(text: str) -> list[str]:
    """What stands for day, month and year, as far as written."""
    parts = [part for part in _SEPARATORS.split(text.strip()) if part]
    if not parts or not all(part.isdecimal() and part.isascii() for part in parts):
        return []
    if len(parts) > 1:
        return parts
    digits = parts[0]
    if len(digits) <= 2:
        return [digits]
    return [part for part in (digits[:2], digits[2:4], digits[4:]) if part] if len(digits) % 2 == 0 else []


def _readings(parts: list[str]) -> Sequence[tuple[int, int | None, int | None]]:
    """Day, month and year in the orders that may be meant, the language's own first."""
    if len(parts) == 1:
        return [(int(parts[0]), None, None)]
    if len(parts) == 3 and len(parts[0]) == 4:
        return [(int(parts[2]), int(parts[1]), int(parts[0]))]
    if len(parts) not in (2, 3) or any(len(part) > 2 for part in parts[:2]) or any(len(part) not in (2, 4) for part in parts[2:]):
        return []
    year = int(parts[2]) if parts[2:] else None
    first, second = int(parts[0]), int(parts[1])
    orders = [(first, second, year), (second, first, year)]
    return orders if _day_comes_first() else orders[::-1]


def _years(year: int | None, shown: date) -> list[int]:
    """Which years may be meant, the likeliest first."""
    if year is None:
        return [shown.year, shown.year + 1, shown.year - 1]
    if year < _CENTURY:
        return [shown.year - shown.year % _CENTURY + year]
    return [year]


def _day_comes_first() -> bool:
    return format_day(date(2000, 1, 31), "day_month").startswith("31")
