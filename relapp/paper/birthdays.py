"""The birthdays and other yearly dates of a year or of one month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from relapp import i18n, wording
from relapp.domain.clients import OccasionKind
from relapp.domain.reminders import Reminder
from relapp.domain.text import sort_key
from relapp.i18n import _, first_letter_upper, format_day, format_number, ngettext
from relapp.paper.documents import TICK, Cell, Column, Document, Section, Table, document, idle, joined, note, section, table

# Shares of the width, close to millimetres; days and phones have room in the largest text too.
_TICK, _DAY, _WEEKDAY, _PHONE = Column(4), Column(7, right=True, strong=True), Column(11), Column(39)
_WHOSE, _WHAT = Column(55, strong=True), Column(59)
_WHOSE_BIRTHDAY, _YEARS = Column(75, strong=True), Column(39)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date on the day it is kept: `person` has it where that is not the client called `name`.

    `years` are those it completes then, None where nobody knows; a `label` names a custom one. `due` is what is still to be done
    before it.
    """

    day: date
    kind: OccasionKind
    name: str
    label: str = ""
    person: str = ""
    relation: str = ""
    years: int | None = None
    company: str = ""
    phone: str = ""
    due: tuple[Reminder, ...] = ()


@dataclass(frozen=True, slots=True)
class DatesSheet:
    """The dates to print, all of one `year` and, where a `month` (1 to 12) is given, of that month; in any order.

    A `is_shortened` one has those of the most important clients alone.
    """

    year: int
    month: int | None
    lines: tuple[DateLine, ...]
    book_name: str
    printed_on: date
    is_shortened: bool = False


def compose(sheet: DatesSheet) -> Document:
    """A month after the other, each date a row; where all are birthdays, that is said only in the title."""
    only_birthdays = all(line.kind is OccasionKind.BIRTHDAY for line in sheet.lines)
    first = date(sheet.year, sheet.month or 1, 1)
    return document(
        _("Birthdays") if only_birthdays else _("Birthdays and other dates"),
        first_letter_upper(format_day(first, "month_year")) if sheet.month else str(sheet.year),
        (_count(len(sheet.lines)),) if sheet.lines else (),
        _sections(sheet, only_birthdays=only_birthdays),
        book_name=sheet.book_name,
        printed_on=sheet.printed_on,
        stamp=f"{sheet.year}-{sheet.month:02}" if sheet.month else str(sheet.year),
        hint=_("Tick the box once you have congratulated.") if sheet.lines else "",
    )


def shortened(count: int) -> str:
    """That only so many dates are there, and how to see the others."""
    said = _("The list has the {count} dates of the most important clients; print a month at a time to see more.")
    return said.format(count=format_number(count))


def _sections(sheet: DatesSheet, *, only_birthdays: bool) -> Iterator[Section]:
    if not sheet.lines:
        advice = _("Add birthdays and other dates to your clients, then print again.")
        yield section("", (note(_("Nothing is noted for these days."), advice),))
        return
    spoken = i18n.language()
    lines = sorted(sheet.lines, key=lambda line: (line.day, sort_key(line.person or line.name, spoken)))
    months = {month: list(found) for month, found in groupby(lines, lambda line: line.day.month)}
    for month in [sheet.month] if sheet.month else range(1, 13):
        name = first_letter_upper(format_day(date(sheet.year, month, 1), "month"))
        found = months.get(month, [])
        counts = (_count(len(found)) if found else _("Nothing noted"),)
        yield section(name, (_rows(found, only_birthdays=only_birthdays),), counts=counts) if found else idle(name, counts)
    if sheet.is_shortened:
        yield section("", (note(shortened(len(lines))),))


def _rows(lines: Sequence[DateLine], *, only_birthdays: bool) -> Table:
    whose = (_WHOSE_BIRTHDAY, _YEARS) if only_birthdays else (_WHOSE, _WHAT)
    return table((_TICK, _DAY, _WEEKDAY, *whose, _PHONE), (_cells(line, only_birthdays=only_birthdays) for line in lines))


def _cells(line: DateLine, *, only_birthdays: bool) -> tuple[str | Cell, ...]:
    company = line.company if line.company != line.name else ""
    around = (line.relation, line.name, company) if line.person else (company,)
    years = wording.completes(line.kind, line.years) if line.years else ""
    due = [
        _("{what}: {day}").format(what=wording.reason_title(each), day=format_day(each.ideal, "day_month")) for each in line.due
    ]
    what = (years, "") if only_birthdays else (wording.occasion(line.kind, line.label), years)
    return (
        TICK,
        str(line.day.day),
        format_day(line.day, "weekday_short"),
        Cell(line.person or line.name, joined(around)),
        Cell(what[0], joined((what[1], *due))),
        line.phone,
    )


def _count(number: int) -> str:
    return ngettext("{count} date", "{count} dates", number).format(count=number)
