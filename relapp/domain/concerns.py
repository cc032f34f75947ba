"""Concerns of clients, followed to the end: resolved is not yet closed, that takes a call back."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class ConcernState(StrEnum):
    """How far a concern has come."""

    OPEN = "open"
    RESOLVED = "resolved"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Concern:
    """A complaint or worry: open until `resolved_on`, closed once the client was called back on `called_back_on`.

    While it is open, `called_back_on` is the day on which the client said that it was not resolved after all.
    """

    what: str
    opened_on: date
    cause: str = ""
    solution: str = ""
    prevention: str = ""
    who_must_know: str = ""
    resolved_on: date | None = None
    called_back_on: date | None = None
    client_id: int = 0
    uuid: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nothing has resolved it yet."""
        return self.resolved_on is None

    @property
    def state(self) -> ConcernState:
        """How far it has come."""
        if self.is_open:
            return ConcernState.OPEN
        return ConcernState.CLOSED if self.called_back_on else ConcernState.RESOLVED


def resolve(concern: Concern, on: date) -> Concern:
    """`concern` with a solution; the client is still to be called back."""
    return replace(concern, resolved_on=on, called_back_on=None)


def call_back(concern: Concern, on: date) -> Concern:
    """`concern` as closed: the client was asked, and it is solved."""
    return replace(concern, called_back_on=on)


def reopen(concern: Concern, on: date) -> Concern:
    """`concern` open again as from `on`: its next touch counts from then, and not from years ago."""
    return replace(concern, resolved_on=None, called_back_on=on)
