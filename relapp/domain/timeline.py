"""What happened with a client, a line for each day that a record tells of, and the few groups by which one looks through it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relapp.domain.check_ups import CheckUp, RecoveryStep
from relapp.domain.clients import Channel, Detail
from relapp.domain.clippings import PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.events import Event
from relapp.domain.feedback import Feedback
from relapp.domain.gifts import Gift
from relapp.domain.histories import ClientChange
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.domain.promises import Promise, PromiseState

Told = Touch | Purchase | Promise | Gift | Concern | Feedback | CheckUp | RecoveryStep | Event | PassedOn | ClientChange | Detail


class EntryKind(StrEnum):
    """What a day of a record tells."""

    TOUCH = "touch"
    PURCHASE = "purchase"
    PROMISE_MADE = "promise_made"
    PROMISE_KEPT = "promise_kept"
    PROMISE_BROKEN = "promise_broken"
    PROMISE_RELEASED = "promise_released"
    GIFT_BOUGHT = "gift_bought"
    GIFT_GIVEN = "gift_given"
    GIFT_THANKED = "gift_thanked"
    CONCERN_OPENED = "concern_opened"
    CONCERN_RESOLVED = "concern_resolved"
    CONCERN_CALLED_BACK = "concern_called_back"
    CONCERN_REOPENED = "concern_reopened"
    FEEDBACK_ASKED = "feedback_asked"
    FEEDBACK_ANSWERED = "feedback_answered"
    FEEDBACK_REPLIED = "feedback_replied"
    FEEDBACK_DIRECTION = "feedback_direction"
    CHECK_UP = "check_up"
    RECOVERY_STEP = "recovery_step"
    EVENT = "event"
    PASSED_ON = "passed_on"
    CHANGE = "change"
    OBSERVATION = "observation"


class Group(StrEnum):
    """Where one looks for an entry; each entry is in exactly one group, and `PROMISES` holds the concerns as well."""

    CALLS = "calls"
    NOTES = "notes"
    GIFTS = "gifts"
    SHARED = "shared"
    PURCHASES = "purchases"
    PROMISES = "promises"
    RELATIONSHIP = "relationship"


# The fields of each record that hold a day to tell of, the last step first.
DAYS: Mapping[type, Mapping[str, EntryKind]] = {
    Touch: {"on": EntryKind.TOUCH},
    Purchase: {"on": EntryKind.PURCHASE},
    Promise: {"settled_on": EntryKind.PROMISE_KEPT, "made_on": EntryKind.PROMISE_MADE},
    Gift: {
        "thanked_on": EntryKind.GIFT_THANKED,
        "given_on": EntryKind.GIFT_GIVEN,
        "bought_on": EntryKind.GIFT_BOUGHT,
    },
    Concern: {
        "called_back_on": EntryKind.CONCERN_CALLED_BACK,
        "resolved_on": EntryKind.CONCERN_RESOLVED,
        "opened_on": EntryKind.CONCERN_OPENED,
    },
    Feedback: {
        "closed_on": EntryKind.FEEDBACK_DIRECTION,
        "replied_on": EntryKind.FEEDBACK_REPLIED,
        "answered_on": EntryKind.FEEDBACK_ANSWERED,
        "asked_on": EntryKind.FEEDBACK_ASKED,
    },
    PassedOn: {"on": EntryKind.PASSED_ON},
    Event: {"on": EntryKind.EVENT},
    CheckUp: {"on": EntryKind.CHECK_UP},
    RecoveryStep: {"done_on": EntryKind.RECOVERY_STEP},
    ClientChange: {"on": EntryKind.CHANGE},
    Detail: {"noted_on": EntryKind.OBSERVATION},
}

# Changes of a client that say how the relationship went; of the others its history of changes tells.
TOLD_FIELDS = ("importance", "stage", "relationship")

# Touches that belong to what was given, and those where people spoke to each other; the others are notes.
GIVING = (Purpose.GIFT,)
SHARING = (Purpose.SHARE_INFORMATION, Purpose.SERVICE_ACCOUNT)
SPEAKING = (Channel.PHONE, Channel.IN_PERSON)

_ENDS = {
    PromiseState.KEPT: EntryKind.PROMISE_KEPT,
    PromiseState.BROKEN: EntryKind.PROMISE_BROKEN,
    PromiseState.RELEASED: EntryKind.PROMISE_RELEASED,
}

# Where the entries of a record are; touches are told apart by their purposes and channels, events by their kinds.
GROUPS: Mapping[type, Group] = {
    Purchase: Group.PURCHASES,
    Promise: Group.PROMISES,
    Concern: Group.PROMISES,
    Gift: Group.GIFTS,
    PassedOn: Group.SHARED,
    Detail: Group.NOTES,
    Feedback: Group.RELATIONSHIP,
    CheckUp: Group.RELATIONSHIP,
    RecoveryStep: Group.RELATIONSHIP,
    ClientChange: Group.RELATIONSHIP,
}


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of a client's history: one day of one record. `id` is the record's row among its kind.

    `about` is the name of what the record only points at: the title of a clipping, the client whom a referral brought.
    """

    on: date
    kind: EntryKind
    record: Told
    id: int = 0
    about: str = ""

    @property
    def touch(self) -> Touch | None:
        """The record, where it is a touch."""
        return self.record if isinstance(self.record, Touch) else None

    @property
    def purchase(self) -> Purchase | None:
        """The record, where it is a purchase."""
        return self.record if isinstance(self.record, Purchase) else None


def kind_of(record: Told, field: str) -> EntryKind:
    """What the day in a field of `record`, one of DAYS, tells."""
    kind = DAYS[type(record)][field]
    if isinstance(record, Promise) and field == "settled_on":
        return _ENDS[record.state]
    if isinstance(record, Concern) and field == "called_back_on" and record.is_open:
        return EntryKind.CONCERN_REOPENED
    return kind
