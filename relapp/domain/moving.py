"""Giving a touch another day by hand."""

from datetime import date
from enum import StrEnum

from relapp.domain.reminders import Reminder
from relapp.domain.week import PlannedTouch


class Refusal(StrEnum):
    """Why a touch cannot go to a day."""

    KEEPS_ITS_DAY = "keeps_its_day"
    PAST = "past"
    TOO_LATE = "too_late"


def refusal(touch: PlannedTouch, day: date, today: date) -> Refusal | None:
    """Why `touch` cannot go to `day`; None where it can."""
    if not touch.may_move:
        return Refusal.KEEPS_ITS_DAY
    if day < today:
        return Refusal.PAST
    return Refusal.TOO_LATE if any(reason.expires and reason.expires < day for reason in touch.reasons) else None


def what_refuses(touch: PlannedTouch) -> Reminder:
    """The reason that keeps a touch where it is, else the one that makes no sense first."""
    keeping = (reason for reason in touch.reasons if not reason.may_move)
    return next(keeping, min(touch.reasons, key=lambda reason: reason.expires or date.max))
