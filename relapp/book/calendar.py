"""What falls on the days of a month or a year: counted by indexes, and read only as far as it is shown."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from peewee import Case, Select, fn

from relapp.book import reminder_rows
from relapp.book.agenda import PLAN_DAYS, Agenda, Planned
from relapp.book.database import Database, chunks
from relapp.book.schema import ClientTable, OccasionTable, ReminderTable, TouchTable
from relapp.book.settings import SettingsPart
from relapp.domain.calendar import CalendarDay, DayOccasion, Errand, Month, days_between, errand_by_code, errand_of
from relapp.domain.clients import Channel, Importance, OccasionKind
from relapp.domain.dates import LeapDay, YearlyDate
from relapp.domain.journal import Direction, Outcome, Purpose, Touch
from relapp.domain.pauses import LEFT_FOR_GOOD
from relapp.domain.week import PlannedTouch

# As many occasions of a day as a month ever has room for.
SHOWN = 5

# They are neither greeted nor congratulated, ever.
_FOR_GOOD = tuple(sorted(LEFT_FOR_GOOD))

_LEAP = YearlyDate(2, 29)


@dataclass(frozen=True, slots=True)
class MadeTouch:
    """A touch of the past, with the client's name."""

    client_id: int
    client: str
    touch: Touch


@dataclass(frozen=True, slots=True)
class Ahead:
    """The plan from today, by day and errand; `early` are reasons that it puts before their own days, beyond those planned."""

    planned: Planned
    errands: dict[date, Counter[Errand]]
    early: dict[date, Counter[Errand]]


