"""The lists there are, how far one is, and what is not saved of it, in words."""

from contextlib import suppress

from relapp.book import Book
from relapp.domain.printed import PrintedList
from relapp.errors import UserError
from relapp.i18n import _, format_days, format_number, ngettext
from relapp.ui.results.drafts import Drafts
from relapp.ui.results.model import ResultsModel
from relapp.wording import results


def progress(rows: ResultsModel) -> str:
    """How many rows were entered and typed."""
    total, count = rows.rowCount(), len(rows.draft)
    entered = format_number(total - rows.open_count)
    said = _("{count} of {total} entered").format(count=entered, total=format_number(total))
    typed = ngettext("{count} typed", "{count} typed", count).format(count=format_number(count))
    return f"{said} · {typed}" if count else said


def to_save(drafts: Drafts, number: int) -> str:
    """What saves the results of the list `number`, which is named where another one has some as well."""
    count = drafts.unsaved(number)
    if not count:
        return _("Save")
    if drafts.count == count:
        return ngettext("Save {count} result", "Save {count} results", count).format(count=format_number(count))
    said = ngettext("Save {count} result of list {list}", "Save {count} results of list {list}", count)
    return said.format(count=format_number(count), list=number)


def called(printed: PrintedList, drafts: Drafts) -> str:
    """A list by its number and days, with what is not saved of it."""
    days, count = format_days(printed.first, printed.last), drafts.unsaved(printed.number)
    said = _("List {number} · {days}").format(number=printed.number, days=days)
    return f"{said} · {results.unsaved(count)}" if count else said


def known_lists(book: Book, drafts: Drafts, shown: PrintedList | None) -> list[PrintedList]:
    """Those printed last, and older ones of which something is typed or `shown`."""
    found = book.printed.latest()
    others = {*drafts.lists, *([shown.number] if shown else [])} - {each.number for each in found}
    for number in sorted(others, reverse=True):
        with suppress(UserError):
            found.append(book.printed.load(number))
    return found
