"""From reasons to touches, and from touches to days that a person can do."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from operator import attrgetter, itemgetter

from relapp.domain.clients import Importance
from relapp.domain.journal import Purpose
from relapp.domain.pressing import Rank, by_pressure, rank
from relapp.domain.reminders import Reminder
from relapp.domain.week import GESTURES_OFFERED, DayPlan, Horizon, Plan, PlannedTouch

MERGE_DAYS = 3

# A touch with its rank, which no other has, and whether it is hard, so that both are found once; its day is the one it wants.
_Ranked = tuple[Rank, PlannedTouch, bool]


def plan(reminders: Iterable[Reminder], importance: Mapping[int, Importance], horizon: Horizon) -> Plan:
    """Merge, order and level what is due within the horizon.

    Hard touches stay on their day, or come first today when that is past. Soft ones go to the nearest day with room inside their
    window, later days first; late ones to the first day with room. What finds none is `not_fitting`, unless its window goes on
    beyond the horizon. The same reminders in any order give the same plan.
    """
    planned, offered = _without_gestures(reminders, horizon.today)
    merger = _Merger(importance, horizon)
    touches = sorted(merger.merge(planned), key=_by_rank)
    diary = _Diary(horizon, merger)
    for ranked in touches:
        if ranked[2]:
            diary.keep(ranked)
    left = [each for ranked in touches if not ranked[2] and (each := diary.left_of(ranked))]
    return Plan(diary.days(), tuple(touch for _rank, touch, _hard in left), offered)


def _without_gestures(reminders: Iterable[Reminder], today: date) -> tuple[list[Reminder], tuple[Reminder, ...]]:
    """The reminders to plan, and the gestures to choose from: those who have waited longest for one."""
    gesture = Purpose.SPONTANEOUS_GESTURE
    planned: list[Reminder] = []
    offers: list[Reminder] = []
    for each in reminders:
        if each.purpose is gesture and not each.hard:
            offers.append(each)
        else:
            planned.append(each)
    due = sorted((each for each in offers if each.earliest <= today), key=lambda each: (each.ideal, each.client_id))
    return planned, tuple(due[:GESTURES_OFFERED])


_ideal, _hard, _by_rank = attrgetter("ideal"), attrgetter("hard"), itemgetter(0)


class _Merger:
    """Makes touches of reasons."""

    def __init__(self, importance: Mapping[int, Importance], horizon: Horizon) -> None:
        self._importance, self._today = importance, horizon.today
        self._minutes = {purpose: horizon.minutes_of(purpose) for purpose in Purpose}

    def merge(self, reminders: Iterable[Reminder]) -> Iterator[_Ranked]:
        """One touch per client for reasons within MERGE_DAYS of each other, as far as none has to leave its day or window."""
        by_client: dict[int, list[Reminder]] = {}
        for reminder in reminders:
            by_client.setdefault(reminder.client_id, []).append(reminder)
        for reasons in by_client.values():
            if len(reasons) == 1:
                yield self.touch(reasons)
            else:
                yield from map(self.touch, _groups(reasons, self._today))

    def touch(self, reasons: list[Reminder]) -> _Ranked:
        """The touch for reasons of one client; the first one given says when, and whether it is hard."""
        first, today = reasons[0], self._today
        due = first.ideal
        day = due if due > today else today  # noqa: FURB136 - max() takes five times as long
        if len(reasons) > 1:
            reasons = sorted(reasons, key=by_pressure)
        lead = reasons[0]
        importance = self._importance.get(lead.client_id)
        touch = PlannedTouch(lead.client_id, day, tuple(reasons), None, self._minutes[lead.purpose])
        return rank(lead, due, importance, today), touch, first.hard

    def joined(self, touch: PlannedTouch, others: Iterable[Reminder]) -> _Ranked:
        """A touch that takes in more reasons, where it is."""
        place, joined, hard = self.touch(sorted((*touch.reasons, *others), key=_hard, reverse=True))
        return place, PlannedTouch(touch.client_id, touch.day, joined.reasons, touch.moved_from, joined.minutes), hard


def _groups(reasons: list[Reminder], today: date) -> list[list[Reminder]]:
    """Hard reasons each have their day; soft ones join the first that is near enough, or make a day of their own."""
    groups: list[tuple[date, list[Reminder]]] = []
    reasons.sort(key=_ideal)
    reasons.sort(key=_hard, reverse=True)
    for reason in reasons:
        day = reason.ideal if reason.ideal > today else today  # noqa: FURB136 - as above
        for anchor, group in groups:
            if day == anchor or (not reason.hard and _may_join(reason, day, anchor)):
                group.append(reason)
                break
        else:
            groups.append((day, [reason]))
    return [group for _anchor, group in groups]


def _may_join(reason: Reminder, day: date, anchor: date) -> bool:
    """Whether a soft reason, best seen to on `day`, can be seen to on the day of another."""
    return abs((day - anchor).days) <= MERGE_DAYS and reason.earliest <= anchor <= reason.latest


class _Diary:
    """The days of a horizon while they fill. A day is known by its place in it, today by 0.

    Several are the bits of a number: so the nearest day that will do is found at once, however many are full.
    """

    def __init__(self, horizon: Horizon, merger: _Merger) -> None:
        self._horizon, self._merger = horizon, merger
        self._today, self._last = horizon.today, horizon.last
        self._days = [horizon.today + timedelta(days=index) for index in range(horizon.days)]
        self._placed: list[dict[int, _Ranked]] = [{} for _day in self._days]
        self._room = [horizon.capacity_of(day) - horizon.done.get(day, 0) for day in self._days]
        self._free = sum(1 << index for index, room in enumerate(self._room) if room > 0)
        self._days_of: dict[int, int] = {}
        self._searches: dict[tuple[date, date, date], tuple[date, int, int, int]] = {}

    def keep(self, ranked: _Ranked) -> None:
        """Write a hard touch into its day, unless that is beyond the horizon."""
        day = ranked[1].day
        if day <= self._last:
            self._put(ranked, (day - self._today).days)

    def left_of(self, ranked: _Ranked) -> _Ranked | None:
        """What of a soft touch finds no day, neither as a whole nor each reason by itself; None where all do or may wait."""
        touch = ranked[1]
        reasons = touch.reasons
        if self._free or touch.client_id in self._days_of:
            if self._finds_day(ranked):
                return None
            if len(reasons) == 1:
                return ranked
            left = [each for each in reasons if not self._finds_day(self._merger.touch([each]))]
        elif len(reasons) == 1:
            return ranked if reasons[0].latest <= self._last else None
        else:
            left = [each for each in reasons if each.latest <= self._last]
        if len(left) == len(reasons):
            return ranked
        return self._merger.touch(left) if left else None

    def days(self) -> tuple[DayPlan, ...]:
        """Each day with its touches in order: what is late there first."""
        return tuple(self._day_plan(day, placed.values()) for day, placed in zip(self._days, self._placed, strict=True))

    def _finds_day(self, ranked: _Ranked) -> bool:
        """Whether a soft touch found its day, or may wait for one beyond the horizon."""
        touch = ranked[1]
        window = _window(touch, self._today, self._last)
        search = self._searches.get(window)
        if search is None:
            search = self._searches[window] = self._search(*window)
        wanted, index, possible, near = search
        theirs = self._days_of.get(touch.client_id, 0)
        choice = (theirs & near) or (self._free & possible) or (theirs & possible)
        if not choice:
            return all(reason.latest > self._last for reason in touch.reasons)
        found = _nearest(choice, index)
        if self._days[found] != touch.day:
            moved_from = wanted if found != index else None
            touch = PlannedTouch(touch.client_id, self._days[found], touch.reasons, moved_from, touch.minutes)
        self._put((ranked[0], touch, False), found)
        return True

    def _put(self, ranked: _Ranked, index: int) -> None:
        """Write a touch into a day; where the client gets one there anyway, that one takes in its reasons."""
        placed, client_id = self._placed[index], ranked[1].client_id
        if client_id in placed:
            placed[client_id] = self._merger.joined(placed[client_id][1], ranked[1].reasons)
            return
        placed[client_id] = ranked
        self._days_of[client_id] = self._days_of.get(client_id, 0) | 1 << index
        self._room[index] -= 1
        if self._room[index] <= 0:
            self._free &= ~(1 << index)

    def _search(self, day: date, earliest: date, latest: date) -> tuple[date, int, int, int]:
        """Where to look for a day inside a window: the one wanted, its place, all that will do, and those near enough to join."""
        wanted = self._day_to_work(day, earliest, latest)
        index = (wanted - self._today).days
        if wanted > self._last:
            return wanted, index, 0, 0
        possible = _bits((earliest - self._today).days, (min(latest, self._last) - self._today).days)
        return wanted, index, possible, possible & _bits(max(0, index - MERGE_DAYS), index + MERGE_DAYS)

    def _day_to_work(self, day: date, earliest: date, latest: date) -> date:
        """The nearest working day inside the window, later ones first; `day` itself where the window has none."""
        later = self._horizon.calendar.working_day_from(day)
        if later <= latest:
            return later
        earlier = self._horizon.calendar.add_working_days(day, -1)
        return earlier if earlier >= earliest else min(day, latest)

    def _day_plan(self, day: date, placed: Iterable[_Ranked]) -> DayPlan:
        late: list[PlannedTouch] = []
        in_time: list[PlannedTouch] = []
        for _rank, touch, _hard in sorted(placed, key=_by_rank):
            (late if _is_late(touch, self._today) else in_time).append(touch)
        horizon, calendar = self._horizon, self._horizon.calendar
        working, holiday = calendar.is_working(day), calendar.holidays.get(day, "")
        return DayPlan(day, working, horizon.capacity_of(day), tuple(late + in_time), holiday, horizon.done.get(day, 0))


def _is_late(touch: PlannedTouch, today: date) -> bool:
    """Whether the last day of one of its reasons is past; nothing else is ever put after its last day."""
    for reason in touch.reasons:  # noqa: SIM110 - any() takes three times as long
        if (reason.ideal if reason.hard else reason.latest) < today:
            return True
    return False


def _window(touch: PlannedTouch, today: date, last: date) -> tuple[date, date, date]:
    """The day wanted, and the first and the last of those that suit all reasons; what is late suits any until it lapses."""
    earliest, latest = today, date.max
    for reason in touch.reasons:
        if reason.earliest > earliest:  # noqa: PLR1730 - max() takes five times as long
            earliest = reason.earliest
        end = reason.latest if reason.latest >= today else reason.expires
        if end and end < latest:
            latest = end
    return touch.day, earliest, last if latest is date.max else latest


def _bits(first: int, last: int) -> int:
    return (1 << (last + 1)) - (1 << first) if first <= last else 0


def _nearest(days: int, wanted: int) -> int:
    """The day among `days` that is nearest to `wanted`, those from it on before those ahead; there has to be one."""
    later = days >> wanted
    return wanted + (later & -later).bit_length() - 1 if later else days.bit_length() - 1
