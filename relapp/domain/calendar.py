"""Months, and what a calendar says of their days."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from math import isqrt
from typing import Self

from relapp.domain.clients import Importance, OccasionKind
from relapp.domain.dates import FIRST_YEAR
from relapp.domain.reminders import Reminder

LAST_YEAR = 2199
LEVELS = 4


class Errand(StrEnum):
    """What a planned touch is in a calendar: one that greets on the day itself stands there by its occasion already."""

    TOUCH = "touch"
    GREETING = "greeting"
    CARD = "card"
    GIFT = "gift"


_ERRANDS = {"greet": Errand.GREETING, "card": Errand.CARD, "gift_buy": Errand.GIFT, "gift_send": Errand.GIFT}


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year from FIRST_YEAR to LAST_YEAR."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The month of `day`."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def days(self) -> Iterator[date]:
        """Each day once."""
        return days_between(self.first, self.last)

    def weeks(self, first_weekday: int) -> tuple[tuple[date, ...], ...]:
        """The whole weeks that hold it, four to six; each begins on `first_weekday`, 0 for Monday."""
        start = self.first - timedelta(days=(self.first.weekday() - first_weekday) % 7)
        count = ((self.last - start).days + 7) // 7
        return tuple(tuple(start + timedelta(days=7 * week + day) for day in range(7)) for week in range(count))


@dataclass(frozen=True, slots=True)
class DayOccasion:
    """An occasion as it falls on the day `on`; `years` are those it completes, None where the first one is unknown."""

    client_id: int
    client: str
    importance: Importance
    on: date
    kind: OccasionKind
    label: str = ""
    person: str = ""
    relation: str = ""
    years: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """What a day holds: how many occasions with the first few of them, planned touches by errand, and touches made."""

    day: date
    is_working: bool = True
    holiday: str = ""
    occasion_count: int = 0
    occasions: tuple[DayOccasion, ...] = ()
    errands: Mapping[Errand, int] = field(default_factory=dict)
    made: int = 0

    @property
    def planned(self) -> int:
        """Its planned touches, greetings among them."""
        return sum(self.errands.values())

    @property
    def weight(self) -> int:
        """How much is to be done or remembered; an occasion and its greeting are one thing."""
        return self.occasion_count + self.planned - self.errands.get(Errand.GREETING, 0)


def days_between(first: date, last: date) -> Iterator[date]:
    """The days from `first` through `last`, each once."""
    return (first + timedelta(days=index) for index in range((last - first).days + 1))


def moved_by(day: date, months: int) -> date:
    """The same day of a month some months away, or its last one where that is shorter; stays within the years known."""
    index = min(max(day.year * 12 + day.month - 1 + months, FIRST_YEAR * 12), LAST_YEAR * 12 + 11)
    month = Month(index // 12, index % 12 + 1)
    return date(month.year, month.month, min(day.day, month.last.day))


def in_range(day: date) -> date:
    """`day`, or the nearest day of the years known."""
    return min(max(day, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))


def errand_of(reasons: Sequence[Reminder], day: date) -> Errand:
    """What a touch on `day` is: its most pressing reason decides, a greeting of that very day only where it is alone."""
    for reason in reasons:
        errand = errand_by_code(reason.code)
        if errand is not Errand.GREETING or reason.ideal != day:
            return Errand.TOUCH if errand is Errand.GREETING else errand
    return Errand.GREETING


def errand_by_code(code: str) -> Errand:
    """What a reason alone is, on its own day."""
    return _ERRANDS.get(code, Errand.TOUCH)


def level(weight: int, most: int) -> int:
    """How strongly to mark a day, 0 for nothing to LEVELS for as much as `most`, the largest weight in view.

    By the square root, so that one crowded day does not make all others look alike.
    """
    return 0 if weight <= 0 else 1 + min(isqrt((weight - 1) * (LEVELS - 1) ** 2 // max(most - 1, 1)), LEVELS - 1)
