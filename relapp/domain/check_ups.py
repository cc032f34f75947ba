"""Looking at a relationship now and then: the signs that were seen, whether it is at risk, and the steps that mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Answer(StrEnum):
    """What was seen of a sign; one that was not looked at is unknown and never counts as good."""

    YES = "yes"
    NO = "no"
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
    def share_good(self) -> float | None:
        """The part of the known signs that speaks for the relationship, 0 to 1; None where nothing is known."""
        known = [
            (self.answers[sign] == Answer.YES) == (sign in GOOD_SIGNS)
            for sign in (*GOOD_SIGNS, *BAD_SIGNS)
            if self.answers.get(sign, Answer.UNKNOWN) != Answer.UNKNOWN
        ]
        return sum(known) / len(known) if known else None

    @property
    def at_risk(self) -> bool:
        """Whether it calls for a recovery plan."""
        good = self.share_good
        return good is not None and 1 - good >= _RISK

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
