"""Everything a book holds, in the pieces in which it leaves and comes back; nothing in them names a row of a database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from relapp.domain import facts
from relapp.domain.check_ups import CheckUp, RecoveryStep
from relapp.domain.clients import Client
from relapp.domain.clippings import Clipping, PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.events import Event
from relapp.domain.feedback import Feedback
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.gifts import Gift
from relapp.domain.histories import ClientChange
from relapp.domain.incoming import Extra, Problem
from relapp.domain.journal import Mark, Purchase, Touch
from relapp.domain.privacy import Consent, Request
from relapp.domain.promises import Promise
from relapp.domain.questions import Question
from relapp.domain.texts import Template


@dataclass(frozen=True, slots=True)
class TextUse:
    """A text that a client had: `template` is the key it goes by."""

    template: str
    on: date


@dataclass(frozen=True, slots=True)
class WholeClient:
    """One client with all that happened, in the order in which it was written down.

    `known_since` is the moment at which the book got to know them (ISO 8601, UTC), empty where nobody knows; `uids` are what
    other programs' files call them by.
    """

    client: Client
    known_since: str = ""
    uids: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    touches: tuple[Touch, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    free_reminders: tuple[FreeReminder, ...] = ()
    marks: tuple[Mark, ...] = ()
    events: tuple[Event, ...] = ()
    promises: tuple[Promise, ...] = ()
    gifts: tuple[Gift, ...] = ()
    concerns: tuple[Concern, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    check_ups: tuple[CheckUp, ...] = ()
    recovery: tuple[RecoveryStep, ...] = ()
    passed_on: tuple[PassedOn, ...] = ()
    questions: tuple[Question, ...] = ()
    changes: tuple[ClientChange, ...] = ()
    text_uses: tuple[TextUse, ...] = ()
    consents: tuple[Consent, ...] = ()


# The fields above that hold records, each of its kind.
RECORDS: Mapping[str, type] = {
    **facts.RECORDS,
    "questions": Question,
    "changes": ClientChange,
    "consents": Consent,
}


@dataclass(frozen=True, slots=True)
class NotTheSame:
    """Two clients, by their uuids, of whom the user said that they are not one."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A request as the law allows it; `about` is the uuid of the client it is about, where the book has them."""

    request: Request
    about: str = ""


@dataclass(frozen=True, slots=True)
class Erasure:
    """That somebody was erased: marks of them (64 hexadecimal digits each) by which a file that has them is known again."""

    erasure: str
    erased_on: date
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErasedNears:
    """What marks are salted with (64 hexadecimal digits), and the numbers that say of whom it is worth asking them."""

    salt: str
    nears: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """What the user set, by key, as JSON can hold it; what has its default is left out."""

    values: Mapping[str, Any]


Piece = OwnSettings | Clipping | Template | WholeClient | NotTheSame | AskedFor | Erasure | ErasedNears | Problem
