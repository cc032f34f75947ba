from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from apscheduler.events import EVENT_JOB_ERROR
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QThread, QTimer

from relapp.scheduling.scheduler import LONGEST_WAIT, QtScheduler

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def owner(qtbot: Any) -> QObject:
    return QObject()


@pytest.fixture
def scheduler(clock: time_machine.Traveller, owner: QObject) -> Iterator[QtScheduler]:
    scheduler = QtScheduler(owner)
    scheduler.start()
    yield scheduler
    if scheduler.running:
        scheduler.shutdown()


def look(scheduler: QtScheduler) -> None:
    """What happens when the timer has run out."""
    scheduler.wakeup()
    loop = QEventLoop()
    QTimer.singleShot(1, loop.quit)
    loop.exec()


def in_seconds(seconds: float) -> DateTrigger:
    return DateTrigger(datetime.now(UTC) + timedelta(seconds=seconds), UTC)


def test_one_timer_however_many_jobs_come_and_go(scheduler: QtScheduler, owner: QObject) -> None:
    for number in range(300):
        scheduler.add_job(print, in_seconds(60 + number), id=str(number % 7), replace_existing=True)
        scheduler.get_job(str(number % 7)).modify(next_run_time=NOON + timedelta(hours=1))
        if number % 3 == 0:
            scheduler.remove_job(str(number % 7))
    look(scheduler)
    assert len(owner.findChildren(QTimer)) == 1


def test_a_job_runs_at_its_instant_and_not_before(scheduler: QtScheduler, clock: time_machine.Traveller) -> None:
    runs: list[datetime] = []
    scheduler.add_job(lambda: runs.append(datetime.now(UTC)), in_seconds(60))
    clock.shift(59)
    look(scheduler)
    assert not runs
    clock.shift(1)
    look(scheduler)
    assert runs == [NOON + timedelta(seconds=60)]


def test_the_timer_itself_starts_what_is_due(scheduler: QtScheduler, qtbot: Any) -> None:
    runs: list[int] = []
    scheduler.add_job(runs.append, in_seconds(0), args=[1])
    qtbot.waitUntil(lambda: runs == [1])


def test_jobs_run_on_the_main_thread(scheduler: QtScheduler, clock: time_machine.Traveller) -> None:
    threads: list[QThread] = []
    scheduler.add_job(lambda: threads.append(QThread.currentThread()), in_seconds(5))
    clock.shift(5)
    look(scheduler)
    assert threads == [QCoreApplication.instance().thread()]


def test_weeks_late_is_not_too_late_and_once_is_enough(scheduler: QtScheduler, clock: time_machine.Traveller) -> None:
    runs: list[str] = []
    scheduler.add_job(runs.append, in_seconds(60), args=["once"])
    scheduler.add_job(runs.append, IntervalTrigger(seconds=30, timezone=UTC), args=["again"])
    clock.shift(timedelta(weeks=3))
    look(scheduler)
    assert sorted(runs) == ["again", "once"]


def test_the_timer_never_waits_longer_than_a_clock_may_be_wrong(scheduler: QtScheduler, owner: QObject) -> None:
    scheduler.add_job(print, in_seconds(timedelta(days=400).total_seconds()))
    look(scheduler)
    (timer,) = owner.findChildren(QTimer)
    assert timer.isActive()
    assert timer.interval() == LONGEST_WAIT * 1000


def test_nothing_to_do_needs_no_timer(scheduler: QtScheduler, owner: QObject) -> None:
    scheduler.add_job(print, in_seconds(60), id="a")
    scheduler.remove_job("a")
    look(scheduler)
    assert not owner.findChild(QTimer).isActive()


def test_a_clock_set_back_does_not_silence_a_repeating_job(scheduler: QtScheduler, clock: time_machine.Traveller) -> None:
    runs: list[datetime] = []
    scheduler.add_job(lambda: runs.append(datetime.now(UTC)), IntervalTrigger(seconds=30, timezone=UTC))
    clock.move_to(NOON - timedelta(hours=1))
    look(scheduler)
    look(scheduler)
    assert runs == [NOON - timedelta(hours=1)]
    clock.shift(30)
    look(scheduler)
    assert len(runs) == 2


def test_a_failing_job_is_reported_and_the_others_go_on(
    scheduler: QtScheduler, clock: time_machine.Traveller, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[BaseException] = []
    runs: list[int] = []
    scheduler.add_listener(lambda event: errors.append(event.exception), EVENT_JOB_ERROR)
    scheduler.add_job(lambda: 1 // 0, IntervalTrigger(seconds=30, timezone=UTC), id="bad")
    scheduler.add_job(runs.append, IntervalTrigger(seconds=30, timezone=UTC), args=[1])
    for _ in range(2):
        clock.shift(30)
        look(scheduler)
    assert [type(error) for error in errors] == [ZeroDivisionError] * 2
    assert runs == [1, 1]
    assert "ZeroDivisionError" in caplog.text


def test_a_job_can_plan_itself_anew(scheduler: QtScheduler, clock: time_machine.Traveller) -> None:
    runs: list[int] = []

    def again() -> None:
        runs.append(1)
        scheduler.add_job(again, in_seconds(60), id="again", replace_existing=True)

    scheduler.add_job(again, in_seconds(60), id="again")
    for _ in range(3):
        clock.shift(60)
        look(scheduler)
    assert len(runs) == 3


def test_a_job_with_a_loop_of_its_own_holds_up_itself_alone(scheduler: QtScheduler, clock: time_machine.Traveller) -> None:
    runs: list[str] = []

    def dialog() -> None:
        runs.append("dialog")
        clock.shift(30)
        look(scheduler)

    scheduler.add_job(dialog, IntervalTrigger(seconds=30, timezone=UTC), id="dialog")
    scheduler.add_job(runs.append, DateTrigger(NOON + timedelta(seconds=60), UTC), args=["reminder"])
    clock.shift(30)
    look(scheduler)
    assert runs == ["dialog", "reminder"]
    clock.shift(30)
    look(scheduler)
    assert runs.count("dialog") == 2


def test_after_the_end_nothing_runs(scheduler: QtScheduler, clock: time_machine.Traveller, owner: QObject) -> None:
    runs: list[int] = []
    scheduler.add_job(scheduler.shutdown, in_seconds(5))
    scheduler.add_job(runs.append, in_seconds(6), args=[1])
    clock.shift(10)
    look(scheduler)
    assert not runs
    assert not owner.findChild(QTimer).isActive()
