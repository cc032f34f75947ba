"""Promises by either side: each has a day and an end, and none is skipped silently."""

from collections.abc import Iterable
from dataclasses import dataclass
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


def share_kept(states: Iterable[PromiseState]) -> float | None:
    """The part of the promises kept or broken that was kept, 0 to 1; None where there are none. Released ones do not count."""
    ended = [state for state in states if state in (PromiseState.KEPT, PromiseState.BROKEN)]
    return sum(state is PromiseState.KEPT for state in ended) / len(ended) if ended else None
