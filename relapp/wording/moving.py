"""What is said of a touch that the user moves in the week."""

from datetime import date

from relapp.domain.journal import Purpose
from relapp.domain.moving import Refusal, what_refuses
from relapp.domain.week import PlannedTouch
from relapp.i18n import _, format_day
from relapp.wording.reasons import reason_title


def refusal(touch: PlannedTouch, why: Refusal, day: date) -> str:
    """Why `touch` cannot go to `day`, and what to do instead."""
    if why is Refusal.PAST:
        return _("{day} is past. Choose today or a later day.").format(day=format_day(day, "day_month"))
    reason = what_refuses(touch)
    if why is Refusal.TOO_LATE:
        last = format_day(reason.expires or day, "day_month")
        return _("{what} makes sense until {day}. Choose an earlier day.").format(what=reason_title(reason), day=last)
    if reason.purpose is Purpose.PROMISE:
        return _("A promise keeps its day. Settle it, or change its day on the client's record.")
    if reason.purpose is Purpose.FREE_REMINDER:
        return _("You asked for this day. Snooze the reminder to come back to it later.")
    return _("{what} keeps its day. Snooze it to come back to it later.").format(what=reason_title(reason))
