"""What is compared of the entries of a staging, made once for each as long as there is room to remember it."""

from collections.abc import Collection

from relapp.book.imports.staging import Staging
from relapp.matching import Traits, traits_of

# However long the file is, as much of it stands in memory.
_KEPT = 5000


class StagedTraits:
    """Reads those that are not remembered from the staging."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._known: dict[int, Traits] = {}

    def read(self, rows: Collection[int]) -> None:
        """Read what is compared of these entries at once; what else is known is forgotten where there is no room for it."""
        missing = [row for row in rows if row not in self._known]
        if len(self._known) + len(missing) > _KEPT:
            self._known = {row: self._known[row] for row in rows if row in self._known}
        self._known.update((row, traits_of(client)) for row, client in self._staging.clients(missing))

    def of(self, row: int) -> Traits:
        """What is compared of one entry."""
        if row not in self._known:
            self.read([row])
        return self._known[row]
