"""Which clients can be taken out of the book."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from relapp.i18n import format_number, ngettext


class Scope(StrEnum):
    """Which clients go into the file."""

    EVERYBODY = "everybody"
    FOUND = "found"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Offer:
    """How many clients there are; `found` are those that a list shows now, empty where it shows all, `chosen` those selected.

    `in_peace` are those who are not to be contacted.
    """

    total: int
    found: Sequence[int] = ()
    chosen: Sequence[int] = ()
    in_peace: frozenset[int] = frozenset()

    @property
    def likeliest(self) -> Scope:
        """What the user most likely means."""
        if len(self.chosen) > 1:
            return Scope.CHOSEN
        return Scope.FOUND if self.found else Scope.EVERYBODY

    def scopes(self) -> list[tuple[Scope, str]]:
        """What can be chosen among, in words; everybody is always there."""
        total, found, chosen = self.total, len(self.found), len(self.chosen)
        counted = [
            (Scope.EVERYBODY, total, ngettext("The {count} client of the book", "All {count} clients of the book", total)),
            (Scope.FOUND, found, ngettext("The {count} client shown now", "The {count} clients shown now", found)),
            (Scope.CHOSEN, chosen, ngettext("The {count} client selected", "The {count} clients selected", chosen)),
        ]
        return [(scope, said.format(count=format_number(count))) for scope, count, said in counted if count]

    def count_in_peace(self, scope: Scope) -> int:
        """How many of a scope are not to be contacted."""
        ids = self.ids(scope)
        return len(self.in_peace if ids is None else self.in_peace.intersection(ids))

    def ids(self, scope: Scope) -> Sequence[int] | None:
        """The clients of a scope; None for everybody."""
        return {Scope.EVERYBODY: None, Scope.FOUND: self.found, Scope.CHOSEN: self.chosen}[scope]
