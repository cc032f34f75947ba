"""The birthdays and other yearly dates of a month or a year, as the book has them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from relapp.book import Book
from relapp.domain.calendar import DayOccasion, Month
from relapp.domain.clients import OccasionKind
from relapp.domain.reminders import Reminder
from relapp.paper.birthdays import DateLine, DatesSheet, compose
from relapp.paper.documents import Document

# Fifty pages, made in a few seconds; who has more dates than that prints those of the clients who matter most.
MOST_LINES = 2000

# What is to be done before the day; the greeting itself is what the whole list is for.
_DUE_BEFORE = ("card", "gift_buy", "gift_send")


def dates(book: Book, year: int, month: int | None, kind: OccasionKind | None) -> tuple[Document, bool]:
    """The dates of `year` or of its `month` (1 to 12), of every kind or of one; and whether some of them had no room."""
    first, last = (Month(year, month).first, Month(year, month).last) if month else (date(year, 1, 1), date(year, 12, 31))
    found = book.calendar.occasions(first, last, MOST_LINES + 1, kind)
    is_shortened = len(found) > MOST_LINES
    if is_shortened:
        found = book.calendar.occasions(first, last, MOST_LINES, kind)
    lines = tuple(_lines(book, found))
    return compose(DatesSheet(year, month, lines, book.path.name, book.today, is_shortened=is_shortened)), is_shortened


def _lines(book: Book, found: Iterable[DayOccasion]) -> Iterator[DateLine]:
    ids = list({each.client_id for each in found})
    clients = {line.id: line for line in book.list.lines(ids)}
    due: dict[int, list[Reminder]] = defaultdict(list)
    for reminder in book.agenda.coded(ids, _DUE_BEFORE):
        due[reminder.client_id].append(reminder)
    for each in found:
        client = clients[each.client_id]
        yield DateLine(
            each.on,
            each.kind,
            each.client,
            each.label,
            each.person,
            each.relation,
            each.years,
            client.company,
            client.phone,
            tuple(known for known in due[each.client_id] if _is_about(known, each)),
        )


def _is_about(reminder: Reminder, occasion: DayOccasion) -> bool:
    told = {"date": occasion.on.isoformat(), "occasion": occasion.kind.value, "label": occasion.label, "person": occasion.person}
    return all(reminder.data.get(name, "") == value for name, value in told.items())
