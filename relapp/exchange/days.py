"""Days of the year in every form that contact files use."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from relapp.domain.dates import FIRST_YEAR, YearlyDate
from relapp.exchange.day_words import worded_day
from relapp.exchange.text import shown
from relapp.i18n import _

_ISO = re.compile(r"(\d{4}|-)-?(\d\d)-?(\d\d)(?:[T ].*)?", re.ASCII | re.DOTALL)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?(?:[T ].*)?", re.ASCII | re.DOTALL)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])[ ]?(\d{1,2})[-/.][ ]?(\d{2}|\d{4})\.?(?:[T ].*)?", re.ASCII | re.DOTALL)
_YEARLESS = re.compile(r"(\d{1,2})([-/.])[ ]?(\d{1,2})\.?", re.ASCII)
_LONGEST = 40

# Years that programs write where nobody said one: Apple's, and the zeroes of databases.
_NO_YEAR = {0, 1, 1604}
# Outlook's own marker of "no date" is a day of this year; that of databases is the first day of year 1.
_OUTLOOK_NONE = 4501


class Order(StrEnum):
    """Which of the two comes first where the year is last."""

    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"


@dataclass(frozen=True, slots=True)
class DayOrder:
    """The order of a whole file; `certain` where something in the file shows it."""

    order: Order
    certain: bool


@dataclass(frozen=True, slots=True)
class Day:
    """What a text says: a yearly date or none, and a translated warning or an empty one."""

    date: YearlyDate | None
    warning: str = ""


def read_day(text: str, order: DayOrder | None = None, placeholder_year: int | None = None) -> Day:
    """The day that `text` means; `placeholder_year` is the year that stands for none, `order` that of days with the year last."""
    text = text.strip()
    if len(text) > _LONGEST:
        return _unreadable(text)
    match = _ISO.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if match:
        year, month, day = match.groups()
        number = None if year == "-" or int(year) == placeholder_year else int(year)
        return _day(number, int(month), int(day), text)
    match = _unordered(text)
    if match:
        return _year_last(match, order)
    worded = worded_day(text)
    return _with_year(worded.month, worded.day, worded.year, text) if worded else _unreadable(text)


def order_of(texts: Iterable[str], default: Order) -> DayOrder:
    """The order that the days of one file have in common, `default` where none of them shows it."""
    seen: set[Order] = set()
    dotted = False
    for text in texts:
        match = _unordered(text)
        if match:
            shows = _shows_order(int(match[1]), int(match[3]))
            seen |= {shows} if shows else set()
            dotted = dotted or match[2] == "."
    if len(seen) == 1:
        return DayOrder(seen.pop(), certain=True)
    if dotted and not seen:
        return DayOrder(Order.DAY_FIRST, certain=True)
    return DayOrder(default, certain=False)


def is_ambiguous(text: str) -> bool:
    """Whether `text` is another day of the year when its two first numbers change places."""
    match = _unordered(text)
    numbers = {int(match[1]), int(match[3])} if match else set()
    return len(numbers) == 2 and min(numbers) > 0 and max(numbers) <= 12


def _unordered(text: str) -> re.Match[str] | None:
    text = text.strip()[: _LONGEST + 1]
    return _YEAR_LAST.fullmatch(text) or _YEARLESS.fullmatch(text)


def _shows_order(first: int, second: int) -> Order | None:
    if first > 12 >= second:
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if second > 12 >= first else None


def _year_last(match: re.Match[str], order: DayOrder | None) -> Day:
    text, first, second = match[0], int(match[1]), int(match[3])
    own = _shows_order(first, second)
    if own is None and first != second and order is None:
        return _unreadable(text)
    chosen = own or (order.order if order else Order.MONTH_FIRST)
    month, day = (first, second) if chosen is Order.MONTH_FIRST else (second, first)
    result = _with_year(month, day, match[4] if match.re is _YEAR_LAST else "", text)
    if result.date and own is None and first != second and order and not order.certain:
        return Day(result.date, _guessed(chosen, text))
    return result


def _with_year(month: int, day: int, year: str, text: str) -> Day:
    """The day where `year` has four digits, two, which say nothing, or none."""
    if len(year) != 2:
        return _day(int(year) if year else None, month, day, text)
    result = _day(None, month, day, text)
    if not result.date or result.warning:
        return result
    return Day(result.date, _("The year of “{text}” has two digits only and was left out.").format(text=shown(text)))


def _day(year: int | None, month: int, day: int, text: str) -> Day:
    if (month, day) == (0, 0) or year == _OUTLOOK_NONE or (year, month, day) == (1, 1, 1):
        return Day(None)
    early = year is not None and year < FIRST_YEAR
    try:
        found = YearlyDate(month, day, None if early else year)
    except ValueError:
        return Day(None, _("“{text}” is not a day of the calendar and was left out.").format(text=shown(text)))
    if early and year not in _NO_YEAR:
        return Day(found, _("The year of “{text}” is too early and was left out.").format(text=shown(text)))
    return Day(found)


def _guessed(order: Order, text: str) -> str:
    if order is Order.MONTH_FIRST:
        message = _("“{text}” was read as month, day, year: nothing in the file shows which comes first.")
    else:
        message = _("“{text}” was read as day, month, year: nothing in the file shows which comes first.")
    return message.format(text=shown(text))


def _unreadable(text: str) -> Day:
    return Day(None, _("“{text}” could not be read as a date and was left out.").format(text=shown(text))) if text else Day(None)
