"""The icon and the colour of each kind of entry, and the part of the record that has more of it."""

from collections.abc import Mapping

from relapp.domain.check_ups import CheckUp, RecoveryStep
from relapp.domain.clients import Detail
from relapp.domain.concerns import Concern
from relapp.domain.events import Event
from relapp.domain.feedback import Feedback
from relapp.domain.followups import Trigger
from relapp.domain.gifts import Gift
from relapp.domain.histories import ClientChange
from relapp.domain.journal import Purchase
from relapp.domain.promises import Promise
from relapp.domain.timeline import EntryKind, TimelineEntry
from relapp.ui.client.parts import Part
from relapp.ui.touching.purpose_look import purpose_look

_LOOKS: Mapping[EntryKind, tuple[str, str]] = {
    EntryKind.PURCHASE: ("cart", "ink"),
    EntryKind.PROMISE_MADE: ("promise", "accent"),
    EntryKind.PROMISE_KEPT: ("check", "accent"),
    EntryKind.PROMISE_BROKEN: ("warning", "late"),
    EntryKind.PROMISE_RELEASED: ("promise", "soft"),
    EntryKind.GIFT_BOUGHT: ("gift", "gift"),
    EntryKind.GIFT_GIVEN: ("gift", "gift"),
    EntryKind.GIFT_THANKED: ("gift", "gift"),
    EntryKind.CONCERN_OPENED: ("concern", "late"),
    EntryKind.CONCERN_RESOLVED: ("concern", "accent"),
    EntryKind.CONCERN_CALLED_BACK: ("phone", "accent"),
    EntryKind.CONCERN_REOPENED: ("concern", "late"),
    EntryKind.FEEDBACK_ASKED: ("pen", "note"),
    EntryKind.FEEDBACK_ANSWERED: ("pen", "note"),
    EntryKind.FEEDBACK_REPLIED: ("pen", "note"),
    EntryKind.FEEDBACK_DIRECTION: ("flag", "note"),
    EntryKind.CHECK_UP: ("check", "accent"),
    EntryKind.RECOVERY_STEP: ("check", "accent"),
    EntryKind.EVENT: ("clients", "accent"),
    EntryKind.PASSED_ON: ("share", "share"),
    EntryKind.CHANGE: ("flag", "accent"),
    EntryKind.OBSERVATION: ("edit", "note"),
}
_EVENTS: Mapping[Trigger, tuple[str, str]] = {
    Trigger.GOOD_NEWS: ("star", "occasion"),
    Trigger.GIFT_RECEIVED: ("gift", "gift"),
    Trigger.FAVOUR_GIVEN: ("promise", "accent"),
    Trigger.FAVOUR_RECEIVED: ("promise", "accent"),
    Trigger.BY_HAND: ("balance", "accent"),
}
_PARTS: Mapping[type, Part] = {
    Purchase: Part.PURCHASES,
    Promise: Part.PROMISES,
    Concern: Part.PROMISES,
    Gift: Part.GIFTS,
    Feedback: Part.RELATIONSHIP,
    CheckUp: Part.RELATIONSHIP,
    RecoveryStep: Part.RELATIONSHIP,
    ClientChange: Part.RELATIONSHIP,
    Event: Part.REMINDERS,
    Detail: Part.ABOUT,
}


def entry_look(entry: TimelineEntry) -> tuple[str, str]:
    """The icon's name and the role of its colour."""
    if entry.touch:
        return purpose_look(entry.touch.purpose)
    if isinstance(entry.record, Event) and entry.record.kind in _EVENTS:
        return _EVENTS[entry.record.kind]
    return _LOOKS[entry.kind]


def leads_to(entry: TimelineEntry) -> Part | None:
    """The tab in which the record of an entry can be changed; None for a touch, which stands here alone."""
    return _PARTS.get(type(entry.record))
