"""Clients, how to reach them, who is around them and what is known about them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relapp.domain.dates import YearlyDate
from relapp.domain.rhythms import Rhythm


class ClientKind(StrEnum):
    """Whether a client is a person or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Importance(StrEnum):
    """How much care a client is given; it sets the rhythm."""

    VIP = "vip"
    REGULAR = "regular"
    OCCASIONAL = "occasional"
    DATES_ONLY = "dates_only"
    NOT_SORTED = "not_sorted"


class Stage(StrEnum):
    """How far a relationship has come (exploration to dissolution)."""

    EXPLORATION = "exploration"
    AWARENESS = "awareness"
    EXPANSION = "expansion"
    COMMITMENT = "commitment"
    DISSOLUTION = "dissolution"


class RelationshipType(StrEnum):
    """What kind of relationship is kept with a client."""

    TRANSACTIONAL = "transactional"
    LONG_TERM = "long_term"
    PERSONAL_ASSISTANCE = "personal_assistance"
    DEDICATED_ASSISTANCE = "dedicated_assistance"
    SELF_SERVICE = "self_service"
    AUTOMATED = "automated"
    COMMUNITY = "community"


class Channel(StrEnum):
    """The way a touch takes."""

    PHONE = "phone"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"
    OTHER = "other"


class Pause(StrEnum):
    """Why a client is left in peace."""

    BEREAVEMENT = "bereavement"
    OPEN_CONCERN = "open_concern"
    OTHER = "other"
    DO_NOT_CONTACT = "do_not_contact"
    RESTRICTED = "restricted"
    DECEASED = "deceased"


class PointKind(StrEnum):
    """What a contact point is."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    URL = "url"


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One phone, e-mail, postal address or web page, exactly as it was typed, with its free label (work, home, ...)."""

    kind: PointKind
    value: str
    label: str = ""


class DetailKind(StrEnum):
    """What is known about a client besides the address."""

    NEED = "need"
    WISH = "wish"
    PREFERENCE = "preference"
    INTEREST = "interest"
    OPPORTUNITY = "opportunity"
    PRAISE = "praise"
    OBSERVATION = "observation"


class Observed(StrEnum):
    """How something about a client is known, so that what they need is not mixed with what we believe."""

    SAID = "said"
    SEEN = "seen"
    THOUGHT = "thought"


@dataclass(frozen=True, slots=True)
class Detail:
    """One need, wish, preference, interest... in a few words; `observed` and `noted_on` are None where nobody wrote them down."""

    kind: DetailKind
    text: str
    observed: Observed | None = None
    noted_on: date | None = None


class OccasionKind(StrEnum):
    """Which yearly date it is; a custom one has a label of its own."""

    BIRTHDAY = "birthday"
    WEDDING = "wedding"
    PARTNERSHIP = "partnership"
    NAME_DAY = "name_day"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Occasion:
    """A yearly date of a client, or of somebody close to them where `person` names who."""

    kind: OccasionKind
    date: YearlyDate
    label: str = ""
    person: str = ""
    relation: str = ""
    uuid: str = ""


class Circle(StrEnum):
    """Which people around a client somebody belongs to."""

    FAMILY = "family"
    WORK = "work"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody around a client: their yearly dates are occasions of the client that name them.

    `relation` is what they are to the client (daughter, buyer); `client` is the uuid of their own record where the book has one.
    """

    name: str
    circle: Circle = Circle.OTHER
    relation: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    client: str = ""
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class Client:
    """Everything the book holds about one client, its history aside. `id` is 0 and `uuid` empty until the book has it.

    `gift_budget` is hundredths a year, None for that of the importance; `language` is what texts are written in, empty for the
    book's; a `pause` holds through `paused_until`, or until the user ends it where that is None. `addressed_as` is how they like
    to be called; `reviewed_on` is when somebody last looked whether all of it still holds.
    """

    name: str
    kind: ClientKind = ClientKind.PERSON
    company: str = ""
    title: str = ""
    importance: Importance = Importance.NOT_SORTED
    stage: Stage | None = None
    relationship: RelationshipType | None = None
    points: tuple[ContactPoint, ...] = ()
    tags: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    notes: str = ""
    preferred_channel: Channel | None = None
    preferred_hours: str = ""
    rhythm: Rhythm | None = None
    rhythm_start: date | None = None
    wants_gifts: bool | None = None
    wants_cards: bool | None = None
    gift_budget: int | None = None
    language: str = ""
    refused_channels: frozenset[Channel] = frozenset()
    pause: Pause | None = None
    paused_until: date | None = None
    addressed_as: str = ""
    people: tuple[Person, ...] = ()
    reviewed_on: date | None = None
    id: int = 0
    uuid: str = ""

    @property
    def phones(self) -> tuple[str, ...]:
        """Phone numbers as they were typed, in the client's own order."""
        return self._values(PointKind.PHONE)

    @property
    def emails(self) -> tuple[str, ...]:
        """E-mail addresses in the client's own order."""
        return self._values(PointKind.EMAIL)

    @property
    def birthday(self) -> YearlyDate | None:
        """The client's own birthday, not one of somebody close to them."""
        for occasion in self.occasions:
            if occasion.kind is OccasionKind.BIRTHDAY and not occasion.person:
                return occasion.date
        return None

    def _values(self, kind: PointKind) -> tuple[str, ...]:
        return tuple(point.value for point in self.points if point.kind is kind)
