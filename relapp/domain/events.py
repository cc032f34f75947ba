"""What happened with a client, which may start a follow-up plan: a meeting, good news, what one side did for the other."""

from dataclasses import dataclass
from datetime import date

from relapp.domain.followups import Trigger


@dataclass(frozen=True, slots=True)
class Event:
    """`kind` starts the plans of that trigger; `plan` is the code of the one that was started by hand.

    `about` is the uuid of the client whom a referral brought, or was given, where the book has them.
    """

    on: date
    kind: Trigger
    text: str = ""
    plan: str = ""
    about: str = ""
    client_id: int = 0
    uuid: str = ""


# What a user can say has happened; purchases, concerns and first contacts are recorded where they belong.
RECORDED = (
    Trigger.MET,
    Trigger.MET_AT_EVENT,
    Trigger.GOOD_NEWS,
    Trigger.REFERRAL_RECEIVED,
    Trigger.FAVOUR_RECEIVED,
    Trigger.GIFT_RECEIVED,
    Trigger.REFERRAL_GIVEN,
    Trigger.FAVOUR_GIVEN,
)
