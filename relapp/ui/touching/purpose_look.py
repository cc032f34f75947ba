"""The icon and the colour that each purpose has everywhere."""

from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.ui.widgets.text import Role

_LOOKS: dict[Purpose, tuple[str, Role]] = {
    Purpose.THANK_YOU: ("phone", "call"),
    Purpose.SATISFACTION_CHECK: ("phone", "call"),
    Purpose.KEEP_IN_TOUCH: ("phone", "call"),
    Purpose.PERSONAL_NOTE: ("pen", "note"),
    Purpose.GREETING: ("cake", "occasion"),
    Purpose.GIFT: ("gift", "gift"),
    Purpose.SHARE_INFORMATION: ("share", "share"),
    Purpose.SERVICE_ACCOUNT: ("share", "share"),
    Purpose.PROMISE: ("promise", "late"),
    Purpose.CONCERN_FOLLOW_UP: ("concern", "late"),
    Purpose.FEEDBACK_REPLY: ("pen", "note"),
    Purpose.CHECK_UP: ("check", "accent"),
    Purpose.SPONTANEOUS_GESTURE: ("promise", "occasion"),
    Purpose.FREE_REMINDER: ("bell", "accent"),
}


def purpose_look(purpose: Purpose) -> tuple[str, Role]:
    """The icon's name and the role of its colour."""
    return _LOOKS[purpose]


def reason_look(reason: Reminder) -> tuple[str, Role]:
    """The same for a reason: a card to post is a letter."""
    return ("letter", "note") if reason.code == "card" else purpose_look(reason.purpose)
