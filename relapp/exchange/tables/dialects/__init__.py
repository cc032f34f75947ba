"""The tables of contacts that are known, as data: which column of which program says what. One added here is read at once."""

from collections.abc import Iterable

from relapp.exchange.tables.columns import ADDRESS_LINES, Column, Field, numbered, plain_header
from relapp.exchange.tables.dialects.apple import APPLE
from relapp.exchange.tables.dialects.dialect import Dialect
from relapp.exchange.tables.dialects.google import GOOGLE, RELAPP
from relapp.exchange.tables.dialects.hubspot import HUBSPOT_COMPANIES, HUBSPOT_CONTACTS
from relapp.exchange.tables.dialects.linkedin import LINKEDIN
from relapp.exchange.tables.dialects.outlook import OUTLOOK
from relapp.exchange.tables.dialects.outlook_portuguese import OUTLOOK_PORTUGUESE
from relapp.exchange.tables.dialects.outlook_romanian import OUTLOOK_ROMANIAN
from relapp.exchange.tables.dialects.thunderbird import THUNDERBIRD

DIALECTS = (
    RELAPP,
    GOOGLE,
    OUTLOOK,
    OUTLOOK_PORTUGUESE,
    OUTLOOK_ROMANIAN,
    THUNDERBIRD,
    LINKEDIN,
    HUBSPOT_CONTACTS,
    HUBSPOT_COMPANIES,
    APPLE,
)

__all__ = ["ADDRESS_LINES", "DIALECTS", "GOOGLE", "HUBSPOT_CONTACTS", "RELAPP", "Column", "Dialect", "Field", "recognise"]


def recognise(headers: Iterable[str]) -> tuple[Dialect | None, int]:
    """The dialect that knows most of `headers`, and how many; None and 0 where none of them does."""
    plain = {header: numbered(header) for header in map(plain_header, headers) if header}
    count, best = max(((dialect.matches(plain), dialect) for dialect in DIALECTS), key=lambda match: match[0])
    return (best, count) if count else (None, 0)
