"""What no book can hold, whoever wrote it down: found before it reaches one."""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date, time
from typing import Any

from relapp.domain.check_ups import CheckUp
from relapp.domain.free_reminders import Repeat
from relapp.domain.gifts import Gift
from relapp.domain.histories import MANY, MERGED, SINGLE, ClientChange
from relapp.domain.journal import Mark
from relapp.domain.questions import Question, Topic
from relapp.domain.rhythms import Rhythm
from relapp.domain.signs import WEIGHTS

MOST_CHARACTERS = 4_000_000  # of one text: a picture among the extras is one
MOST = 10**15  # of any number
MOST_DAYS = 36_500
MOST_STEPS = 1_000  # of a repetition

# Further away, adding the days of a reminder would leave the calendar.
FIRST_YEAR, LAST_YEAR = 1000, 8999

_CHANGED = frozenset((*SINGLE, *MANY, MERGED))
_TOPICS = frozenset(("", *Topic))

# What is known of each type: the fields of a dataclass, and what looks at a value, None where any will do.
_names: dict[type, tuple[str, ...]] = {}
_checks: dict[type, Callable[[Any], None] | None] = {}


def check_sound(value: Any) -> None:
    """Raise ValueError for a dataclass with a number, a day or a text in it that nothing here can work with."""
    kind = type(value)
    if kind not in _names:
        _names[kind] = tuple(field.name for field in fields(value))
    is_usable = _BOUNDS.get(kind)
    if is_usable:
        _require(is_usable(value), value)
    for name in _names[kind]:
        _check(getattr(value, name))


def _check(value: Any) -> None:
    kind = type(value)
    if kind not in _checks:
        _checks[kind] = check_sound if is_dataclass(kind) else None
    check = _checks[kind]
    if check:
        check(value)


def _check_each(values: Iterable[Any]) -> None:
    for each in values:
        _check(each)


def _require(is_usable: bool, value: Any) -> None:
    if not is_usable:
        raise ValueError(f"out of range: {value!r:.80}")


_checks |= {
    str: lambda text: _require(len(text) <= MOST_CHARACTERS, text),
    int: lambda number: _require(abs(number) <= MOST, number),
    date: lambda day: _require(FIRST_YEAR <= day.year <= LAST_YEAR, day),
    time: lambda hour: _require(hour.tzinfo is None, hour),
    tuple: _check_each,
    frozenset: _check_each,
    dict: lambda known: _check_each((*known, *known.values())),
}

_BOUNDS: dict[type, Any] = {
    CheckUp: lambda each: set(WEIGHTS).issuperset(each.weights.values()),
    ClientChange: lambda each: each.field in _CHANGED,
    Gift: lambda each: each.year is None or FIRST_YEAR <= each.year <= LAST_YEAR,
    Mark: lambda each: each.late_days is None or 0 <= each.late_days <= MOST,
    Question: lambda each: each.topic in _TOPICS,
    Repeat: lambda each: each.every <= MOST_STEPS,
    Rhythm: lambda each: each.latest_days <= MOST_DAYS,
}
