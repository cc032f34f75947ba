"""What a column of a table may speak of, whichever program wrote it."""

import re
from enum import StrEnum
from typing import NamedTuple

from relapp.domain.text import fold

ADDRESS_LINES = ("street", "street2", "street3", "district", "box", "city", "region", "postcode", "country")
DAY_PARTS = ("year", "month", "day")


class Field(StrEnum):
    """What a column speaks of.

    PERSON is somebody around the client, whose label is what they are to them; OTHER goes into the notes with its label, where
    that is no kind of detail; OWN is what the columns of our own say, by its part.
    """

    FULL_NAME = "full_name"
    PREFIX = "prefix"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    COMPANY = "company"
    TITLE = "title"
    TAGS = "tags"
    NOTES = "notes"
    INTERESTS = "interests"
    OCCASION = "occasion"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    ADDRESS = "address"
    PERSON = "person"
    OTHER = "other"
    OWN = "own"


class Column(NamedTuple):
    """What one column says: `part` is ``value``, ``label`` or what else its field is made of; `label` is the column's own."""

    field: Field
    part: str = "value"
    label: str = ""


def plain_header(header: str) -> str:
    """`header` as it is compared: small letters without accents, single spaces, straight apostrophes."""
    return " ".join(fold(header.replace("’", "'")).replace("\ufeff", "").split())


_NUMBER = re.compile(r"\d{1,3}", re.ASCII)


def numbered(header: str) -> str:
    """A plain header with ``#`` for its first number."""
    return _NUMBER.sub("#", header, count=1)


def number_in(header: str) -> int:
    """The first number in `header`, which ties columns together; 0 where there is none."""
    match = _NUMBER.search(header)
    return int(match[0]) if match else 0
