"""When a client is not to be contacted, and the purposes that pass nevertheless."""

from collections.abc import Mapping
from datetime import date

from relapp.domain.clients import Pause
from relapp.domain.journal import Purpose

_OWED = frozenset({Purpose.PROMISE, Purpose.FREE_REMINDER})

# What passes, and nothing else: no promotional purpose stands in any line.
PASSES: Mapping[Pause, frozenset[Purpose]] = {
    Pause.BEREAVEMENT: _OWED | {Purpose.CONCERN_FOLLOW_UP, Purpose.PERSONAL_NOTE},
    Pause.OPEN_CONCERN: _OWED
    | {
        Purpose.CONCERN_FOLLOW_UP,
        Purpose.FEEDBACK_REPLY,
        Purpose.PERSONAL_NOTE,
        Purpose.GREETING,
        Purpose.THANK_YOU,
        Purpose.CHECK_UP,
    },
    Pause.OTHER: _OWED | {Purpose.CONCERN_FOLLOW_UP, Purpose.GREETING},
    Pause.DO_NOT_CONTACT: _OWED | {Purpose.CONCERN_FOLLOW_UP},
    # Kept, not used (GDPR art. 18, LGPD art. 18 IV): what they were promised they asked for themselves.
    Pause.RESTRICTED: _OWED,
    Pause.DECEASED: _OWED,
}

# They asked for it, and nothing that reaches others brings them along.
NOT_TO_BE_CONTACTED = frozenset({Pause.DO_NOT_CONTACT, Pause.RESTRICTED})

# Nobody calls, congratulates or writes to them.
LEFT_FOR_GOOD = NOT_TO_BE_CONTACTED | {Pause.DECEASED}

# The later of two weighs more: nobody who asked for peace is disturbed.
BY_WEIGHT = (
    Pause.OTHER, Pause.OPEN_CONCERN, Pause.BEREAVEMENT, Pause.DO_NOT_CONTACT, Pause.RESTRICTED, Pause.DECEASED,
)  # fmt: skip


def weighs_more(pause: Pause, other: Pause) -> bool:
    """Whether `pause` is the one to keep of two."""
    return BY_WEIGHT.index(pause) > BY_WEIGHT.index(other)


def in_force(pause: Pause | None, until: date | None, on: date) -> Pause | None:
    """`pause` where it still holds on the day `on`, else None."""
    return pause if until is None or on <= until else None
