"""What a look at the beginning of a file tells, and what the user says of it before it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from relapp.exchange.days import DayOrder, Order
from relapp.exchange.tables.columns import Column


class FileKind(StrEnum):
    """What a file holds, whatever its name says."""

    CARDS = "cards"
    TABLE = "table"
    WORKBOOK = "workbook"
    CALENDAR = "calendar"
    BOOK = "book"


class Doubt(StrEnum):
    """What the file does not show by itself, so that the user is asked."""

    ENCODING = "encoding"
    DELIMITER = "delimiter"
    MAPPING = "mapping"
    DAY_ORDER = "day_order"


# What each column of a table says, in the order of the columns; None for one that the book has no field for.
ColumnMapping = tuple[Column | None, ...]


@dataclass(frozen=True, slots=True)
class TableLook:
    """How a table would be read: `delimiter` is empty and `sheet` set for a workbook's; `samples` are its first rows.

    `program` is whose table it was recognised as, empty where `mapping` was guessed, remembered or chosen; `skipped` is how many
    rows stand before the first client, `is_named` whether the last of them names the columns.
    """

    encoding: str
    delimiter: str
    headers: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    mapping: ColumnMapping
    order: DayOrder
    program: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    doubts: frozenset[Doubt] = frozenset()
    skipped: int = 1
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class Look:
    """The kind of a file, and for a table how it would be read."""

    kind: FileKind
    table: TableLook | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """How a table with the same headers was read before."""

    mapping: ColumnMapping
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class TableChoices:
    """What the user said of a table; what is empty or None is left to the program.

    `remembered` are the mappings of earlier tables, by the signature of their headers.
    """

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    mapping: ColumnMapping | None = None
    order: Order | None = None
    remembered: Mapping[str, Remembered] = field(default_factory=dict)
