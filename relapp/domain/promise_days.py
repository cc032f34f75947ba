"""Finding a day to come in what somebody wrote: "I'll call early in January", "na próxima semana", "pe 15 decembrie"."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from relapp.domain.text import fold

Words = tuple[str, ...]

# More letters of a note than anybody would look for a day in.
_READ = 2000

# Which day of a month, or of a week counted from its Monday, is its beginning, its middle; None is its last (working) one.
_DAYS_OF_MONTH = {"early": 5, "middle": 15, "late": None}
_DAYS_OF_WEEK = {"early": 0, "middle": 2, "late": 4}

# Signs stand for themselves only inside a day written in figures.
_SIGN = re.compile(r"(?<![0-9])[./-]|[./-](?![0-9])|[^\w./-]|_")

_ISO = r"\b([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\b"
_WITH_YEAR = r"(?<![./-])\b([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})\b(?![./-])"
_WITHOUT_YEAR = r"(?<![./-])\b([0-9]{1,2})[./]([0-9]{2})\b(?![./-])"


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """How a language speaks of days to come, each of `Words` as people write it, one or several words long.

    `months`, `weekdays` (from Monday) and `numbers` (from one) are in their order; the first name of a month is its full one, and
    only that one may stand without a day. `fillers` may stand between the parts of a day, and `gone` beside one that has been.
    """

    months: tuple[Words, ...]
    weekdays: tuple[Words, ...]
    numbers: tuple[Words, ...]
    in_month: Words
    on_day: Words
    ordinals: Words
    fillers: Words
    early: Words
    middle: Words
    late: Words
    tomorrow: Words
    after_tomorrow: Words
    this_week: Words
    this_month: Words
    next_week: Words
    next_month: Words
    within: Words
    days: Words
    weeks: Words
    months_long: Words
    gone: Words
    day_first: bool = True


def suggest_day(text: str, today: date, words: PromiseWords) -> date | None:
    """The day after `today` that `text` speaks of first; None where it speaks of none. A weekday yields to any other day."""
    reader = _reader(words)
    plain = _plain(text[:_READ])
    for forms in (reader.forms, reader.weekday_alone):
        found = [(match.start(), place, match) for place, (form, _day) in enumerate(forms) for match in form.finditer(plain)]
        for _start, place, match in sorted(found, key=lambda each: each[:2]):
            day = None if reader.is_gone(plain, match) else _tried(forms[place][1], match, today)
            if day and day > today:
                return day
    return None


DayOf = Callable[["re.Match[str]", date], date | None]
Forms = tuple[tuple["re.Pattern[str]", DayOf], ...]


class _Reader:
    """The forms in which one language writes a day, with what finds out which day it is."""

    def __init__(self, words: PromiseWords) -> None:
        self._day_first = words.day_first
        self._months, self._weekdays, self._numbers = map(_places, (words.months, words.weekdays, words.numbers))
        self._gone = {_plain(word) for word in words.gone}
        month, weekday, number = (_any(names) for names in (self._months, self._weekdays, self._numbers))
        full_month = _any(_plain(names[0]) for names in words.months if names)
        fill = f"(?: {_any(words.fillers)}){{0,2}}"
        day, year = f"([0-9]{{1,2}})(?:{_any(words.ordinals)})?", f"(?:{fill} ([0-9]{{4}}))?"
        unit = "|".join(
            f"(?P<{name}>{_any(each)})"
            for name, each in (("days", words.days), ("weeks", words.weeks), ("months", words.months_long))
        )
        part = "|".join(f"(?P<{name}>{_any(getattr(words, name))})" for name in _DAYS_OF_MONTH)
        spans = ("next_month", "next_week", "this_month", "this_week")
        whole = "|".join(f"(?P<{name}>{_any(getattr(words, name))})" for name in spans)
        self.forms: Forms = _compiled(
            (_ISO, lambda m, _t: date(int(m[1]), int(m[2]), int(m[3]))),
            (_WITH_YEAR, lambda m, t: self._in_figures(int(m[1]), int(m[3]), _year(m[4]), t)),
            (rf"\b{day}{fill} ({month}){year}\b", lambda m, t: _on(int(m[1]), self._months[m[2]], _year(m[3]), t)),
            (rf"\b({month}) {day}\b{year}", lambda m, t: _on(int(m[2]), self._months[m[1]], _year(m[3]), t)),
            (_WITHOUT_YEAR, lambda m, t: self._in_figures(int(m[1]), int(m[2]), None, t)),
            (rf"\b(?:{part}){fill} (?:(?P<name>{month}){year}|{whole})\b", self._in_part),
            (rf"\b{_any(words.after_tomorrow)}\b", lambda _m, t: t + timedelta(days=2)),
            (rf"\b{_any(words.tomorrow)}\b", lambda _m, t: t + timedelta(days=1)),
            (rf"\b{_any(words.within)} ([0-9]{{1,3}}|{number}){fill} (?:{unit})\b", self._after),
            (rf"\b(?:({weekday}){fill} )?{_any(words.next_week)}\b(?:{fill} ({weekday})\b)?", self._in_next_week),
            (rf"\b{_any(words.next_month)}\b", lambda _m, t: _in_month("early", *_month_after(t, 1))),
            (rf"\b{_any(words.in_month)}{fill} ({full_month})\b(?! [0-9]{{1,2}}\b){year}", self._in_month),
            (
                rf"\b{_any(words.on_day)} {day}\b(?![./-])(?!{fill} (?:{month}|{unit})\b)",
                lambda m, t: _next_day(int(m[1]), t),
            ),
        )
        self.weekday_alone: Forms = _compiled((rf"\b({weekday})\b", lambda m, t: _next_weekday(self._weekdays[m[1]], t)))

    def is_gone(self, plain: str, match: "re.Match[str]") -> bool:
        """Whether a word beside `match` says that the day has been."""
        before, after = plain[: match.start()].split()[-1:], plain[match.end() :].split()[:1]
        return not self._gone.isdisjoint([*before, *after])

    def _in_figures(self, first: int, second: int, year: int | None, today: date) -> date | None:
        """A day and a month in the order of the language, or in the other one where only that makes a day."""
        day, month = (first, second) if self._day_first else (second, first)
        return _on(day, month, year, today) if month <= 12 else _on(month, day, year, today)

    def _in_part(self, match: "re.Match[str]", today: date) -> date | None:
        part = next(name for name in _DAYS_OF_MONTH if match[name])
        if match["next_week"] or match["this_week"]:
            return _monday(today, 1 if match["next_week"] else 0) + timedelta(days=_DAYS_OF_WEEK[part])
        if match["next_month"] or match["this_month"]:
            return _in_month(part, *_month_after(today, 1 if match["next_month"] else 0))
        return _in_named_month(part, self._months[match["name"]], _year(match[match.re.groupindex["name"] + 1]), today)

    def _in_month(self, match: "re.Match[str]", today: date) -> date | None:
        month, year = self._months[match[1]], _year(match[2])
        return None if month == today.month and not year else _in_named_month("early", month, year, today)

    def _in_next_week(self, match: "re.Match[str]", today: date) -> date | None:
        weekday = match[1] or match[2]
        return _monday(today, 1) + timedelta(days=self._weekdays[weekday] - 1 if weekday else 0)

    def _after(self, match: "re.Match[str]", today: date) -> date | None:
        count = int(match[1]) if match[1].isdecimal() else self._numbers[match[1]]
        if match["months"]:
            year, month = _month_after(today, count)
            return date(year, month, min(today.day, monthrange(year, month)[1]))
        return today + timedelta(days=count * (7 if match["weeks"] else 1))


@lru_cache(maxsize=4)
def _reader(words: PromiseWords) -> _Reader:
    return _Reader(words)


def _plain(text: str) -> str:
    """Folded words with one space between them."""
    return " ".join(_SIGN.sub(" ", fold(text)).split())


def _any(names: Iterable[str]) -> str:
    """What matches one of `names`, the longest that can; nothing where there are none."""
    known = sorted(filter(None, map(_plain, names)), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, known))})" if known else "(?!)"


def _places(lists: Iterable[Words]) -> dict[str, int]:
    """The place of each name, from 1."""
    return {_plain(name): place for place, names in enumerate(lists, 1) for name in names}


def _compiled(*forms: tuple[str, DayOf]) -> Forms:
    return tuple((re.compile(form), day_of) for form, day_of in forms)


def _tried(day_of: DayOf, match: "re.Match[str]", today: date) -> date | None:
    """The day, or None where no calendar has it."""
    try:
        return day_of(match, today)
    except (ValueError, OverflowError):
        return None


def _year(figures: str | None) -> int | None:
    if not figures:
        return None
    return int(figures) + (2000 if len(figures) == 2 else 0)


def _on(day: int, month: int, year: int | None, today: date) -> date | None:
    """A day of a month, in the next year that has it to come where none is said."""
    if year:
        return date(year, month, day)
    years = (each for each in range(today.year, today.year + 9) if day <= monthrange(each, month)[1])
    return next((found for each in years if (found := date(each, month, day)) > today), None)


def _in_named_month(part: str, month: int, year: int | None, today: date) -> date:
    if year:
        return _in_month(part, year, month)
    this_year = _in_month(part, today.year, month)
    return this_year if this_year > today else _in_month(part, today.year + 1, month)


def _in_month(part: str, year: int, month: int) -> date:
    return date(year, month, _DAYS_OF_MONTH[part] or monthrange(year, month)[1])


def _month_after(today: date, count: int) -> tuple[int, int]:
    """The year and the month `count` months after that of `today`."""
    months = today.year * 12 + today.month - 1 + count
    return months // 12, months % 12 + 1


def _next_day(day: int, today: date) -> date | None:
    """The next day that has that number in its month."""
    for count in range(13):
        year, month = _month_after(today, count)
        if 1 <= day <= monthrange(year, month)[1] and (found := date(year, month, day)) > today:
            return found
    return None


def _next_weekday(weekday: int, today: date) -> date:
    """The next day of that name, 1 for Monday."""
    return today + timedelta(days=(weekday - today.isoweekday() - 1) % 7 + 1)


def _monday(today: date, weeks: int) -> date:
    return today + timedelta(days=7 * weeks - today.weekday())
