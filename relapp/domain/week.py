"""A week that a person can do: touches by day, how full each is, and what fits in none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from relapp.domain.dates import WorkingCalendar
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder

GESTURES_OFFERED = 3

MINUTES: Mapping[Purpose, int] = {
    Purpose.GIFT: 15,
    Purpose.PERSONAL_NOTE: 10,
    Purpose.SERVICE_ACCOUNT: 15,
    Purpose.CHECK_UP: 10,
    Purpose.FREE_REMINDER: 5,
    Purpose.GREETING: 5,
    Purpose.SHARE_INFORMATION: 5,
}
USUAL_MINUTES = 7


class PlannedTouch(NamedTuple):
    """One touch of one client on `day`, the most pressing of its reasons first; `moved_from` is where it would have been.

    `minutes` is about how long it takes. No dataclass: each plan makes thousands, and this takes a fifth of the time.
    """

    client_id: int
    day: date
    reasons: tuple[Reminder, ...]
    moved_from: date | None = None
    minutes: int = USUAL_MINUTES

    @property
    def purpose(self) -> Purpose:
        """The purpose of the most pressing reason."""
        return self.reasons[0].purpose

    @property
    def hard(self) -> bool:
        """Whether one of the reasons cannot move."""
        return any(reason.hard for reason in self.reasons)

    @property
    def may_move(self) -> bool:
        """Whether the user can give it another day: all of its reasons go, or none."""
        return all(reason.may_move for reason in self.reasons)

    @property
    def is_pinned(self) -> bool:
        """Whether the user put it where it is."""
        return any(reason.data.get("pinned") for reason in self.reasons)

    @property
    def due(self) -> date:
        """The day it was best done on: the hard reason's, else the most pressing one's."""
        return next((reason.ideal for reason in self.reasons if reason.hard), self.reasons[0].ideal)

    def overdue_days(self, on: date) -> int:
        """Days past the deadline of the latest of its reasons."""
        return max(reason.overdue_days(on) for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The touches of one day, in the order to make them. `capacity` is 0 on a day of rest; `done` were made already."""

    day: date
    working: bool
    capacity: int
    touches: tuple[PlannedTouch, ...]
    holiday: str = ""
    done: int = 0

    @property
    def load(self) -> int:
        """Its touches, those made already among them."""
        return len(self.touches) + self.done

    @property
    def is_overfull(self) -> bool:
        """Whether it has more touches than fit; a day of rest is not measured."""
        return 0 < self.capacity < self.load

    @property
    def minutes(self) -> int:
        """About how long the touches to make take together."""
        return sum(touch.minutes for touch in self.touches)


@dataclass(frozen=True, slots=True)
class Plan:
    """Consecutive days and what does not fit in any of them, most pressing first.

    `gestures` is a small choice of clients to surprise: it takes no room until the user gives one of them a day.
    """

    days: tuple[DayPlan, ...]
    not_fitting: tuple[PlannedTouch, ...]
    gestures: tuple[Reminder, ...] = ()

    def day(self, day: date) -> DayPlan:
        """The plan of `day`; raises KeyError outside the days planned."""
        for plan in self.days:
            if plan.day == day:
                return plan
        raise KeyError(day)


@dataclass(frozen=True, slots=True)
class Horizon:
    """The days to plan: `days` from `today`, with `capacity` touches a working day, of which some were `done` already.

    `minutes` are those of a touch by purpose, where they are not the usual ones.
    """

    today: date
    days: int
    calendar: WorkingCalendar
    capacity: int
    done: Mapping[date, int]
    minutes: Mapping[Purpose, int] = field(default_factory=dict)

    @property
    def last(self) -> date:
        """The last day planned."""
        return self.today + timedelta(days=self.days - 1)

    def minutes_of(self, purpose: Purpose) -> int:
        """About how long a touch takes."""
        return self.minutes.get(purpose) or usual_minutes(purpose)

    def capacity_of(self, day: date) -> int:
        """Touches that fit on `day`: none where nobody works."""
        return self.capacity if self.calendar.is_working(day) else 0


def usual_minutes(purpose: Purpose) -> int:
    """About how long a touch takes where the user says nothing else."""
    return MINUTES.get(purpose, USUAL_MINUTES)


def too_much(days: tuple[DayPlan, ...]) -> tuple[PlannedTouch, ...]:
    """What the user put on days that are too full now, as much as is too much and the least pressing: to find its own day."""
    found: list[PlannedTouch] = []
    for day in days:
        if day.is_overfull:
            put_here = [touch for touch in reversed(day.touches) if touch.is_pinned and touch.may_move]
            found += put_here[: day.load - day.capacity]
    return tuple(found)
