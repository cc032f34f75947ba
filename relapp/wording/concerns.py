"""Concerns in words: how far they have come, and what waits while they are open."""

from datetime import date

from relapp.domain.clients import Pause
from relapp.domain.concerns import Concern, ConcernState
from relapp.domain.journal import Purpose
from relapp.domain.pauses import PASSES
from relapp.domain.reminders import Reminder
from relapp.i18n import _, format_day, pgettext
from relapp.wording.spans import days_from
from relapp.wording.terms import purpose


def concern_state(value: ConcernState) -> str:
    """How far a concern has come."""
    return {
        ConcernState.OPEN: pgettext("concern", "Open"),
        ConcernState.RESOLVED: pgettext("concern", "Resolved"),
        ConcernState.CLOSED: pgettext("concern", "Closed"),
    }[value]


def concern_course(concern: Concern, next_touch: Reminder | None, on: date) -> str:
    """Since when a concern is there and what comes next, as seen on `on`; `next_touch` is its open reminder, if it has one."""
    parts = [_("Since {day}").format(day=format_day(concern.opened_on))]
    if concern.resolved_on is None:
        if next_touch:
            parts.append(_("next touch {when}").format(when=days_from(max(next_touch.ideal, on), on)))
        return " · ".join(parts)
    parts.append(_("resolved on {day}").format(day=format_day(concern.resolved_on)))
    if concern.called_back_on:
        parts.append(_("called back on {day}").format(day=format_day(concern.called_back_on)))
    elif next_touch:
        parts.append(_("call back by {day}").format(day=format_day(max(next_touch.latest, next_touch.ideal))))
    else:
        parts.append(_("not called back yet"))
    return " · ".join(parts)


def held_back() -> str:
    """Which purposes wait while a concern is open, in the order of the purposes."""
    names = ", ".join(purpose(each).lower() for each in Purpose if each not in PASSES[Pause.OPEN_CONCERN])
    return _("Held back while it is open: {purposes}.").format(purposes=names)
