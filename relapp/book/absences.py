"""What waits after an absence, and how a pile of occasions is seen to in one go."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from peewee import fn

from relapp.book import reminder_rows
from relapp.book.agenda import Agenda
from relapp.book.changes import Changes
from relapp.book.database import Database
from relapp.book.schema import ReminderTable, TouchTable
from relapp.book.settings import SettingsPart
from relapp.domain.absence import ABSENCE_DAYS, OCCASION_CODES, Absence, Backlog, working_days_away
from relapp.domain.journal import MarkKind, Purpose
from relapp.domain.reminders import Reminder

if TYPE_CHECKING:
    from relapp.domain.promises import Promise


class Absences:
    """The part of a book that welcomes back; its answers hold for the day that the book was turned to."""

    def __init__(self, db: Database, settings: SettingsPart, agenda: Agenda) -> None:
        self._db = db
        self._settings = settings
        self._agenda = agenda

    def before(self, today: date) -> Absence | None:
        """The absence that ended on `today`, whatever was done today; None where less is late than a day can take in."""
        rules = self._settings.rules()
        row = TouchTable
        last = self._db.value(row.select(fn.MAX(row.day)).where(row.day < today.isoformat(), row.deleted_at.is_null()))
        days = working_days_away(last and date.fromisoformat(last), today, rules.calendar)
        if days < ABSENCE_DAYS:
            return None
        backlog = self.backlog(today)
        return Absence(days, backlog) if backlog.total >= rules.capacity else None

    def backlog(self, on: date) -> Backlog:
        """How much is late on `on`."""
        row = ReminderTable
        query = row.select(row.purpose, row.code, fn.COUNT(row.id)).where(*_is_late(on)).group_by(row.purpose, row.code)
        promises = belated = others = 0
        for purpose, code, count in self._db.rows(query):
            if purpose == Purpose.PROMISE.value:
                promises += count
            elif code in OCCASION_CODES:
                belated += count
            else:
                others += count
        return Backlog(promises, belated, others)

    def late_promises(self, on: date) -> list["Promise"]:
        """The promises whose day is past, the oldest first; those put off to a day to come are not among them."""
        from relapp.book import records
        from relapp.domain.promises import Promise

        row = ReminderTable
        query = row.select(row.client_id, row.source).where(*_is_late(on), row.purpose == Purpose.PROMISE.value)
        clients = {source.partition("/")[2]: client_id for client_id, source in self._db.rows(query)}
        known = records.load(self._db, Promise, dict.fromkeys(clients.values()))
        late = [each for of_client in known.values() for each in of_client if each.uuid in clients]
        return sorted(late, key=lambda each: (each.due, each.uuid))

    def belated(self, on: date) -> list[Reminder]:
        """The occasions whose day is past and that can still be made up for, the first to lapse first."""
        row = ReminderTable
        is_occasion = row.code.in_(sorted(OCCASION_CODES))
        return reminder_rows.stored(self._db, *_is_late(on), is_occasion, order=(row.ideal, row.client_id, row.source))

    def greet(self, occasions: Sequence[Reminder], on: date) -> Changes:
        """Put belated occasions on the list of `on`: they are late no more."""
        return self._agenda.mark("caught_up", occasions, MarkKind.SNOOZED, on, on)

    def let_go(self, occasions: Sequence[Reminder], on: date) -> Changes:
        """Leave belated occasions out; they return with the next year."""
        return self._agenda.mark("caught_up", occasions, MarkKind.SKIPPED, on)


def _is_late(on: date) -> tuple[Any, ...]:
    """As `Reminder.overdue_days`; the first two conditions are what the index is for."""
    row, day = ReminderTable, on.isoformat()
    deadline = fn.IIF(row.hard, row.ideal, row.latest)
    is_alive = row.expires.is_null() | (row.expires >= day)
    return row.hard.in_([0, 1]), row.earliest < day, deadline < day, is_alive
