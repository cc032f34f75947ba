"""Phone numbers as they are compared, whatever way they were dialled; none is ever rewritten."""

import re
from functools import lru_cache

from relapp.domain.text import digits
from relapp.matching.keys import LONGEST_PHONE, PHONE_DIGITS, phone_key

_BRAZIL = 55

_NUMBER = re.compile(r"[+\d\s()./\u2010-\u2013-]+")
_JOINTS = "-\u2010\u2011\u2012\u2013"


def same_number(first: str, second: str, country: str) -> bool:
    """Whether two ways to write a number may reach the same phone; `country` is where those without a prefix are dialled.

    Internal numbers only where they are the same whole. Others end in the same eight digits and, as far as both say them, have
    the same country and area. In Brazil the ninth digit of a mobile may be missing: which old numbers got it follows no rule.
    What is typed for no number is the same as none.
    """
    if not (phone_key(first) and phone_key(second)):
        return False
    a, b = digits(first[:LONGEST_PHONE]), digits(second[:LONGEST_PHONE])
    if a == b or min(len(a), len(b)) < PHONE_DIGITS or a[-PHONE_DIGITS:] != b[-PHONE_DIGITS:]:
        return a == b
    known, other = _parsed(first[:LONGEST_PHONE], country), _parsed(second[:LONGEST_PHONE], country)
    if known is None or other is None:
        return True
    return known[0] == other[0] and _agree(known[1], other[1], is_brazil=known[0] == _BRAZIL)


@lru_cache(maxsize=1 << 12)
def is_mobile(number: str, country: str) -> bool:
    """Whether a number is surely that of a mobile, which one person carries; never in countries whose numbers do not say."""
    import phonenumbers

    try:
        found = phonenumbers.parse(number[:LONGEST_PHONE], country or None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.number_type(found) == phonenumbers.PhoneNumberType.MOBILE


def number_and_rest(phone: str) -> tuple[str, str]:
    """The number as it was typed, and what stands behind it; no number where letters are a part of it, as in 1-800-FLOWERS."""
    found = _NUMBER.match(phone.strip())
    if not found:
        return "", ""
    number, rest = found[0], phone.strip()[found.end() :]
    if rest[:1].isalpha() and number.endswith(tuple(_JOINTS)):
        return "", ""
    return ("", "") if rest and len(digits(number)) < PHONE_DIGITS else (number.strip(" ("), rest)


def with_country(number: str) -> str:
    """The digits of a number that begins with its country, without the zero dialled only inside it; as typed if it is wrong."""
    import phonenumbers

    try:
        is_right = phonenumbers.is_valid_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        is_right = False
    return international(number, "") if is_right else digits(number.replace("(0)", ""))


def international(number: str, country: str) -> str:
    """The digits to dial from abroad; as typed where the number makes no sense in `country`."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number_and_rest(number)[0] or number, country or None)
    except phonenumbers.NumberParseException:
        return digits(number)
    return f"{parsed.country_code}{phonenumbers.national_significant_number(parsed)}"


def is_whole_number(number: str, country: str) -> bool:
    """Whether the number can be dialled from abroad: it has its area code, its country is known, and it needs no extension.

    One that would be a costly service in `country` belongs to somebody in another one.
    """
    import phonenumbers
    from phonenumbers import PhoneNumberType as Type

    plain, rest = number_and_rest(number)
    if digits(rest):
        return False
    try:
        parsed = phonenumbers.parse(plain, country or None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.number_type(parsed) in (Type.MOBILE, Type.FIXED_LINE, Type.FIXED_LINE_OR_MOBILE)


def _agree(first: str, second: str, *, is_brazil: bool) -> bool:
    """Whether two numbers of one country are the same as far as both are said: one may lack its area, or its ninth digit."""
    if is_brazil:
        first, second = _without_ninth(first), _without_ninth(second)
    return first.endswith(second) or second.endswith(first)


def _without_ninth(national: str) -> str:
    """A number of Brazil as it was before mobiles got a 9 in front of their eight digits."""
    has_ninth = len(national) in (PHONE_DIGITS + 1, PHONE_DIGITS + 3) and national[-PHONE_DIGITS - 1] == "9"
    return national[: -PHONE_DIGITS - 1] + national[-PHONE_DIGITS:] if has_ninth else national


@lru_cache(maxsize=1 << 12)
def _parsed(number: str, country: str) -> tuple[int, str] | None:
    """The country's code and the digits dialled within it; None for what no plan of numbers explains."""
    import phonenumbers

    try:
        found = phonenumbers.parse(number, country or None)
    except phonenumbers.NumberParseException:
        return None
    return found.country_code or 0, phonenumbers.national_significant_number(found)
