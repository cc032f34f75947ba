"""What a weekly list is made from, and what of it is left once days and tags were chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from relapp.domain.brief import at_most
from relapp.domain.clients import Client
from relapp.domain.printed import WeekChoices
from relapp.domain.reminders import Reminder
from relapp.domain.text import fold
from relapp.domain.week import DayPlan, PlannedTouch

# Of those that found no day, the most pressing: about a page.
_MOST_NOT_FITTING = 25

# A touch among those of a week: its client, and the source of its first reason.
TouchKey = tuple[int, str]


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """The days to print with the clients in them, what did not fit, and how many more reminders wait beyond the plan.

    `gestures` are to choose from, and count as no touch. `to_say` and `to_remember` hold what is known of those printed; phones
    without their country's code are of `country`. `number` is the list's own, the next one as long as it is not kept, 0 for none;
    `left_out` are the touches without a row, `aside` those of them for which no day was found. It was planned as on `planned_on`,
    None for the day it is printed on.
    """

    days: tuple[DayPlan, ...]
    not_fitting: tuple[PlannedTouch, ...]
    clients: Mapping[int, Client]
    book_name: str
    printed_on: date
    waiting: int = 0
    gestures: tuple[Reminder, ...] = ()
    choices: WeekChoices = field(default_factory=WeekChoices)
    country: str = ""
    to_say: Mapping[TouchKey, str] = field(default_factory=dict)
    to_remember: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    number: int = 0
    left_out: int = 0
    aside: int = 0
    planned_on: date | None = None

    @property
    def touches(self) -> list[PlannedTouch]:
        """Those that have a day, in order."""
        return [touch for day in self.days for touch in day.touches]

    @property
    def since(self) -> date:
        """The first day on which anything of it can be done."""
        return self.planned_on or self.printed_on

    @property
    def first(self) -> date:
        """The first of its days."""
        return self.days[0].day if self.days else self.since

    @property
    def last(self) -> date:
        """The last of its days."""
        return self.days[-1].day if self.days else self.since


def key_of(reasons: Iterable[Reminder]) -> TouchKey:
    """By what a touch for these reasons is known."""
    first = next(iter(reasons))
    return first.client_id, first.source


def narrowed(sheet: WeekSheet) -> WeekSheet:
    """What is left of a whole week once the days and tags of its choices are asked for.

    What fits on no day belongs to the week as a whole: without one of its working days it is only counted, and so are those for
    which a page has no room. How many of those who wait have a tag nobody knows.
    """
    choices = sheet.choices
    wanted = {client_id for client_id, client in sheet.clients.items() if _has_one_of(client, choices.tags)}
    chosen = [day for day in sheet.days if day.day.weekday() in choices.weekdays]
    is_whole = not any(day.working and day.day.weekday() not in choices.weekdays for day in sheet.days)
    days = tuple(replace(day, touches=_of(day.touches, wanted)) for day in chosen)
    waiting = _of(sheet.not_fitting, wanted)
    listed, aside = at_most(waiting, _MOST_NOT_FITTING) if is_whole else ((), len(waiting))
    shown = sum(len(day.touches) for day in days) + len(listed)
    return replace(
        sheet,
        days=days,
        not_fitting=tuple(listed),
        gestures=tuple(each for each in sheet.gestures if each.client_id in wanted) if is_whole else (),
        waiting=0 if choices.tags else sheet.waiting,
        left_out=len(sheet.touches) + len(sheet.not_fitting) - shown,
        aside=aside,
    )


def _of(touches: Iterable[PlannedTouch], wanted: set[int]) -> tuple[PlannedTouch, ...]:
    return tuple(touch for touch in touches if touch.client_id in wanted)


def _has_one_of(client: Client, tags: tuple[str, ...]) -> bool:
    return not tags or bool(set(map(fold, client.tags)) & set(map(fold, tags)))
