"""Yearly dates, the working week and public holidays."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

MONDAY_TO_FRIDAY = frozenset(range(5))
FIRST_YEAR = 1900

_ISO_YEARLY = re.compile(r"(?:(\d{4})|-)-(\d{2})-(\d{2})", re.ASCII)
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class LeapDay(StrEnum):
    """On which day 29 February is kept in a common year."""

    FEBRUARY_28 = "february_28"
    MARCH_1 = "march_1"


@dataclass(frozen=True, slots=True, order=True)
class YearlyDate:
    """A day that returns every year; `year` is the first one, 1900 or later, or None where nobody said it."""

    month: int
    day: int
    year: int | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a day that no calendar has."""
        if not 1 <= self.month <= 12 or not 1 <= self.day <= _DAYS_IN_MONTH[self.month - 1]:
            raise ValueError(f"no such day: {self.month:02}-{self.day:02}")
        if self.year is not None:
            if self.year < FIRST_YEAR:
                raise ValueError(f"year before {FIRST_YEAR}: {self.year}")
            date(self.year, self.month, self.day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``1980-03-22`` or, without a year, ``--03-22``; raise ValueError for anything else."""
        match = _ISO_YEARLY.fullmatch(text)
        if not match:
            raise ValueError(f"not a yearly date: {text!r}")
        year, month, day = match.groups()
        return cls(int(month), int(day), int(year) if year else None)

    def __str__(self) -> str:
        """The form that `parse` reads."""
        return f"{f'{self.year:04}' if self.year else '-'}-{self.month:02}-{self.day:02}"

    def in_year(self, year: int, leap_day: LeapDay) -> date:
        """The day it is kept on in `year`."""
        if (self.month, self.day) == (2, 29) and not _is_leap(year):
            return date(year, 2, 28) if leap_day is LeapDay.FEBRUARY_28 else date(year, 3, 1)
        return date(year, self.month, self.day)

    def years_by(self, year: int) -> int | None:
        """How many years it completes in `year`; None where the first year is unknown or yet to come."""
        if self.year is None or year < self.year:
            return None
        return year - self.year


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working week (0 is Monday) and the public holidays, by day with their names, of the years in use."""

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: Mapping[date, str] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Whether people work on `day`; an empty working week counts as one that never rests."""
        return (not self.weekdays or day.weekday() in self.weekdays) and day not in self.holidays

    def add_working_days(self, day: date, count: int) -> date:
        """The working day `count` working days after `day`, or before it where `count` is negative."""
        step = timedelta(days=1 if count >= 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def working_day_from(self, day: date) -> date:
        """`day` itself where it is worked, else the next working day."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day


def monday_of(day: date) -> date:
    """The Monday of the ISO week that holds `day`."""
    return day - timedelta(days=day.weekday())


def week_to_work(today: date, calendar: WorkingCalendar) -> date:
    """The Monday of the week of `today`, or of the next one where no working day is left in this."""
    rest = (today + timedelta(days=away) for away in range(7 - today.weekday()))
    return monday_of(today if any(calendar.is_working(day) for day in rest) else today + timedelta(days=7))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
