"""What presses most: the order of the reasons of a touch, and of the touches of a day."""

from collections.abc import Mapping
from datetime import date

from relapp.domain.clients import Importance
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder

# Order, lateness, importance, day, client and source: no two touches have the same.
Rank = tuple[int, float, int, int, int, str]

# Promise, occasion, concern, after-sale, feedback, rhythm, the rest.
_ORDER: Mapping[Purpose, int] = {
    Purpose.PROMISE: 0,
    Purpose.FREE_REMINDER: 0,
    Purpose.GREETING: 1,
    Purpose.GIFT: 1,
    Purpose.CONCERN_FOLLOW_UP: 2,
    Purpose.THANK_YOU: 3,
    Purpose.SATISFACTION_CHECK: 3,
    Purpose.FEEDBACK_REPLY: 4,
    Purpose.KEEP_IN_TOUCH: 5,
}
_LAST = 6

# Of an importance that nobody gave as well.
_WEIGHT: Mapping[Importance | None, int] = {
    Importance.VIP: 0,
    Importance.REGULAR: 1,
    Importance.OCCASIONAL: 2,
    Importance.DATES_ONLY: 3,
    Importance.NOT_SORTED: 3,
    None: 3,
}


def by_pressure(reason: Reminder) -> tuple[int, bool, date, str]:
    """Sorts the reasons of one touch, the most pressing first."""
    return _ORDER.get(reason.purpose, _LAST), not reason.hard, reason.ideal, reason.source


def rank(first: Reminder, due: date, importance: Importance | None, today: date) -> Rank:
    """Sorts touches by their most pressing reason and the day they were best done on, the most pressing first.

    A rhythm presses more the later it is in proportion to its interval.
    """
    interval = first.data.get("ideal_days")
    late = (first.ideal - today).days / interval if isinstance(interval, int) and first.ideal < today else 0.0
    return _ORDER.get(first.purpose, _LAST), late, _WEIGHT[importance], due.toordinal(), first.client_id, first.source
