"""What data-protection law asks of whoever keeps a client book: LGPD (Lei 13.709/2018) and GDPR (Regulation (EU) 2016/679)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
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
    client_id: int = 0
    uuid: str = ""

    @property
    def is_yes(self) -> bool:
        """Whether the client said yes to the channel, and has not taken it back."""
        return self.basis is Basis.CONSENT and self.withdrawn_on is None


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


class Law(StrEnum):
    """Which law says until when to answer; USUAL is the month of GDPR where the country's own law is not known here."""

    LGPD = "lgpd"
    GDPR = "gdpr"
    USUAL = "usual"


# The Member States, and the other states of the EEA, where GDPR holds since the Joint Committee's decision 154/2018.
_GDPR = frozenset(
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
        "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO",
    }
)  # fmt: skip

_LGPD_DAYS = timedelta(days=15)

# Days before its last one from which an open request is called to mind.
NEAR_DAYS = 7


def law_of(country: str) -> Law:
    """The law of a country, given as two capitals (ISO 3166-1)."""
    if country == "BR":
        return Law.LGPD
    return Law.GDPR if country in _GDPR else Law.USUAL


def due_on(law: Law, received_on: date) -> date:
    """The last day to answer what came on `received_on`.

    LGPD art. 19 II: 15 days, said there of access and kept here for every right. GDPR art. 12(3): one month, which ends on the
    same day of the next one or on its last (Regulation 1182/71 art. 3(2)(c)). Neither is made longer by a weekend or a holiday,
    nor by the two months more of GDPR art. 12(3), which have to be said to whoever asked.
    """
    if law is Law.LGPD:
        return received_on + _LGPD_DAYS
    year, month = divmod(received_on.year * 12 + received_on.month, 12)
    return date(year, month + 1, min(received_on.day, monthrange(year, month + 1)[1]))
