"""What kind of value a cell holds, by its form alone."""

import re
from collections.abc import Iterable
from enum import StrEnum

from relapp.domain.text import digits

_EMAIL = re.compile(r"(?:mailto:)?[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]{2,}")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DATE = re.compile(
    r"(?:\d{1,2}[-/.][ ]?\d{1,2}[-/.][ ]?(?:\d{4}|\d{2})\.?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|--\d\d-?\d\d)(?:[T ][\d:.Z+-]*)?",
    re.ASCII,
)
_POSTCODE = re.compile(r"\d{5}-\d{3}", re.ASCII)
# A Brazilian's or a company's number, which has as many digits as a phone.
_TAX_NUMBER = re.compile(r"\d{3}\.\d{3}\.\d{3}-\d\d|\d\d\.\d{3}\.\d{3}/\d{4}-\d\d", re.ASCII)
_PHONE = re.compile(r"(?:tel:)?[+(]?\d[\d\s().+/-]*(?:\s*(?:ext|ramal|int|r)\.?\s*\d{1,6})?", re.ASCII | re.IGNORECASE)
_LONGEST = 200  # characters
_LONGEST_LIST = 1_000  # characters: what is longer is a text, and looking for separators among its spaces takes its time
_SURE = 0.7  # the share of a column's cells that tells its kind


class CellKind(StrEnum):
    """What a cell can be known by."""

    EMAIL = "email"
    URL = "url"
    DATE = "date"
    POSTCODE = "postcode"
    PHONE = "phone"


def cell_kind(cell: str) -> CellKind | None:
    """The kind of `cell`; None for words, numbers and whatever else could be anything."""
    cell = cell.strip().lstrip("'")
    if not cell or len(cell) > _LONGEST:
        return None
    if _EMAIL.fullmatch(cell):
        return CellKind.EMAIL
    if _URL.fullmatch(cell):
        return CellKind.URL
    if _DATE.fullmatch(cell):
        return CellKind.DATE
    if _POSTCODE.fullmatch(cell):
        return CellKind.POSTCODE
    return CellKind.PHONE if _is_phone(cell) else None


def column_kind(cells: Iterable[str]) -> CellKind | None:
    """The kind that most of a column's cells are, empty ones aside."""
    kinds = [_kind_of_several(cell) for cell in cells if cell.strip()]
    for kind in CellKind:
        if kinds and kinds.count(kind) >= _SURE * len(kinds):
            return kind
    return None


def parts_of(cell: str, kind: CellKind) -> list[str]:
    """The several values of `kind` that people write into one cell; the cell itself where it does not fall into such."""
    if len(cell) > _LONGEST_LIST:
        return [cell]
    for separator in (r"\s*:::\s*", r"\s*[;\n]\s*", r"\s*[,|]\s*", r"\s+/\s+", r"\s+(?:e|ou|or|and|și|si|sau)\s+"):
        parts = re.split(separator, cell.strip())
        if len(parts) > 1 and all(cell_kind(part) is kind for part in parts):
            return parts
    return [cell]


def several_names(text: str) -> list[str]:
    """The people that a cell names one after another."""
    if len(text) > _LONGEST_LIST:
        return [text]
    return [name for name in re.split(r"\s*[,;/&\n]\s*|\s+(?:and|e|și|şi|si)\s+", text.strip()) if name]


def _kind_of_several(cell: str) -> CellKind | None:
    kind = cell_kind(cell)
    if kind:
        return kind
    return next((kind for kind in (CellKind.EMAIL, CellKind.PHONE) if len(parts_of(cell, kind)) > 1), None)


def _is_phone(cell: str) -> bool:
    count = len(digits(cell))
    if not 7 <= count <= 20 or not _PHONE.fullmatch(cell) or _TAX_NUMBER.fullmatch(cell):
        return False
    return count >= 10 or not cell.isdecimal()
