"""What a colleague should know of one client before seeing them, and how much of it there is room for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from relapp.domain.anonymous import Names
from relapp.domain.check_ups import Standing
from relapp.domain.clients import Client, Detail, DetailKind, Observed, Occasion, Person
from relapp.domain.concerns import Concern
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.journal import Touch
from relapp.domain.loyalty import Loyalty
from relapp.domain.people import dates_of, dates_of_nobody_known
from relapp.domain.promises import Promise
from relapp.domain.rhythms import Rhythm

# What of a client's details a colleague keeps in mind, in this order.
TOLD = (DetailKind.NEED, DetailKind.WISH, DetailKind.PREFERENCE, DetailKind.INTEREST)

_HOW_KNOWN = (Observed.SAID, Observed.SEEN, None, Observed.THOUGHT)

# Letters: what is longer may be cut inside; and what no text ends with where it was cut.
_LONGEST_WORD, _NO_END = 24, " \u00a0·,;:–-"
# But not those that keep words together.
_BLANK = re.compile(r"[^\S\u00a0\u202f]+")

T = TypeVar("T")


# Somebody around a client, with their yearly dates.
Around = tuple[Person, tuple[Occasion, ...]]


@dataclass(frozen=True, slots=True)
class Brief:
    """One client as the book has them on the day `on`: open promises and concerns, the latest touches, gifts bought or given.

    `people` are those around them, each with their dates: see `people_around`. `standing` is what all check-ups say together,
    `looked_on` the day of the last one, None where nobody ever looked.
    """

    client: Client
    on: date
    standing: Standing
    looked_on: date | None = None
    rhythm: Rhythm | None = None
    last_contact: date | None = None
    promises: tuple[Promise, ...] = ()
    concerns: tuple[Concern, ...] = ()
    touches: tuple[Touch, ...] = ()
    gifts: tuple[Gift, ...] = ()
    people: tuple[Around, ...] = ()
    loyalty: Loyalty | None = None

    @property
    def details(self) -> list[Detail]:
        """Needs, wishes, preferences and interests, each kind with what is known best first."""
        told = (each for each in self.client.details if each.kind in TOLD)
        return sorted(told, key=lambda each: (TOLD.index(each.kind), _HOW_KNOWN.index(each.observed)))

    @property
    def had(self) -> list[Gift]:
        """What need not be given again: what they were given, and what is already bought, the latest first."""
        gifts = [each for each in self.gifts if each.state is not GiftState.IDEA]
        return sorted(gifts, key=lambda each: each.given_on or each.bought_on or date.min, reverse=True)

    def without_notes(self) -> "Brief":
        """The same without what was noted of the client, of the people around and of touches."""
        return replace(
            self,
            client=replace(self.client, notes=""),
            people=tuple((replace(person, note=""), dates) for person, dates in self.people),
            touches=tuple(replace(each, note="") for each in self.touches),
        )

    def without_names(self, names: Names) -> "Brief":
        """The same with `names` left out of everything that was written, and without phone numbers and addresses."""
        hide = names.hide
        return replace(
            self,
            client=_nameless(self.client, names),
            promises=tuple(replace(each, text=hide(each.text)) for each in self.promises),
            concerns=tuple(replace(each, what=hide(each.what), cause=hide(each.cause)) for each in self.concerns),
            touches=tuple(replace(each, note=hide(each.note)) for each in self.touches),
            gifts=tuple(replace(each, what=hide(each.what), note=hide(each.note)) for each in self.gifts),
            people=tuple(
                (_nameless_person(person, names), tuple(_nameless_date(each, names) for each in dates))
                for person, dates in self.people
            ),
        )


def people_around(client: Client) -> tuple[Around, ...]:
    """Those around a client with their dates, also those of whom only a date is known."""
    found = [(person, tuple(dates_of(client, person))) for person in client.people]
    only_dates: dict[tuple[str, str], tuple[Occasion, ...]] = {}
    for each in dates_of_nobody_known(client):
        if each.person:
            who = each.person, each.relation
            only_dates[who] = (*only_dates.get(who, ()), each)
    return (*found, *((Person(name, relation=relation), dates) for (name, relation), dates in only_dates.items()))


def at_most(items: Sequence[T], most: int) -> tuple[Sequence[T], int]:
    """The first `most` of `items`, and how many more there are: never one alone, whose place the remark would take."""
    return (items, 0) if len(items) <= most + 1 else (items[:most], len(items) - most)


def shortened(text: str, longest: int) -> str:
    """`text` in one line of at most `longest` letters, cut where a word ends unless that is far away."""
    line = _BLANK.sub(" ", text).strip()
    if len(line) <= longest:
        return line
    end = line.rfind(" ", max(longest // 2, longest - 1 - _LONGEST_WORD), longest)
    return f"{line[: end if end > 0 else longest - 1].rstrip(_NO_END)}…"


def _nameless(client: Client, names: Names) -> Client:
    """A client whom only those recognise who know them already."""
    hide, short = names.hide, names.short

    def initials(name: str) -> str:
        return short(name) if name else ""

    return replace(
        client,
        name=short(client.name),
        addressed_as="",
        company=initials(client.company),
        title=hide(client.title),
        points=(),
        notes=hide(client.notes),
        preferred_hours=hide(client.preferred_hours),
        tags=tuple(map(hide, client.tags)),
        details=tuple(replace(each, text=hide(each.text)) for each in client.details),
        occasions=tuple(_nameless_date(each, names) for each in client.occasions),
        people=(),
    )


def _nameless_date(occasion: Occasion, names: Names) -> Occasion:
    person = names.short(occasion.person) if occasion.person else ""
    return replace(occasion, label=names.hide(occasion.label), person=person, relation=names.hide(occasion.relation))


def _nameless_person(person: Person, names: Names) -> Person:
    relation, title, note = map(names.hide, (person.relation, person.title, person.note))
    return replace(person, name=names.short(person.name), relation=relation, title=title, note=note, phone="", email="")
