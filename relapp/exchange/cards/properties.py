"""What each property of a vCard says of a client, in the words of every program."""

from relapp.domain.clients import OccasionKind, Pause, Person, PointKind
from relapp.domain.incoming import Extra
from relapp.exchange.cards.card import Card, Handler
from relapp.exchange.cards.content_lines import Head, split_value, unescape
from relapp.exchange.cards.own_properties import OWN_HANDLERS
from relapp.exchange.cards.people_properties import PEOPLE_HANDLERS, android_relation
from relapp.exchange.cards.structures import ADDRESS, NAME, read_address, read_name
from relapp.exchange.draft import MAX_TEXT
from relapp.exchange.labels import occasion_kind
from relapp.exchange.relations import read_relation
from relapp.exchange.text import one_line, uuid_digits

# What a card says of itself rather than of anybody, or of a line that the book writes in its own way.
_BOOKKEEPING = (
    *("BEGIN", "END", "VERSION", "PRODID", "REV", "PROFILE", "SOURCE", "NAME", "CLIENTPIDMAP", "SORT-STRING"),
    *("X-ABADR", "X-ABUID", "X-SYNCMLREF", "X-EVOLUTION-FILE-AS", "X-FILE-AS"),
)

NICKNAMES = ("NICKNAME", "X-NICKNAME", "X-EPOCSECONDNAME")

_ANNIVERSARIES = (
    *("ANNIVERSARY", "X-ANNIVERSARY", "X-MS-ANNIVERSARY"),
    *("X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY"),
)
YEARLY_DATES = {"BDAY": OccasionKind.BIRTHDAY, **dict.fromkeys(_ANNIVERSARIES, OccasionKind.WEDDING)}

_ANDROID = "vnd.android.cursor.item/"
_ANDROID_EVENTS = {"1": "Anniversary", "3": "Birthday"}


def read_agent(card: Card, agent: Card) -> None:
    """Somebody who acts for the client, as a card within the card describes them."""
    draft = agent.draft
    name = draft.name or str(draft.parts or "") or draft.company
    points = {point.kind: point.value for point in reversed(draft.points)}
    relation, circle = read_relation("Assistant")
    phone, email = points.get(PointKind.PHONE, ""), points.get(PointKind.EMAIL, "")
    card.draft.add_person(Person(name, circle, relation, draft.title, phone, email))


def _pass_over(card: Card, head: Head, value: str) -> None:
    """What says nothing of a client."""


def _full_name(card: Card, head: Head, value: str) -> None:
    name = one_line(unescape(value))
    if not card.draft.name:
        card.draft.name = name
    elif name and name != card.draft.name:
        card.keep(head, value)


def _structured_name(card: Card, _head: Head, value: str) -> None:
    if card.draft.parts is None:
        card.draft.parts = read_name(value)
        card.structured_name = value


def _nickname(card: Card, head: Head, value: str) -> None:
    first, *others = split_value(value, ",")
    if not card.draft.nickname:
        card.draft.nickname = one_line(unescape(first))
        value = ",".join(others)
    if value and one_line(unescape(value)) != card.draft.nickname:
        card.keep(head, value)


def _organisation(card: Card, head: Head, value: str) -> None:
    found = [name for part in split_value(value, ";") if (name := one_line(unescape(part)))]
    if not card.draft.company:
        card.draft.company = found[0] if found else ""
    if len(found) > 1 or (found and found[0] != card.draft.company):
        card.keep(head, value)


def _title(card: Card, head: Head, value: str) -> None:
    title = one_line(unescape(value))
    if not card.draft.title:
        card.draft.title = title
    elif title and title != card.draft.title:
        card.keep(head, value)


def _role(card: Card, head: Head, value: str) -> None:
    if card.role and value != card.role:
        card.keep(head, value)
    card.role = card.role or value


def _add_point(card: Card, kind: PointKind, head: Head, value: str) -> bool:
    if not card.draft.add_point(kind, value, head.label):
        return False
    if head.group:
        card.grouped_points.append((len(card.draft.points) - 1, head.group))
    if head.preferred:
        card.preferred.append(len(card.draft.points) - 1)
    return True


