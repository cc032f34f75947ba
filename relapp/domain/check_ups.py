"""Looking at a relationship now and then: the signs that were seen, whether it is at risk, and the steps that mend it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from relapp.domain.dates import WorkingCalendar
from relapp.domain.signs import USUAL_WEIGHT, Sign


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


# From this share of the known signs, by weight, speaking against the relationship, it is at risk.
_RISK = 0.4

# With a smaller share of the signs known, by weight, nobody can say that a relationship looks good.
_ENOUGH = 0.5

# How long after its best day a check-up is late.
ROOM = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class CheckUp:
    """One look at a relationship; `answers` by the codes of the signs, those missing are unknown.

    `gained` is what the client has gained, in their words. `weights` are how much signs count for this client, 0 to 3, by their
    codes, those missing once. `result` is what it said on its day: see `judged`.
    """

    on: date
    answers: Mapping[str, str] = field(default_factory=dict)
    gained: str = ""
    note: str = ""
    weights: Mapping[str, int] = field(default_factory=dict)
    result: Result = Result.UNKNOWN
    client_id: int = 0
    uuid: str = ""

    @property
    def at_risk(self) -> bool:
        """Whether it called for a recovery plan."""
        return self.result is Result.AT_RISK


@dataclass(frozen=True, slots=True)
class Seen:
    """The last answer to a sign, yes or no, and the day on which somebody gave it."""

    on: date
    answer: Answer

    def has_faded(self, on: date, fade_days: int) -> bool:
        """Whether it is too old to count on the day `on`."""
        return self.on + timedelta(days=fade_days) < on


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a relationship on a day: the last answer to each sign, those too old left out as `faded`.

    `bad` are the codes of the signs that speak against it, in the order of the signs; `share_good` is the part of what is known,
    by weight, that speaks for it, 0 to 1, None where nothing is known; `signs` are those that count, known or not.
    """

    result: Result
    answers: Mapping[str, Answer]
    faded: tuple[str, ...]
    bad: tuple[str, ...]
    share_good: float | None
    signs: tuple[Sign, ...]

    @property
    def total(self) -> int:
        """How many signs count."""
        return len(self.signs)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """What a check-up said on its day, and the share of what was known then that spoke for the relationship, 0 to 1."""

    on: date
    share_good: float
    result: Result


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


def last_seen(check_ups: Iterable[CheckUp], on: date) -> dict[str, Seen]:
    """The last answer to each sign up to the day `on`, by its code, however old; one that nobody ever knew is missing."""
    return {
        code: Seen(check_up.on, Answer(answer))
        for check_up in sorted(check_ups, key=lambda each: each.on)
        if check_up.on <= on
        for code, answer in check_up.answers.items()
        if answer in (Answer.YES, Answer.NO)
    }


def standing(check_ups: Iterable[CheckUp], signs: Sequence[Sign], on: date, fade_days: int) -> Standing:
    """How a relationship stands on the day `on`: answers older than `fade_days` are unknown again, and unknown is never good."""
    until = [each for each in check_ups if each.on <= on]
    last = latest(until)
    # Each check-up begins with the weights of the one before.
    weights = last.weights if last else {}
    counting = tuple(sign for sign in signs if sign.active and weights.get(sign.code, USUAL_WEIGHT))
    seen = last_seen(until, on)
    known = {code: each.answer for code, each in _those(counting, seen) if not each.has_faded(on, fade_days)}
    bad = found_bad(known, counting)
    ever_bad = found_bad({code: each.answer for code, each in seen.items()}, counting)

    def weigh(codes: Iterable[str]) -> int:
        return sum(weights.get(code, USUAL_WEIGHT) for code in codes)

    return Standing(
        _result(weigh(known), weigh(bad), weigh(ever_bad), weigh(sign.code for sign in counting)),
        known,
        tuple(code for code, _ in _those(counting, seen) if code not in known),
        bad,
        1 - weigh(bad) / weigh(known) if known else None,
        counting,
    )


def judged(check_up: CheckUp, earlier: Iterable[CheckUp], signs: Sequence[Sign], fade_days: int) -> CheckUp:
    """`check_up` with what it says on its day, together with what was seen before and has not faded."""
    return replace(check_up, result=standing([*earlier, check_up], signs, check_up.on, fade_days).result)


def found_bad(answers: Mapping[str, str], signs: Iterable[Sign]) -> tuple[str, ...]:
    """The codes of the signs that speak against a relationship: good ones that are missing, bad ones that were seen."""
    return tuple(sign.code for sign in signs if answers.get(sign.code) == (Answer.NO if sign.is_good else Answer.YES))


def unanswered(bad: Mapping[str, date], steps: Sequence[RecoveryStep]) -> tuple[str, ...]:
    """The signs found `bad`, on the day by each code, that no step answers: neither an open one, nor one done since."""
    return tuple(
        code
        for code, since in bad.items()
        if not any(step.sign == code and (step.done_on is None or step.done_on >= since) for step in steps)
    )


def trend(check_ups: Sequence[CheckUp], signs: Sequence[Sign], fade_days: int) -> list[TrendPoint]:
    """How the results went from one day of a check-up to the next, the days left out on which nothing was known."""
    points = []
    for on in sorted({each.on for each in check_ups}):
        last = latest(each for each in check_ups if each.on == on)
        share = standing(check_ups, signs, on, fade_days).share_good
        if last and share is not None:
            points.append(TrendPoint(on, share, last.result))
    return points


def spread(count: int, start: date, days: int, calendar: WorkingCalendar) -> list[date]:
    """Working days for `count` steps after `start`, as far apart as they can be so that all come before `days` days are over."""
    return [
        calendar.working_day_from(start + timedelta(days=max(1, days * (index + 1) // (count + 1)))) for index in range(count)
    ]


def _those(signs: Iterable[Sign], seen: Mapping[str, Seen]) -> Iterator[tuple[str, Seen]]:
    return ((sign.code, seen[sign.code]) for sign in signs if sign.code in seen)


def _result(known: int, against: int, ever_against: int, total: int) -> Result:
    """What weights say; what spoke against it long ago keeps it from looking good until somebody looks again."""
    if known and against >= _RISK * known:
        return Result.AT_RISK
    is_enough = known and known >= _ENOUGH * total
    return Result.GOOD if is_enough and ever_against < _RISK * known else Result.UNKNOWN
