"""Coming back after days on which nobody got in touch with anybody."""

from dataclasses import dataclass
from datetime import date

from relapp.domain.dates import WorkingCalendar

# So many working days without a touch are an absence.
ABSENCE_DAYS = 5

# What belongs to an occasion's own day and can be made up for after it.
OCCASION_CODES = frozenset({"greet", "gift_day"})


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many reasons are late: promises, occasions that can be made up for, and all others."""

    promises: int
    belated: int
    others: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.promises + self.belated + self.others


@dataclass(frozen=True, slots=True)
class Absence:
    """The working days that went by without a touch, and what is late after them."""

    days: int
    backlog: Backlog


def working_days_away(last: date | None, today: date, calendar: WorkingCalendar) -> int:
    """The working days between `last`, the day of the last touch, and `today`, both left out; 0 where there was none."""
    if last is None:
        return 0
    return sum(calendar.is_working(date.fromordinal(day)) for day in range(last.toordinal() + 1, today.toordinal()))
