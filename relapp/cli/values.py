"""What is typed on the command line, read into values; each raises UserError for what it cannot be."""

import codecs
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from relapp.domain.dates import FIRST_YEAR
from relapp.errors import UserError
from relapp.i18n import _
from relapp.paths import real

LAST_YEAR = 2199

T = TypeVar("T")
Code = TypeVar("Code", bound=StrEnum)


def day(text: str) -> date:
    """A date as year-month-day, in the years that Relapp knows."""
    try:
        read = date.fromisoformat(text)
    except ValueError:
        raise UserError(_("“{text}” is not a date. Write it as year-month-day, such as 2026-11-23.").format(text=text)) from None
    if not FIRST_YEAR < read.year <= LAST_YEAR:
        years = {"first": FIRST_YEAR + 1, "last": LAST_YEAR}
        raise UserError(_("“{text}” is out of range. Choose a day from {first} to {last}.").format(text=text, **years))
    return read


def book(text: str) -> Path:
    """The file of a book: where the text names a link, what that leads to."""
    return real(Path(text))


def number(least: int, most: int) -> Callable[[str], int]:
    """A whole number from `least` (not below 0) to `most`."""

    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            message = _("“{text}” is not a number from {least} to {most}.")
            raise UserError(message.format(text=text, least=least, most=most))
        return int(text)

    return read


def pair(text: str) -> tuple[str, str]:
    """HEADER=CODE, divided at the last sign."""
    header, is_pair, code = text.rpartition("=")
    if not is_pair or not header.strip() or not code.strip():
        raise UserError(_("“{text}” is not a column and what it holds. Write it such as “Mobile=phone”.").format(text=text))
    return header.strip(), code.strip()


def encoding(text: str) -> str:
    """An encoding by the name that Python has for it."""
    try:
        return codecs.lookup(text).name
    except (LookupError, ValueError):
        message = _("“{text}” is not an encoding. Choose one such as utf-8, utf-16, windows-1250 or windows-1252.")
        raise UserError(message.format(text=text)) from None


def delimiter(text: str) -> str:
    """One character that can stand between cells."""
    if text in ("tab", "\\t", "\t"):
        return "\t"
    if len(text) != 1 or text.isalnum() or text in '"\r\n':
        raise UserError(
            _("“{text}” is not a delimiter. Choose one character such as ; or , or the word “tab”.").format(text=text)
        )
    return text


def seed(text: str) -> int:
    """Any whole number."""
    try:
        return int(text)
    except ValueError:
        raise UserError(_("“{text}” is not a whole number. Write one such as 8.").format(text=text)) from None


def named(known: Mapping[str, T]) -> Callable[[str], T]:
    """One of those in `known` by its name, in small letters, with dashes or underscores."""

    def read(text: str) -> T:
        try:
            return known[text.replace("-", "_").lower()]
        except KeyError:
            names = ", ".join(known)
            raise UserError(_("“{text}” is not known here. Choose one of: {known}.").format(text=text, known=names)) from None

    return read


def one_of(kind: type[Code]) -> Callable[[str], Code]:
    """One of a kind of codes."""
    return named({each.value: each for each in kind})


def several(read: Callable[[str], T]) -> Callable[[str], frozenset[T]]:
    """Some of what `read` knows, with commas between."""
    return lambda text: frozenset(read(each.strip()) for each in text.split(","))


def offset(furthest: float) -> Callable[[str], tuple[float, float]]:
    """RIGHT,DOWN in millimetres, neither further than `furthest`, both with a point for decimals."""

    def read(text: str) -> tuple[float, float]:
        try:
            right, down = (float(each) for each in text.split(","))
        except ValueError:
            right = down = furthest + 1
        # What is not a number is not within these either.
        if not (abs(right) <= furthest and abs(down) <= furthest):
            message = _("“{text}” is no shift to the right and down. Write millimetres up to {most}, such as 1.5,-2.")
            raise UserError(message.format(text=text, most=f"{furthest:g}"))
        return right, down

    return read
