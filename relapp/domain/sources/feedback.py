"""Feedback: each step of the loop, until it is closed."""

from collections.abc import Iterator
from datetime import date, timedelta

from relapp.domain.care import CareRules
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.feedback import Feedback, FeedbackStep
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder

_PURPOSES = {
    FeedbackStep.ASK: Purpose.SATISFACTION_CHECK,
    FeedbackStep.ANSWER: Purpose.SATISFACTION_CHECK,
    FeedbackStep.REPLY: Purpose.FEEDBACK_REPLY,
    FeedbackStep.DIRECTION: Purpose.FEEDBACK_REPLY,
}

# How long after its best day a step that has no stricter rule is late.
_ROOM = timedelta(days=7)


def raise_reminders(facts: ClientFacts, rules: CareRules, marks: Marks, _today: date) -> Iterator[Reminder]:
    """What each loop waits for; asking for an answer, or for the direction, comes again until it is there."""
    for feedback in facts.feedback:
        step = feedback.step
        if step is FeedbackStep.CLOSED or (step is FeedbackStep.ASK and not feedback.ask_on):
            continue
        source = f"feedback/{feedback.uuid}/{step}"
        base, ideal, latest = _days(feedback, rules, marks.last_settled(source))
        yield Reminder(
            facts.client.id,
            source,
            base.isoformat(),
            _PURPOSES[step],
            f"feedback_{step}",
            earliest=ideal,
            ideal=ideal,
            latest=latest,
            data={"question": feedback.question, "answer": feedback.answer, "since": base.isoformat()},
        )


def _days(feedback: Feedback, rules: CareRules, settled: date | None) -> tuple[date, date, date]:
    """The day that the step counts from, and its best and its latest day."""
    calendar, intervals = rules.calendar, rules.intervals
    if feedback.replied_on:
        wait = timedelta(days=intervals.direction_days)
        base = feedback.replied_on
        ideal = calendar.working_day_from(base + wait)
        if settled and settled > base:
            base, ideal = settled, calendar.working_day_from(settled + timedelta(days=intervals.answer_days))
        return base, ideal, ideal + _ROOM
    if feedback.answered_on:
        base = max(feedback.answered_on, settled or feedback.answered_on)
        return base, calendar.add_working_days(base, 1), calendar.add_working_days(base, intervals.reply_working_days)
    if feedback.asked_on:
        base = max(feedback.asked_on, settled or feedback.asked_on)
        ideal = calendar.working_day_from(base + timedelta(days=intervals.answer_days))
        return base, ideal, ideal + _ROOM
    day = calendar.working_day_from(feedback.ask_on or date.min)
    return day, day, day + _ROOM
