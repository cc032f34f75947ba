"""What our own events say besides what every calendar understands, so that they come back as they were."""

from dataclasses import dataclass

from relapp.domain.clients import Client, ClientKind, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.exchange.calendars.events import Event
from relapp.exchange.text import one_line, uuid_digits

_CLIENT, _CLIENT_UUID, _CLIENT_KIND = "X-RELAPP-CLIENT", "X-RELAPP-CLIENT-UUID", "X-RELAPP-CLIENT-KIND"
_KIND, _DATE, _LABEL = "X-RELAPP-KIND", "X-RELAPP-DATE", "X-RELAPP-LABEL"
_PERSON, _RELATION = "X-RELAPP-PERSON", "X-RELAPP-RELATION"


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """One occasion of one client; `uuid` is what the book knows the client by, empty where it is none."""

    client: str
    client_kind: ClientKind
    uuid: str
    kind: OccasionKind
    date: YearlyDate
    label: str
    person: str
    relation: str


def own_properties(client: Client, occasion: Occasion) -> dict[str, str]:
    """The properties of our own that an event has, by name; what is empty is left out."""
    properties = {
        _CLIENT: client.name,
        _CLIENT_UUID: client.uuid,
        _CLIENT_KIND: client.kind.value,
        _KIND: occasion.kind.value,
        _DATE: str(occasion.date),
        _LABEL: occasion.label,
        _PERSON: occasion.person,
        _RELATION: occasion.relation,
    }
    return {name: value for name, value in properties.items() if value}


def read_own_event(event: Event) -> OwnEvent | None:
    """What an event of our own says; None for one that is not, or where what it says makes no sense."""
    marks = event.marks
    name = one_line(marks.get(_CLIENT, ""))
    try:
        kind, client_kind = OccasionKind(marks.get(_KIND, "")), ClientKind(marks.get(_CLIENT_KIND, ""))
        written = YearlyDate.parse(marks.get(_DATE, ""))
    except ValueError:
        return None
    if not name:
        return None
    texts = (one_line(marks.get(each, "")) for each in (_LABEL, _PERSON, _RELATION))
    return OwnEvent(name, client_kind, uuid_digits(marks.get(_CLIENT_UUID, "")), kind, _moved(written, event), *texts)


def _moved(written: YearlyDate, event: Event) -> YearlyDate:
    """The day we wrote, or the one to which a calendar moved the event since: 29 February may begin on a day beside it."""
    here = (event.day.month, event.day.day)
    if here == (written.month, written.day) or ((written.month, written.day) == (2, 29) and here in {(2, 28), (3, 1)}):
        return written
    try:
        return YearlyDate(*here, written.year)
    except ValueError:
        return YearlyDate(*here)
