"""What each property of a vCard says of a client, in the words of every phone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from relapp.domain.clients import ContactPoint, DetailKind, OccasionKind, PointKind
from relapp.exchange.content_lines import Head, split_value, unescape
from relapp.exchange.days import read_day
from relapp.exchange.draft import Draft, NameParts
from relapp.exchange.labels import occasion_kind, plain_label
from relapp.exchange.records import Problem, Record
from relapp.exchange.text import joined_lines, one_line
from relapp.i18n import _

KIND_PARAMETER, PERSON_PARAMETER, RELATION_PARAMETER = "X-RELAPP-KIND", "X-RELAPP-PERSON", "X-RELAPP-RELATION"

DETAIL_PROPERTIES = {
    "INTEREST": DetailKind.INTEREST,
    "X-RELAPP-NEED": DetailKind.NEED,
    "X-RELAPP-WISH": DetailKind.WISH,
    "X-RELAPP-PREFERENCE": DetailKind.PREFERENCE,
    "X-RELAPP-OPPORTUNITY": DetailKind.OPPORTUNITY,
    "X-RELAPP-PRAISE": DetailKind.PRAISE,
    "X-RELAPP-OBSERVATION": DetailKind.OBSERVATION,
}

_OCCASION_KINDS = {kind.value for kind in OccasionKind}

_ANDROID_EVENT = "vnd.android.cursor.item/contact_event"
_ANDROID_EVENTS = {"1": "Anniversary", "3": "Birthday"}


class _WrittenDate(NamedTuple):
    kind: OccasionKind | None
    label: str
    head: Head
    value: str


@dataclass(slots=True)
class Card:
    """One card while it is read: labels and dates come in separate lines, in any order, tied by the name of their group."""

    draft: Draft
    group_of_contacts: bool = False
    labels: dict[str, str] = field(default_factory=dict)
    grouped_points: list[tuple[int, str]] = field(default_factory=list)
    dates: list[_WrittenDate] = field(default_factory=list)

    def finish(self) -> Record | Problem:
        """The client, once labels have met what they label."""
        if self.group_of_contacts:
            return Problem(self.draft.position, _("This is a list of contacts: its members come in by themselves."))
        if self.labels:
            self._label_points()
        for written in self.dates:
            self._add_occasion(written)
        return self.draft.finish()

    def _label_points(self) -> None:
        for index, group in self.grouped_points:
            if label := self.labels.get(group):
                point = self.draft.points[index]
                self.draft.points[index] = ContactPoint(point.kind, point.value, plain_label(label))

    def _add_occasion(self, written: _WrittenDate) -> None:
        kind, label, head, value = written
        if kind is None:
            word = self.labels.get(head.group, "") or head.label
            kind, label = occasion_kind(word)
            given = head.extras.get(KIND_PARAMETER, "")
            if given in _OCCASION_KINDS:
                kind, label = OccasionKind(given), word
        day = read_day(value, placeholder_year=head.placeholder_year)
        person, relation = head.extras.get(PERSON_PARAMETER, ""), head.extras.get(RELATION_PARAMETER, "")
        self.draft.add_occasion(kind, day, label, person, relation)


def _full_name(card: Card, _head: Head, value: str) -> None:
    card.draft.name = card.draft.name or one_line(unescape(value))


def _structured_name(card: Card, _head: Head, value: str) -> None:
    if card.draft.parts is None:
        parts = [unescape(" ".join(split_value(part, ",")) if "," in part else part) for part in split_value(value, ";")[:5]]
        family, given, middle, prefix, suffix = [*parts, "", "", "", "", ""][:5]
        card.draft.parts = NameParts(prefix.strip(), given.strip(), middle.strip(), family.strip(), suffix.strip())


def _nickname(card: Card, _head: Head, value: str) -> None:
    card.draft.nickname = card.draft.nickname or one_line(unescape(split_value(value, ",")[0]))


def _organisation(card: Card, _head: Head, value: str) -> None:
    if not card.draft.company:
        names = (one_line(unescape(part)) for part in split_value(value, ";"))
        card.draft.company = next(filter(None, names), "")


def _title(card: Card, head: Head, value: str) -> None:
    if head.name == "TITLE" or not card.draft.title:
        card.draft.title = one_line(unescape(value)) or card.draft.title


def _add_point(card: Card, kind: PointKind, head: Head, value: str) -> None:
    if card.draft.add_point(kind, value, head.label) and head.group:
        card.grouped_points.append((len(card.draft.points) - 1, head.group))


def _phone(card: Card, head: Head, value: str) -> None:
    value = unescape(value).strip()
    if value[:4].lower() == "tel:":
        value, _semicolon, rest = value[4:].partition(";")
        extension = next((part[4:] for part in rest.split(";") if part.lower().startswith("ext=")), "")
        value = f"{value} ext. {extension}" if extension else value
    _add_point(card, PointKind.PHONE, head, value)


def _email(card: Card, head: Head, value: str) -> None:
    value = unescape(value).strip()
    _add_point(card, PointKind.EMAIL, head, value[7:] if value[:7].lower() == "mailto:" else value)


def _url(card: Card, head: Head, value: str) -> None:
    _add_point(card, PointKind.URL, head, unescape(value))


def _address(card: Card, head: Head, value: str) -> None:
    box, extended, street, *places = [*split_value(value, ";"), "", ""]
    lines = [joined_lines(unescape(part)) for part in (street, extended, box, *places[:4]) if part]
    # Google says the whole address once more in an eighth part.
    _add_point(card, PointKind.ADDRESS, head, ", ".join(filter(None, lines)) or unescape("".join(places[4:5])))


def _note(card: Card, _head: Head, value: str) -> None:
    card.draft.notes.append(unescape(value).strip())


def _categories(card: Card, _head: Head, value: str) -> None:
    for part in split_value(value, ","):
        card.draft.add_tag(unescape(part).strip())


def _detail(card: Card, head: Head, value: str) -> None:
    card.draft.add_detail(DETAIL_PROPERTIES[head.name], unescape(value))


def _birthday(card: Card, head: Head, value: str) -> None:
    card.dates.append(_WrittenDate(OccasionKind.BIRTHDAY, "", head, unescape(value)))


def _anniversary(card: Card, head: Head, value: str) -> None:
    card.dates.append(_WrittenDate(OccasionKind.WEDDING, "", head, unescape(value)))


def _labelled_date(card: Card, head: Head, value: str) -> None:
    card.dates.append(_WrittenDate(None, "", head, unescape(value)))


def _label(card: Card, head: Head, value: str) -> None:
    card.labels[head.group] = one_line(unescape(value))


def _kind(card: Card, _head: Head, value: str) -> None:
    kind = value.strip().lower()
    card.group_of_contacts = card.group_of_contacts or kind == "group"
    if kind in {"individual", "org", "organization"}:
        card.draft.organisation = kind != "individual"


def _shown_as(card: Card, _head: Head, value: str) -> None:
    if value.strip().upper() == "COMPANY":
        card.draft.organisation = True


def _android(card: Card, head: Head, value: str) -> None:
    mime, date, number, label = [*(unescape(part) for part in split_value(value, ";")[:4]), "", "", "", ""][:4]
    if mime == _ANDROID_EVENT:
        kind, label = occasion_kind(_ANDROID_EVENTS.get(number, label))
        card.dates.append(_WrittenDate(kind, label, head, date))


HANDLERS: dict[str, Callable[[Card, Head, str], None]] = {
    "FN": _full_name,
    "N": _structured_name,
    "NICKNAME": _nickname,
    "ORG": _organisation,
    "TITLE": _title,
    "ROLE": _title,
    "TEL": _phone,
    "EMAIL": _email,
    "URL": _url,
    "ADR": _address,
    "NOTE": _note,
    "CATEGORIES": _categories,
    "BDAY": _birthday,
    "ANNIVERSARY": _anniversary,
    "X-ANNIVERSARY": _anniversary,
    "X-EVOLUTION-ANNIVERSARY": _anniversary,
    "X-KADDRESSBOOK-X-ANNIVERSARY": _anniversary,
    "X-ABDATE": _labelled_date,
    "X-ABLABEL": _label,
    "KIND": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "X-ABSHOWAS": _shown_as,
    "X-ANDROID-CUSTOM": _android,
    **dict.fromkeys(DETAIL_PROPERTIES, _detail),
}
