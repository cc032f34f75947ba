"""What the whole book tells: figures, and the keys by which the clients behind each value are found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from relapp.domain.clients import Stage
from relapp.domain.dates import monday_of
from relapp.domain.loyalty import Part, Spread

# Months that one can look back on.
LOOKS_BACK = (3, 6, 12)

# Months of occasions to come, the one that has begun among them.
LOOKS_AHEAD = 12


class Figure(StrEnum):
    """What is counted."""

    LOSING_TOUCH = "losing_touch"
    PUNCTUALITY = "punctuality"
    PURPOSES = "purposes"
    CHANNELS = "channels"
    OCCASIONS = "occasions"
    PROMISES = "promises"
    LOYALTY = "loyalty"
    GIFTS = "gifts"
    CAUSES = "causes"
    GONE_STALE = "gone_stale"


# What the counts of a value are, one after the other.
PARTS: Mapping[Figure, tuple[str, ...]] = {
    Figure.LOSING_TOUCH: ("",),
    Figure.PUNCTUALITY: ("in_time", "late"),
    Figure.PURPOSES: ("outgoing", "incoming"),
    Figure.CHANNELS: ("outgoing", "incoming"),
    Figure.OCCASIONS: ("birthday", "other"),
    Figure.PROMISES: ("kept", "open", "late", "broken"),
    Figure.LOYALTY: tuple(part.value for part in Part),
    Figure.GIFTS: ("",),
    Figure.CAUSES: ("settled", "open"),
    Figure.GONE_STALE: ("",),
}


class Drift(StrEnum):
    """How far past its rhythm a relationship is: the days since the last contact in proportion to the ideal ones."""

    SLIGHT = "slight"
    HALF = "half"
    DOUBLE = "double"
    TRIPLE = "triple"


# From so many times the ideal days on.
DRIFTS = ((3.0, Drift.TRIPLE), (2.0, Drift.DOUBLE), (1.5, Drift.HALF), (0.0, Drift.SLIGHT))

# Keys that are no code of their own: clients never contacted, of whom nothing is known, and how gifts stand to their budget.
NEVER, UNKNOWN = "never", "unknown"
WITHIN, OVER, NO_BUDGET = "within", "over", "no_budget"


@dataclass(frozen=True, slots=True)
class Slice:
    """The clients behind one value of a figure; an empty `part` stands for all of the value.

    An empty `key` stands for all values, or for concerns without a cause.
    """

    figure: Figure
    key: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a figure: its key, and a count for each of the figure's PARTS. A `label` names what has no code."""

    key: str
    counts: tuple[int, ...]
    label: str = ""

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure that counts; `unknown` are those left out because nobody knows."""

    figure: Figure
    values: tuple[Value, ...]
    unknown: int = 0

    @property
    def total(self) -> int:
        """All values together."""
        return sum(value.total for value in self.values)

    def part(self, name: str) -> int:
        """One part over all values."""
        index = PARTS[self.figure].index(name)
        return sum(value.counts[index] for value in self.values)


@dataclass(frozen=True, slots=True)
class Period:
    """The months up to and with the day `on`, and the rest of the week in which they begin."""

    months: int
    on: date

    @property
    def first(self) -> date:
        """Its first day, a Monday."""
        return monday_of(months_before(self.on, self.months))

    @property
    def weeks(self) -> tuple[date, ...]:
        """The Mondays of its weeks, the one of `on` last."""
        return tuple(self.first + timedelta(days=day) for day in range(0, (self.on - self.first).days + 1, 7))

    @property
    def months_ahead(self) -> tuple[date, ...]:
        """The first days of the months to come, beginning with the one that `on` is in."""
        begun = self.on.year * 12 + self.on.month - 1
        return tuple(date(month // 12, month % 12 + 1, 1) for month in range(begun, begun + LOOKS_AHEAD))


@dataclass(frozen=True, slots=True)
class Drifting:
    """A client past the rhythm: days since the last contact, and the ideal ones."""

    client_id: int
    days: int
    ideal_days: int
    name: str = ""

    @property
    def times(self) -> float:
        """How many times the ideal days have gone by."""
        return self.days / self.ideal_days

    @property
    def drift(self) -> Drift:
        """How far that is."""
        return next(drift for least, drift in DRIFTS if self.times >= least)


@dataclass(frozen=True, slots=True)
class LosingTouch:
    """Those furthest past their rhythm, and all of them by Drift; NEVER are those of whom no contact is known."""

    furthest: tuple[Drifting, ...]
    tally: Tally

    @property
    def never(self) -> int:
        """How many were never contacted."""
        return next((value.total for value in self.tally.values if value.key == NEVER), 0)

    @property
    def drifting(self) -> int:
        """How many are past their rhythm."""
        return self.tally.total - self.never


@dataclass(frozen=True, slots=True)
class Touches:
    """The same touches twice: by purpose and by channel, the most frequent first."""

    purposes: Tally
    channels: Tally


@dataclass(frozen=True, slots=True)
class Spent:
    """What a client's gifts of a year cost, in hundredths, and may cost; None for no budget."""

    client_id: int
    amount: int
    budget: int | None
    name: str = ""

    @property
    def key(self) -> str:
        """WITHIN, OVER or NO_BUDGET."""
        if self.budget is None:
            return NO_BUDGET
        return OVER if self.amount > self.budget else WITHIN


@dataclass(frozen=True, slots=True)
class GiftSpending:
    """A year's gifts: what was spent by currency, and the clients by how that stands to their budgets in `currency`.

    `budget` is that of all clients in `tally` together; `furthest` are those most over theirs.
    """

    year: int
    spent: Mapping[str, int]
    budget: int
    currency: str
    furthest: tuple[Spent, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class LoyaltyCourse:
    """How loyal clients are at the ends of months and today, the last of `days`; and today by stage, where they have one."""

    days: tuple[tuple[date, Mapping[Part, Spread]], ...]
    today: Mapping[Part, Spread]
    by_stage: Mapping[Stage, Mapping[Part, Spread]]


def months_before(day: date, count: int) -> date:
    """The same day of the month `count` months earlier, or the last one that it has."""
    month = day.year * 12 + day.month - 1 - count
    after = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(month // 12, month % 12 + 1, 1) + timedelta(days=day.day - 1), after - timedelta(days=1))


def share(part: int, total: int) -> float | None:
    """`part` of `total`, 0 to 1; None of nothing, which is neither all nor none."""
    return part / total if total else None


def by_drift(drifting: Sequence[Drifting], never: int) -> Tally:
    """Clients past their rhythm counted by how far, and those never contacted."""
    counts = {drift: sum(each.drift is drift for each in drifting) for drift in Drift}
    values = [Value(drift.value, (count,)) for drift, count in counts.items()]
    return Tally(Figure.LOSING_TOUCH, (*values, Value(NEVER, (never,))))


def by_budget(spent: Sequence[Spent]) -> Tally:
    """Clients with gifts counted by how these stand to their budgets."""
    keys = [each.key for each in spent]
    return Tally(Figure.GIFTS, tuple(Value(key, (keys.count(key),)) for key in (WITHIN, OVER, NO_BUDGET)))
