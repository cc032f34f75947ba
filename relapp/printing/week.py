"""The weekly list of a book, from its choices to what is kept of it once it goes to paper."""

from dataclasses import replace
from datetime import date

from relapp.book import Book
from relapp.domain.printed import EVERY_DAY, ListColumn, PrintedList, WeekChoices
from relapp.paper.week import WeekSheet, compose, narrowed, rows_of
from relapp.plain import from_plain, to_plain
from relapp.printing.prompts import to_remember, to_say

__all__ = ["compose", "gather", "keep", "remember_choices", "week_choices"]

# Under which the book keeps how the list was printed last.
_CHOICES = "week_choices"


def gather(book: Book, on: date, start: date, choices: WeekChoices) -> WeekSheet:
    """What is printed of the week from the Monday of `start`, planned as on `on`; its number is the next one, 0 without rows."""
    planned = book.agenda.week(on, start)
    plan = planned.plan
    sheet = narrowed(
        WeekSheet(
            plan.days,
            plan.not_fitting,
            book.clients.load(planned.touched_ids()),
            book.path.name,
            book.today,
            planned.waiting,
            plan.gestures,
            choices,
            book.settings.get().country,
            planned_on=on,
        )
    )
    rows = rows_of(sheet)
    return replace(
        sheet,
        number=book.printed.next_number() if rows else 0,
        to_say=to_say(book, rows, sheet.clients) if ListColumn.TO_SAY in choices.columns else {},
        to_remember=to_remember(book, rows, sheet.clients) if ListColumn.TO_REMEMBER in choices.columns else {},
    )


def keep(book: Book, sheet: WeekSheet) -> WeekSheet:
    """Remember the rows as they go to paper now; the sheet returns with its definitive number, one without rows as it was."""
    rows = rows_of(sheet)
    if not rows:
        return sheet
    kept = book.printed.keep(PrintedList(0, sheet.printed_on, sheet.first, sheet.last, rows))
    return replace(sheet, number=kept.number)


def week_choices(book: Book) -> WeekChoices:
    """Those of the last time, or the usual ones; every day, and everybody."""
    try:
        return from_plain(WeekChoices, book.settings.value(_CHOICES) or {})
    except ValueError:
        return WeekChoices()


def remember_choices(book: Book, choices: WeekChoices) -> None:
    """Print like this the next time, too; days and tags are for this once, lest the next week is printed by halves unseen."""
    book.settings.put(_CHOICES, to_plain(replace(choices, weekdays=EVERY_DAY, tags=())))
