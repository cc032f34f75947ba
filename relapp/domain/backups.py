"""Which backups are kept: those of the last days, weeks and months, and for a while those made before something was risked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice
from pathlib import Path

# How long a backup stays that was made before something was risked.
FORCED_DAYS = timedelta(days=90)


class Reason(StrEnum):
    """Why a backup was made: its day, the user's wish, or what was about to happen to the book."""

    DAILY = "daily"
    ASKED = "asked"
    IMPORT = "import"
    MERGE = "merge"
    RESTORE = "restore"
    ERASURE = "erasure"
    MIGRATION = "migration"
    REKEYING = "rekeying"


@dataclass(frozen=True, slots=True)
class Backup:
    """One finished copy: `number` counts them as they were made, whatever the clock said; `made_at` is UTC, `size` bytes."""

    path: Path
    number: int
    made_at: datetime
    reason: Reason
    schema: int
    size: int


@dataclass(frozen=True, slots=True)
class Keeping:
    """How many days, weeks and months with a backup keep one each."""

    daily: int = 7
    weekly: int = 5
    monthly: int = 12


def made_today(backups: Iterable[Backup], now: datetime, day_of: Callable[[datetime], date]) -> bool:
    """Whether one is of this day by the clock as it is now; what a wrong clock has dated into the future says nothing."""
    return any(day_of(each.made_at) == day_of(now) and each.made_at <= now for each in backups)


def worth_keeping(
    backups: Sequence[Backup],
    keeping: Keeping,
    now: datetime,
    day_of: Callable[[datetime], date],
    is_good: Callable[[Backup], bool],
) -> list[Backup]:
    """Those to keep of `backups` (the latest first): never fewer than the latest good one, and all where none is good.

    Of each day, week and month it is the latest good one, or the latest where none is; one that was made by hand, or before
    something risky, takes no place from a daily one. `is_good` is asked only where it decides.
    Those dated after `now` have days, weeks and months of their own: made by a clock that was ahead they would take the place of
    real ones, and where it is the clock of now that was set back, they are the real ones.
    """
    latest = next(filter(is_good, backups), None)
    if latest is None:
        return list(backups)
    kept = {latest.number, *(each.number for each in backups if _is_recent_and_forced(each, now))}
    for dated in ([each for each in backups if each.made_at <= now], [each for each in backups if each.made_at > now]):
        for most, period in ((keeping.daily, _day), (keeping.weekly, _week), (keeping.monthly, _month)):
            groups = _grouped(dated, lambda each: day_of(each.made_at), period)
            kept |= {_best(group, is_good).number for group in islice(groups, most)}
    return [each for each in backups if each.number in kept]


def _best(group: Sequence[Backup], is_good: Callable[[Backup], bool]) -> Backup:
    """The latest good one, of those that the day made before those that somebody or something else did."""
    if len(group) == 1:
        return group[0]
    in_order = sorted(group, key=lambda each: each.reason is not Reason.DAILY)
    return next(filter(is_good, in_order), in_order[0])


def _is_recent_and_forced(backup: Backup, now: datetime) -> bool:
    return backup.reason is not Reason.DAILY and now - backup.made_at < FORCED_DAYS


def _grouped(
    backups: Iterable[Backup], day_of: Callable[[Backup], date], period: Callable[[date], tuple[int, ...]]
) -> Iterator[list[Backup]]:
    """Those of one period together, the latest period first."""
    groups: dict[tuple[int, ...], list[Backup]] = {}
    for each in backups:
        groups.setdefault(period(day_of(each)), []).append(each)
    for number in sorted(groups, reverse=True):
        yield groups[number]


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, ...]:
    return (day.year, day.month)
