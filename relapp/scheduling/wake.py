"""What a look at the clock means: pure functions of local wall-clock hours, naive, and of instants in UTC."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from relapp.domain.reminders import Reminder
from relapp.domain.settings import Settings

HEARTBEAT = 30.0

# Seconds by which the wall clock and the monotonic one may drift apart, or a heartbeat be late, without meaning anything.
TOLERANCE = 60.0

# Reminders that were missed longer ago than this are overdue in the agenda, as after weeks in which the program was off.
LOOK_BACK_DAYS = 31

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Look:
    """Both clocks at one moment: `now` naive in `zone` (None is the system's), `monotonic` in seconds."""

    now: datetime
    instant: datetime
    monotonic: float
    zone: tzinfo | None = None

    @classmethod
    def at(cls, now: datetime, monotonic: float) -> "Look":
        """The look at `now`, which is aware, or naive in the system's zone."""
        return cls(now.replace(tzinfo=None), _instant(now), monotonic, now.tzinfo)

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()


def slept(before: Look, now: Look) -> float | None:
    """Seconds slept between two heartbeats: 0 where a clock or the zone was set instead, None where nothing happened."""
    passed = now.monotonic - before.monotonic
    jump = (now.instant - before.instant).total_seconds() - passed
    late = passed - HEARTBEAT
    if jump > TOLERANCE or late > TOLERANCE:
        return max(jump, 0.0) + max(late, 0.0)
    turned = _offset(now) != _offset(before)
    return 0.0 if turned or jump < -TOLERANCE else None


def first_instant(hour: datetime, now: Look) -> datetime:
    """The first instant from `now` on at which the wall clock reads `hour` or later.

    An hour that the clock leaps over is reached with the leap; one that is lived twice, the first time if that is ahead.
    """
    early, late = (_instant(hour.replace(tzinfo=now.zone, fold=fold)) for fold in (0, 1))
    if early > late:
        early = late = _leap(hour, late, early, now.zone)
    return max(early if early >= now.instant else late, now.instant)


def after_quiet(moment: datetime, settings: Settings) -> datetime:
    """`moment`, or the end of the quiet hours in which it falls."""
    if not settings.is_quiet(moment.time()):
        return moment
    end = datetime.combine(moment.date(), settings.quiet_until)
    return end if end > moment else end + timedelta(days=1)


def digest_hour(settings: Settings) -> time:
    """The hour of the digest: the one that was set, or the end of the quiet hours if it falls in them."""
    return settings.quiet_until if settings.is_quiet(settings.digest_at) else settings.digest_at


def next_digest(now: datetime, settings: Settings, given: bool) -> datetime:
    """When the next digest is due, not before `now`; `given` says whether today had its own."""
    today = datetime.combine(now.date(), digest_hour(settings))
    if given:
        return today + timedelta(days=1)
    return after_quiet(max(today, now), settings)


def next_midnight(now: datetime) -> datetime:
    """The beginning of the next day."""
    return datetime.combine(now.date() + timedelta(days=1), time.min)


def days_to_ask(since: date, today: date) -> list[date]:
    """The days whose reminders may have to be announced when everything before `since` was.

    The evening before counts: what fell in its quiet hours is announced in the morning.
    """
    first = max(min(since, today), today - timedelta(days=LOOK_BACK_DAYS)) - timedelta(days=1)
    return [first + timedelta(days=index) for index in range((today - first).days + 1)]


def announcements(timed: Iterable[Reminder], since: date, now: datetime, settings: Settings) -> list[tuple[datetime, Reminder]]:
    """When to announce each of `timed`, the earliest first: at its hour, after the quiet hours, or at `now` if it was missed.

    What was to be announced on a day before `since` is left out: it is overdue in the agenda and the digest tells of it.
    """
    first = min(since, now.date())
    found = []
    for reminder in timed:
        hour = datetime.combine(reminder.ideal, reminder.at or time.min)
        if after_quiet(hour, settings).date() >= first:
            found.append((after_quiet(max(hour, now), settings), hour, reminder))
    return [(moment, reminder) for moment, _, reminder in sorted(found, key=lambda each: each[:2])]


def _instant(moment: datetime) -> datetime:
    # `astimezone` takes a naive hour that the clock leaps over for the one after it, `timestamp` does not.
    return datetime.fromtimestamp(moment.timestamp(), UTC)


def _offset(look: Look) -> timedelta:
    return look.now - look.instant.replace(tzinfo=None)


def _leap(hour: datetime, before: datetime, after: datetime, zone: tzinfo | None) -> datetime:
    """The instant between two others at which the wall clock leaps over `hour`, to the second."""
    while after - before > _SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).replace(tzinfo=None) >= hour:
            after = middle
        else:
            before = middle
    return after
