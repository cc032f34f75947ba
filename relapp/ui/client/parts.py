"""The parts of a client's record, and which of them brings a reason to its end."""

from collections.abc import Iterable
from enum import IntEnum

from relapp.domain.reminders import Reminder
from relapp.i18n import _


class Part(IntEnum):
    """The tabs, from left to right."""

    TIMELINE = 0
    ABOUT = 1
    DATES = 2
    PROMISES = 3
    GIFTS = 4
    RELATIONSHIP = 5
    PURCHASES = 6
    REMINDERS = 7
    PRIVACY = 8


def part_names() -> tuple[str, ...]:
    """The tabs as they are called, in the order of the parts."""
    return (
        _("Timeline"),
        _("About"),
        _("People & dates").replace("&", "&&"),
        _("Promises & concerns").replace("&", "&&"),
        _("Gifts"),
        _("Relationship"),
        _("Purchases"),
        _("Reminders"),
        _("Privacy"),
    )


def short_part_names() -> tuple[str, ...]:
    """The same in fewer words, for where there is little room."""
    shorter = {Part.DATES: _("People"), Part.PROMISES: _("Promises")}
    return tuple(shorter.get(Part(number), name) for number, name in enumerate(part_names()))


def next_steps(reasons: Iterable[Reminder]) -> dict[str, Part]:
    """What can be written down about reasons, by what the button says, and where; a touch alone settles the others."""
    steps = {}
    for reason in reasons:
        kind = reason.source.partition("/")[0]
        name = "gift" if reason.code.startswith("gift_") else kind
        if name in _PARTS:
            steps[_said(name)] = _PARTS[name]
    return steps


_PARTS = {
    "promise": Part.PROMISES,
    "concern": Part.PROMISES,
    "gift": Part.GIFTS,
    "feedback": Part.RELATIONSHIP,
    "check_up": Part.RELATIONSHIP,
    "recovery": Part.RELATIONSHIP,
    "account": Part.RELATIONSHIP,
}


def _said(name: str) -> str:
    return {
        "promise": _("What became of it…"),
        "concern": _("Cause, solution, resolved…"),
        "gift": _("Note the gift…"),
        "feedback": _("Write the answer down…"),
        "check_up": _("Fill in the check-up…"),
        "recovery": _("Recovery plan…"),
        "account": _("What we did for them…"),
    }[name]
