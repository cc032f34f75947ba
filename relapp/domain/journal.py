"""What happened with a client: touches, purchases, and what became of each reason that was raised."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from relapp.domain.clients import Channel


class Purpose(StrEnum):
    """Why one gets in touch."""

    THANK_YOU = "thank_you"
    SATISFACTION_CHECK = "satisfaction_check"
    PERSONAL_NOTE = "personal_note"
    GREETING = "greeting"
    GIFT = "gift"
    SHARE_INFORMATION = "share_information"
    SERVICE_ACCOUNT = "service_account"
    KEEP_IN_TOUCH = "keep_in_touch"
    PROMISE = "promise"
    CONCERN_FOLLOW_UP = "concern_follow_up"
    FEEDBACK_REPLY = "feedback_reply"
    CHECK_UP = "check_up"
    SPONTANEOUS_GESTURE = "spontaneous_gesture"
    FREE_REMINDER = "free_reminder"


class Direction(StrEnum):
    """Who got in touch."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class Outcome(StrEnum):
    """What came of a touch."""

    SPOKE = "spoke"
    LEFT_MESSAGE = "left_message"
    NO_ANSWER = "no_answer"
    SENT = "sent"
    HANDED_OVER = "handed_over"


@dataclass(frozen=True, slots=True)
class Touch:
    """One contact made or tried. `message_counts` is what the user said of a message left; other outcomes do not ask."""

    on: date
    purpose: Purpose
    channel: Channel = Channel.PHONE
    direction: Direction = Direction.OUTGOING
    outcome: Outcome = Outcome.SPOKE
    note: str = ""
    message_counts: bool = False
    at: time | None = None
    uuid: str = ""

    @property
    def is_contact(self) -> bool:
        """Whether it reached the client, so that the rhythm starts again."""
        if self.direction is Direction.INCOMING:
            return True
        if self.outcome is Outcome.LEFT_MESSAGE:
            return self.message_counts
        return self.outcome is not Outcome.NO_ANSWER


@dataclass(frozen=True, slots=True)
class Purchase:
    """Something a client bought; the amount is in hundredths of the currency (ISO 4217), None where nobody said it."""

    on: date
    what: str = ""
    amount: int | None = None
    currency: str = ""
    uuid: str = ""


class MarkKind(StrEnum):
    """What became of one occurrence of a reason."""

    DONE = "done"
    SKIPPED = "skipped"
    SNOOZED = "snoozed"
    TRIED = "tried"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Mark:
    """One step in the life of an occurrence, said on day `on`; `until` is when it returns after a snooze, a try or a move.

    `late_days` is how far past its deadline it was done, 0 in time; None for any other step, and where nobody knew.
    """

    source: str
    occurrence: str
    kind: MarkKind
    on: date
    until: date | None = None
    late_days: int | None = None


def with_note(before: str, more: str) -> str:
    """A note with another one behind it, which is not said twice."""
    return before if more in before else f"{before} · {more}" if before else more
