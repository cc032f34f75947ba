"""From reasons to touches, and from touches to days that a person can do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from relapp.domain.clients import Importance
from relapp.domain.dates import WorkingCalendar
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder

MERGE_DAYS = 3
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

# Promise, occasion, concern, after-sale, feedback, rhythm, the rest.
_ORDER: Mapping[Purpose, int] = {
    Purpose.PROMISE: 0,
    Purpose.FREE_REMINDER: 0,
    Purpose.GREETING: 1,
    Purpose.GIFT: 1,
    Purpose.CONCERN_FOLLOW_UP: 2,
    Purpose.THANK_YOU: 3,
    Purpose.SATISFACTION_CHECK: 3,
    Purpose.FEEDBACK_REPLY: 4,
    Purpose.KEEP_IN_TOUCH: 5,
}
_LAST = 6

_WEIGHT: Mapping[Importance, int] = {
    Importance.VIP: 0,
    Importance.REGULAR: 1,
    Importance.OCCASIONAL: 2,
    Importance.DATES_ONLY: 3,
    Importance.NOT_SORTED: 3,
}


@dataclass(frozen=True, slots=True)
class PlannedTouch:
    """One touch of one client on `day`, the most pressing of its reasons first; `moved_from` is where it would have been.

    `minutes` is about how long it takes.
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
        return self.minutes.get(purpose) or MINUTES.get(purpose, USUAL_MINUTES)

    def capacity_of(self, day: date) -> int:
        """Touches that fit on `day`: none where nobody works."""
        return self.capacity if self.calendar.is_working(day) else 0


def plan(reminders: Iterable[Reminder], importance: Mapping[int, Importance], horizon: Horizon) -> Plan:
    """Merge, order and level what is due within the horizon.

    Hard touches stay on their day, or come first today when that is past. Soft ones go to the nearest day with room inside their
    window, later days first; late ones to the first day with room. What finds none is `not_fitting`, unless its window goes on
    beyond the horizon. The same reminders in any order give the same plan.
    """
    reminders, offered = _without_gestures(reminders, horizon.today)
    touches = merge(reminders, horizon.today)
    touches.sort(key=lambda touch: _rank(touch, importance, horizon.today))
    diary = _Diary(horizon)
    for touch in touches:
        if touch.hard:
            diary.put(touch, max(touch.due, horizon.today))
    waiting = [touch for touch in touches if not touch.hard and not diary.find_day(touch)]
    days = tuple(_day_plan(day, diary.placed[day], horizon, importance) for day in diary.placed)
    return Plan(days, tuple(waiting), offered)


def _without_gestures(reminders: Iterable[Reminder], today: date) -> tuple[list[Reminder], tuple[Reminder, ...]]:
    """The reminders to plan, and the gestures to choose from: those who have waited longest for one."""
    planned: list[Reminder] = []
    gestures: list[Reminder] = []
    for each in reminders:
        is_offer = each.purpose is Purpose.SPONTANEOUS_GESTURE and not each.hard
        (gestures if is_offer else planned).append(each)
    due = sorted((each for each in gestures if each.earliest <= today), key=lambda each: (each.ideal, each.client_id))
    return planned, tuple(due[:GESTURES_OFFERED])


def merge(reminders: Iterable[Reminder], today: date) -> list[PlannedTouch]:
    """One touch per client for reasons within MERGE_DAYS of each other, as far as none has to leave its day or window."""
    by_client: dict[int, list[Reminder]] = {}
    for reminder in sorted(reminders, key=lambda each: (not each.hard, max(each.ideal, today), _order(each), each.source)):
        by_client.setdefault(reminder.client_id, []).append(reminder)
    touches = []
    for reasons in by_client.values():
        groups: list[list[Reminder]] = []
        for reason in reasons:
            home = next((group for group in groups if _joins(reason, group, today)), None)
            if home is None:
                groups.append([reason])
            else:
                home.append(reason)
        touches += [_touch(group, today) for group in groups]
    return touches


def _joins(reason: Reminder, group: Sequence[Reminder], today: date) -> bool:
    anchor = max(group[0].ideal, today)
    if reason.hard:
        return max(reason.ideal, today) == anchor
    near = abs((max(reason.ideal, today) - anchor).days) <= MERGE_DAYS
    return near and reason.earliest <= anchor <= max(reason.latest, today)


def _touch(group: list[Reminder], today: date) -> PlannedTouch:
    day = max(group[0].ideal, today)
    return PlannedTouch(group[0].client_id, day, tuple(sorted(group, key=_by_pressure)))


