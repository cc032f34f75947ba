"""Loyalty: satisfaction, involvement and affinity, each added up from what happened by one formula, unknown where nothing did.

The formula is printed beside every score, so it is a table to read: a part begins at BASE as soon as anything is known of it,
and each thing that happened adds its points, up to so many times. The points of all good things together lead from there to 100
and no further: a part is full only where everything is there, and twenty greetings are no more than two.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# How long most things count; whoever was not in touch for a year is no longer known.
YEAR = 365

# As long as the answers of a check-up hold by default.
HALF_A_YEAR = 180


class Part(StrEnum):
    """What loyalty is made of."""

    SATISFACTION = "satisfaction"
    INVOLVEMENT = "involvement"
    AFFINITY = "affinity"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the formula: `points` each time, for at most `most` times within `days`, None as long as it lasts."""

    code: str
    part: Part
    points: int
    most: int
    days: int | None = YEAR

    def counts_after(self, on: date) -> date:
        """The last day that is too long ago to count on the day `on`."""
        return on - timedelta(days=self.days) if self.days else date.min


# Where a part begins once anything is known of it.
BASE = 40

FORMULA = (
    # Did they get what they expected, and more?
    Rule("check_up_good", Part.SATISFACTION, 20, 1, HALF_A_YEAR),
    Rule("check_up_at_risk", Part.SATISFACTION, -25, 1, HALF_A_YEAR),
    Rule("direction_right", Part.SATISFACTION, 4, 2),
    Rule("direction_wrong", Part.SATISFACTION, -8, 2),
    Rule("concern_open", Part.SATISFACTION, -15, 2, None),
    Rule("concern_resolved", Part.SATISFACTION, -5, 2, None),
    Rule("concern_closed", Part.SATISFACTION, 4, 1),
    Rule("promise_kept", Part.SATISFACTION, 3, 3),
    Rule("promise_broken", Part.SATISFACTION, -10, 2),
    Rule("bought_again", Part.SATISFACTION, 3, 3),
    Rule("gain_told", Part.SATISFACTION, 5, 1),
    Rule("praise", Part.SATISFACTION, 5, 1),
    # Asked, heard, answered, taking part.
    Rule("opinion_asked", Part.INVOLVEMENT, 4, 2),
    Rule("opinion_told", Part.INVOLVEMENT, 7, 2),
    Rule("opinion_answered", Part.INVOLVEMENT, 5, 2),
    Rule("got_in_touch", Part.INVOLVEMENT, 5, 4),
    Rule("shared_answered", Part.INVOLVEMENT, 3, 2),
    Rule("client_said", Part.INVOLVEMENT, 1, 2),
    # Personal, human gestures both ways.
    Rule("personal_note", Part.AFFINITY, 5, 3),
    Rule("greeting", Part.AFFINITY, 4, 2),
    Rule("gesture", Part.AFFINITY, 4, 2),
    Rule("gift_given", Part.AFFINITY, 5, 1),
    Rule("met", Part.AFFINITY, 5, 2),
    Rule("gift_thanked", Part.AFFINITY, 3, 1),
    Rule("good_news", Part.AFFINITY, 3, 1),
    Rule("referral_received", Part.AFFINITY, 4, 1),
    Rule("favour_received", Part.AFFINITY, 2, 1),
    Rule("gift_received", Part.AFFINITY, 2, 1),
)

_RULES = {rule.code: rule for rule in FORMULA}


@dataclass(frozen=True, slots=True)
class Evidence:
    """That what a rule counts happened on a day; from the day `until` on it no longer holds, as a concern once it is resolved."""

    code: str
    on: date
    until: date = date.max


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one rule adds: it happened `count` times, of which `counted` give `points` together."""

    code: str
    count: int
    counted: int
    points: int


@dataclass(frozen=True, slots=True)
class PartScore:
    """The score of a part, 0 to 100, and what it is made of, in the order of the formula; None where nothing is known."""

    part: Part
    score: int | None
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Loyalty:
    """The three parts on one day."""

    parts: Mapping[Part, PartScore]

    def score(self, part: Part) -> int | None:
        """The score of a part, None where nothing is known of it."""
        return self.parts[part].score

    @property
    def is_known(self) -> bool:
        """Whether anything is known of any part."""
        return any(each.score is not None for each in self.parts.values())

    @property
    def strongest(self) -> list[Contribution]:
        """What all parts rest on, what weighs most first."""
        found = [each for part in self.parts.values() for each in part.contributions]
        return sorted(found, key=lambda each: -abs(each.points))


@dataclass(frozen=True, slots=True)
class Spread:
    """How the scores of a part lie over many clients: the `median` of those known, None where none is, and how many are not."""

    median: int | None
    known: int
    unknown: int


def rule_of(code: str) -> Rule:
    """The line of the formula that counts it."""
    return _RULES[code]


def counts(evidence: Iterable[Evidence], on: date) -> dict[str, int]:
    """How often each thing counts on the day `on`."""
    after = {rule.code: rule.counts_after(on) for rule in FORMULA}
    return Counter(each.code for each in evidence if after[each.code] < each.on <= on < each.until)


def loyalty(counted: Mapping[str, int]) -> Loyalty:
    """What the formula says of how often each thing counts."""
    return Loyalty({part: _score(part, counted) for part in Part})


def trend(evidence: Sequence[Evidence], on: date, months: int) -> list[tuple[date, Loyalty]]:
    """What was known at the end of each of the last `months` months, and on the day `on`."""
    return [(day, loyalty(counts(evidence, day))) for day in [*month_ends(on, months), on]]


def month_ends(on: date, months: int) -> list[date]:
    """The last days of the `months` months before that of `on`, the earliest first."""
    ends = [on.replace(day=1) - timedelta(days=1)]
    while len(ends) < months:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return ends[::-1][-months:] if months else []


def spread(histogram: Mapping[int, int], clients: int) -> Spread:
    """How scores lie, from how many clients have each; half of those known have the median or less."""
    known = sum(histogram.values())
    passed, median = 0, None
    for score in sorted(histogram):
        passed += histogram[score]
        if passed * 2 >= known:
            median = score
            break
    return Spread(median, known, clients - known)


def _score(part: Part, counted: Mapping[str, int]) -> PartScore:
    found = tuple(
        Contribution(rule.code, count, min(count, rule.most), rule.points * min(count, rule.most))
        for rule in FORMULA
        if rule.part is part and (count := counted.get(rule.code, 0))
    )
    if not found:
        return PartScore(part, None, ())
    total = BASE + sum(each.points for each in found)
    return PartScore(part, min(max(total, 0), 100), found)
