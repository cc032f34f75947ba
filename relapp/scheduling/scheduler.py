"""APScheduler in the Qt loop: one timer, jobs on the thread that owns it."""

import math
from collections import deque
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.executors.base import BaseExecutor, run_job
from apscheduler.job import Job
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.interval import IntervalTrigger
from PySide6.QtCore import QObject, QTimer

# Far below what a QTimer can wait (24 days): the wall clock may be set and the laptop may sleep while it waits.
LONGEST_WAIT = 30.0


class QtScheduler(BaseScheduler):  # type: ignore[misc]
    """Runs jobs in the Qt loop of the thread it was made in, by instants in UTC; its only timer is a child of `parent`.

    Late jobs run once, whatever the delay; a failing one is logged and raises EVENT_JOB_ERROR.
    """

    def __init__(self, parent: QObject) -> None:
        self._timer = QTimer(parent, singleShot=True)
        self._timer.timeout.connect(self._process_jobs)
        self._executor = _DirectExecutor()
        super().__init__(
            timezone=UTC,
            executors={"default": self._executor},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def wakeup(self) -> None:
        """Look for due jobs as soon as the loop is idle."""
        self._wait(0)

    def shutdown(self, wait: bool = True) -> None:
        """Forget every job and stop the timer; raises SchedulerNotRunningError where it was not started."""
        super().shutdown(wait)
        self._timer.stop()

    def _process_jobs(self) -> None:
        self._call_back_repeating_jobs()
        self._wait(super()._process_jobs())
        # Only now: the pass above removes or moves each job that it handed out, and would undo what the job itself plans.
        self._executor.run()

    def _wait(self, seconds: float | None) -> None:
        if seconds is None:
            self._timer.stop()
        else:
            self._timer.start(math.ceil(min(seconds, LONGEST_WAIT) * 1000))

    def _call_back_repeating_jobs(self) -> None:
        """Once the clock was set back, a repeating job must not wait until the old hour comes again."""
        now = datetime.now(UTC)
        for job in self.get_jobs():
            if isinstance(job.trigger, IntervalTrigger) and _wait_of(job, now) > job.trigger.interval:
                job.modify(next_run_time=now)


class _DirectExecutor(BaseExecutor):  # type: ignore[misc]
    """Keeps what is due until `run` calls it."""

    def __init__(self) -> None:
        super().__init__()
        self._due: deque[tuple[Job, list[datetime]]] = deque()

    def run(self) -> None:
        """Call what is due, also what becomes due in a nested loop."""
        while self._due:
            job, run_times = self._due.popleft()
            self._run_job_success(job.id, run_job(job, job._jobstore_alias, run_times, self._logger.name))  # noqa: SLF001

    def shutdown(self, wait: bool = True) -> None:
        self._due.clear()

    def _do_submit_job(self, job: Job, run_times: list[datetime]) -> None:
        self._due.append((job, run_times))


def _wait_of(job: Any, now: datetime) -> timedelta:
    return (job.next_run_time or now) - now