def _by_pressure(reason: Reminder) -> tuple[int, bool, date, str]:
    return _order(reason), not reason.hard, reason.ideal, reason.source


class _Diary:
    """The days of a horizon while they fill."""

    def __init__(self, horizon: Horizon) -> None:
        self._horizon = horizon
        days = [horizon.today + timedelta(days=index) for index in range(horizon.days)]
        self.placed: dict[date, list[PlannedTouch]] = {day: [] for day in days}
        self._load = {day: horizon.done.get(day, 0) for day in days}
        self._days_of: dict[int, set[date]] = {}

    def put(self, touch: PlannedTouch, day: date, moved_from: date | None = None) -> None:
        """Write a touch into a day, unless that is beyond the horizon."""
        if day in self.placed:
            self.placed[day].append(
                replace(touch, day=day, moved_from=moved_from, minutes=self._horizon.minutes_of(touch.purpose))
            )
            self._load[day] += 1
            self._days_of.setdefault(touch.client_id, set()).add(day)

    def find_day(self, touch: PlannedTouch) -> bool:
        """Whether a soft touch found its day, or may wait for one beyond the horizon."""
        horizon = self._horizon
        earliest = max(horizon.today, *(reason.earliest for reason in touch.reasons))
        open_windows = [reason.latest for reason in touch.reasons if reason.latest >= horizon.today]
        latest = min(open_windows, default=horizon.last)
        wanted = _day_to_work(max(touch.day, horizon.today), earliest, latest, horizon.calendar)
        if wanted > horizon.last:
            return True
        last = min(latest, horizon.last)
        if touch.client_id in self._days_of and self._join(touch, wanted, _days_around(wanted, earliest, last)):
            return True
        for day in _days_around(wanted, earliest, last):
            if self._load[day] < horizon.capacity_of(day):
                self.put(touch, day, wanted if day != wanted else None)
                return True
        return latest > horizon.last

    def _join(self, touch: PlannedTouch, wanted: date, days: Iterable[date]) -> bool:
        """Add the reasons to a touch that the client gets anyway on one of `days` near the one wanted."""
        near = self._days_of.get(touch.client_id, set())
        for day in days:
            if day in near and abs((day - wanted).days) <= MERGE_DAYS:
                index = next(i for i, each in enumerate(self.placed[day]) if each.client_id == touch.client_id)
                there = self.placed[day][index]
                reasons = tuple(sorted(there.reasons + touch.reasons, key=_by_pressure))
                self.placed[day][index] = replace(there, reasons=reasons)
                return True
        return False


def _day_to_work(day: date, earliest: date, latest: date, calendar: WorkingCalendar) -> date:
    """The nearest working day inside the window, later ones first; `day` itself where the window has none."""
    later = calendar.working_day_from(day)
    if later <= latest:
        return later
    earlier = calendar.add_working_days(day, -1)
    return earlier if earlier >= earliest else min(day, latest)


def _days_around(wanted: date, earliest: date, latest: date) -> Iterable[date]:
    for offset in range((latest - wanted).days + 1):
        yield wanted + timedelta(days=offset)
    for offset in range(1, (wanted - earliest).days + 1):
        yield wanted - timedelta(days=offset)


def _day_plan(day: date, touches: list[PlannedTouch], horizon: Horizon, importance: Mapping[int, Importance]) -> DayPlan:
    touches.sort(key=lambda touch: (touch.overdue_days(day) == 0, *_rank(touch, importance, horizon.today)))
    return DayPlan(
        day,
        horizon.calendar.is_working(day),
        horizon.capacity_of(day),
        tuple(touches),
        horizon.calendar.holidays.get(day, ""),
        horizon.done.get(day, 0),
    )


def _order(reminder: Reminder) -> int:
    return _ORDER.get(reminder.purpose, _LAST)


def _rank(touch: PlannedTouch, importance: Mapping[int, Importance], today: date) -> tuple[float | int | str, ...]:
    first = touch.reasons[0]
    weight = _WEIGHT[importance.get(touch.client_id, Importance.NOT_SORTED)]
    return (_order(first), -_lateness(first, today), weight, touch.due.toordinal(), touch.client_id, first.source)


def _lateness(reminder: Reminder, today: date) -> float:
    """For a rhythm, days late in proportion to its interval; 0 for what has a day of its own."""
    interval = reminder.data.get("ideal_days")
    if not isinstance(interval, int):
        return 0.0
    return max(0, (today - reminder.ideal).days) / interval
