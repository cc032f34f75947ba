"""The open reminders, stored and indexed: what is due is a range query, whatever the size of the book."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from peewee import fn

from relapp.book import reminder_rows
from relapp.book.changes import Changes
from relapp.book.database import Database, chunks
from relapp.book.schema import ClientTable, MarkTable, ReminderTable, TouchTable
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.clients import Importance
from relapp.domain.dates import monday_of
from relapp.domain.journal import MarkKind
from relapp.domain.planning import plan
from relapp.domain.reminders import Reminder
from relapp.domain.week import DayPlan, Horizon, Plan, too_much

if TYPE_CHECKING:
    from relapp.book.marking import Marking
    from relapp.domain.facts import ClientFacts

PLAN_DAYS = 14

# A backlog of soft reminders larger than this is planned from its most pressing end; the rest is a number.
SOFT_AT_ONCE = 1000

_AS_OF = "as_of"


@dataclass(frozen=True, slots=True)
class ClientName:
    """What a line about a client begins with."""

    id: int
    name: str
    company: str
    importance: Importance


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, who is in it, and how many soft reminders wait beyond what was planned."""

    plan: Plan
    clients: dict[int, ClientName]
    waiting: int = 0

    def touched_ids(self) -> list[int]:
        """The clients in the days shown, among what does not fit or among those to surprise, each once."""
        touches = [touch for day in self.plan.days for touch in day.touches]
        ids = [touch.client_id for touch in [*touches, *self.plan.not_fitting]]
        return list(dict.fromkeys(ids + [gesture.client_id for gesture in self.plan.gestures]))


