"""Follow-up plans: what follows a purchase, a meeting, a referral..., in steps at an offset, each with a window."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from relapp.domain.clients import Channel
from relapp.domain.dates import WorkingCalendar
from relapp.domain.journal import Purpose


class Trigger(StrEnum):
    """What starts a plan."""

    PURCHASE = "purchase"
    MET_AT_EVENT = "met_at_event"
    REFERRAL_RECEIVED = "referral_received"
    FAVOUR_RECEIVED = "favour_received"
    CONCERN_RESOLVED = "concern_resolved"
    FIRST_CONTACT = "first_contact"
    MET = "met"
    GOOD_NEWS = "good_news"
    GIFT_RECEIVED = "gift_received"
    REFERRAL_GIVEN = "referral_given"
    FAVOUR_GIVEN = "favour_given"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class FollowUpStep:
    """One step: due `offset` days after the trigger (working days where `working`), at the latest at `latest_offset`.

    `code` is unique among the steps of all plans; `text` is the user's own words for what to do.
    """

    code: str
    purpose: Purpose
    offset: int
    latest_offset: int
    working: bool = False
    channel: Channel | None = None
    text: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError where the days are out of range."""
        if not 0 <= self.offset <= self.latest_offset:
            raise ValueError(f"not a step: {self.offset} to {self.latest_offset}")

    @property
    def reason(self) -> str:
        """What its reminders are called by: a step of ours that the user gave another purpose is no longer that step."""
        ours = _PURPOSES_OF_OURS.get(self.code)
        return self.code if ours in (None, self.purpose) else "plan_step"


@dataclass(frozen=True, slots=True)
class FollowUpPlan:
    """Steps in the order of their days. A plan of ours has a known `code` and no name; one the user made has both."""

    code: str
    trigger: Trigger
    steps: tuple[FollowUpStep, ...]
    name: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step with its days; it lapses after `expires`, when the next step has taken its place."""

    step: FollowUpStep
    ideal: date
    latest: date
    expires: date | None


DEFAULT_PLANS = (
    FollowUpPlan(
        "after_purchase",
        Trigger.PURCHASE,
        (
            FollowUpStep("purchase_thanks", Purpose.THANK_YOU, 1, 2, working=True),
            FollowUpStep("purchase_satisfaction", Purpose.SATISFACTION_CHECK, 14, 21),
            FollowUpStep("purchase_later", Purpose.SATISFACTION_CHECK, 90, 104),
        ),
    ),
    FollowUpPlan("after_event", Trigger.MET_AT_EVENT, (FollowUpStep("event_note", Purpose.PERSONAL_NOTE, 1, 3, working=True),)),
    FollowUpPlan("after_meeting", Trigger.MET, (FollowUpStep("met_note", Purpose.PERSONAL_NOTE, 1, 3, working=True),)),
    FollowUpPlan("after_good_news", Trigger.GOOD_NEWS, (FollowUpStep("news_note", Purpose.PERSONAL_NOTE, 1, 3, working=True),)),
    FollowUpPlan(
        "after_referral",
        Trigger.REFERRAL_RECEIVED,
        (
            FollowUpStep("referral_thanks", Purpose.THANK_YOU, 1, 2, working=True),
            FollowUpStep("referral_outcome", Purpose.PERSONAL_NOTE, 14, 21),
        ),
    ),
    FollowUpPlan(
        "after_favour", Trigger.FAVOUR_RECEIVED, (FollowUpStep("favour_thanks", Purpose.THANK_YOU, 1, 2, working=True),)
    ),
    FollowUpPlan("after_gift", Trigger.GIFT_RECEIVED, (FollowUpStep("received_thanks", Purpose.THANK_YOU, 1, 2, working=True),)),
    FollowUpPlan(
        "after_concern",
        Trigger.CONCERN_RESOLVED,
        (
            FollowUpStep("concern_call_back", Purpose.CONCERN_FOLLOW_UP, 7, 9),
            FollowUpStep("concern_satisfaction", Purpose.SATISFACTION_CHECK, 30, 44),
        ),
    ),
)

OURS = {plan.code: plan for plan in DEFAULT_PLANS}

_PURPOSES_OF_OURS = {step.code: step.purpose for plan in DEFAULT_PLANS for step in plan.steps}

# A last step that nobody took for this long is no longer worth a call.
_LAST_STEP_LAPSES = timedelta(days=30)

# Longer ago than any plan reaches.
_LOOK_BACK_DAYS = 20_000

# Calling back is what ends a concern, and a promise is kept or not: neither lapses by itself.
_NEVER_LAPSE = frozenset({Purpose.CONCERN_FOLLOW_UP, Purpose.PROMISE})


def in_order(steps: Iterable[FollowUpStep]) -> tuple[FollowUpStep, ...]:
    """The steps by their days, where five working days are a week."""
    return tuple(sorted(steps, key=lambda step: step.offset * 7 / 5 if step.working else step.offset))


def steps_after(trigger: date, steps: tuple[FollowUpStep, ...], calendar: WorkingCalendar) -> Iterator[DueStep]:
    """The steps with their days, each on a working day, in the order of their offsets.

    Not of their days: where a rest makes two fall on one day, which of them lapses last would depend on the trigger.
    """
    days = [(step, *_days_of(step, trigger, calendar)) for step in in_order(steps)]
    for index, (step, ideal, latest) in enumerate(days):
        if step.purpose in _NEVER_LAPSE:
            yield DueStep(step, ideal, latest, None)
            continue
        last = index + 1 == len(days)
        expires = latest + _LAST_STEP_LAPSES if last else days[index + 1][1] - timedelta(days=1)
        yield DueStep(step, ideal, latest, max(latest, expires))


def first_start(steps: tuple[FollowUpStep, ...], calendar: WorkingCalendar, today: date) -> date:
    """The earliest day on which a plan can have started and have a step open on `today`, unless one was put off."""

    def is_open(ordinal: int) -> bool:
        return any(not due.expires or due.expires >= today for due in steps_after(date.fromordinal(ordinal), steps, calendar))

    long_ago = max(today.toordinal() - _LOOK_BACK_DAYS, 1)
    return date.fromordinal(bisect_left(range(today.toordinal()), True, long_ago, key=is_open))


def _days_of(step: FollowUpStep, trigger: date, calendar: WorkingCalendar) -> tuple[date, date]:
    if step.working:
        ideal = calendar.working_day_from(calendar.add_working_days(trigger, step.offset))
        return ideal, max(ideal, calendar.add_working_days(trigger, step.latest_offset))
    ideal = calendar.working_day_from(trigger + timedelta(days=step.offset))
    return ideal, max(ideal, trigger + timedelta(days=step.latest_offset))
