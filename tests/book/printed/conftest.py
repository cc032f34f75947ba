"""A book in which a printed list of ten rows can be scribbled on."""

from datetime import date, timedelta

import pytest

from relapp.domain.clients import Client, Importance, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.printed import PrintedList, PrintedRow
from relapp.domain.promises import Promise
from tests.book.conftest import MONDAY

FRIDAY = MONDAY + timedelta(days=4)


def add(book, name, *due, **rest):
    """A client with reminders on the days `due`."""
    client_id = book.clients.add(Client(name, **rest)).client_ids[0]
    for day in due:
        book.journal.add_free_reminder(client_id, FreeReminder(f"call {name}", day))
    return client_id


def keep_plan(book, on=MONDAY):
    """Print the week as it is planned on `on`."""
    touches = [touch for day in book.agenda.week(on, on).plan.days for touch in day.touches]
    rows = [PrintedRow(number, each.client_id, each.day, tuple(each.reasons)) for number, each in enumerate(touches, 1)]
    return book.printed.keep(PrintedList(0, on, on, on + timedelta(days=4), tuple(rows)))


def row_of(printed, client_id):
    return next(row for row in printed.rows if row.client_id == client_id)


def dump(book):
    """Everything in the book but for when it was written."""
    tables = [name for (name,) in book._db.sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    found = {}
    for table in tables:
        if table.startswith(("search", "sqlite_", "migrat", "setting")) or "fts" in table:
            continue
        columns = [row[1] for row in book._db.sql(f"PRAGMA table_info({table})") if row[1] != "updated_at"]
        if table == "reminder":
            columns.remove("id")
        rows = book._db.sql(f"SELECT {', '.join(columns)} FROM {table}")
        found[table] = sorted(rows, key=repr)
    return found


@pytest.fixture
def people(book):
    """Clients by name with something due this week."""
    promised = add(book, "Pia")
    book.records.keep("promise_added", promised, Promise("send the offer", MONDAY))
    born = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 24))
    return {
        "Ana": add(book, "Ana", MONDAY, importance=Importance.VIP),
        "Bia": add(book, "Bia", occasions=(born,)),
        "Caio": add(book, "Caio", MONDAY, MONDAY + timedelta(days=1)),
        "Dora": add(book, "Dora", MONDAY, date(2026, 11, 27)),
        "Pia": promised,
    }


@pytest.fixture
def printed(book, people):
    return keep_plan(book)
