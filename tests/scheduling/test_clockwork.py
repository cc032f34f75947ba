import time as seconds
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEventLoop, QObject, QTimer

from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder, announcement_key
from relapp.domain.settings import Settings
from relapp.scheduling.clockwork import Clockwork, SystemClock

pytestmark = pytest.mark.usefixtures("qapp")

LOUD = Settings(quiet_from=time(0), quiet_until=time(0))
NIGHT = Settings()
MONDAY = date(2018, 10, 15)
ZONES = ["Europe/Bucharest", "America/Sao_Paulo", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"]


def timed_reminder(day: date, at: time, client_id: int = 1) -> Reminder:
    source, occurrence = "reminder/a", f"{day} {at}"
    return Reminder(client_id, source, occurrence, Purpose.FREE_REMINDER, "free_reminder", day, day, day, hard=True, at=at)


def hour_of(reminder: Reminder) -> datetime:
    return datetime.combine(reminder.ideal, reminder.at or time.min)


@dataclass
class World:
    """A laptop with its clocks, a book with reminders, and what the clockwork tells of them."""

    instant: datetime
    zone: str = "UTC"
    reminders: list[Reminder] = field(default_factory=list)
    settings: Settings = LOUD
    monotonic: float = 0.0
    kept: set[str] = field(default_factory=set)
    last_digest: date | None = None
    clockwork: Clockwork | None = None
    looks: list[datetime] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    told: list[tuple[datetime, Reminder]] = field(default_factory=list)
    digests: list[datetime] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    asked: list[date] = field(default_factory=list)

    def now(self) -> datetime:
        return self.instant.astimezone(ZoneInfo(self.zone))

    @property
    def local(self) -> datetime:
        return self.now().replace(tzinfo=None)

    def start(self) -> Clockwork:
        if self.clockwork:
            self.clockwork.stop()
        self.clockwork = Clockwork(
            settings=lambda: self.settings,
            timed=self._timed,
            already_announced=lambda reminder: announcement_key(reminder) in self.kept,
            announced=lambda reminder: self.kept.add(announcement_key(reminder)),
            last_digest=lambda: self.last_digest,
            digest_given=lambda day: setattr(self, "last_digest", day),
            clock=self,
            monotonic=lambda: self.monotonic,
        )
        self.clockwork.reminder_reached.connect(lambda reminder: self.told.append((self.local, reminder)))
        self.clockwork.digest_reached.connect(lambda: self.digests.append(self.local))
        self.clockwork.day_turned.connect(self.days.append)
        self.clockwork.woke.connect(self.slept.append)
        self.clockwork.start()
        self.starts.append(len(self.looks))
        self.tick()
        return self.clockwork

    def tick(self) -> None:
        assert self.clockwork
        self.looks.append(self.local)
        self.clockwork.tick()

    def run(self, hours: float) -> None:
        """Let time pass with the program on: it looks whenever it planned to, and at the end."""
        assert self.clockwork
        end = self.instant + timedelta(hours=hours)
        while (planned := min(job.next_run_time for job in self.clockwork.scheduler.get_jobs() if job.id != "heartbeat")) <= end:
            self._pass(max(planned - self.instant, timedelta()))
            self.tick()
        self._pass(end - self.instant)
        self.tick()

    def sleep(self, hours: float, goes_on: bool) -> None:
        """Close the lid; the monotonic clock goes on or stands still, as the system has it."""
        before = self.monotonic
        self._pass(timedelta(hours=hours))
        if not goes_on:
            self.monotonic = before
        self._beat()

    def set_clock(self, hours: float) -> None:
        self.instant += timedelta(hours=hours)
        self._beat()

    def travel(self, zone: str) -> None:
        self.zone = zone
        self._beat()

    def restart(self, hours: float) -> None:
        self._pass(timedelta(hours=hours))
        self.start()

    def _timed(self, day: date) -> list[Reminder]:
        self.asked.append(day)
        return [each for each in self.reminders if each.ideal == day]

    def _beat(self) -> None:
        self._pass(timedelta(seconds=20))
        self.tick()

    def _pass(self, span: timedelta) -> None:
        self.instant += span
        self.monotonic += span.total_seconds()

    def crossed(self) -> set[str]:
        """Those whose hour the wall clock went over while the program was on or asleep, or earlier on the day of a start."""
        found = set()
        for number, after in enumerate(self.looks):
            before = datetime.combine(after.date(), time.min) if number in self.starts else self.looks[number - 1]
            found |= {announcement_key(each) for each in self.reminders if before <= hour_of(each) <= after}
        return found


@pytest.fixture
def world() -> Iterator[World]:
    world = World(datetime(2026, 6, 1, 12, tzinfo=UTC))
    yield world
    if world.clockwork:
        world.clockwork.stop()


HOURS = st.floats(0, 60, allow_nan=False)
JUMPS = st.floats(-60, 60, allow_nan=False)
RUN = st.tuples(st.just(World.run), HOURS)
SLEEP = st.tuples(st.just(World.sleep), HOURS, st.booleans())
SET_CLOCK = st.tuples(st.just(World.set_clock), JUMPS)
TRAVEL = st.tuples(st.just(World.travel), st.sampled_from(ZONES))
RESTART = st.tuples(st.just(World.restart), HOURS)
REMINDERS = st.lists(
    st.builds(
        timed_reminder,
        st.dates(MONDAY - timedelta(days=2), MONDAY + timedelta(days=28)),
        st.sampled_from([time(0), time(0, 30), time(1, 30), time(2, 30), time(9), time(14, 5), time(23, 59)]),
    ),
    max_size=20,
    unique_by=announcement_key,
)


def simulate(steps: list[tuple[Any, ...]], **facts: Any) -> World:
    world = World(datetime.combine(MONDAY, time(10), UTC), **facts)
    world.start()
    try:
        for step, *arguments in steps:
            step(world, *arguments)
    finally:
        assert world.clockwork
        world.clockwork.stop()
    return world


@settings(max_examples=60)
@given(
    steps=st.lists(RUN | SLEEP | SET_CLOCK | TRAVEL | RESTART, max_size=14),
    reminders=REMINDERS,
    zone=st.sampled_from(ZONES),
)
def test_each_hour_the_clock_went_over_is_told_once_and_none_before_it_came(
    steps: list[tuple[Any, ...]], reminders: list[Reminder], zone: str
) -> None:
    world = simulate(steps, reminders=reminders, zone=zone)
    told = [announcement_key(reminder) for _, reminder in world.told]
    assert len(told) == len(set(told))
    assert world.crossed() <= set(told)
    assert all(moment >= hour_of(reminder) for moment, reminder in world.told)


@settings(max_examples=60)
@given(steps=st.lists(RUN | SLEEP | SET_CLOCK | TRAVEL, max_size=14), zone=st.sampled_from(ZONES), hour=st.integers(0, 23))
def test_each_day_whose_hour_came_has_one_digest(steps: list[tuple[Any, ...]], zone: str, hour: int) -> None:
    world = simulate(steps, zone=zone, settings=Settings(digest_at=time(hour, 30), quiet_from=time(0), quiet_until=time(0)))
    reached = {look.date() for look in world.looks if look.time() >= time(hour, 30)}
    assert sorted(moment.date() for moment in world.digests) == sorted(reached)


@settings(max_examples=50)
@given(steps=st.lists(RUN | SLEEP | RESTART, max_size=14), zone=st.sampled_from(ZONES), hour=st.integers(0, 23))
def test_a_restart_does_not_repeat_the_digest(steps: list[tuple[Any, ...]], zone: str, hour: int) -> None:
    world = simulate(steps, zone=zone, settings=Settings(digest_at=time(hour, 30), quiet_from=time(0), quiet_until=time(0)))
    reached = {look.date() for look in world.looks if look.time() >= time(hour, 30)}
    assert sorted(moment.date() for moment in world.digests) == sorted(reached)


@settings(max_examples=50)
@given(steps=st.lists(RUN | SLEEP | SET_CLOCK | TRAVEL, max_size=14), zone=st.sampled_from(ZONES))
def test_the_day_told_is_the_day_it_is_and_never_the_same_twice_running(steps: list[tuple[Any, ...]], zone: str) -> None:
    world = simulate(steps, zone=zone)
    seen = [look.date() for look in world.looks]
    assert world.days == [day for before, day in pairwise(seen) if day != before]


@settings(max_examples=50)
@given(steps=st.lists(RUN | SLEEP, max_size=14), reminders=REMINDERS, zone=st.sampled_from(ZONES))
def test_quiet_hours_are_quiet_and_lose_nothing(steps: list[tuple[Any, ...]], reminders: list[Reminder], zone: str) -> None:
    world = simulate([*steps, (World.run, 36)], reminders=reminders, zone=zone, settings=NIGHT)
    told = [announcement_key(reminder) for _, reminder in world.told]
    assert not [moment for moment, _ in world.told if NIGHT.is_quiet(moment.time())]
    assert not [moment for moment in world.digests if NIGHT.is_quiet(moment.time())]
    assert len(told) == len(set(told))
    yesterday = world.local - timedelta(days=1)
    due = {announcement_key(each) for each in reminders if world.looks[0] <= hour_of(each) <= yesterday}
    assert due <= set(told)


@settings(max_examples=50)
@given(reminders=REMINDERS, zone=st.sampled_from(ZONES))
def test_while_the_program_runs_each_comes_at_its_hour_to_the_second(reminders: list[Reminder], zone: str) -> None:
    world = simulate([(World.run, 24 * 30)], reminders=reminders, zone=zone)
    for moment, reminder in world.told:
        if hour_of(reminder) >= world.looks[0]:
            leapt = (
                hour_of(reminder).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
            )
            assert moment == hour_of(reminder) or hour_of(reminder) < moment <= leapt


def test_an_hour_that_does_not_exist_comes_with_the_leap(world: World) -> None:
    world.zone, world.instant = "Europe/Bucharest", datetime(2026, 3, 28, 20, tzinfo=UTC)
    world.reminders = [timed_reminder(date(2026, 3, 29), time(3, 30))]
    world.start()
    world.run(12)
    assert [moment for moment, _ in world.told] == [datetime(2026, 3, 29, 4, 0)]


def test_an_hour_lived_twice_comes_once(world: World) -> None:
    world.zone, world.instant = "Europe/Bucharest", datetime(2026, 10, 24, 20, tzinfo=UTC)
    world.reminders = [timed_reminder(date(2026, 10, 25), time(3, 30))]
    world.settings = Settings(digest_at=time(3, 15), quiet_from=time(0), quiet_until=time(0))
    world.last_digest = date(2026, 10, 24)
    world.start()
    world.run(12)
    assert [moment for moment, _ in world.told] == [datetime(2026, 10, 25, 3, 30)]
    assert world.digests == [datetime(2026, 10, 25, 3, 15)]


def test_a_night_asleep_is_told_with_the_new_day_before_what_was_missed(world: World) -> None:
    world.reminders = [timed_reminder(date(2026, 6, 2), time(7))]
    clockwork = world.start()
    heard: list[object] = []
    clockwork.woke.connect(heard.append)
    clockwork.day_turned.connect(heard.append)
    clockwork.digest_reached.connect(lambda: heard.append("digest"))
    clockwork.reminder_reached.connect(lambda reminder: heard.append(reminder.at))
    world.sleep(22, goes_on=False)
    assert heard == [pytest.approx(22 * 3600), date(2026, 6, 2), "digest", time(7)]


def test_a_running_clock_wakes_nobody(world: World) -> None:
    world.start()
    for _ in range(10):
        world.run(30 / 3600)
    assert world.slept == []


def test_what_is_missed_is_told_at_the_start_but_not_what_the_days_before_held(world: World) -> None:
    today = timed_reminder(date(2026, 6, 1), time(8))
    world.reminders = [timed_reminder(date(2026, 5, 30), time(8)), today]
    world.start()
    assert [reminder for _, reminder in world.told] == [today]
    assert len(world.digests) == 1


def test_a_start_after_the_digest_does_not_repeat_it(world: World) -> None:
    world.last_digest = date(2026, 6, 1)
    world.start()
    assert world.digests == []


def test_what_was_announced_before_a_restart_stays_announced(world: World) -> None:
    world.reminders = [timed_reminder(date(2026, 6, 1), time(8))]
    world.start()
    world.restart(1)
    assert len(world.told) == 1


def test_a_reminder_that_comes_late_into_the_agenda_is_planned_at_once(world: World) -> None:
    clockwork = world.start()
    world.reminders.append(timed_reminder(date(2026, 6, 1), time(12, 30)))
    clockwork.agenda_changed()
    assert clockwork.scheduler.get_job("reminder").next_run_time == datetime(2026, 6, 1, 12, 30, tzinfo=UTC)
    world.reminders.clear()
    clockwork.agenda_changed()
    assert clockwork.scheduler.get_job("reminder") is None


def test_an_hour_that_was_set_anew_moves_the_digest(world: World) -> None:
    world.instant = datetime(2026, 6, 1, 6, tzinfo=UTC)
    clockwork = world.start()
    world.settings = Settings(digest_at=time(10, 15), quiet_from=time(0), quiet_until=time(0))
    clockwork.agenda_changed()
    assert clockwork.scheduler.get_job("digest").next_run_time == datetime(2026, 6, 1, 10, 15, tzinfo=UTC)


def test_a_new_zone_moves_the_hours_that_are_planned(world: World) -> None:
    world.reminders = [timed_reminder(date(2026, 6, 1), time(18))]
    clockwork = world.start()
    world.travel("Europe/Bucharest")
    assert world.slept == [0.0]
    assert clockwork.scheduler.get_job("reminder").next_run_time == datetime(2026, 6, 1, 15, tzinfo=UTC)


def test_a_handful_of_jobs_and_one_timer_for_hundreds_of_reminders(world: World) -> None:
    world.reminders = [timed_reminder(date(2026, 6, 1), time(18), client_id) for client_id in range(200)]
    clockwork = world.start()
    for _ in range(50):
        clockwork.agenda_changed()
    assert {job.id for job in clockwork.scheduler.get_jobs()} == {"heartbeat", "midnight", "digest", "reminder"}
    assert len(clockwork.findChildren(QTimer)) == 1


def test_weeks_later_only_yesterday_and_today_are_asked_about(world: World) -> None:
    world.start()
    world.run(24 * 20)
    world.asked.clear()
    world.tick()
    assert set(world.asked) == {date(2026, 6, 20), date(2026, 6, 21)}


def test_a_book_that_cannot_be_written_does_not_repeat_a_reminder(world: World) -> None:
    world.reminders = [timed_reminder(date(2026, 6, 1), time(8))]
    world.kept = frozenset()  # type: ignore[assignment]
    with pytest.raises(AttributeError):
        world.start()
    world.tick()
    assert len(world.told) == 1


def test_a_book_that_cannot_be_read_for_a_while_loses_nothing(world: World) -> None:
    clockwork = world.start()
    world.reminders = None  # type: ignore[assignment]
    world.instant += timedelta(hours=20)
    with pytest.raises(TypeError):
        clockwork.tick()
    world.reminders = [timed_reminder(date(2026, 6, 1), time(15))]
    clockwork.tick()
    assert len(world.told) == 1


def test_a_weekend_asleep_that_ends_in_quiet_hours_is_told_when_they_end(world: World) -> None:
    world.settings = NIGHT
    world.instant = datetime(2026, 6, 5, 18, tzinfo=UTC)
    world.reminders = [timed_reminder(date(2026, 6, 6), time(14))]
    world.start()
    world.sleep(60, goes_on=False)
    assert (world.local.hour, world.told) == (6, [])
    world.run(4)
    assert world.told == [(datetime(2026, 6, 8, 8), world.reminders[0])]


def test_whoever_opens_a_dialog_over_a_reminder_hears_of_the_others_once(world: World) -> None:
    world.reminders = [timed_reminder(date(2026, 6, 1), time(13), client_id) for client_id in range(3)]
    clockwork = world.start()
    clockwork.reminder_reached.connect(lambda _: clockwork.tick())
    world.run(2)
    assert sorted(reminder.client_id for _, reminder in world.told) == [0, 1, 2]


@pytest.fixture
def zone_of_this_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    if not hasattr(seconds, "tzset"):
        pytest.skip("the zone of a process cannot be set here")
    with monkeypatch.context() as context:
        yield lambda zone: context.setenv("TZ", zone)
    seconds.tzset()


def test_the_system_clock_follows_a_zone_set_while_the_program_runs(zone_of_this_process: Callable[[str], None]) -> None:
    zone_of_this_process("Asia/Tokyo")
    before = SystemClock().now()
    zone_of_this_process("America/Sao_Paulo")
    assert timedelta(hours=11, minutes=59) < before - SystemClock().now() <= timedelta(hours=12)


def in_the_loop(until: Callable[[], bool]) -> None:
    """Let the loop run until it did what is expected; a test that waits in vain fails by its own assertion."""
    loop = QEventLoop()
    watch = QTimer(interval=0)
    watch.timeout.connect(lambda: until() and loop.quit())
    watch.start()
    QTimer.singleShot(2000, loop.quit)
    loop.exec()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def test_in_the_loop_with_the_system_clock(owner: QObject) -> None:
    reminder = timed_reminder(date(2026, 6, 1), time(9, 0))
    heard: list[object] = []
    with time_machine.travel(datetime(2026, 6, 1, 8, 59, 59, 990000).astimezone(UTC), tick=True) as clock:
        clockwork = Clockwork(
            owner,
            settings=lambda: LOUD,
            timed=lambda day: [reminder] if day == reminder.ideal else [],
            already_announced=lambda _: False,
            announced=lambda _: None,
            last_digest=lambda: None,
            digest_given=lambda _: None,
        )
        clockwork.digest_reached.connect(lambda: heard.append("digest"))
        clockwork.reminder_reached.connect(heard.append)
        clockwork.day_turned.connect(heard.append)
        clockwork.book_beat.connect(lambda: heard.append("beat"))
        clockwork.start()
        in_the_loop(lambda: len(heard) == 2)
        assert heard == ["digest", reminder]
        heard.clear()
        clock.move_to(datetime(2026, 6, 2, 0, 0, 1).astimezone(UTC))
        clockwork.scheduler.wakeup()
        in_the_loop(lambda: "beat" in heard and len(heard) == 2)
        assert sorted(map(str, heard)) == ["2026-06-02", "beat"]
        heard.clear()
        clockwork.stop()
        clock.shift(timedelta(days=3))
        clockwork.agenda_changed()
        assert not clockwork.findChild(QTimer).isActive()
        assert heard == []
