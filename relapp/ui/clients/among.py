"""Some clients that another page found, to be looked through like all of them."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from relapp.i18n import _, format_number


@dataclass(frozen=True, slots=True)
class Among:
    """Clients with what they have in common, in the order in which they were found."""

    name: str
    ids: "array[int]"

    @property
    def label(self) -> str:
        """What they have in common, and how many they are."""
        return _("{name} · {count}").format(name=self.name, count=format_number(len(self.ids)))

    def of(self, found: Iterable[int], *, as_found_here: bool) -> "array[int]":
        """Those of them who are in `found`: in the order of this set, or in that of `found`."""
        if as_found_here:
            kept = set(found)
            return array("q", (each for each in self.ids if each in kept))
        own = set(self.ids)
        return array("q", (each for each in found if each in own))
