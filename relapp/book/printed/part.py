"""Weekly lists as they went to paper, and what came of their rows."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from peewee import fn

from relapp.book import reminder_rows
from relapp.book.agenda import Agenda
from relapp.book.changes import Changes
from relapp.book.database import Database
from relapp.book.journal import Journal
from relapp.book.printed.entering import Entering
from relapp.book.printed.standings import standings
from relapp.book.schema import ClientTable, PrintedListTable, PrintedRowTable
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.printed import PrintedList, PrintedRow
from relapp.domain.results import Entered, Standing
from relapp.errors import UserError
from relapp.i18n import _


class Printed:
    """The part of a book that knows what went to paper."""

    def __init__(self, db: Database, stamps: Stamps, settings: SettingsPart, agenda: Agenda, journal: Journal) -> None:
        self._db = db
        self._stamps = stamps
        self._settings = settings
        self._agenda = agenda
        self._journal = journal

    def next_number(self) -> int:
        """The number that the next list to be kept will have, as long as nobody else keeps one."""
        return int(self._db.value(PrintedListTable.select(fn.MAX(PrintedListTable.number))) or 0) + 1

    def keep(self, printed: PrintedList) -> PrintedList:
        """Remember a list that goes to paper now; it returns with its definitive number."""
        row = PrintedListTable
        with self._db.transaction():
            kept = replace(printed, number=self.next_number())
            days = {"printed_on": kept.printed_on, "first_day": kept.first, "last_day": kept.last}
            stamped = {"uuid": self._stamps.uuid(), "updated_at": self._stamps.moment(), "number": kept.number}
            inserted = self._db.execute(row.insert(**stamped, **{name: day.isoformat() for name, day in days.items()}))
            self._db.insert_many(
                "printed_row",
                ("list_id", "client_id", "number", "day", "reasons"),
                ((inserted, each.client_id, each.number, _day(each), _written(each)) for each in kept.rows),
            )
        return kept

    def latest(self, limit: int = 20) -> list[PrintedList]:
        """The lists kept last, the newest first, without their rows."""
        row = PrintedListTable
        query = row.select(row.number, row.printed_on, row.first_day, row.last_day).where(row.deleted_at.is_null())
        return [_list(values) for values in self._db.rows(query.order_by(row.number.desc()).limit(limit))]

    def load(self, number: int) -> PrintedList:
        """A list with its rows, but for those of clients who left the book; raises UserError where no list has that number."""
        row, each, client = PrintedListTable, PrintedRowTable, ClientTable
        query = row.select(row.number, row.printed_on, row.first_day, row.last_day, row.id)
        found = self._db.rows(query.where(row.number == number, row.deleted_at.is_null()))
        if not found:
            raise UserError(_("There is no list {number}. Look at the top of the page for its number.").format(number=number))
        living = client.select(client.id).where(client.deleted_at.is_null())
        rows = each.select(each.number, each.client_id, each.day, each.reasons)
        rows = rows.where(each.list_id == found[0][4], each.client_id.in_(living)).order_by(each.number)
        printed = _list(found[0][:4])
        return replace(printed, rows=tuple(_row(values, printed) for values in self._db.rows(rows)))

    def standing(self, printed: PrintedList, on: date) -> dict[int, Standing]:
        """How each row of a list stands on `on`, by its number."""
        return standings(self._db, printed, on)

    def enter(self, printed: PrintedList, entries: Sequence[Entered], meanwhile: Sequence[Entered] = ()) -> Changes:
        """Log what came of rows, all of it or nothing; the clients of the changes are named once for each row.

        Of rows that were done `meanwhile` only the notes are entered, into the touches that the book has of them. Raises
        UserError for a row that was done already or is not on the list, where a promise or a concern is to be left out, and for
        a day before the list was printed or still to come.
        """
        with self._db.transaction():
            now = self.load(printed.number)
            return Entering(self._db, self._agenda, self._journal, now, self._today()).enter(entries, meanwhile)

    def _today(self) -> date:
        """The day for which the reminders hold may be over for a moment before the book is turned."""
        return max(self._agenda.as_of, self._stamps.today())


def _written(row: PrintedRow) -> str:
    return json.dumps([reminder_rows.row(each) for each in row.reasons], ensure_ascii=False)


def _list(values: tuple[int, str, str, str]) -> PrintedList:
    number, *days = values
    printed_on, first, last = map(date.fromisoformat, days)
    return PrintedList(number, printed_on, first, last)


def _day(row: PrintedRow) -> str:
    """The day of a row; nothing stands for none."""
    return row.day.isoformat() if row.has_day else ""


def _row(values: tuple[int, int, str, str], printed: PrintedList) -> PrintedRow:
    """A row of `printed` as it was, but for its client: merging may have given it to another one."""
    number, client_id, day, written = values
    reasons = (replace(reminder_rows.reminder(tuple(each)), client_id=client_id) for each in json.loads(written))
    on = date.fromisoformat(day) if day else max(printed.printed_on, printed.first)
    return PrintedRow(number, client_id, on, tuple(reasons), bool(day))
