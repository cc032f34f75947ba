"""Where a loop of feedback stands, in words."""

from datetime import date

from relapp.domain.feedback import Feedback, FeedbackStep
from relapp.i18n import _
from relapp.wording.spans import days_from


def stand(feedback: Feedback, on: date) -> str:
    """Where a loop stands, in one line."""
    step = feedback.step
    if step is FeedbackStep.ASK:
        if not feedback.ask_on:
            return _("To be asked")
        return _("To be asked {when}").format(when=days_from(feedback.ask_on, on))
    if step is FeedbackStep.CLOSED:
        return _("Closed: the direction is right") if feedback.direction_right else _("Closed: the direction was not right")
    waits = {
        FeedbackStep.ANSWER: (_("Asked {when}, not answered yet"), feedback.asked_on),
        FeedbackStep.REPLY: (_("Answered {when}, waits for our reply"), feedback.answered_on),
        FeedbackStep.DIRECTION: (_("Replied {when}, the direction is still to be asked"), feedback.replied_on),
    }
    said, day = waits[step]
    return said.format(when=days_from(day or on, on))
