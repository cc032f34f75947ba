"""The tables of contacts that are known, as data: which column of which program says what. One added here is read at once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from relapp.exchange.days import Order

ADDRESS_LINES = ("street", "street2", "street3", "box", "city", "region", "postcode", "country")

_NUMBER = re.compile(r"\d{1,3}", re.ASCII)


class Field(StrEnum):
    """What a column speaks of; OTHER goes into the notes with its label."""

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
    OTHER = "other"


class Column(NamedTuple):
    """What one column says: `part` is ``value``, ``label`` or one of ADDRESS_LINES; `label` is the column's own."""

    field: Field
    part: str = "value"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One program's table: headers in small letters, ``#`` for a number that ties some together, one of each `signature` set."""

    program: str
    columns: Mapping[str, Column]
    signature: tuple[frozenset[str], ...]
    ignored: frozenset[str]
    separator: str
    values_joined: bool
    order: Order

    def find(self, header: str) -> tuple[Column, int] | None:
        """The column that `header` names and its number, 0 where it has none; None for one that is not of this dialect."""
        header = " ".join(header.lower().split())
        column = self.columns.get(header)
        if column:
            return column, 0
        match = _NUMBER.search(header)
        column = self.columns.get(_numbered(header))
        return (column, int(match[0])) if column and match else None

    def ignores(self, header: str) -> bool:
        """Whether `header` is known to say nothing about a client."""
        header = " ".join(header.lower().split())
        return not header or header in self.ignored or _numbered(header) in self.ignored

    def matches(self, headers: Iterable[str]) -> int:
        """How many of `headers` are columns of this dialect; 0 where its signature is not among them."""
        plain = {" ".join(header.lower().split()) for header in headers}
        known = plain | {_numbered(header) for header in plain}
        if not all(known & group for group in self.signature):
            return 0
        return sum(self.find(header) is not None for header in plain)


def _numbered(header: str) -> str:
    return _NUMBER.sub("#", header, count=1)


_NAMES = {
    "first name": Column(Field.GIVEN),
    "middle name": Column(Field.MIDDLE),
    "last name": Column(Field.FAMILY),
    "nickname": Column(Field.NICKNAME),
    "notes": Column(Field.NOTES),
    "birthday": Column(Field.OCCASION, label="Birthday"),
    "hobby": Column(Field.INTERESTS),
}

_GOOGLE_VALUES = {
    "e-mail": Field.EMAIL,
    "phone": Field.PHONE,
    "website": Field.URL,
    "event": Field.OCCASION,
    "relation": Field.OTHER,
    "custom field": Field.OTHER,
}

_GOOGLE_LABELS = ("label", "type")

_GOOGLE_ADDRESS = {
    "formatted": "value",
    "street": "street",
    "extended address": "street2",
    "po box": "box",
    "city": "city",
    "region": "region",
    "postal code": "postcode",
    "country": "country",
}

# Both tables of Google Contacts: until 2024 it said Type, Given Name, Group Membership; since then Label, First Name, Labels.
GOOGLE = Dialect(
    program="Google Contacts",
    columns={
        **_NAMES,
        "name": Column(Field.FULL_NAME),
        "given name": Column(Field.GIVEN),
        "additional name": Column(Field.MIDDLE),
        "family name": Column(Field.FAMILY),
        "name prefix": Column(Field.PREFIX),
        "name suffix": Column(Field.SUFFIX),
        "organization name": Column(Field.COMPANY),
        "organization # - name": Column(Field.COMPANY),
        "organization title": Column(Field.TITLE),
        "organization # - title": Column(Field.TITLE),
        "labels": Column(Field.TAGS),
        "group membership": Column(Field.TAGS),
        **{f"{name} # - value": Column(field) for name, field in _GOOGLE_VALUES.items()},
        **{f"{name} # - {label}": Column(field, "label") for name, field in _GOOGLE_VALUES.items() for label in _GOOGLE_LABELS},
        **{f"address # - {name}": Column(Field.ADDRESS, part) for name, part in _GOOGLE_ADDRESS.items()},
        **{f"address # - {label}": Column(Field.ADDRESS, "label") for label in _GOOGLE_LABELS},
    },
    signature=(
        frozenset({"name", "given name", "family name", "first name", "last name", "organization name", "organization # - name"}),
        frozenset({"labels", "group membership", "e-mail # - value", "phone # - value", "organization name"}),
    ),
    ignored=frozenset(
        {
            "yomi name", "given name yomi", "additional name yomi", "family name yomi", "phonetic first name",
            "phonetic middle name", "phonetic last name", "initials", "short name", "maiden name", "gender", "location",
            "billing information", "directory server", "mileage", "occupation", "sensitivity", "priority", "subject",
            "language", "photo", "file as", "organization department", "organization # - type", "organization # - yomi name",
            "organization # - department", "organization # - symbol", "organization # - location",
            "organization # - job description",
        }
    ),
    separator=":::",
    values_joined=True,
    order=Order.MONTH_FIRST,
)  # fmt: skip