def _phone(card: Card, head: Head, value: str) -> None:
    value = unescape(value)
    if ":" in value and value.strip()[:4].lower() == "tel:":
        value, _semicolon, rest = value.strip()[4:].partition(";")
        extension = next((part[4:] for part in rest.split(";") if part.lower().startswith("ext=")), "")
        value = f"{value} ext. {extension}" if extension else value
    _add_point(card, PointKind.PHONE, head, value)


def _email(card: Card, head: Head, value: str) -> None:
    value = unescape(value)
    if ":" in value and value.strip()[:7].lower() == "mailto:":
        value = value.strip()[7:]
    _add_point(card, PointKind.EMAIL, head, value)


def _url(card: Card, head: Head, value: str) -> None:
    _add_point(card, PointKind.URL, head, unescape(value))


def _address(card: Card, head: Head, value: str) -> None:
    text, structured = read_address(value)
    if _add_point(card, PointKind.ADDRESS, head, text) and structured:
        card.draft.add_extra(Extra(ADDRESS, structured.replace("\n", "\\n")))


def _note(card: Card, _head: Head, value: str) -> None:
    card.draft.notes.append(unescape(value).strip())


def _categories(card: Card, _head: Head, value: str) -> None:
    for part in split_value(value, ","):
        card.draft.add_tag(unescape(part).strip())


def _yearly_date(card: Card, head: Head, value: str) -> None:
    card.add_date(head, unescape(value), YEARLY_DATES[head.name], kept=value)


def _labelled_date(card: Card, head: Head, value: str) -> None:
    card.add_date(head, unescape(value))


def _death(card: Card, head: Head, value: str) -> None:
    card.draft.own.setdefault("pause", Pause.DECEASED)
    card.keep(head, value)


def _label(card: Card, head: Head, value: str) -> None:
    card.labels[head.group] = card.draft.cut(value)


def _kind(card: Card, _head: Head, value: str) -> None:
    kind = value.strip().lower()
    card.group_of_contacts = card.group_of_contacts or kind == "group"
    if kind in {"individual", "org", "organization"}:
        card.draft.organisation = kind != "individual"


def _shown_as(card: Card, _head: Head, value: str) -> None:
    if value.strip().upper() == "COMPANY":
        card.draft.organisation = True


def _android(card: Card, head: Head, value: str) -> None:
    mime, text, number, label = [*(unescape(part) for part in split_value(value, ";")[:4]), "", "", "", ""][:4]
    what = mime.removeprefix(_ANDROID)
    if what == "contact_event":
        kind, label = occasion_kind(_ANDROID_EVENTS.get(number, label))
        card.add_date(head, text, kind, label)
    elif what == "relation":
        android_relation(card, head, text, number, label)
    elif what == "nickname":
        card.draft.nickname = card.draft.nickname or one_line(text)
    else:
        card.keep(head, value)


def _agent(card: Card, head: Head, value: str) -> None:
    """A card as the value of a line (RFC 2426 3.5.4), or the address of one."""
    text = unescape(value)
    if text[:11].upper() == "BEGIN:VCARD":
        card.agents.append(text.split("\n"))
    else:
        card.keep(head, value)


def _uid(card: Card, _head: Head, value: str) -> None:
    uid = unescape(value).strip()
    if uid and not card.draft.uid and len(uid) <= MAX_TEXT:
        card.draft.uid = uid
        if uid[:9].lower() == "urn:uuid:" and (uuid := uuid_digits(uid)):
            card.draft.own.setdefault("uuid", uuid)


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(_BOOKKEEPING, _pass_over),
    "FN": _full_name,
    NAME: _structured_name,
    **dict.fromkeys(NICKNAMES, _nickname),
    "ORG": _organisation,
    "TITLE": _title,
    "ROLE": _role,
    "TEL": _phone,
    "EMAIL": _email,
    "URL": _url,
    ADDRESS: _address,
    "NOTE": _note,
    "CATEGORIES": _categories,
    **dict.fromkeys(YEARLY_DATES, _yearly_date),
    "X-ABDATE": _labelled_date,
    "DEATHDATE": _death,
    "X-DEATHDATE": _death,
    "X-ABLABEL": _label,
    "KIND": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "X-ABSHOWAS": _shown_as,
    "X-ANDROID-CUSTOM": _android,
    "AGENT": _agent,
    "UID": _uid,
    **PEOPLE_HANDLERS,
    **OWN_HANDLERS,
}
