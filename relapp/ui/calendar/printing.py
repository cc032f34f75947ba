"""The dates of a month or a year, on paper."""

from datetime import date

from PySide6.QtWidgets import QWidget

from relapp.domain.calendar import Month
from relapp.domain.clients import OccasionKind
from relapp.i18n import _, format_number
from relapp.ui.bus import Bus

# Fifty pages, made in a few seconds; who has more dates than that prints those of the clients who matter most.
MOST_LINES = 2000


def print_dates(bus: Bus, parent: QWidget, year: int, month: int | None = None, kind: OccasionKind | None = None) -> None:
    """Show the dates of a year, or of one of its months, as they will be printed."""
    from relapp.paper.birthdays import DateLine, DatesSheet, compose
    from relapp.ui.printing import preview

    first, last = (Month(year, month).first, Month(year, month).last) if month else (date(year, 1, 1), date(year, 12, 31))
    book = bus.book
    found = book.calendar.occasions(first, last, MOST_LINES + 1, kind)
    if len(found) > MOST_LINES:
        found = book.calendar.occasions(first, last, MOST_LINES, kind)
        said = _("The list has the {count} dates of the most important clients; print a month at a time to see more.")
        bus.said.emit(said.format(count=format_number(MOST_LINES)), False)
    clients = {line.id: line for line in book.list.lines(list({each.client_id for each in found}))}
    lines = tuple(
        DateLine(
            each.on,
            each.kind,
            each.client,
            each.label,
            each.person,
            each.relation,
            each.years,
            clients[each.client_id].company,
            clients[each.client_id].phone,
        )
        for each in found
    )
    preview(parent, compose(DatesSheet(year, month, lines, book.path.name, bus.today())), book.settings.get().paper)
