"""What follows a purchase: steps at an offset, each with a window."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from relapp.domain.dates import WorkingCalendar
from relapp.domain.journal import Purpose


@dataclass(frozen=True, slots=True)
class FollowUpStep:
    """One step: due `offset` days after the trigger (working days where `working`), at the latest at `latest_offset`."""

    code: str
    purpose: Purpose
    offset: int
    latest_offset: int
    working: bool = False


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step with its days; it lapses after `expires`, when the next step has taken its place."""

    step: FollowUpStep
    ideal: date
    latest: date
    expires: date


AFTER_PURCHASE = (
    FollowUpStep("purchase_thanks", Purpose.THANK_YOU, 1, 2, working=True),
    FollowUpStep("purchase_satisfaction", Purpose.SATISFACTION_CHECK, 14, 21),
    FollowUpStep("purchase_later", Purpose.SATISFACTION_CHECK, 90, 104),
)

# A last step that nobody took for this long is no longer worth a call.
_LAST_STEP_LAPSES = timedelta(days=30)


def steps_after(trigger: date, plan: tuple[FollowUpStep, ...], calendar: WorkingCalendar) -> Iterator[DueStep]:
    """The steps of `plan` with their days, each on a working day, in order of their offsets."""
    days = [_days_of(step, trigger, calendar) for step in plan]
    for index, (step, (ideal, latest)) in enumerate(zip(plan, days, strict=True)):
        last = index + 1 == len(plan)
        expires = latest + _LAST_STEP_LAPSES if last else days[index + 1][0] - timedelta(days=1)
        yield DueStep(step, ideal, latest, max(latest, expires))


def _days_of(step: FollowUpStep, trigger: date, calendar: WorkingCalendar) -> tuple[date, date]:
    if step.working:
        return calendar.add_working_days(trigger, step.offset), calendar.add_working_days(trigger, step.latest_offset)
    ideal = calendar.working_day_from(trigger + timedelta(days=step.offset))
    return ideal, max(ideal, trigger + timedelta(days=step.latest_offset))
