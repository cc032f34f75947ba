"""The way back through the pages that were shown."""

from collections.abc import Iterator
from dataclasses import dataclass, field

# How many steps lead back.
MOST_BACK = 50

# A page, and whose record it was, if it was one's.
Step = tuple[str, int | None]


@dataclass(slots=True)
class WayBack:
    """The latest step is the last."""

    steps: list[Step] = field(default_factory=list)

    def note(self, shown: Step) -> None:
        """Remember what is shown now, to come back to it."""
        if shown[0] and (not self.steps or self.steps[-1] != shown):
            self.steps = [*self.steps, shown][-MOST_BACK:]

    def taken(self) -> Iterator[Step]:
        """The steps, the latest first, each of which is gone once it is given."""
        while self.steps:
            yield self.steps.pop()
