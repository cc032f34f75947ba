"""A phone number as a code that a phone's camera can dial."""

import re
from functools import lru_cache

from relapp.domain.text import digits

_NUMBER = re.compile(r"[+\d\s().\u2010-\u2013-]+")
_MOST_DIGITS = 15


def dialled(phone: str) -> str:
    """The digits to dial, with a leading plus where there is one; empty where `phone` is not plainly one number."""
    found = _NUMBER.match(phone.strip())
    if not found or "/" in phone:
        return ""
    plus = "+" if found[0].startswith("+") else ""
    number = digits(found[0].replace("(0)", "") if plus else found[0])
    return plus + number if 3 <= len(number) <= _MOST_DIGITS else ""


@lru_cache(maxsize=1024)
def dial_code(number: str) -> tuple[tuple[int, int, int], ...]:
    """The dark runs (row, column, length) of the 21 by 21 modules that dial `number`, which `dialled` gave."""
    import segno

    # In capitals it is one of the small, coarse codes; choosing the best of eight masks takes five times as long.
    matrix = segno.make_qr(f"TEL:{number}", version=1, error="M", boost_error=False, mask=0).matrix
    return tuple(
        (row, run.start(), len(run[0])) for row, modules in enumerate(matrix) for run in re.finditer(b"\x01+", bytes(modules))
    )
