"""Feedback: each step of the loop, until it is closed."""

from collections.abc import Iterator
from datetime import date, timedelta

from relapp.domain.care import CareRules
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.feedback import Feedback, FeedbackStep
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.domain.sources.turns import open_turn

_PURPOSES = {
    FeedbackStep.ASK: Purpose.SATISFACTION_CHECK,
    FeedbackStep.ANSWER: Purpose.SATISFACTION_CHECK,
    FeedbackStep.REPLY: Purpose.FEEDBACK_REPLY,
    FeedbackStep.DIRECTION: Purpose.FEEDBACK_REPLY,
}

# How long after its best day a step that has no stricter rule is late.
_ROOM = timedelta(days=7)


def raise_reminders(facts: ClientFacts, rules: CareRules, marks: Marks, _today: date) -> Iterator[Reminder]:
    """What each loop waits for; each step comes again until what it waits for is written down."""
    for feedback in facts.feedback:
        step = feedback.step
        if step is FeedbackStep.CLOSED or (step is FeedbackStep.ASK and not feedback.ask_on):
            continue
        source = f"feedback/{feedback.uuid}/{step}"
        base, ideal, latest = _turn(feedback, rules, marks, source)
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


def _turn(feedback: Feedback, rules: CareRules, marks: Marks, source: str) -> tuple[date, date, date]:
    """The day that the step counts from, and its best and its latest day: the first time, or again after it was settled."""
    calendar, intervals = rules.calendar, rules.intervals
    is_reply = feedback.step is FeedbackStep.REPLY
    start, first = _first_turn(feedback, rules)

    def again(day: date) -> date:
        if is_reply:
            return calendar.add_working_days(day, 1)
        return calendar.working_day_from(day + timedelta(days=intervals.answer_days))

    settled = marks.last_settled(source)
    base = open_turn(marks, source, max(start, settled or start), lambda day: first if day == start < first else again(day))
    ideal = first if base == start else again(base)
    return base, ideal, calendar.add_working_days(base, intervals.reply_working_days) if is_reply else ideal + _ROOM


def _first_turn(feedback: Feedback, rules: CareRules) -> tuple[date, date]:
    """The day that the step counts from, and its best day."""
    calendar, intervals = rules.calendar, rules.intervals
    if feedback.replied_on:
        return feedback.replied_on, calendar.working_day_from(feedback.replied_on + timedelta(days=intervals.direction_days))
    if feedback.answered_on:
        return feedback.answered_on, calendar.add_working_days(feedback.answered_on, 1)
    if feedback.asked_on:
        return feedback.asked_on, calendar.working_day_from(feedback.asked_on + timedelta(days=intervals.answer_days))
    day = feedback.ask_on or date.min
    return day, calendar.working_day_from(day)
