"""Concerns of clients, followed to the end: resolved is not yet closed, that takes a call back."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Concern:
    """A complaint or worry: open until `resolved_on`, closed once the client was called back on `called_back_on`."""

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
