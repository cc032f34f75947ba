"""Where a relationship stands by its stage and type: what a change of them changes in the care, and how it came about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Stage
from relapp.domain.histories import ClientChange, of_field
from relapp.domain.rhythms import Rhythm

# The fields of a client that say where the relationship stands, as their history names them.
STAGE, TYPE = "stage", "relationship"


class Care(StrEnum):
    """What depends on the stage or the type of a relationship."""

    RHYTHM = "rhythm"
    WIN_BACK = "win_back"
    CHECK_UPS = "check_ups"
    ACCOUNT = "account"
    GESTURES = "gestures"


@dataclass(frozen=True, slots=True)
class Effect:
    """One kind of care that a change begins or ends; of the rhythm also from which to which, None for occasions only."""

    care: Care
    begins: bool
    before: Rhythm | None = None
    after: Rhythm | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What changed of stage and type at once, on the day `on`, and what the user said of it."""

    on: date
    reason: str
    changes: tuple[ClientChange, ...]


def is_dissolved(client: Client) -> bool:
    """Whether the relationship has ended."""
    return client.stage is Stage.DISSOLUTION


def is_won_back(client: Client, rules: CareRules) -> bool:
    """Whether the relationship has ended and a rhythm tries to bring it back."""
    return is_dissolved(client) and rules.rhythm_of(client) is not None


def is_checked_up(client: Client, rules: CareRules, *, looked_at: bool) -> bool:
    """Whether check-ups come round: by the rules, or as somebody has `looked_at` the relationship before and it goes on."""
    return rules.checks_up(client) or (looked_at and not is_dissolved(client))


def effects(before: Client, after: Client, rules: CareRules, *, looked_at: bool = False) -> tuple[Effect, ...]:
    """What making `after` of `before` changes in the care; `looked_at` says whether there was ever a check-up."""
    old, new = rules.rhythm_of(before), rules.rhythm_of(after)
    found = [Effect(Care.RHYTHM, new is not None, old, new)] if old != new else []
    for care, was, comes in (
        (Care.WIN_BACK, is_won_back(before, rules), is_won_back(after, rules)),
        (
            Care.CHECK_UPS,
            is_checked_up(before, rules, looked_at=looked_at),
            is_checked_up(after, rules, looked_at=looked_at),
        ),
        (Care.ACCOUNT, rules.tells_of_service(before), rules.tells_of_service(after)),
        (Care.GESTURES, rules.makes_gestures(before), rules.makes_gestures(after)),
    ):
        if was != comes:
            found.append(Effect(care, comes))
    return tuple(found)


def turns(changes: Iterable[ClientChange]) -> list[Turn]:
    """The history of stage and type, the latest first; what was changed at once stands together."""
    found: list[Turn] = []
    for change in sorted((each for each in changes if each.field in (STAGE, TYPE)), key=lambda each: each.on):
        last = found[-1] if found else None
        if last and (last.on, last.reason) == (change.on, change.reason) and change.field not in _fields(last):
            found[-1] = Turn(last.on, last.reason, (*last.changes, change))
        else:
            found.append(Turn(change.on, change.reason, (change,)))
    return found[::-1]


def since(changes: Iterable[ClientChange], field: str) -> date | None:
    """The day since which stage or type is what it is; None where it was never anything else."""
    last = of_field(changes, field)
    return last[0].on if last else None


def ending(changes: Iterable[ClientChange]) -> ClientChange | None:
    """The change by which the relationship ended; None where it goes on, or was entered as ended."""
    last = of_field(changes, STAGE)
    return last[0] if last and last[0].after == Stage.DISSOLUTION else None


def _fields(turn: Turn) -> set[str]:
    return {each.field for each in turn.changes}
