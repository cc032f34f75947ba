"""What comes again and again, counted from the day on which it was settled last."""

from collections.abc import Callable
from datetime import date

from relapp.domain.facts import Marks
from relapp.domain.journal import MarkKind


def open_turn(marks: Marks, source: str, base: date, after: Callable[[date], date]) -> date:
    """The day that the open occurrence of `source` counts from: `base`, unless the one that does was settled already.

    It is settled on its first day where it was done or left out before its time; `after` gives a later day to count from.
    """
    while marks.last_kind(source, base.isoformat()) in (MarkKind.DONE, MarkKind.SKIPPED):
        base = after(base)
    return base
