"""Records gone stale: what nobody has looked at or asked for long."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# Days after which what is known of a client is old.
LEARNT_WITHIN = 365

# Days for which a record that somebody looked through is not shown again, whatever it lacks.
REVIEWED_FOR = 180


class Staleness(StrEnum):
    """In what a record is behind."""

    NO_BIRTHDAY = "no_birthday"
    NO_PHONE = "no_phone"
    NOTHING_LEARNT = "nothing_learnt"


@dataclass(frozen=True, slots=True)
class Freshness:
    """How many clients are behind in each, of how many that count: one client may be behind in several."""

    counts: Mapping[Staleness, int]
    total: int


def learnt_since(on: date) -> date:
    """The first day on which something learnt still counts on the day `on`."""
    return on - timedelta(days=LEARNT_WITHIN)