class Agenda:
    """The part of a book that says what is due."""

    def __init__(self, db: Database, stamps: Stamps, settings: SettingsPart) -> None:
        self._db = db
        self._stamps = stamps
        self._settings = settings

    @property
    def as_of(self) -> date:
        """The day for which the stored reminders hold."""
        stored = self._settings.value(_AS_OF)
        return date.fromisoformat(stored) if stored else self._stamps.today()

    def holds_for(self, today: date) -> bool:
        """Whether the stored reminders are those of `today`."""
        return bool(self._settings.value(_AS_OF) == today.isoformat())

    def roll(self, today: date) -> bool:
        """Turn the stored reminders to `today`: only clients with a lapsed one are computed again. True where any were.

        A clock that went back makes everything be computed again.
        """
        stored = self._settings.value(_AS_OF)
        before = date.fromisoformat(stored) if stored else today
        if stored and before == today:
            return False
        with self._db.transaction():
            self._settings.put(_AS_OF, today.isoformat())
            if today < before:
                self.rebuild()
                return True
            lapsed = reminder_rows.lapsed(self._db, today)
            self.recompute(lapsed)
        return bool(lapsed)

    def recompute(self, ids: Iterable[int]) -> None:
        """Compute and store the open reminders of these clients again."""
        for chunk in chunks(ids):
            with self._db.transaction():
                self._db.execute(ReminderTable.delete().where(ReminderTable.client_id.in_(chunk)))
                self.store(self._facts(chunk))

    def store(self, known: Iterable["ClientFacts"]) -> None:
        """Compute and store the open reminders of clients that have none stored."""
        as_of = self.as_of
        rows = (reminder_rows.row(reminder) for each in known for reminder in self._open(each, as_of))
        self._db.insert_many("reminder", reminder_rows.COLUMNS, rows)

    def rebuild(self) -> None:
        """Compute everything again, as after a change of the rules."""
        self.recompute(self._all_ids())

    def check(self) -> list[int]:
        """The clients whose stored reminders are not what their facts give; always empty unless the file was damaged."""
        as_of = self.as_of
        wrong = []
        for chunk in chunks(self._all_ids()):
            stored: dict[int, list[Reminder]] = {}
            for reminder in reminder_rows.stored(self._db, ReminderTable.client_id.in_(chunk)):
                stored.setdefault(reminder.client_id, []).append(reminder)
            for known in self._facts(chunk):
                computed = list(self._open(known, as_of))
                if computed != sorted(stored.get(known.client.id, []), key=_by_source):
                    wrong.append(known.client.id)
        return wrong

    def of_client(self, client_id: int) -> list[Reminder]:
        """The open reminders of one client, the nearest first."""
        return sorted(
            reminder_rows.stored(self._db, ReminderTable.client_id == client_id), key=lambda each: (each.ideal, each.source)
        )

    def coded(self, ids: Iterable[int], codes: Collection[str]) -> list[Reminder]:
        """The open reminders of these clients that have one of `codes`, the nearest first."""
        row = ReminderTable
        found = [reminder_rows.stored(self._db, row.client_id.in_(chunk), row.code.in_(codes)) for chunk in chunks(ids)]
        return sorted(chain.from_iterable(found), key=lambda each: (each.ideal, each.source))

    def facts(self, client_id: int) -> "ClientFacts | None":
        """Everything that raises reminders for one client; None once it is gone."""
        return next(iter(self._facts([client_id])), None)

    def open_on(self, on: date, through: date) -> tuple[list[Reminder], int]:
        """The reminders open on `on` that may be acted on by `through`, and how many soft ones were left out as too many.

        For another day than `as_of` the answer is computed without storing it.
        """
        as_of = self.as_of
        if on < as_of:
            return [each for each in self._computed(self._all_ids(), on) if each.earliest <= through], 0
        late = reminder_rows.lapsed(self._db, on) if on > as_of else []
        hard = reminder_rows.stored(self._db, ReminderTable.hard == 1, ReminderTable.earliest <= through.isoformat())
        is_soft = (ReminderTable.hard == 0, ReminderTable.earliest <= through.isoformat())
        soft = reminder_rows.stored(
            self._db, *is_soft, ~reminder_rows.IS_OFFER, order=(ReminderTable.latest, ReminderTable.id), limit=SOFT_AT_ONCE + 1
        )
        left_out = 0
        if len(soft) > SOFT_AT_ONCE:
            soft.pop()
            is_due = (ReminderTable.hard == 0, ReminderTable.earliest <= on.isoformat(), ~reminder_rows.IS_OFFER)
            left_out = max(0, self._db.value(ReminderTable.select(fn.COUNT(ReminderTable.id)).where(*is_due)) - SOFT_AT_ONCE)
        found = [each for each in hard + soft + reminder_rows.offers(self._db, on) if not each.expires or each.expires >= on]
        if late:
            gone = set(late)
            found = [each for each in found if each.client_id not in gone]
            found += [each for each in self._computed(late, on) if each.earliest <= through]
        return found, left_out

    def planned(self, on: date, days: int = PLAN_DAYS) -> Planned:
        """The plan from `on` for `days` days, one week at least, as everything known now gives it."""
        rules = self._settings.rules()
        horizon = Horizon(on, max(days, 7), rules.calendar, rules.capacity, self._answered(on), self._settings.get().minutes)
        reminders, waiting = self.open_on(on, horizon.last)
        clients = self.names({each.client_id for each in reminders})
        importance = {client_id: client.importance for client_id, client in clients.items()}
        return Planned(plan(reminders, importance, horizon), clients, waiting)

    def week(self, on: date, start: date) -> Planned:
        """The seven days from the Monday of `start`, planned as on `on`; days before `on` are empty but for what was done.

        The gestures are those to choose from when the week begins; none once it is past.
        """
        start = monday_of(start)
        end = start + timedelta(days=6)
        planned = self.planned(on, max(PLAN_DAYS, (end - on).days + 1))
        rules = self._settings.rules()
        done = self._touched(start, end)
        past = [start + timedelta(days=index) for index in range(7) if start + timedelta(days=index) < on]
        holidays = rules.calendar.holidays
        gone = tuple(DayPlan(day, rules.calendar.is_working(day), 0, (), holidays.get(day, ""), done.get(day, 0)) for day in past)
        shown = gone + tuple(day for day in planned.plan.days if start <= day.day <= end)
        gestures = () if end < on else planned.plan.gestures if start <= on else tuple(reminder_rows.offers(self._db, start))
        names = planned.clients | self.names({each.client_id for each in gestures} - planned.clients.keys())
        return Planned(replace(planned.plan, days=shown, gestures=gestures), names, planned.waiting)

    def names(self, ids: Iterable[int]) -> dict[int, ClientName]:
        """The names of clients, by id."""
        row = ClientTable
        found: dict[int, ClientName] = {}
        for chunk in chunks(ids):
            query = row.select(row.id, row.name, row.company, row.importance).where(row.id.in_(chunk))
            found |= {each[0]: ClientName(each[0], each[1], each[2], Importance(each[3])) for each in self._db.rows(query)}
        return found

    def done_on(self, day: date) -> int:
        """How many clients were in touch on `day`."""
        return self._touched(day, day).get(day, 0)

    def timed(self, day: date) -> list[Reminder]:
        """The reminders of `day` that have an hour, the earliest first."""
        found = reminder_rows.stored(self._db, ReminderTable.at.is_null(False), ReminderTable.ideal == day.isoformat())
        return sorted(found, key=lambda each: (each.at or time.min, each.source))

    def snooze(self, reasons: Sequence[Reminder], until: date, on: date) -> Changes:
        """Bring reasons back on `until`."""
        return self.mark("snoozed", reasons, MarkKind.SNOOZED, on, until)

    def skip(self, reasons: Sequence[Reminder], on: date) -> Changes:
        """Leave this occurrence of the reasons out; those that have to come to an end of their own stay."""
        return self.mark("skipped", [each for each in reasons if each.may_be_skipped], MarkKind.SKIPPED, on)

    def move(self, reasons: Sequence[Reminder], day: date, on: date) -> Changes:
        """Give reasons another day by hand, where they stay; those that cannot move are left where they are."""
        return self.mark("moved", [each for each in reasons if each.may_move], MarkKind.MOVED, on, day)

    def unpin(self, reasons: Sequence[Reminder], action: str = "unpinned") -> Changes:
        """Let reasons that were moved by hand find their own day again."""
        return self._marking.unpin(action, reasons)

    def balance(self, on: date, start: date) -> Changes:
        """Unpin what the user put on days of the week from `start` that are too full for it now."""
        days = self.week(on, start).plan.days
        return self.unpin([reason for touch in too_much(days) for reason in touch.reasons], "balanced")

    def mark(self, action: str, reasons: Sequence[Reminder], kind: MarkKind, on: date, until: date | None = None) -> Changes:
        """Say what became of reasons, and compute their clients again."""
        return self._marking.mark(action, reasons, kind, on, until)

    def insert_mark(self, reason: Reminder, kind: MarkKind, on: date, until: date | None) -> int:
        """Write one mark and return its row; the caller computes the client again."""
        from relapp.book import mark_rows

        return mark_rows.insert(self._db, self._stamps, reason, kind, on, until)

    @cached_property
    def _marking(self) -> "Marking":
        """What writes down what became of reasons; saying what is due today takes none of it."""
        from relapp.book.marking import Marking

        return Marking(self._db, self._stamps, self.recompute)

    def _computed(self, ids: Iterable[int], on: date) -> Iterator[Reminder]:
        for known in self._facts(ids):
            yield from self._open(known, on)

    def _open(self, known: "ClientFacts", on: date) -> tuple[Reminder, ...]:
        """What is open of a client; what raises reminders is imported when some are to be raised, and not to read them."""
        from relapp.domain.sources import open_reminders

        return open_reminders(known, self._settings.rules(), on)

    def _facts(self, ids: Iterable[int]) -> Iterator["ClientFacts"]:
        """What raises reminders; saying what is due today takes none of it."""
        from relapp.book import facts

        return facts.load(self._db, ids)

    def _answered(self, day: date) -> dict[date, int]:
        """How many clients had a reason answered on `day`: a touch that nobody planned takes no room from those that are due."""
        row = MarkTable
        kinds = row.kind.in_([MarkKind.DONE.value, MarkKind.TRIED.value])
        query = row.select(fn.COUNT(row.client_id.distinct())).where(row.day == day.isoformat(), kinds, row.deleted_at.is_null())
        return {day: self._db.value(query)}

    def _touched(self, first: date, last: date) -> dict[date, int]:
        row = TouchTable
        query = row.select(row.day, fn.COUNT(row.client_id.distinct())).group_by(row.day)
        query = query.where(row.day.between(first.isoformat(), last.isoformat()), row.deleted_at.is_null())
        return {date.fromisoformat(day): count for day, count in self._db.rows(query)}

    def _all_ids(self) -> list[int]:
        return [row[0] for row in self._db.rows(ClientTable.select(ClientTable.id).where(ClientTable.deleted_at.is_null()))]


def _by_source(reminder: Reminder) -> str:
    return reminder.source
