"""What the user decides about the records of a file, so that no record is lost by deciding about another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from relapp.book.imports import Action, Entry


class Choices:
    """The entries of a file as they would come in; `proposed` is what the book made of them, `decisions` the user's, by row."""

    def __init__(self, proposed: Sequence[Entry]) -> None:
        self.proposed = tuple(proposed)
        self.entries = list(proposed)
        self.decisions: dict[int, Action] = {}
        self._followers: dict[int, set[int]] = {}
        for row, entry in enumerate(self.entries):
            if entry.earlier is not None:
                self._followers.setdefault(entry.earlier, set()).add(row)

    def counts(self) -> dict[Action, int]:
        """How many records there are of each action."""
        return {action: sum(entry.action is action for entry in self.entries) for action in Action}

    def left_out(self) -> int:
        """How many records the user left out that would have come in."""
        pairs = zip(self.entries, self.proposed, strict=True)
        return sum(entry.action is Action.SKIP and proposed.action is not Action.SKIP for entry, proposed in pairs)

    def repeat(self, decisions: Mapping[int, Action]) -> None:
        """Decide again as the user did before the book changed."""
        for row, action in decisions.items():
            if row < len(self.entries):
                self.decide([row], action)

    def decide(self, rows: Iterable[int], action: Action) -> set[int]:
        """Give the records of `rows` an action, where it is possible, and return all rows that this changed."""
        changed: set[int] = set()
        for row in rows:
            entry = self._merged(row) if action is Action.MERGE else replace(self.entries[row], action=action)
            if entry:
                self.decisions[row] = action
            if entry and entry != self.entries[row]:
                self._put(row, entry, changed)
                if entry.action is not Action.ADD:
                    self._lead_on(row, changed)
        return changed

    def _merged(self, row: int) -> Entry | None:
        """The record merged into whom it is taken for: through the records of the file to one that is added or known."""
        entry = self.entries[row]
        target = entry
        while target.known is None:
            if target.earlier is None:
                return None
            row = target.earlier
            target = self.entries[row]
            if target.action is Action.ADD:
                return replace(entry, action=Action.MERGE, earlier=row)
            if target.action is Action.SKIP and target.known is None:
                return None
        return replace(entry, action=Action.MERGE, known=target.known, earlier=None)

    def _lead_on(self, row: int, changed: set[int]) -> None:
        """A record is no longer added: those to be merged into it go where it goes, or the first of them takes its place."""
        leader = self.entries[row]
        heir: int | None = leader.earlier if leader.action is Action.MERGE and leader.known is None else None
        for follower in sorted(self._followers.get(row, ())):
            entry = self.entries[follower]
            if entry.action is not Action.MERGE:
                continue
            if leader.action is Action.MERGE and leader.known:
                self._put(follower, replace(entry, known=leader.known, earlier=None), changed)
            elif heir is None:
                heir = follower
                self._put(follower, replace(entry, action=Action.ADD), changed)
            else:
                self._put(follower, replace(entry, earlier=heir), changed)

    def _put(self, row: int, entry: Entry, changed: set[int]) -> None:
        before = self.entries[row]
        if before.earlier is not None and before.earlier != entry.earlier:
            self._followers[before.earlier].discard(row)
        if entry.earlier is not None:
            self._followers.setdefault(entry.earlier, set()).add(row)
        self.entries[row] = entry
        changed.add(row)
