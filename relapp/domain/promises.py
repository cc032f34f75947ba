"""Promises by either side: each has a day and an end, and none is skipped silently."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Party(StrEnum):
    """Which side did something."""

    US = "us"
    THEM = "them"


class PromiseState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Promise:
    """What one side promised for the day `due`; `settled_on` is when it was kept, broken, or released by the other side."""

    text: str
    due: date
    by: Party = Party.US
    made_on: date | None = None
    state: PromiseState = PromiseState.OPEN
    settled_on: date | None = None
    client_id: int = 0
    uuid: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet what became of it."""
        return self.state is PromiseState.OPEN

    def days_late(self, on: date) -> int:
        """Days past its day, 0 while there is time and once it is settled; a reminder put off makes it no less late."""
        return max(0, (on - self.due).days) if self.is_open else 0


def settle(promise: Promise, state: PromiseState, on: date) -> Promise:
    """`promise` as it ended on `on`; open again, it has no end."""
    return replace(promise, state=state, settled_on=None if state is PromiseState.OPEN else on)


def in_order(promises: Iterable[Promise]) -> tuple[list[Promise], list[Promise]]:
    """The open ones, the most pressing first, and those settled, the latest first."""
    known = list(promises)
    still_open = sorted((each for each in known if each.is_open), key=lambda each: each.due)
    settled = sorted((each for each in known if not each.is_open), key=lambda each: each.settled_on or each.due, reverse=True)
    return still_open, settled


def count_kept(states: Iterable[PromiseState]) -> tuple[int, int]:
    """How many were kept, of how many that were kept or broken; those released by the other side do not count."""
    ended = [state for state in states if state in (PromiseState.KEPT, PromiseState.BROKEN)]
    return sum(state is PromiseState.KEPT for state in ended), len(ended)


def share_kept(states: Iterable[PromiseState]) -> float | None:
    """The part of the promises kept or broken that was kept, 0 to 1; None where there are none."""
    kept, ended = count_kept(states)
    return kept / ended if ended else None
