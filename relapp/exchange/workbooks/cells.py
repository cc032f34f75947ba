"""What a cell of a workbook shows, as text: phones as digits, days as days, codes with their zeros."""

import re
from collections.abc import Callable
from datetime import date, datetime, time

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)
_ZEROS = re.compile(r"[0 ().+/-]+")
# What a number format says in quotation marks, behind a backslash, in brackets, or to pad with.
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].')

# Excel gives a day that was typed without a year that of the typing, which is none of these; before them it begins to count.
_SAID_YEARS = range(1905, 2000)

TextOfNumber = Callable[[str], str]


def plain_text(text: str) -> str:
    """`text` with the letters that Excel writes as ``_x000D_``."""
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\0", "").encode("utf-8", "ignore").decode()


def number_reader(number_format: str, *, since_1904: bool) -> TextOfNumber:
    """How the numbers of cells in `number_format` read."""
    from openpyxl.styles.numbers import is_date_format

    if is_date_format(number_format):
        has_year = "y" in _LITERAL.sub("", number_format).lower()
        return lambda text: _day(text, since_1904=since_1904, has_year=has_year)
    shape = _LITERAL.sub(lambda match: match[1] or match[2] or "", number_format.split(";", maxsplit=1)[0])
    if _ZEROS.fullmatch(shape) and shape.count("0") > 3 and shape.rfind(".") == -1:
        return lambda text: _shaped(number_text(text), shape)
    return number_text


def number_text(text: str) -> str:
    """A number as people type it: without an exponent, and without a fraction that says nothing."""
    if _WHOLE.fullmatch(text):
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    if number.is_integer() and abs(number) < 1e21:
        return str(int(number))
    return f"{number:.15g}"


def _day(text: str, *, since_1904: bool, has_year: bool) -> str:
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    try:
        found = from_excel(float(text), MAC_EPOCH if since_1904 else WINDOWS_EPOCH)
    except (ValueError, OverflowError):
        return number_text(text)
    if isinstance(found, datetime):
        if not has_year and found.year not in _SAID_YEARS:
            return f"--{found:%m-%d}"
        return found.date().isoformat() if found.time() == time() else found.isoformat(" ", "seconds")
    return found.isoformat() if isinstance(found, date | time) else str(found)


def _shaped(number: str, shape: str) -> str:
    """`number` in the places of the zeros of `shape`, as ``00000-000`` does with a postal code."""
    if not number.isdecimal() or len(number) > shape.count("0"):
        return number
    digits = iter(number.zfill(shape.count("0")))
    return "".join(next(digits) if sign == "0" else sign for sign in shape)
