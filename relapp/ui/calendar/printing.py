"""The dates of a month or a year, on paper."""

from PySide6.QtWidgets import QWidget

from relapp.domain.clients import OccasionKind
from relapp.ui.bus import Bus


def print_dates(bus: Bus, parent: QWidget, year: int, month: int | None = None, kind: OccasionKind | None = None) -> None:
    """Show the dates of a year, or of one of its months, as they will be printed."""
    from relapp.paper.birthdays import shortened
    from relapp.printing.birthdays import MOST_LINES, dates
    from relapp.ui.printing import preview

    printable, is_shortened = dates(bus.book, year, month, kind)
    if is_shortened:
        bus.said.emit(shortened(MOST_LINES), False)
    preview(parent, bus.book, printable)
