"""What an operation changed, and how to take it back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """A kind of thing that views show."""

    CLIENTS = "clients"
    JOURNAL = "journal"
    AGENDA = "agenda"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds and clients that an operation touched; no clients named means any may have changed.

    `action` says what was done, and `fields` what of a client's record it changed, for the line that offers to undo it. `undo`
    takes it back and says what that changed.
    """

    action: str
    kinds: frozenset[Kind]
    client_ids: tuple[int, ...] = ()
    undo: Callable[[], "Changes"] | None = field(default=None, compare=False)
    fields: tuple[str, ...] = ()


class History:
    """The operations that can still be undone, the last one first."""

    DEPTH = 50

    def __init__(self) -> None:
        self._done: list[Changes] = []

    def add(self, changes: Changes) -> Changes:
        """Remember an operation; one that cannot be undone clears nothing and is not kept."""
        if changes.undo:
            self._done = [*self._done[1 - self.DEPTH :], changes]
        return changes

    @property
    def last(self) -> Changes | None:
        """What `undo` would take back."""
        return self._done[-1] if self._done else None

    def undo(self) -> Changes | None:
        """Take the last operation back; None when there is none."""
        if not self._done:
            return None
        undo = self._done.pop().undo
        return undo() if undo else None

    def clear(self) -> None:
        """Forget everything, as when the book is closed."""
        self._done.clear()
