"""Weekly lists as they went to paper, and what came of their rows."""

import json
from dataclasses import replace
from datetime import date

from peewee import fn

from relapp.book import reminder_rows
from relapp.book.agenda import Agenda
from relapp.book.database import Database
from relapp.book.journal import Journal
from relapp.book.schema import PrintedListTable, PrintedRowTable
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.printed import PrintedList, PrintedRow
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
                ((inserted, each.client_id, each.number, each.day.isoformat(), _written(each)) for each in kept.rows),
            )
        return kept

    def latest(self, limit: int = 20) -> list[PrintedList]:
        """The lists kept last, the newest first, without their rows."""
        row = PrintedListTable
        query = row.select(row.number, row.printed_on, row.first_day, row.last_day).where(row.deleted_at.is_null())
        return [_list(values) for values in self._db.rows(query.order_by(row.number.desc()).limit(limit))]

    def load(self, number: int) -> PrintedList:
        """A list with its rows, but for those of clients who left the book; raises UserError where no list has that number."""
        row, each = PrintedListTable, PrintedRowTable
        query = row.select(row.number, row.printed_on, row.first_day, row.last_day, row.id)
        found = self._db.rows(query.where(row.number == number, row.deleted_at.is_null()))
        if not found:
            raise UserError(_("There is no list {number}. Look at the top of the page for its number.").format(number=number))
        rows = each.select(each.number, each.client_id, each.day, each.reasons).where(each.list_id == found[0][4])
        return replace(_list(found[0][:4]), rows=tuple(map(_row, self._db.rows(rows.order_by(each.number)))))


def _written(row: PrintedRow) -> str:
    return json.dumps([reminder_rows.row(each) for each in row.reasons], ensure_ascii=False)


def _list(values: tuple[int, str, str, str]) -> PrintedList:
    number, *days = values
    printed_on, first, last = map(date.fromisoformat, days)
    return PrintedList(number, printed_on, first, last)


def _row(values: tuple[int, int, str, str]) -> PrintedRow:
    number, client_id, day, reasons = values
    return PrintedRow(
        number, client_id, date.fromisoformat(day), tuple(reminder_rows.reminder(tuple(each)) for each in json.loads(reasons))
    )
