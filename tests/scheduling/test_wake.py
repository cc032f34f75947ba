import os
import time as seconds
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder, announcement_key
from relapp.domain.settings import Settings
from relapp.scheduling import wake
from relapp.scheduling.wake import Look

BUCHAREST, SAO_PAULO = ZoneInfo("Europe/Bucharest"), ZoneInfo("America/Sao_Paulo")
LOUD = Settings(quiet_from=time(0), quiet_until=time(0))
NIGHT = Settings(quiet_from=time(20), quiet_until=time(8))

# A zone and an instant near which its clocks are set: at night, at midnight, by half an hour, and by a whole day.
CHANGES = [
    (BUCHAREST, datetime(2026, 3, 29, 1, tzinfo=UTC)),
    (BUCHAREST, datetime(2026, 10, 25, 1, tzinfo=UTC)),
    (SAO_PAULO, datetime(2018, 11, 4, 3, tzinfo=UTC)),
    (SAO_PAULO, datetime(2019, 2, 17, 2, tzinfo=UTC)),
    (ZoneInfo("Australia/Lord_Howe"), datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    (ZoneInfo("Pacific/Apia"), datetime(2011, 12, 30, 10, tzinfo=UTC)),
    (UTC, datetime(2026, 6, 1, tzinfo=UTC)),
]


def look(instant: datetime, monotonic: float = 0.0, zone: tzinfo = UTC) -> Look:
    return Look.at(instant.astimezone(zone), monotonic)


def reminder(ideal: date, at: time | None = time(14), occurrence: str = "") -> Reminder:
    return Reminder(1, "reminder/a", occurrence, Purpose.FREE_REMINDER, "free_reminder", ideal, ideal, ideal, hard=True, at=at)


NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall", "monotonic", "expected"),
    [
        (30, 30, None),
        (31.5, 31.4, None),
        (5, 5, None),
        (8 * 3600, 12, 8 * 3600 - 12),
        (8 * 3600, 8 * 3600, 8 * 3600 - 30),
        (-3600 + 30, 30, 0),
        (0, 30, None),
    ],
    ids=[
        "as due",
        "a little late",
        "early",
        "asleep, monotonic stopped",
        "asleep, monotonic went on",
        "set back",
        "half a minute",
    ],
)
def test_a_gap_between_two_looks_is_sleep_or_a_clock_that_was_set(wall: float, monotonic: float, expected: float | None) -> None:
    after = look(NOON + timedelta(seconds=wall), monotonic)
    assert wake.slept(look(NOON), after) == (None if expected is None else pytest.approx(expected))


def test_a_zone_that_changed_is_noticed_though_nobody_slept() -> None:
    after = look(NOON + timedelta(seconds=30), 30, BUCHAREST)
    assert wake.slept(look(NOON), after) == 0


@given(change=st.sampled_from(CHANGES), start=st.integers(-2880, 2880), ahead=st.integers(0, 3000))
def test_the_first_instant_is_the_one_a_patient_watcher_would_see(
    change: tuple[tzinfo, datetime], start: int, ahead: int
) -> None:
    zone, instant = change
    now = look(instant + timedelta(minutes=start), zone=zone)
    hour = now.now + timedelta(minutes=ahead)
    seen = now.instant
    while seen.astimezone(zone).replace(tzinfo=None) < hour:
        seen += timedelta(minutes=1)
    assert wake.first_instant(hour, now) == seen


@pytest.fixture
def bucharest_is_here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(seconds, "tzset"):
        pytest.skip("the zone of a process cannot be set here")
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "Europe/Bucharest")
    seconds.tzset()
    yield
    monkeypatch.setenv("TZ", before) if before else monkeypatch.delenv("TZ")
    seconds.tzset()


