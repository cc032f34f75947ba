"""What data-protection law asks of whoever keeps a client book: LGPD (Lei 13.709/2018) and GDPR (Regulation (EU) 2016/679)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relapp.domain.clients import Channel


class Basis(StrEnum):
    """On what ground a client is reached (LGPD art. 7, GDPR art. 6(1))."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGITIMATE_INTEREST = "legitimate_interest"
    LEGAL_DUTY = "legal_duty"


@dataclass(frozen=True, slots=True)
class Consent:
    """The basis for one channel: where it comes from (a form, a call), since when, and until when where it was withdrawn."""

    channel: Channel
    basis: Basis = Basis.CONSENT
    source: str = ""
    given_on: date | None = None
    withdrawn_on: date | None = None
    uuid: str = ""


class RequestKind(StrEnum):
    """What somebody may ask for (LGPD art. 18, GDPR art. 15 to 21)."""

    ACCESS = "access"
    CORRECTION = "correction"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asked for, until when it is to be answered, and when it was; `who` is empty once they are erased."""

    kind: RequestKind
    who: str
    received_on: date
    due_on: date
    answered_on: date | None = None
    note: str = ""
    client_id: int | None = None
    uuid: str = ""
