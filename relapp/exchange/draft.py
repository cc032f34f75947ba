"""One client while a file is being read, whatever its format, and the bounds on what one entry may hold."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from relapp.domain.clients import (
    Client,
    ClientKind,
    ContactPoint,
    Detail,
    DetailKind,
    Observed,
    Occasion,
    OccasionKind,
    Person,
    PointKind,
)
from relapp.domain.incoming import Extra, Incoming, Problem
from relapp.exchange.days import Day
from relapp.exchange.text import joined_lines, one_line, shown
from relapp.i18n import _

MAX_POINTS = 100
MAX_TAGS = 100
MAX_OCCASIONS = 50
MAX_DETAILS = 100
MAX_PEOPLE = 50
MAX_EXTRAS = 200
MAX_EXTRA = 1_000_000  # characters of all extras together: a photo, not an album
MAX_WARNINGS = 20
MAX_TEXT = 2_000  # characters of anything but notes
MAX_NOTES = 100_000  # characters

# Google's own groups, which say nothing about anybody.
_SYSTEM_GROUPS = {"mycontacts", "my contacts", "other contacts"}

# Marks of writing direction that phones put around numbers, and the typographic twins of a space and a hyphen.
_PHONE_MARKS = dict.fromkeys([0x200B, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]) | {
    0x00A0: " ",
    0x202F: " ",
    0x2010: "-",
    0x2011: "-",
}


@dataclass(frozen=True, slots=True)
class NameParts:
    """A person's name as structured fields give it."""

    prefix: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        """The parts in the order in which they are said."""
        return one_line(f"{self.prefix} {self.given} {self.middle} {self.family} {self.suffix}")