@pytest.mark.usefixtures("bucharest_is_here")
@pytest.mark.parametrize(
    ("now", "hour", "expected"),
    [
        (datetime(2026, 3, 28, 23), datetime(2026, 3, 29, 3, 30), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (datetime(2026, 10, 25, 1), datetime(2026, 10, 25, 3, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (datetime(2026, 10, 25, 3, 10, fold=1), datetime(2026, 10, 25, 3, 30), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
    ids=["leapt over", "the first of two", "the second of two"],
)
def test_a_naive_clock_is_one_of_the_system_zone(now: datetime, hour: datetime, expected: datetime) -> None:
    assert wake.first_instant(hour, Look.at(now, 0)) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 6, 1, 19, 59), datetime(2026, 6, 1, 19, 59)),
        (datetime(2026, 6, 1, 20, 0), datetime(2026, 6, 2, 8, 0)),
        (datetime(2026, 6, 1, 3, 0), datetime(2026, 6, 1, 8, 0)),
        (datetime(2026, 6, 1, 8, 0), datetime(2026, 6, 1, 8, 0)),
    ],
)
def test_quiet_hours_hold_things_until_they_end(moment: datetime, expected: datetime) -> None:
    assert wake.after_quiet(moment, NIGHT) == expected


def test_quiet_hours_by_day_end_on_the_same_day() -> None:
    siesta = Settings(quiet_from=time(13), quiet_until=time(15))
    assert wake.after_quiet(datetime(2026, 6, 1, 14), siesta) == datetime(2026, 6, 1, 15)


@pytest.mark.parametrize(("at", "expected"), [(time(9), time(9)), (time(6), time(8)), (time(21), time(8))])
def test_a_digest_in_quiet_hours_comes_when_they_end(at: time, expected: time) -> None:
    assert wake.digest_hour(replace(NIGHT, digest_at=at)) == expected


@pytest.mark.parametrize(
    ("hour", "given", "expected"),
    [
        (time(7), False, datetime(2026, 6, 1, 9)),
        (time(10), False, datetime(2026, 6, 1, 10)),
        (time(10), True, datetime(2026, 6, 2, 9)),
        (time(22), False, datetime(2026, 6, 2, 8)),
    ],
    ids=["ahead", "missed", "given", "missed and quiet"],
)
def test_the_next_digest_is_todays_until_it_was_given(hour: time, given: bool, expected: datetime) -> None:
    assert wake.next_digest(datetime.combine(date(2026, 6, 1), hour), NIGHT, given) == expected


def test_midnight_is_always_ahead() -> None:
    assert wake.next_midnight(datetime(2026, 12, 31)) == datetime(2027, 1, 1)


def test_every_day_slept_through_is_asked_about_and_the_evening_before() -> None:
    days = wake.days_to_ask(date(2026, 6, 1), date(2026, 6, 4))
    assert days == [date(2026, 5, 31) + timedelta(days=index) for index in range(5)]


def test_a_clock_set_back_asks_about_the_day_it_shows() -> None:
    assert wake.days_to_ask(date(2026, 6, 9), date(2026, 6, 4)) == [date(2026, 6, 3), date(2026, 6, 4)]


def test_a_clock_of_another_century_does_not_ask_about_every_day_since() -> None:
    assert len(wake.days_to_ask(date(1970, 1, 1), date(2026, 6, 4))) == wake.LOOK_BACK_DAYS + 2


def test_what_is_missed_comes_now_and_what_is_ahead_at_its_hour() -> None:
    today = date(2026, 6, 4)
    missed, older, ahead = reminder(today, time(9)), reminder(today, time(8)), reminder(today, time(17))
    now = datetime(2026, 6, 4, 12)
    planned = wake.announcements([ahead, missed, older], today, now, LOUD)
    assert planned == [(now, older), (now, missed), (datetime(2026, 6, 4, 17), ahead)]


def test_what_was_missed_before_the_program_ran_is_left_to_the_agenda() -> None:
    today = date(2026, 6, 4)
    assert wake.announcements([reminder(today - timedelta(days=1))], today, datetime(2026, 6, 4, 12), LOUD) == []


def test_what_fell_in_the_quiet_evening_comes_in_the_morning() -> None:
    late = reminder(date(2026, 6, 3), time(21))
    night = wake.announcements([late], date(2026, 6, 4), datetime(2026, 6, 4, 6), NIGHT)
    morning = wake.announcements([late], date(2026, 6, 4), datetime(2026, 6, 4, 8, 30), NIGHT)
    assert (night, morning) == ([(datetime(2026, 6, 4, 8), late)], [(datetime(2026, 6, 4, 8, 30), late)])


def test_a_moved_reminder_is_announced_anew_and_another_client_s_is_another() -> None:
    first = reminder(date(2026, 6, 4), occurrence="2026-06-04")
    keys = {announcement_key(each) for each in (first, replace(first, ideal=date(2026, 6, 5)), replace(first, client_id=2))}
    assert len(keys) == 3
    assert announcement_key(replace(first, tries=2)) == announcement_key(first)
