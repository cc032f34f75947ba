"""What a file says of clients, entry by entry, before the book has seen it."""

from dataclasses import dataclass
from enum import StrEnum

from relapp.domain.clients import Client


class Origin(StrEnum):
    """Which kind of file an extra came from, and so which kind it is written out to again."""

    CARD = "card"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Extra:
    """What a file says of a client that the book has no field for, kept as it was written.

    Of a card, `name` is what stands before the colon with its group and parameters, `value` what stands behind it, still escaped;
    of a table, `name` is the column's header and `value` the cell.
    """

    name: str
    value: str
    origin: Origin = Origin.CARD


@dataclass(frozen=True, slots=True)
class Problem:
    """One entry that could not be read; `position` is the line where a card begins or the row of a table, counted from 1."""

    position: int
    message: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One client as a file has it; `warnings` are translated sentences on what was left out or guessed.

    `uid` is what the file itself calls the entry by, so that it is known again; empty where it has no such name.
    """

    position: int
    client: Client
    warnings: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    uid: str = ""


Entry = Incoming | Problem


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One client as it is written to a file, with what other files said of it; `uid` is what it goes by outside, if anything."""

    client: Client
    extras: tuple[Extra, ...] = ()
    uid: str = ""
