"""The tables of Google Contacts, and the columns of our own that stand beside them."""

from dataclasses import replace

from relapp.exchange.days import Order
from relapp.exchange.tables.columns import Column, Field
from relapp.exchange.tables.dialects.dialect import Dialect
from relapp.exchange.tables.own_columns import DETAIL_PARTS, EVENT_PARTS, KIND, OWN_HEADERS, PERSON_PARTS

_VALUES = {
    "e-mail": Field.EMAIL,
    "phone": Field.PHONE,
    "website": Field.URL,
    "event": Field.OCCASION,
    "relation": Field.PERSON,
    "custom field": Field.OTHER,
}
_LABELS = ("label", "type")
_ADDRESS = {
    "formatted": "value",
    "street": "street",
    "extended address": "street2",
    "po box": "box",
    "city": "city",
    "region": "region",
    "postal code": "postcode",
    "country": "country",
}
_OWN_PARTS = (
    ("event", Field.OCCASION, EVENT_PARTS),
    ("relation", Field.PERSON, PERSON_PARTS),
    ("custom field", Field.OTHER, DETAIL_PARTS),
)

# Until 2024 it said Type, Given Name, Group Membership; since then Label, First Name, Labels.
GOOGLE = Dialect.of(
    "Google Contacts",
    {
        "first name": Column(Field.GIVEN),
        "middle name": Column(Field.MIDDLE),
        "last name": Column(Field.FAMILY),
        "nickname": Column(Field.NICKNAME),
        "notes": Column(Field.NOTES),
        "birthday": Column(Field.OCCASION, label="Birthday"),
        "hobby": Column(Field.INTERESTS),
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
        **{f"{name} # - value": Column(field) for name, field in _VALUES.items()},
        **{f"{name} # - {label}": Column(field, "label") for name, field in _VALUES.items() for label in _LABELS},
        **{f"{name} # - {header}": Column(field, part) for name, field, parts in _OWN_PARTS for header, part in parts.items()},
        **{f"address # - {name}": Column(Field.ADDRESS, part) for name, part in _ADDRESS.items()},
        **{f"address # - {label}": Column(Field.ADDRESS, "label") for label in _LABELS},
        **{header: Column(Field.OWN, part) for part, header in OWN_HEADERS.items()},
    },
    (
        {"name", "given name", "family name", "first name", "last name", "organization name", "organization # - name"},
        {"labels", "group membership", "e-mail # - value", "phone # - value", "organization name"},
    ),
    unplaced={
        "yomi name", "given name yomi", "additional name yomi", "family name yomi", "phonetic first name",
        "phonetic middle name", "phonetic last name", "initials", "short name", "maiden name", "gender", "location",
        "billing information", "directory server", "mileage", "occupation", "sensitivity", "priority", "subject",
        "language", "photo", "file as", "organization department", "organization # - type", "organization # - yomi name",
        "organization # - department", "organization # - symbol", "organization # - location",
        "organization # - job description",
    },
    separator=":::",
    values_joined=True,
    order=Order.MONTH_FIRST,
)  # fmt: skip

# Our own tables: the same, with as many columns of other tables as the clients came with.
RELAPP = replace(GOOGLE, program="Relapp", signature=(frozenset({OWN_HEADERS[KIND].lower()}),), open_ended=True)
