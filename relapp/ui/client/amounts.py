"""Amounts of money as people type them."""

import re

from relapp import i18n

_NUMBER = re.compile(r"\d[\d.,\s]*", re.ASCII)
_MOST_DIGITS = 13


def parse_amount(text: str) -> int:
    """Hundredths of ``4300``, ``4.300,00``, ``4,300.5`` or ``4 300``; raise ValueError for anything else."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"not an amount: {text!r}")
    text = "".join(text.split())
    whole, cents = text, ""
    mark = max(text.rfind("."), text.rfind(","))
    if mark >= 0 and len(text) - mark - 1 != 3:
        whole, cents = text[:mark], text[mark + 1 :]
        if not 1 <= len(cents) <= 2 or text[mark] in whole:
            raise ValueError(f"not an amount: {text!r}")
    groups = re.split("[.,]", whole)
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])):
        raise ValueError(f"not an amount: {text!r}")
    digits = "".join(groups)
    if len(digits) > _MOST_DIGITS or (len(groups) > 1 and digits.startswith("0")):
        raise ValueError(f"not an amount: {text!r}")
    return int(digits) * 100 + int(cents.ljust(2, "0") or 0)


def written_amount(hundredths: int) -> str:
    """An amount as `parse_amount` reads it, with the language's own separators and cents only where there are any."""
    whole, cents = divmod(hundredths, 100)
    if not cents:
        return i18n.format_number(whole)
    mark = "." if i18n.language() == "en" else ","
    return f"{i18n.format_number(whole)}{mark}{cents:02}"
