"""Asking for an opinion, hearing it, answering it, and asking whether the direction taken is right."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class FeedbackStep(StrEnum):
    """What the loop waits for."""

    ASK = "ask"
    ANSWER = "answer"
    REPLY = "reply"
    DIRECTION = "direction"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Feedback:
    """One loop. `options` are answers offered with the question; an opinion nobody asked for begins with its answer.

    `ask_on` is the day planned for asking; `direction_right` is what the client said at the end.
    """

    question: str = ""
    options: tuple[str, ...] = ()
    ask_on: date | None = None
    asked_on: date | None = None
    answer: str = ""
    answered_on: date | None = None
    reply: str = ""
    replied_on: date | None = None
    direction_right: bool | None = None
    closed_on: date | None = None
    client_id: int = 0
    uuid: str = ""

    @property
    def step(self) -> FeedbackStep:
        """What comes next."""
        if self.closed_on:
            return FeedbackStep.CLOSED
        if self.replied_on:
            return FeedbackStep.DIRECTION
        if self.answered_on:
            return FeedbackStep.REPLY
        return FeedbackStep.ANSWER if self.asked_on else FeedbackStep.ASK


def asked(feedback: Feedback, on: date) -> Feedback:
    """The loop once the question was asked."""
    return replace(feedback, asked_on=on)


def answered(feedback: Feedback, answer: str, on: date) -> Feedback:
    """The loop once the client has answered; who answers was asked."""
    return replace(feedback, asked_on=feedback.asked_on or on, answer=answer, answered_on=on)


def replied(feedback: Feedback, reply: str, on: date) -> Feedback:
    """The loop once we have replied."""
    return replace(feedback, reply=reply, replied_on=on)


def directed(feedback: Feedback, *, is_right: bool, said: str, on: date) -> tuple[Feedback, ...]:
    """The loop closed; where the direction is not right, also a new one that begins with what the client `said` of it."""
    closed = replace(feedback, direction_right=is_right, closed_on=on)
    if is_right:
        return (closed,)
    return closed, Feedback(feedback.question, asked_on=on, answer=said, answered_on=on, client_id=feedback.client_id)
