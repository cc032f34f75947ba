"""Drafts into the book, each list as one change."""

from dataclasses import dataclass, field, replace

from relapp.book.changes import Changes
from relapp.domain.printed import PrintedList
from relapp.domain.results import Entered, Refusal, refusal, same_touch
from relapp.errors import UserError
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.results.drafts import Drafts, drafts_of
from relapp.wording import results


@dataclass(slots=True)
class Saving:
    """What becomes of drafts: `ready` to be entered, of those `noted` the note alone; those `dropped` have no place any more.

    `told` says once why something was done otherwise, `held` what has to be mended first: that stays a draft.
    """

    ready: list[Entered] = field(default_factory=list)
    noted: list[Entered] = field(default_factory=list)
    dropped: list[Entered] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    held: str = ""


def save(bus: Bus, number: int) -> Saving:
    """Save what was typed of the list `number`; a row that was done meanwhile keeps nothing from being saved."""
    drafts, printed = drafts_of(bus), bus.book.printed.load(number)
    found = _looked_through(bus, printed)
    if found.ready or found.noted:
        if not bus.do(lambda: _entering(bus, drafts, printed, found)):
            found.told.clear()
    else:
        for each in found.dropped:
            drafts.drop(printed.number, each.number)
    return found


def save_all(bus: Bus) -> Saving:
    """Save what was typed of every list, the line that is begun as well; what there is to say of it."""
    drafts, found = drafts_of(bus), Saving()
    if drafts.begun and drafts.begun.entered:
        drafts.put(drafts.begun.list, drafts.begun.entered)
        drafts.begun = None
    elif drafts.begun:
        said = _("Row {row} of list {list} has no result yet. Type its letter, or clear the line.")
        found.held = said.format(row=drafts.begun.row, list=drafts.begun.list)
    for number in drafts.lists:
        try:
            saved = save(bus, number)
        except UserError as error:
            found.held = str(error)
        else:
            found.told += saved.told
            found.held = found.held or saved.held
    return found


def _looked_through(bus: Bus, printed: PrintedList) -> Saving:
    """What becomes of each draft of a list as its rows stand now."""
    found, today, rows = Saving(), bus.today(), {row.number for row in printed.rows}
    stands = bus.book.printed.standing(printed, today)
    for each in drafts_of(bus).of(printed.number).values():
        if each.number not in rows:
            found.dropped.append(each)
            found.told.append(results.with_lost(results.unknown(each.number, printed.number), each.note))
            continue
        why = refusal(each, stands[each.number], printed.printed_on, today)
        if why is None:
            found.ready.append(each)
        elif why in (Refusal.DONE, Refusal.LOGGED):
            touch = same_touch(each, stands[each.number])
            is_added = bool(touch and each.note not in touch.note)
            (found.noted if is_added else found.dropped).append(each)
            lost = "" if touch else each.note
            found.told.append(results.meanwhile(each.number, lost, is_added=is_added))
        else:
            found.held = found.held or results.refused(why, each.number, stands[each.number])
    return found


def _entering(bus: Bus, drafts: Drafts, printed: PrintedList, found: Saving) -> Changes:
    """Enter results; taken back, they are a draft again."""
    changes = bus.book.printed.enter(printed, found.ready, found.noted)
    settled = [*found.ready, *found.noted, *found.dropped]
    drafts.settle(printed.number, [each.number for each in settled])

    def undo() -> Changes:
        undone = changes.undo() if changes.undo else changes
        drafts.bring_back(printed.number, settled)
        return undone

    return replace(changes, undo=undo)