@dataclass(slots=True)
class Draft:
    """What is known so far of the entry at `position`; `organisation` is None until the file says which kind it is.

    `own` are further fields of the client by name: those of `own_fields`.
    """

    position: int
    name: str = ""
    parts: NameParts | None = None
    nickname: str = ""
    company: str = ""
    title: str = ""
    organisation: bool | None = None
    points: list[ContactPoint] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)
    occasions: list[Occasion] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    own: dict[str, Any] = field(default_factory=dict)
    extras: list[Extra] = field(default_factory=list)
    uid: str = ""
    warnings: list[str] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _extra_size: int = 0

    def warn(self, message: str) -> None:
        """Say `message` once, however often it is true, and no more than MAX_WARNINGS in all."""
        if message and len(self.warnings) < MAX_WARNINGS and message not in self.warnings:
            self.warnings.append(message)

    def add_point(self, kind: PointKind, value: str, label: str) -> bool:
        """Keep a way to reach the client; False where it is empty, known already or one too many."""
        value = value.strip() if value.isascii() and value.isprintable() else _tidy(kind, value)
        key = kind + value
        points = self.points
        if not value or key in self._seen or not self._fits(value, len(points), MAX_POINTS):
            return False
        self._seen.add(key)
        points.append(ContactPoint(kind, value, label))
        return True

    def add_tag(self, text: str) -> None:
        """Keep a category, unless it is one that Google gives to everybody."""
        starred = text.startswith("*")
        tag = one_line(text[1:] if starred else text)
        system = tag == "myContacts" or (starred and tag.casefold() in _SYSTEM_GROUPS)
        if tag and not system and tag not in self.tags and self._fits(tag, len(self.tags), MAX_TAGS):
            self.tags.append(tag)

    def add_detail(self, kind: DetailKind, text: str, observed: Observed | None = None, noted_on: date | None = None) -> None:
        """Keep a need, wish, preference or interest."""
        detail = Detail(kind, one_line(text), observed, noted_on)
        if detail.text and detail not in self.details and self._fits(text, len(self.details), MAX_DETAILS):
            self.details.append(detail)

    def add_person(self, person: Person) -> None:
        """Keep somebody around the client."""
        if person.name and person not in self.people and self._fits(person.name, len(self.people), MAX_PEOPLE):
            self.people.append(person)

    def add_extra(self, extra: Extra) -> None:
        """Keep what the book has no field for, as it was written."""
        if len(self.extras) >= MAX_EXTRAS:
            self._warn_of_too_many()
        elif self.has_room_for(extra):
            self._extra_size += len(extra.name) + len(extra.value)
            self.extras.append(extra)
        else:
            self.warn(_("“{text}” is too long and was left out.").format(text=shown(extra.name)))

    def has_room_for(self, extra: Extra) -> bool:
        """Whether `extra` is short enough to be kept beside the others."""
        return self._extra_size + len(extra.name) + len(extra.value) <= MAX_EXTRA

    def add_occasion(self, kind: OccasionKind, day: Day, label: str = "", person: str = "", relation: str = "") -> bool:
        """Keep a yearly date, or the warning of why there is none; False where nothing was kept."""
        self.warn(day.warning)
        if day.date is None:
            return False
        occasion = Occasion(kind, day.date, label, person, relation)
        if occasion in self.occasions or not self._fits(label, len(self.occasions), MAX_OCCASIONS):
            return False
        self.occasions.append(occasion)
        return True

    def cut(self, text: str) -> str:
        """`text`, of which a warning says so where it was longer than MAX_TEXT."""
        if len(text) <= MAX_TEXT:
            return text
        self.warn(_("“{text}” is very long: its end was left out.").format(text=shown(text)))
        return text[:MAX_TEXT].rstrip()

    def finish(self) -> Incoming | Problem:
        """The client, or why there is none: nothing to call it by."""
        name, organisation = self.naming()
        if not name:
            return Problem(self.position, _("There is no name, company, e-mail or phone to call this contact by."))
        company = "" if organisation and self.company == name else self.cut(self.company)
        client = Client(
            name=self.cut(name),
            kind=ClientKind.ORGANISATION if organisation else ClientKind.PERSON,
            company=company,
            title=self.cut(self.title),
            points=tuple(self.points),
            tags=tuple(self.tags),
            details=tuple(self.details),
            occasions=tuple(self.occasions),
            notes=self._joined_notes() if self.notes else "",
            addressed_as=self.cut(self.nickname) if self.nickname != name else "",
            people=tuple(self.people),
            **self.own,
        )
        return Incoming(self.position, client, tuple(self.warnings), tuple(self.extras), self.uid)

    def naming(self) -> tuple[str, bool]:
        """What to call the client, and whether it is an organisation."""
        organisation = self.organisation
        nickname = "" if organisation and self.company else self.nickname
        written = self.name or (str(self.parts) if self.parts else "") or nickname
        if organisation is None and self.company:
            person = self.parts is not None and self.parts.given and self.parts.family
            organisation = not written or (written == self.company and not person)
        return written or self.company or self._first_point(), bool(organisation)

    def _first_point(self) -> str:
        for kind in (PointKind.EMAIL, PointKind.PHONE):
            for point in self.points:
                if point.kind is kind:
                    return point.value
        return ""

    def _joined_notes(self) -> str:
        notes = "\n".join(self.notes).replace("\r\n", "\n").replace("\r", "\n").strip()
        if len(notes) > MAX_NOTES:
            self.warn(_("The notes are very long: their end was left out."))
            return notes[:MAX_NOTES].rstrip()
        return notes

    def _fits(self, text: str, count: int, bound: int) -> bool:
        if len(text) <= MAX_TEXT and count < bound:
            return True
        if len(text) > MAX_TEXT:
            self.warn(_("“{text}” is too long and was left out.").format(text=shown(text)))
        else:
            self._warn_of_too_many()
        return False

    def _warn_of_too_many(self) -> None:
        self.warn(_("This contact has too many entries of one kind: the last ones were left out."))


def _tidy(kind: PointKind, value: str) -> str:
    if kind is PointKind.ADDRESS:
        return joined_lines(value)
    if kind is PointKind.PHONE and not value.isascii():
        value = value.translate(_PHONE_MARKS)
    return value.strip() if value.isprintable() else one_line(value)
