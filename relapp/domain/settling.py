"""What a touch that reached the client settles in the records that raised its reason."""

from collections.abc import Iterable
from dataclasses import replace

from relapp.domain.check_ups import RecoveryStep
from relapp.domain.clippings import PassedOn
from relapp.domain.concerns import Concern, ConcernState, call_back
from relapp.domain.facts import ClientFacts
from relapp.domain.feedback import Feedback, FeedbackStep
from relapp.domain.gifts import Gift, GiftState, gift_for
from relapp.domain.journal import Direction, Purpose, Touch
from relapp.domain.promises import Promise, PromiseState, settle
from relapp.domain.reminders import Reminder

Settled = Promise | Concern | Feedback | RecoveryStep | PassedOn | Gift


def meant_by(touch: Touch, reasons: Iterable[Reminder]) -> list[Reminder]:
    """The reasons among those open that `touch` is about where nobody named any: those of its purpose that are due.

    What it would end for good, a promise or a concern, it ends only where there is no doubt which one is meant.
    """
    due = [each for each in reasons if each.earliest <= touch.on and each.purpose is touch.purpose]
    if touch.purpose is Purpose.PROMISE:
        whose = "promise_theirs" if touch.direction is Direction.INCOMING else "promise_ours"
        due = [each for each in due if each.code == whose]
    return due if len(due) < 2 else [each for each in due if each.may_be_skipped or each.code == "concern_open"]


def settled_by(facts: ClientFacts, reason: Reminder, touch: Touch) -> Settled | None:
    """The record as `touch` leaves it, or the new one it makes; None where the mark on the reason says it all."""
    kind, _, rest = reason.source.partition("/")
    uuid = rest.partition("/")[0]
    if kind == "promise":
        waiting = (each for each in facts.promises if each.uuid == uuid and each.is_open)
        return _first(settle(each, PromiseState.KEPT, touch.on) for each in waiting)
    if kind == "recovery":
        return _first(replace(each, done_on=touch.on) for each in facts.recovery if each.uuid == uuid)
    if kind == "clipping":
        had = any(each.clipping == reason.occurrence for each in facts.passed_on)
        return None if had else PassedOn(reason.occurrence, touch.on)
    if kind == "feedback":
        return _first(_feedback(each, touch) for each in facts.feedback if each.uuid == uuid)
    if kind == "concern" and reason.purpose is Purpose.CONCERN_FOLLOW_UP and reason.code != "concern_open":
        resolved = (each for each in facts.concerns if each.uuid == uuid and each.state is ConcernState.RESOLVED)
        return _first(call_back(each, touch.on) for each in resolved)
    if reason.code in ("gift_send", "gift_day"):
        gift = gift_for(facts.gifts, uuid, int(reason.occurrence))
        return replace(gift, state=GiftState.GIVEN, given_on=gift.given_on or touch.on) if gift else None
    return None


def _first(found: Iterable[Settled | None]) -> Settled | None:
    return next(iter(found), None)


def _feedback(feedback: Feedback, touch: Touch) -> Feedback | None:
    """One step further; the answer and what the client says of the direction are written down, not ticked off."""
    if feedback.step is FeedbackStep.ASK:
        return replace(feedback, asked_on=touch.on)
    if feedback.step is FeedbackStep.REPLY:
        return replace(feedback, replied_on=touch.on, reply=touch.note)
    return None
