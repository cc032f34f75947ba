"""Whatever the user asked to be reminded of, once or repeating, with or without an hour."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from relapp.domain.dates import LeapDay


class RepeatUnit(StrEnum):
    """The step of a repetition."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every `every` units, 1 or more. Months and years count from the first day, so the 31st comes back after a short month."""

    every: int
    unit: RepeatUnit

    def __post_init__(self) -> None:
        """Raise ValueError where the step is not positive."""
        if self.every < 1:
            raise ValueError(f"not a repetition: {self.every}")

    def occurrence(self, first: date, index: int, leap_day: LeapDay) -> date:
        """The day of occurrence `index` (0 is `first`); a month too short gives its last day; raises past the year 9999."""
        steps = index * self.every
        if self.unit is RepeatUnit.DAYS:
            return first + timedelta(days=steps)
        if self.unit is RepeatUnit.WEEKS:
            return first + timedelta(weeks=steps)
        months = first.year * 12 + first.month - 1 + steps * (12 if self.unit is RepeatUnit.YEARS else 1)
        year, month = months // 12, months % 12 + 1
        last = monthrange(year, month)[1]
        if self.unit is RepeatUnit.YEARS and first.day > last and leap_day is LeapDay.MARCH_1:
            return date(year, 3, 1)
        return date(year, month, min(first.day, last))

    def first_after(self, first: date, day: date, leap_day: LeapDay) -> date:
        """The earliest occurrence later than `day`."""
        index = max(0, self._steps_before(first, day) - 1)
        while (found := self.occurrence(first, index, leap_day)) <= day:
            index += 1
        return found

    def _steps_before(self, first: date, day: date) -> int:
        """An index not past that of the first occurrence after `day`, so that the search is short."""
        if self.unit in (RepeatUnit.DAYS, RepeatUnit.WEEKS):
            return (day - first).days // (self.every * (7 if self.unit is RepeatUnit.WEEKS else 1))
        months = (day.year - first.year) * 12 + day.month - first.month
        return months // (self.every * (12 if self.unit is RepeatUnit.YEARS else 1))


@dataclass(frozen=True, slots=True)
class FreeReminder:
    """A text for a day, at an hour where one was given (local time), repeating where `repeat` says so."""

    text: str
    on: date
    at: time | None = None
    repeat: Repeat | None = None
    uuid: str = ""
