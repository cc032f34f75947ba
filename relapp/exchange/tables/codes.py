"""What a column says as one short code, for settings and the command line, and what a user may choose from."""

from collections.abc import Mapping

from relapp.exchange.tables.columns import ADDRESS_LINES, DAY_PARTS, Column, Field
from relapp.exchange.tables.own_columns import DETAIL_PARTS, EVENT_PARTS, OWN_HEADERS, PERSON_PARTS

SKIP = "skip"  # for a column that is kept as it is

_LABELLED = ("value", "label")
_PARTS: Mapping[Field, tuple[str, ...]] = {
    Field.PHONE: _LABELLED,
    Field.EMAIL: _LABELLED,
    Field.URL: _LABELLED,
    Field.ADDRESS: (*_LABELLED, *ADDRESS_LINES),
    Field.OCCASION: (*_LABELLED, *DAY_PARTS, *EVENT_PARTS.values()),
    Field.PERSON: (*_LABELLED, *PERSON_PARTS.values()),
    Field.OTHER: (*_LABELLED, *DETAIL_PARTS.values()),
    Field.OWN: tuple(OWN_HEADERS),
}

_CHOICES = (
    "full_name", "given", "middle", "family", "prefix", "suffix", "nickname", "company", "title",
    "phone", "phone:cell", "phone:work", "phone:home", "phone:WhatsApp", "phone:fax", "email", "email:work", "email:home", "url",
    "address", "address.street", "address.street2", "address.street3", "address.district", "address.city", "address.region",
    "address.postcode", "address.country", "occasion:Birthday", "occasion:Anniversary", "occasion:Name day", "occasion",
    "person:Spouse", "person:Child", "person:Manager", "person:Assistant", "person:Referred by",
    "tags", "interests", "other:Preference", "other:Need", "other:Wish", "notes", "own.importance",
)  # fmt: skip


def column_code(column: Column | None) -> str:
    """``phone:work`` for a phone at work, ``address.city:home`` for a part of an address, ``skip`` for None."""
    if column is None:
        return SKIP
    part = "" if column.part == "value" else f".{column.part}"
    return f"{column.field}{part}" + (f":{column.label}" if column.label else "")


def parse_column(code: str) -> Column | None:
    """What `column_code` was given; raises ValueError for what it cannot have written."""
    if code.strip() == SKIP:
        return None
    head, _colon, label = code.strip().partition(":")
    name, dot, part = head.partition(".")
    field, part = Field(name), part if dot else "value"
    if part not in _PARTS.get(field, ("value",)) or (label and field not in _PARTS):
        raise ValueError(f"not a column: {code!r:.60}")
    return Column(field, part, label)


def columns_to_choose() -> list[Column]:
    """What a column may be said to mean, in the order in which a list offers it."""
    return [column for column in map(parse_column, _CHOICES) if column]


def columns_in(text: str) -> dict[str, Column]:
    """The columns in lines of ``code = header | header``, by header."""
    columns: dict[str, Column] = {}
    for line in text.strip().splitlines():
        code, _equals, headers = line.partition(" = ")
        column = parse_column(code)
        columns |= {header: column for header in headers.split(" | ") if column}
    return columns
