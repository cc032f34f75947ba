"""Drafts into the book, each list as one change."""

from dataclasses import replace

from relapp.book.changes import Changes
from relapp.domain.printed import PrintedList
from relapp.domain.results import Entered, refusal
from relapp.errors import UserError
from relapp.ui.bus import Bus
from relapp.ui.results.drafts import Drafts, drafts_of
from relapp.wording import results


def save(bus: Bus, printed: PrintedList) -> str:
    """Save what was typed of a list; what cannot be entered stays a draft, and why is said: empty where nothing is left."""
    drafts, today = drafts_of(bus), bus.today()
    stands, rows = bus.book.printed.standing(printed, today), {row.number for row in printed.rows}
    ready: list[Entered] = []
    held = ""
    for each in drafts.of(printed.number).values():
        if each.number not in rows:
            held = held or results.unknown(each.number, printed.number)
        elif why := refusal(each, stands[each.number], printed.printed_on, today):
            held = held or results.refused(why, each.number, stands[each.number])
        else:
            ready.append(each)
    if ready:
        bus.do(lambda: _entering(bus, drafts, printed, ready))
    return held


def save_all(bus: Bus) -> str:
    """Save what was typed of every list; why something could not be, empty where nothing is left."""
    held = ""
    for number in drafts_of(bus).lists:
        try:
            held = save(bus, bus.book.printed.load(number)) or held
        except UserError as error:
            held = str(error)
    return held


def _entering(bus: Bus, drafts: Drafts, printed: PrintedList, ready: list[Entered]) -> Changes:
    """Enter results; taken back, they are a draft again."""
    changes = bus.book.printed.enter(printed, ready)
    drafts.settle(printed.number, [each.number for each in ready])

    def undo() -> Changes:
        undone = changes.undo() if changes.undo else changes
        drafts.bring_back(printed.number, ready)
        return undone

    return replace(changes, undo=undo)
