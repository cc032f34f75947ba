"""What addresses are put on: a sheet of labels or envelopes, and what the user chose of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder

# Code of the sheet whose measures the user types.
OTHER = "other"

MOST_COPIES = 99
FURTHEST = 20.0  # millimetres that a printer may be off


class Carrier(StrEnum):
    """What addresses are printed on."""

    LABELS = "labels"
    ENVELOPES = "envelopes"


class Envelope(StrEnum):
    """The envelopes that there are; the value names one."""

    DL = "DL"
    C6 = "C6"
    NUMBER_10 = "10"


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """Equal labels on `paper` ("A4" or "Letter"), in millimetres; `names` are those it is sold under: a maker and a number.

    `left` and `top` are the corner of the first label, `across` and `down` the steps from one to the next.
    """

    names: tuple[str, ...]
    paper: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float
    radius: float = 1.5

    @property
    def code(self) -> str:
        """The number it is kept by."""
        return self.names[0].split()[-1]

    @property
    def count(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows

    def corner(self, index: int) -> tuple[float, float]:
        """The upper left corner of a label, counted from 0 by rows."""
        row, column = divmod(index, self.columns)
        return self.left + column * self.across, self.top + row * self.down


# Millimetres: width and height of a sheet.
PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}

OTHER_SHEET = LabelSheet((OTHER,), "A4", 2, 8, 99.1, 33.9, 4.6, 12.9, 101.6, 33.9)


@dataclass(frozen=True, slots=True)
class LabelChoices:
    """What addresses are printed on and how; `sheet` is a code, or OTHER for the measures of `other`.

    `start_at` is the first label used, from 1; each address is printed `copies` times. `right` and `down` move everything by
    millimetres, to make up for what a printer is off. `sender` stands on envelopes, in its own lines.
    """

    carrier: Carrier = Carrier.LABELS
    sheet: str = ""
    other: LabelSheet = field(default=OTHER_SHEET)
    envelope: Envelope = Envelope.DL
    start_at: int = 1
    copies: int = 1
    right: float = 0.0
    down: float = 0.0
    sender: str = ""


def call_for_label(reasons: Iterable[Reminder]) -> bool:
    """Whether one of them is a card or a gift."""
    return any(each.code == "card" or each.purpose is Purpose.GIFT for each in reasons)
