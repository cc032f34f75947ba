"""Cells that a spreadsheet would take for a formula are guarded by an apostrophe on the way out; the way in undoes it.

Full-width signs count, as spreadsheets in East Asian languages honour them, and so does a line break before any of them. A phone
is no danger, and other programs would take the apostrophe for a part of it.
"""

import re

_STARTS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_HARMLESS = re.compile(r"[+-][0-9 ()+./-]*")


def guard(cell: str) -> str:
    """`cell` with one apostrophe more where a formula could begin in it, after apostrophes or none."""
    return f"'{cell}" if _could_be_formula(cell) and not _HARMLESS.fullmatch(cell) else cell


def unguard(cell: str) -> str:
    """What `guard` was given; phones are guarded in tables that were written before."""
    return cell[1:] if cell.startswith("'") and _could_be_formula(cell) else cell


def guard_from_unguarding(cell: str) -> str:
    """`cell` so that `unguard` gives it back, for where no formula is to be feared: workbooks, whose cells are texts."""
    return f"'{cell}" if unguard(cell) != cell else cell


def _could_be_formula(cell: str) -> bool:
    return cell.lstrip("'").startswith(_STARTS_FORMULA)