_OUTLOOK_PHONES = {
    "mobile phone": "cell",
    "home phone": "home",
    "home phone 2": "home",
    "business phone": "work",
    "business phone 2": "work",
    "company main phone": "main",
    "primary phone": "",
    "other phone": "other",
    "car phone": "car",
    "radio phone": "other",
    "callback": "other",
    "assistant's phone": "assistant",
    "pager": "pager",
    "home fax": "home fax",
    "business fax": "work fax",
    "other fax": "other fax",
}

_OUTLOOK_ADDRESS = {
    "address": "value",
    "street": "street",
    "street 2": "street2",
    "street 3": "street3",
    "address po box": "box",
    "city": "city",
    "state": "region",
    "postal code": "postcode",
    "country/region": "country",
    "country": "country",
}

OUTLOOK = Dialect(
    program="Outlook",
    columns={
        **_NAMES,
        "title": Column(Field.PREFIX),
        "suffix": Column(Field.SUFFIX),
        "company": Column(Field.COMPANY),
        "job title": Column(Field.TITLE),
        "categories": Column(Field.TAGS),
        "anniversary": Column(Field.OCCASION, label="Anniversary"),
        "spouse": Column(Field.OTHER, label="Spouse"),
        "children": Column(Field.OTHER, label="Children"),
        "referred by": Column(Field.OTHER, label="Referred by"),
        "e-mail address": Column(Field.EMAIL),
        "e-mail 2 address": Column(Field.EMAIL),
        "e-mail 3 address": Column(Field.EMAIL),
        "web page": Column(Field.URL),
        "personal web page": Column(Field.URL, label="home"),
        "business home page": Column(Field.URL, label="work"),
        **{header: Column(Field.PHONE, label=label) for header, label in _OUTLOOK_PHONES.items()},
        **{
            f"{place} {name}": Column(Field.ADDRESS, part, label)
            for place, label in (("business", "work"), ("home", "home"), ("other", "other"))
            for name, part in _OUTLOOK_ADDRESS.items()
        },
    },
    signature=(
        frozenset({"first name", "last name", "company"}),
        frozenset({"e-mail address", "mobile phone", "business phone", "home phone", "primary phone", "business street"}),
    ),
    ignored=frozenset(
        {
            "initials", "gender", "location", "language", "internet free busy", "given yomi", "surname yomi", "company yomi",
            "department", "office location", "manager's name", "assistant's name", "organizational id number", "profession",
            "account", "isdn", "tty/tdd phone", "telex", "user #", "keywords", "mileage", "billing information",
            "directory server", "sensitivity", "priority", "private", "government id number", "e-mail type", "e-mail # type",
            "e-mail display name", "e-mail # display name", "imaddress", "schools",
        }
    ),
    separator=";",
    values_joined=False,
    order=Order.MONTH_FIRST,
)  # fmt: skip

DIALECTS = (GOOGLE, OUTLOOK)
