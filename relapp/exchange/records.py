"""What reading a file gives: the clients found in it, and the entries that could not be read."""

from dataclasses import dataclass

from relapp.domain.clients import Client


@dataclass(frozen=True, slots=True)
class Problem:
    """One entry that could not be read; `position` is the line where a card begins or the row of a table, counted from 1."""

    position: int
    message: str


@dataclass(frozen=True, slots=True)
class Record:
    """One client as the file has it; `warnings` are translated sentences on what was left out or guessed."""

    position: int
    client: Client
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All entries of a file, in its order; `remarks` are translated sentences on the file as a whole."""

    records: tuple[Record, ...]
    failures: tuple[Problem, ...]
    remarks: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """How many entries the file has, readable or not."""
        return len(self.records) + len(self.failures)
