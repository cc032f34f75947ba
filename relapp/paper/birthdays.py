"""The birthdays and other yearly dates of a year or of one month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from relapp import i18n, wording
from relapp.domain.clients import OccasionKind
from relapp.domain.text import sort_key
from relapp.i18n import _, first_letter_upper, format_day, ngettext
from relapp.paper.documents import Cell, Column, Document, Section, Table, document, idle, joined, note, section, table

# Shares of the width, close to millimetres.
_DAY, _WEEKDAY, _WHOSE, _PHONE = Column(6, right=True, strong=True), Column(9), Column(70, strong=True), Column(28)
_WHAT_AND_YEARS, _YEARS = Column(59), Column(31)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date on the day it is kept: `person` has it where that is not the client called `name`.

    `years` are those it completes then, None where nobody knows; a `label` names a custom one.
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


@dataclass(frozen=True, slots=True)
class DatesSheet:
    """The dates to print, all of one `year` and, where a `month` (1 to 12) is given, of that month; in any order."""

    year: int
    month: int | None
    lines: tuple[DateLine, ...]
    book_name: str
    printed_on: date


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
    )


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


def _rows(lines: Sequence[DateLine], *, only_birthdays: bool) -> Table:
    columns = (_DAY, _WEEKDAY, _WHOSE, _YEARS if only_birthdays else _WHAT_AND_YEARS, _PHONE)
    return table(columns, (_cells(line, only_birthdays=only_birthdays) for line in lines))


def _cells(line: DateLine, *, only_birthdays: bool) -> tuple[str | Cell, ...]:
    company = line.company if line.company != line.name else ""
    around = (line.relation, line.name, company) if line.person else (company,)
    years = wording.completes(line.kind, line.years) if line.years else ""
    return (
        str(line.day.day),
        format_day(line.day, "weekday_short"),
        Cell(line.person or line.name, joined(around)),
        years if only_birthdays else Cell(wording.occasion(line.kind, line.label), years),
        line.phone,
    )


def _count(number: int) -> str:
    return ngettext("{count} date", "{count} dates", number).format(count=number)
