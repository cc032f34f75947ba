"""What is put on paper, and how: the choices of the weekly list, and a list as it was printed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relapp.domain.journal import Outcome
from relapp.domain.reminders import Reminder

# Per cent of the usual size: the largest is read at arm's length without glasses.
TEXT_SIZES = (90, 100, 115, 130, 150)


class Ink(StrEnum):
    """How much ink a page may take."""

    COLOUR = "colour"
    GREY = "grey"
    SAVING = "saving"


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How pages look whatever stands on them: `paper` is "A4" or "Letter", `text_percent` one of TEXT_SIZES."""

    paper: str = "A4"
    text_percent: int = 100
    ink: Ink = Ink.COLOUR


class Arrangement(StrEnum):
    """What the weekly list is divided by."""

    BY_DAY = "by_day"
    BY_CLIENT = "by_client"


class RowLook(StrEnum):
    """How much room a touch is given: one line, or a card with everything."""

    LINE = "line"
    CARD = "card"


class ListColumn(StrEnum):
    """What may stand beside a client's name."""

    COMPANY = "company"
    PHONE = "phone"
    HOURS = "hours"
    WHY = "why"
    TO_SAY = "to_say"
    TO_REMEMBER = "to_remember"
    NOTES = "notes"


class Code(StrEnum):
    """What the square code of a touch opens on a phone."""

    NONE = "none"
    CALL = "call"
    WHATSAPP = "whatsapp"


EVERY_DAY = frozenset(range(7))
USUAL_COLUMNS = frozenset(ListColumn) - {ListColumn.TO_SAY, ListColumn.TO_REMEMBER}


@dataclass(frozen=True, slots=True)
class WeekChoices:
    """What of a week is printed and how; `weekdays` are 0 (Monday) to 6, `tags` any of which a client has, none for everybody."""

    arrangement: Arrangement = Arrangement.BY_DAY
    look: RowLook = RowLook.CARD
    columns: frozenset[ListColumn] = USUAL_COLUMNS
    code: Code = Code.CALL
    weekdays: frozenset[int] = EVERY_DAY
    tags: tuple[str, ...] = ()


class Result(StrEnum):
    """What is scribbled beside a row: the outcome of a touch, or that it is left out this time."""

    SPOKE = "spoke"
    LEFT_MESSAGE = "left_message"
    NO_ANSWER = "no_answer"
    SENT = "sent"
    HANDED_OVER = "handed_over"
    SKIPPED = "skipped"

    @property
    def outcome(self) -> Outcome | None:
        """That of the touch, None where there was none."""
        return None if self is Result.SKIPPED else Outcome(self.value)


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One touch of a printed list: its number there (from 1), the day it was planned for, and its reasons as they were.

    Without a day of its own (`has_day`) it may be made from `day` on.
    """

    number: int
    client_id: int
    day: date
    reasons: tuple[Reminder, ...]
    has_day: bool = True


@dataclass(frozen=True, slots=True)
class PrintedList:
    """A weekly list as it went to paper; `number` is its own in the book, 0 until the book gave one, days are first and last."""

    number: int
    printed_on: date
    first: date
    last: date
    rows: tuple[PrintedRow, ...] = ()
