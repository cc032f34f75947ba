"""What a touch most likely was, where nobody says more than what came of it."""

from relapp.domain.clients import Channel
from relapp.domain.journal import Outcome, Purpose
from relapp.domain.reminders import Reminder

_CHANNELS = {
    Outcome.SPOKE: Channel.PHONE,
    Outcome.LEFT_MESSAGE: Channel.PHONE,
    Outcome.NO_ANSWER: Channel.PHONE,
    Outcome.SENT: Channel.WHATSAPP,
    Outcome.HANDED_OVER: Channel.IN_PERSON,
}


def likeliest(reason: Reminder) -> Outcome:
    """What comes of a touch about `reason`: a gift or a card is handed over or sent, anything else is said."""
    if reason.code == "card":
        return Outcome.SENT
    return Outcome.HANDED_OVER if reason.purpose is Purpose.GIFT else Outcome.SPOKE


def likely_channel(outcome: Outcome, reason: Reminder, preferred: Channel | None) -> Channel:
    """How a touch about `reason` that ended in `outcome` was made; `preferred` is what the client likes best."""
    if outcome is Outcome.HANDED_OVER:
        return Channel.IN_PERSON
    if reason.code == "card":
        return Channel.LETTER
    return preferred or _CHANNELS[outcome]
