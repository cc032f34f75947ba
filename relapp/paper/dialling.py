"""A phone number as a code that a phone's camera understands."""

import re
from functools import lru_cache
from typing import NamedTuple

from relapp.domain.text import digits
from relapp.matching.numbers import number_and_rest, with_country

_MOST_DIGITS = 15


def dialled(phone: str) -> str:
    """The digits to dial, with a leading plus where there is one; empty where `phone` is not plainly one number."""
    typed, _rest = number_and_rest(phone)
    if "/" in phone:
        return ""
    plus = "+" if typed.startswith("+") else ""
    number = with_country(typed) if plus else digits(typed)
    return plus + number if 3 <= len(number) <= _MOST_DIGITS else ""


def call_code(phone: str) -> str:
    """What dials `phone`; in capitals it is one of the small, coarse codes. Empty where nothing plain can be dialled."""
    number = dialled(phone)
    return f"TEL:{number}" if number else ""


def whatsapp_code(number: str) -> str:
    """What opens a conversation with `number`, the digits to dial from abroad."""
    return f"https://wa.me/{number}"


class Modules(NamedTuple):
    """A square code of `size` by `size` modules: its dark runs as row, column and length."""

    size: int
    dark: tuple[tuple[int, int, int], ...]


@lru_cache(maxsize=1024)
def modules(text: str) -> Modules:
    """The coarsest code that says `text`, as forgiving as that allows."""
    import segno

    # Choosing the best of eight masks takes five times as long.
    matrix = segno.make_qr(text, error="L", mask=0).matrix
    runs = ((row, run.start(), len(run[0])) for row, line in enumerate(matrix) for run in re.finditer(b"\x01+", bytes(line)))
    return Modules(len(matrix), tuple(runs))
