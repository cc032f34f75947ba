"""One vCard while it is read: labels come in separate lines, in any order, tied to what they label by the name of their group."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from relapp.domain.clients import Circle, ContactPoint, OccasionKind, Person
from relapp.domain.incoming import Extra, Incoming, Problem
from relapp.exchange.cards.content_lines import Head, unescape
from relapp.exchange.cards.structures import name_extra
from relapp.exchange.days import read_day
from relapp.exchange.draft import MAX_TEXT, Draft
from relapp.exchange.labels import plain_label, read_occasion_label, says_no_words
from relapp.exchange.relations import read_relation
from relapp.exchange.text import one_line, uuid_digits
from relapp.i18n import _

# What parameters of our own say of a yearly date, and of somebody around the client.
DATE_PARAMETERS = {name: f"X-RELAPP-{name.upper()}" for name in ("kind", "label", "person", "relation")}
PERSON_PARAMETERS = {
    name: f"X-RELAPP-{name.upper()}" for name in ("circle", "relation", "title", "phone", "email", "note", "client")
}

_KINDS = {kind.value: kind for kind in OccasionKind}
_CIRCLES = {circle.value: circle for circle in Circle}


class _WrittenDate(NamedTuple):
    """A date whose label stands elsewhere as long as `kind` is None; `kept` is what is kept of it where it is unreadable."""

    head: Head
    value: str
    kind: OccasionKind | None = None
    label: str = ""
    kept: str = ""


class _WrittenPerson(NamedTuple):
    """A name whose relation stands elsewhere as long as `relation` is empty."""

    head: Head
    name: str
    relation: str = ""


@dataclass(slots=True)
class Card:
    """What one card says; `labels` are as they were written, by group; `agents` are the lines of the cards within it.

    `structured_name` is the value of its N; `preferred` are the numbers of the points to try first; `large_photos` are left out.
    """

    draft: Draft
    group_of_contacts: bool = False
    role: str = ""
    own_company: str = ""
    structured_name: str = ""
    large_photos: int = 0
    agents: list[list[str]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    grouped_points: list[tuple[int, str]] = field(default_factory=list)
    preferred: list[int] = field(default_factory=list)
    _kept_groups: set[str] = field(default_factory=set)
    _dates: list[_WrittenDate] = field(default_factory=list)
    _people: list[_WrittenPerson] = field(default_factory=list)
    _unreadable: list[_WrittenDate] = field(default_factory=list)

    def add_date(self, head: Head, value: str, kind: OccasionKind | None = None, label: str = "", kept: str = "") -> None:
        """Keep a yearly date until its label is known; `kept` is its value, still escaped, for a date that nobody can read."""
        self._dates.append(_WrittenDate(head, value, kind, label, kept))

    def add_person(self, head: Head, name: str, relation: str = "") -> None:
        """Keep somebody around the client until the relation is known."""
        self._people.append(_WrittenPerson(head, name, relation))

    def keep(self, head: Head, value: str) -> None:
        """Keep what the book has no field for; `value` is plain UTF-8 or base64, still escaped."""
        extra = Extra(head.kept, value.replace("\n", "\\n"))
        if head.name == "PHOTO" and not self.draft.has_room_for(extra):
            self.large_photos += 1
            return
        self.draft.add_extra(extra)
        if head.group:
            self._kept_groups.add(head.group)

    def finish(self) -> Incoming | Problem:
        """The client, once labels have met what they label."""
        if self.group_of_contacts:
            return Problem(self.draft.position, _("This is a list of contacts: its members come in by themselves."))
        if self.labels:
            self._label_points()
        if self.preferred:
            self._put_preferred_first()
        if self._dates:
            self._finish_dates()
        for person in self._people:
            self._finish_person(person)
        if self._kept_groups and self.labels:
            self._label_extras()
        if self.role:
            self._finish_role()
        if self.own_company:
            self.draft.company = self.own_company
        if self.structured_name:
            self._keep_name()
        return self.draft.finish()

    def _keep_name(self) -> None:
        given, _space, family = self.draft.name.rpartition(" ")
        if given and self.structured_name == f"{family};{given};;;":  # as most are: nothing to look into
            return
        name, organisation = self.draft.naming()
        if self.draft.parts and not organisation:
            extra = name_extra(self.structured_name, self.draft.parts, name)
            if extra:
                self.draft.add_extra(extra)

    def _put_preferred_first(self) -> None:
        """Each preferred point in front of the others of its kind; of several the first that was written is first."""
        points = self.draft.points
        for point in [points[index] for index in reversed(self.preferred)]:
            first = next(index for index, other in enumerate(points) if other.kind is point.kind)
            points.remove(point)
            points.insert(first, point)

    def _label_points(self) -> None:
        for index, group in self.grouped_points:
            if label := plain_label(unescape(self.labels.get(group, ""))):
                point = self.draft.points[index]
                self.draft.points[index] = ContactPoint(point.kind, point.value, label)

    def _label_of(self, head: Head) -> str:
        label = self.labels.get(head.group) if head.group else ""
        return one_line(unescape(label)) if label else head.label

    def _finish_dates(self) -> None:
        for written in self._dates:
            self._finish_date(written)
        if self._unreadable:
            self._keep_unreadable()

    def _finish_date(self, written: _WrittenDate) -> None:
        head, value, kind, label, kept = written
        person = relation = ""
        if kind is None:
            given = _KINDS.get(head.extras.get(DATE_PARAMETERS["kind"], ""))
            if given:
                kind = given
                label, person, relation = (_own(head, DATE_PARAMETERS[name]) for name in ("label", "person", "relation"))
            else:
                kind, label, person = read_occasion_label(label or self._label_of(head))
        day = read_day(value, placeholder_year=head.placeholder_year)
        if kept and day.warning and not day.date:
            self._unreadable.append(written)
        self.draft.add_occasion(kind, day, label, person, relation)

    def _keep_unreadable(self) -> None:
        """Those that the book knows no other day of are written again."""
        known = {occasion.kind for occasion in self.draft.occasions if says_no_words(occasion)}
        for written in self._unreadable:
            if written.kind not in known and len(written.kept) <= MAX_TEXT:
                self.keep(written.head, written.kept)

    def _finish_person(self, written: _WrittenPerson) -> None:
        head = written.head
        relation, circle = read_relation(written.relation or self._label_of(head))
        if head.extras:
            relation = _own(head, PERSON_PARAMETERS["relation"]) or relation
            circle = _CIRCLES.get(_own(head, PERSON_PARAMETERS["circle"]), circle)
        title, phone, email = (_own(head, PERSON_PARAMETERS[name]) for name in ("title", "phone", "email"))
        note = head.extras.get(PERSON_PARAMETERS["note"], "")
        client = uuid_digits(_own(head, PERSON_PARAMETERS["client"]))
        self.draft.add_person(Person(written.name, circle, relation, title, phone, email, note, client))

    def _label_extras(self) -> None:
        """The labels of what was kept, each behind the first that it labels."""
        labelled: set[str] = set()
        extras: list[Extra] = []
        for extra in self.draft.extras:
            extras.append(extra)
            group = extra.name.partition(";")[0].rpartition(".")[0].lower()
            if group in self.labels and group not in labelled:
                labelled.add(group)
                extras.append(Extra(f"{group}.X-ABLabel", self.labels[group]))
        self.draft.extras = extras

    def _finish_role(self) -> None:
        role = one_line(unescape(self.role))
        if not self.draft.title:
            self.draft.title = role
        elif role and role != self.draft.title:
            self.draft.add_extra(Extra("ROLE", self.role))


def _own(head: Head, parameter: str) -> str:
    """A parameter of our own, empty where there is none."""
    return one_line(head.extras.get(parameter, ""))


# What a property says of a client: the card, the head of the line and its value.
Handler = Callable[[Card, Head, str], None]
