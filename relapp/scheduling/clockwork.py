"""Joins the scheduler and the day: what happens at which hour, and what was missed asleep."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Protocol

from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger
from PySide6.QtCore import QDateTime, QObject, Signal, Slot

from relapp.domain.reminders import Reminder, announcement_key
from relapp.domain.settings import Settings
from relapp.scheduling import wake
from relapp.scheduling.scheduler import QtScheduler
from relapp.scheduling.wake import Look


class Clock(Protocol):
    """The wall clock."""

    def now(self) -> datetime:
        """The local moment: aware, or naive in the system's zone."""


class SystemClock:
    """The computer's own clock in the zone set now, even if it was set after the program started."""

    def now(self) -> datetime:
        """The local moment, naive."""
        # Python looks at the system's zone once; Qt has the C library, which both share, look at it again.
        QDateTime.currentDateTime()
        return datetime.now()


class Clockwork(QObject):
    """Tells when the day turns, the digest's hour comes and a reminder's hour comes; each once, however long the laptop slept.

    `timed` gives the reminders of a day that have an hour. `already_announced` and `announced` remember reminders, best by
    `announcement_key`; `last_digest` and `digest_given` the day of the last digest, both beyond the end of the program.
    `woke` tells the seconds slept, 0 where the clock or the zone was set; what falls in the quiet hours comes after them.
    `ticked` ends each look at the clock, when all that it has reached was told.
    """

    day_turned = Signal(date)
    digest_reached = Signal()
    reminder_reached = Signal(Reminder)
    woke = Signal(float)
    book_beat = Signal()
    ticked = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        settings: Callable[[], Settings],
        timed: Callable[[date], Sequence[Reminder]],
        already_announced: Callable[[Reminder], bool],
        announced: Callable[[Reminder], None],
        last_digest: Callable[[], date | None],
        digest_given: Callable[[date], None],
        clock: Clock | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._timed = timed
        self._already_announced = already_announced
        self._announced = announced
        self._last_digest = last_digest
        self._digest_given = digest_given
        self._clock = clock or SystemClock()
        self._monotonic = monotonic
        self._look = self._look_now()
        self._day = self._since = self._look.today
        self._digests: set[date] = set()
        self._heard: set[str] = set()
        self.scheduler = QtScheduler(self)

    def start(self) -> None:
        """Begin; what is due already comes as soon as the loop is idle."""
        self._look = self._look_now()
        self.scheduler.start()
        self.scheduler.add_job(self.beat, IntervalTrigger(seconds=int(wake.HEARTBEAT), timezone=UTC), id="heartbeat")
        self.plan()

    def stop(self) -> None:
        """End; nothing is emitted any more."""
        if self.scheduler.running:
            self.scheduler.shutdown()

    @Slot()
    def agenda_changed(self) -> None:
        """The reminders or the settings are not what they were."""
        if self.scheduler.running:
            self.plan()

    def beat(self) -> None:
        """Twice a minute: a tick, and time to look whether another program changed the book."""
        self.tick()
        self.book_beat.emit()

    def tick(self) -> None:
        """Emit what the clock has reached since the last tick, and plan what comes next."""
        before, self._look = self._look, self._look_now()
        seconds = wake.slept(before, self._look)
        if seconds is not None:
            self.woke.emit(seconds)
        self._turn_day()
        self._give_digest()
        self._announce()
        self.ticked.emit()
        self.plan()

    def plan(self) -> None:
        """Set the hours of the next midnight, digest and timed reminder anew."""
        look, settings = self._look_now(), self._settings()
        self._tick_at("midnight", wake.next_midnight(look.now), look)
        self._tick_at("digest", wake.next_digest(look.now, settings, self._is_digest_given(look.today)), look)
        upcoming = self._upcoming(look, settings)
        if upcoming:
            self._tick_at("reminder", upcoming[0][0], look)
        elif self.scheduler.get_job("reminder"):
            self.scheduler.remove_job("reminder")

    def _look_now(self) -> Look:
        return Look.at(self._clock.now(), self._monotonic())

    def _tick_at(self, name: str, moment: datetime, look: Look) -> None:
        instant = wake.first_instant(moment, look)
        job = self.scheduler.get_job(name)
        if not job or job.trigger.run_date != instant:
            self.scheduler.add_job(self.tick, DateTrigger(instant, UTC), id=name, replace_existing=True)

    def _turn_day(self) -> None:
        if self._day != self._look.today:
            self._day = self._look.today
            self.day_turned.emit(self._day)

    def _is_digest_given(self, day: date) -> bool:
        # A clock that was set back comes to days that are not the last one, and had theirs.
        return day in self._digests or day == self._last_digest()

    def _give_digest(self) -> None:
        now, today = self._look.now, self._look.today
        if wake.next_digest(now, self._settings(), self._is_digest_given(today)) > now:
            return
        self._digests.add(today)
        self.digest_reached.emit()
        self._digest_given(today)

    def _announce(self) -> None:
        look, settings = self._look, self._settings()
        for moment, reminder in self._upcoming(look, settings):
            # Asked once more: whoever hears of one reminder may run a loop of his own, and the clockwork goes on in it.
            if moment <= look.now and not self._is_heard(reminder):
                self._heard.add(announcement_key(reminder))
                self.reminder_reached.emit(reminder)
                self._announced(reminder)
        if not settings.is_quiet(look.now.time()):
            self._since = look.today

    def _is_heard(self, reminder: Reminder) -> bool:
        # The own memory comes first: a book that cannot be written must not make a reminder come again and again.
        return announcement_key(reminder) in self._heard or self._already_announced(reminder)

    def _upcoming(self, look: Look, settings: Settings) -> list[tuple[datetime, Reminder]]:
        """What is still to be announced up to midnight, and when."""
        days = wake.days_to_ask(self._since, look.today)
        timed = [each for day in days for each in self._timed(day) if not self._is_heard(each)]
        return wake.announcements(timed, self._since, look.now, settings)
