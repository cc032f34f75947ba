"""When a client is not to be contacted, and the purposes that pass nevertheless."""

from collections.abc import Mapping

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
    Pause.DECEASED: _OWED,
}
