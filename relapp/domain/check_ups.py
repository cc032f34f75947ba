"""Looking at a relationship now and then: the signs that were seen, whether it is at risk, and the steps that mend it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from relapp.domain.dates import WorkingCalendar


class Answer(StrEnum):
    """What was seen of a sign; one that was not looked at is unknown and never counts as good."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Result(StrEnum):
    """What a check-up says of a relationship; too little known is never good."""

    GOOD = "good"
    AT_RISK = "at_risk"
    UNKNOWN = "unknown"


GOOD_SIGNS = (
    "excellent_communication",
    "sharing_knowledge",
    "knowing_expectations",
    "sharing_opinions",
    "positive_attitude",
)
BAD_SIGNS = (
    "poor_communication",
    "opinions_withheld",
    "knowledge_kept",
    "bad_manners",
    "debates_without_solution",
    "no_strategic_planning",
    "negative_attitude",
    "no_data_shared",
)

# From this share of the known signs speaking against the relationship, it is at risk.
_RISK = 0.4

# With a smaller share of the signs known, nobody can say that a relationship looks good.
_ENOUGH = 0.5

# How long after its best day a check-up is late.
ROOM = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class CheckUp:
    """One look at a relationship; `answers` by the names of the signs, those missing are unknown.

    `gained` is what the client has gained, in their words.
    """

    on: date
    answers: Mapping[str, str] = field(default_factory=dict)
    gained: str = ""
    note: str = ""
    client_id: int = 0
    uuid: str = ""

    @property
    def known(self) -> tuple[str, ...]:
        """The signs that somebody looked at, in the order of the lists."""
        return tuple(sign for sign in (*GOOD_SIGNS, *BAD_SIGNS) if self.answers.get(sign) in (Answer.YES, Answer.NO))

    @property
    def share_good(self) -> float | None:
        """The part of the known signs that speaks for the relationship, 0 to 1; None where nothing is known."""
        known = len(self.known)
        return 1 - len(self.found_bad) / known if known else None

    @property
    def at_risk(self) -> bool:
        """Whether it calls for a recovery plan."""
        good = self.share_good
        return good is not None and 1 - good >= _RISK

    @property
    def result(self) -> Result:
        """What it said on its day."""
        if self.at_risk:
            return Result.AT_RISK
        is_enough = len(self.known) >= _ENOUGH * (len(GOOD_SIGNS) + len(BAD_SIGNS))
        return Result.GOOD if is_enough else Result.UNKNOWN

    @property
    def found_bad(self) -> tuple[str, ...]:
        """The signs that speak against the relationship, in the order of the lists."""
        absent = [sign for sign in GOOD_SIGNS if self.answers.get(sign) == Answer.NO]
        return (*absent, *(sign for sign in BAD_SIGNS if self.answers.get(sign) == Answer.YES))


@dataclass(frozen=True, slots=True)
class RecoveryStep:
    """One step that mends a relationship at risk; `sign` is the bad sign it answers, empty for one of the user's own."""

    text: str
    due: date
    sign: str = ""
    done_on: date | None = None
    client_id: int = 0
    uuid: str = ""


def latest(check_ups: Iterable[CheckUp]) -> CheckUp | None:
    """The check-up of the last day, the one made last where there are several; None where there was none."""
    found: CheckUp | None = None
    for check_up in check_ups:
        if found is None or check_up.on >= found.on:
            found = check_up
    return found


def standing(check_up: CheckUp | None, today: date, check_up_days: int) -> Result:
    """What the last check-up says on `today`: a good result holds until the next check-up, every `check_up_days`, is late."""
    if check_up is None:
        return Result.UNKNOWN
    is_old = today > check_up.on + timedelta(days=check_up_days) + ROOM
    return Result.UNKNOWN if is_old and check_up.result is Result.GOOD else check_up.result


def unanswered(check_up: CheckUp, steps: Sequence[RecoveryStep]) -> tuple[str, ...]:
    """The signs found bad that no step answers: neither an open one, nor one done since."""
    answered = {step.sign for step in steps if step.done_on is None or step.done_on >= check_up.on}
    return tuple(sign for sign in check_up.found_bad if sign not in answered)


def spread(count: int, start: date, days: int, calendar: WorkingCalendar) -> list[date]:
    """Working days for `count` steps after `start`, as far apart as they can be so that all come before `days` days are over."""
    return [
        calendar.working_day_from(start + timedelta(days=max(1, days * (index + 1) // (count + 1)))) for index in range(count)
    ]
