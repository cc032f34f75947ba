"""What the user decides about the entries of a file, so that no entry is lost by deciding about another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Action(StrEnum):
    """What becomes of one entry of a file."""

    ADD = "add"
    MERGE = "merge"
    SKIP = "skip"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one entry goes: a client of the book whose number `known` is, or the entry of the same file in row `earlier`.

    Of an entry that is not merged these say whom it could be merged into; `is_sure` where it is taken for that without asking.
    """

    action: Action
    known: int | None = None
    known_name: str = ""
    earlier: int | None = None
    is_sure: bool = True


class Deciding:
    """Decides about entries, by row; `places` become what was decided, `decided` are the rows where that was possible.

    `places` must hold every row to decide about, the entries that have such a row as their `earlier`, and all that they lead to.
    """

    def __init__(self, places: dict[int, Place]) -> None:
        self.places = places
        self.decided: set[int] = set()
        self._followers: dict[int, set[int]] = {}
        for row, place in places.items():
            if place.earlier is not None:
                self._followers.setdefault(place.earlier, set()).add(row)

    def decide(self, rows: Iterable[int], action: Action) -> set[int]:
        """Give the entries of `rows` an action, where it is possible, and return all rows that this changed."""
        changed: set[int] = set()
        for row in rows:
            before = self.places[row]
            if Action.FAIL in (before.action, action):
                continue
            place = self._merged(row) if action is Action.MERGE else replace(before, action=action)
            if place:
                self.decided.add(row)
            if place and place != before:
                self._put(row, place, changed)
                if place.action is not Action.ADD:
                    self._lead_on(row, changed)
        return changed

    def _merged(self, row: int) -> Place | None:
        """The entry merged into whom it is taken for: through the entries of the file to one that is added or known."""
        place = target = self.places[row]
        while target.known is None:
            if target.earlier is None:
                return None
            row = target.earlier
            target = self.places[row]
            if target.action is Action.ADD:
                return replace(place, action=Action.MERGE, earlier=row)
            if target.action is Action.SKIP and (target.known is None or not target.is_sure):
                return None
        return replace(place, action=Action.MERGE, known=target.known, known_name=target.known_name, earlier=None)

    def _lead_on(self, row: int, changed: set[int]) -> None:
        """An entry is no longer added: those to be merged into it go where it goes, or the first of them takes its place."""
        leader = self.places[row]
        heir: int | None = leader.earlier if leader.action is Action.MERGE and leader.known is None else None
        for follower in sorted(self._followers.get(row, ())):
            place = self.places[follower]
            if place.action is not Action.MERGE:
                continue
            if leader.action is Action.MERGE and leader.known is not None:
                led = replace(place, known=leader.known, known_name=leader.known_name, earlier=None)
                self._put(follower, led, changed)
            elif heir is None:
                heir = follower
                self._put(follower, replace(place, action=Action.ADD), changed)
            else:
                self._put(follower, replace(place, earlier=heir), changed)

    def _put(self, row: int, place: Place, changed: set[int]) -> None:
        before = self.places[row]
        if before.earlier is not None and before.earlier != place.earlier:
            self._followers[before.earlier].discard(row)
        if place.earlier is not None:
            self._followers.setdefault(place.earlier, set()).add(row)
        self.places[row] = place
        changed.add(row)