class Calendar:
    """The part of a book that lays everything out by day. Ranges lie within one year.

    Without what is `ahead` the days planned say nothing of touches: in a large book it takes longer than all the rest.
    """

    def __init__(self, db: Database, settings: SettingsPart, agenda: Agenda) -> None:
        self._db = db
        self._settings = settings
        self._agenda = agenda

    def has_occasions(self) -> bool:
        """Whether the book knows of any; costs nothing in a large one."""
        row = ClientTable
        alive = OccasionTable.select(OccasionTable.id).join(row, on=(row.id == OccasionTable.client_id))
        return self._db.value(alive.where(row.deleted_at.is_null()).limit(1)) is not None

    def look_ahead(self, on: date) -> Ahead:
        """The plan of the days from `on`, the same that the week shows."""
        planned = self._agenda.planned(on)
        errands: dict[date, Counter[Errand]] = defaultdict(Counter)
        early: dict[date, Counter[Errand]] = defaultdict(Counter)
        last = planned.plan.days[-1].day
        for day in planned.plan.days:
            for touch in day.touches:
                errands[day.day][errand_of(touch.reasons, day.day)] += 1
                for reason in touch.reasons:
                    if reason.ideal > last:
                        early[reason.ideal][errand_by_code(reason.code)] += 1
        return Ahead(planned, errands, early)

    def month(self, month: Month, on: date, ahead: Ahead | None) -> tuple[CalendarDay, ...]:
        """The days of a month as seen on `on`, with the occasions of the most important clients."""
        return self._days(month.first, month.last, on, ahead, shows=True)

    def year(self, year: int, on: date, ahead: Ahead | None) -> tuple[CalendarDay, ...]:
        """The days of a year as seen on `on`, counted."""
        return self._days(date(year, 1, 1), date(year, 12, 31), on, ahead)

    def day(self, day: date, on: date, ahead: Ahead | None) -> CalendarDay:
        """One day, counted."""
        return self._days(day, day, on, ahead)[0]

    def occasions(self, first: date, last: date, limit: int | None = None, kind: OccasionKind | None = None) -> list[DayOccasion]:
        """The occasions from `first` through `last`, day by day, the most important clients first; all without a limit."""
        where = [*self._falling(first, last), ClientTable.deleted_at.is_null()]
        if kind:
            where.append(OccasionTable.kind == kind.value)
        query = _lines().where(*where)
        if limit is not None:
            query = query.order_by(_BY_IMPORTANCE, ClientTable.sort_key, OccasionTable.id).limit(limit)
        return [line for line, _key in sorted(self._read(query, first.year), key=_in_order)]

    def touches(self, day: date, on: date, ahead: Ahead | None, limit: int) -> list[PlannedTouch]:
        """The first touches planned for a day: those of the plan, and after it one for each client's reasons of that day."""
        if ahead and on <= day < on + timedelta(days=PLAN_DAYS):
            return list(ahead.planned.plan.day(day).touches[:limit])
        if day < on or (ahead is None and day < on + timedelta(days=PLAN_DAYS)):
            return []
        row = ReminderTable
        order = (row.hard.desc(), row.latest, row.client_id, row.id)
        found = reminder_rows.stored(self._db, row.ideal == day.isoformat(), _PLANNED, order=order, limit=limit)
        by_client = groupby(found, key=lambda each: each.client_id)
        return [PlannedTouch(client_id, day, tuple(reasons)) for client_id, reasons in by_client]

    def made(self, day: date, limit: int) -> list[MadeTouch]:
        """The first touches made on a day, as they were logged."""
        row, client = TouchTable, ClientTable
        query = row.select(client.id, client.name, row.purpose, row.channel, row.direction, row.outcome, row.note)
        query = query.join(client, on=(client.id == row.client_id))
        query = query.where(row.day == day.isoformat(), row.deleted_at.is_null(), client.deleted_at.is_null())
        return [
            MadeTouch(
                client_id, name, Touch(day, Purpose(purpose), Channel(channel), Direction(direction), Outcome(outcome), note)
            )
            for client_id, name, purpose, channel, direction, outcome, note in self._db.rows(query.order_by(row.id).limit(limit))
        ]

    def _days(self, first: date, last: date, on: date, ahead: Ahead | None, *, shows: bool = False) -> tuple[CalendarDay, ...]:
        calendar = self._settings.rules().calendar
        occasions = self._occasion_counts(first, last)
        shown = self._first_occasions(first, last, occasions) if shows else {}
        errands = self._errands(max(first, on), last, on, ahead) if last >= on else {}
        made = self._made_counts(first, min(last, on)) if first <= on else {}
        return tuple(
            CalendarDay(
                day,
                calendar.is_working(day),
                calendar.holidays.get(day, ""),
                occasions[day],
                tuple(shown.get(day, ())),
                errands.get(day, {}),
                made.get(day, 0),
            )
            for day in days_between(first, last)
        )

    # Occasions

    def _occasion_counts(self, first: date, last: date) -> Counter[date]:
        row, counts = OccasionTable, Counter[date]()
        query = row.select(row.month, row.day, fn.COUNT(row.id)).where(*self._falling(first, last)).group_by(row.month, row.day)
        for month, day, count in self._db.rows(query):
            counts[self._kept_on(month, day, first.year)] += count
        return counts

    def _first_occasions(self, first: date, last: date, counts: Counter[date]) -> dict[date, list[DayOccasion]]:
        """By importance, a question each, until every day has enough: names are read for no others."""
        found: dict[date, set[int]] = defaultdict(set)
        for importance in (Importance.VIP, Importance.REGULAR, Importance.OCCASIONAL, Importance.DATES_ONLY, None):
            if all(len(found[day]) >= min(count, SHOWN) for day, count in counts.items()):
                break
            for occasion_id, month, day in self._ranked(first, last, importance):
                there = found[self._kept_on(month, day, first.year)]
                if importance or len(there) < SHOWN:
                    there.add(occasion_id)
        ids = [each for there in found.values() for each in there]
        read = [line for chunk in chunks(ids) for line in self._read(_lines().where(OccasionTable.id.in_(chunk)), first.year)]
        shown: dict[date, list[DayOccasion]] = defaultdict(list)
        for line, _key in sorted(read, key=_in_order):
            if len(shown[line.on]) < SHOWN:
                shown[line.on].append(line)
        return shown

    def _ranked(self, first: date, last: date, importance: Importance | None) -> list[tuple[Any, ...]]:
        """The first occasions of each day in the order of the index; of anybody, twice as many, as some may be known already."""
        row, client = OccasionTable, ClientTable
        where = self._falling(first, last)
        if importance:
            is_important = (client.importance == importance.value, client.deleted_at.is_null())
            where.append(row.client_id.in_(client.select(client.id).where(*is_important)))
        place = fn.ROW_NUMBER().over(partition_by=[row.month, row.day], order_by=[row.kind, row.client_id])
        numbered = row.select(row.id, row.month, row.day, place.alias("place")).where(*where)
        most = SHOWN if importance else 2 * SHOWN
        each = numbered.c
        return self._db.rows(Select([numbered], [each.id, each.month, each.day]).where(each.place <= most))

    def _read(self, query: Any, in_year: int) -> list[tuple[DayOccasion, str]]:
        found = []
        for client_id, name, key, importance, kind, month, day, year, label, person, relation in self._db.rows(query):
            kept, years = self._kept_on(month, day, in_year), YearlyDate(month, day, year).years_by(in_year)
            who = (client_id, name, Importance(importance), kept, OccasionKind(kind))
            found.append((DayOccasion(*who, label, person, relation, years), key))
        return found

    def _falling(self, first: date, last: date) -> list[Any]:
        """Occasions in a range of days that have begun by then, but for clients who are gone or left in peace for good."""
        row, client = OccasionTable, ClientTable
        if first == last:
            when = (row.month == first.month) & (row.day == first.day)
        else:
            when = row.month == first.month if first.month == last.month else row.month.between(first.month, last.month)
        leap = self._kept_on(_LEAP.month, _LEAP.day, first.year)
        if leap.day != _LEAP.day:
            is_leap = (row.month == _LEAP.month) & (row.day == _LEAP.day)
            if first <= leap <= last and (first == last or first.month > _LEAP.month):
                when = when | is_leap
        gone = client.select(client.id).where(client.deleted_at.is_null(False))
        in_peace = client.select(client.id).where(client.pause.in_(_FOR_GOOD), client.paused_until.is_null())
        has_begun = row.year.is_null() | (row.year <= first.year)
        return [when, has_begun, row.client_id.not_in(gone), row.client_id.not_in(in_peace)]

    def _kept_on(self, month: int, day: int, year: int) -> date:
        leap_day: LeapDay = self._settings.get().leap_day
        return YearlyDate(month, day).in_year(year, leap_day)

    # Touches

    def _errands(self, first: date, last: date, on: date, ahead: Ahead | None) -> Mapping[date, Mapping[Errand, int]]:
        """Planned touches by day: of the days planned what the plan says, after them what is best done on each."""
        found: dict[date, Counter[Errand]] = defaultdict(Counter)
        row, beyond = ReminderTable, on + timedelta(days=PLAN_DAYS)
        if last >= beyond:
            query = row.select(row.ideal, row.code, fn.COUNT(row.id)).group_by(row.ideal, row.code)
            is_there = row.ideal.between(max(first, beyond).isoformat(), last.isoformat())
            for ideal, code, count in self._db.rows(query.where(is_there, _PLANNED)):
                found[date.fromisoformat(ideal)][errand_by_code(code)] += count
        if ahead is None:
            return found
        return ahead.errands | {day: counts - ahead.early.get(day, Counter()) for day, counts in found.items()}

    def _made_counts(self, first: date, last: date) -> dict[date, int]:
        row = TouchTable
        query = row.select(row.day, fn.COUNT(row.client_id.distinct())).group_by(row.day)
        query = query.where(row.day.between(first.isoformat(), last.isoformat()), row.deleted_at.is_null())
        return {date.fromisoformat(day): count for day, count in self._db.rows(query)}


_BY_IMPORTANCE = Case(ClientTable.importance, [(each.value, index) for index, each in enumerate(Importance)], len(Importance))
_RANKS = {each: index for index, each in enumerate(Importance)}

# A gesture that was not chosen yet waits for no day.
_PLANNED = ~((ReminderTable.code == "gesture") & (ReminderTable.hard == 0))


def _lines() -> Any:
    row, client = OccasionTable, ClientTable
    who = (client.id, client.name, client.sort_key, client.importance)
    query = row.select(*who, row.kind, row.month, row.day, row.year, row.label, row.person, row.relation)
    return query.join(client, on=(client.id == row.client_id))


def _in_order(line: tuple[DayOccasion, str]) -> tuple[date, int, str]:
    occasion, key = line
    return occasion.on, _RANKS[occasion.importance], key
