"""Which touch stands where on a weekly list, and its number there: the one place that says so, for paper and for the book."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import count

from relapp import i18n
from relapp.domain.printed import Arrangement, PrintedRow
from relapp.domain.reminders import Reminder
from relapp.domain.text import sort_key
from relapp.domain.week import DayPlan
from relapp.paper.week.sheet import WeekSheet


class ChapterKind(Enum):
    """What the rows of a chapter have in common."""

    DAY = auto()
    CLIENTS = auto()
    NOT_FITTING = auto()
    GESTURES = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its number; `has_day` is whether the plan found it one."""

    row: PrintedRow
    has_day: bool = True


@dataclass(frozen=True, slots=True)
class Chapter:
    """Rows under one heading; `plan` is of the day, where they are of one."""

    kind: ChapterKind
    lines: tuple[Line, ...]
    plan: DayPlan | None = None


def rows_of(sheet: WeekSheet) -> tuple[PrintedRow, ...]:
    """The rows exactly as they stand on paper, numbered from 1."""
    return tuple(line.row for chapter in chapters(sheet) for line in chapter.lines)


def chapters(sheet: WeekSheet) -> tuple[Chapter, ...]:
    """Everything of `sheet` that has a row, every touch once; a day without one is a chapter without lines."""
    by_day = sheet.choices.arrangement is Arrangement.BY_DAY
    return tuple(_by_day(sheet) if by_day else _by_client(sheet))


_Found = tuple[int, date, tuple[Reminder, ...], bool]


def _by_day(sheet: WeekSheet) -> Iterator[Chapter]:
    numbered = _numbering()
    for day in days_shown(sheet):
        yield Chapter(ChapterKind.DAY, numbered(_planned([day])), day)
    if sheet.not_fitting:
        yield Chapter(ChapterKind.NOT_FITTING, numbered(_without_day(sheet)))
    yield from _gestures(sheet, numbered)


def _by_client(sheet: WeekSheet) -> Iterator[Chapter]:
    numbered, spoken = _numbering(), i18n.language()
    found = [*_planned(sheet.days), *_without_day(sheet)]

    def place(touch: _Found) -> tuple[str, str, int, bool, date]:
        client_id, day, _reasons, has_day = touch
        name = sheet.clients[client_id].name
        return sort_key(name, spoken), name, client_id, not has_day, day

    if found:
        yield Chapter(ChapterKind.CLIENTS, numbered(sorted(found, key=place)))
    yield from _gestures(sheet, numbered)


def _gestures(sheet: WeekSheet, numbered: Callable[[Iterable[_Found]], tuple[Line, ...]]) -> Iterator[Chapter]:
    if sheet.gestures:
        on = _from_now(sheet)
        yield Chapter(ChapterKind.GESTURES, numbered((each.client_id, on, (each,), False) for each in sheet.gestures))


def _planned(days: Iterable[DayPlan]) -> Iterator[_Found]:
    for day in days:
        for touch in day.touches:
            yield touch.client_id, touch.day, touch.reasons, True


def _without_day(sheet: WeekSheet) -> Iterator[_Found]:
    on = _from_now(sheet)
    for touch in sheet.not_fitting:
        yield touch.client_id, on, touch.reasons, False


def _numbering() -> Callable[[Iterable[_Found]], tuple[Line, ...]]:
    numbers = count(1)

    def numbered(found: Iterable[_Found]) -> tuple[Line, ...]:
        return tuple(Line(PrintedRow(next(numbers), *each), each[-1]) for each in found)

    return numbered


def days_shown(sheet: WeekSheet) -> list[DayPlan]:
    """A day without touches is worth a line only where one could be made, or where a holiday says why not."""
    return [day for day in sheet.days if day.touches or (day.day >= sheet.since and (day.working or day.holiday))]


def _from_now(sheet: WeekSheet) -> date:
    """When a touch that has no day may be made: at once, or when the week begins."""
    return max(sheet.since, sheet.first)
