"""What makes two records one client, and what one has that the other lacks. Nothing is ever overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from relapp.domain.clients import Circle, Client, ContactPoint, Detail, Importance, Occasion, OccasionKind, Person, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.text import digits, fold

T = TypeVar("T")

# From this score on, 0 to 100, a file's record is merged without asking.
SURE = 80


class Reason(StrEnum):
    """What speaks for two records being one client."""

    SAME_RECORD = "same_record"
    SAME_PHONE = "same_phone"
    SAME_EMAIL = "same_email"
    SAME_NAME = "same_name"
    PART_OF_NAME = "part_of_name"
    INITIALS = "initials"
    NICKNAME = "nickname"
    SIMILAR_NAME = "similar_name"
    COMPANY_CONTACT = "company_contact"
    SAME_COMPANY = "same_company"
    SAME_BIRTHDAY = "same_birthday"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two records may be one client, the strongest reason first; `score` is 1 to 100."""

    reasons: tuple[Reason, ...]
    score: int

    @property
    def is_sure(self) -> bool:
        """Whether nobody need be asked."""
        return self.score >= SURE


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of one value about which two records say different things; neither is empty."""

    field: str
    first_value: Any
    second_value: Any


# Fields of one value, in the order of a record; what belongs to one goes with it. The birthday stands among the occasions.
SINGLE = (
    "name", "kind", "company", "title", "addressed_as", "birthday", "importance", "stage", "relationship", "rhythm",
    "preferred_channel", "preferred_hours", "language", "wants_gifts", "wants_cards", "gift_budget", "pause",
)  # fmt: skip
_WITH = {"rhythm": "rhythm_start", "pause": "paused_until"}

# Where one code was chosen over another, the other is nothing that was known of the client.
_CODES = frozenset({"kind", "importance", "language", "wants_gifts", "wants_cards"})


def conflicts(first: Client, second: Client) -> tuple[Conflict, ...]:
    """The fields of one value that two records both fill, and differently."""
    both = ((field, _value(first, field), _value(second, field)) for field in SINGLE)
    return tuple(Conflict(*each) for each in both if _differ(*each))


def merged(kept: Client, other: Client, choices: Mapping[str, Any] | None = None) -> Client:
    """`kept` with everything that only `other` has; equal to `kept` where that is nothing.

    `choices` are the values, by field, that hold where the two are in conflict; elsewhere that of `kept` does. Without a choice
    another birthday is kept beside.
    """
    choices = choices or {}
    found: dict[str, Any] = {}
    for field in SINGLE:
        if field != "birthday" and _is_others(kept, other, field, choices):
            found |= {name: getattr(other, name) for name in (field, _WITH.get(field, field))}
    return replace(
        kept,
        **found,
        points=_points(kept.points, other.points),
        tags=_union(kept.tags, other.tags),
        details=_details(kept.details, other.details),
        people=_people(kept.people, other.people),
        occasions=_with_birthday(_occasions(kept.occasions, other.occasions), choices.get("birthday")),
        notes=with_note(kept, other.notes).notes,
        refused_channels=kept.refused_channels | other.refused_channels,
        reviewed_on=kept.reviewed_on or other.reviewed_on,
    )


def left_out(first: Client, second: Client, made: Client) -> tuple[tuple[str, Any], ...]:
    """What either record says, by field, and the one `made` of them no longer does; codes and shorter ways to say it aside."""
    return tuple(
        (conflict.field, value)
        for conflict in conflicts(first, second)
        for value in (conflict.first_value, conflict.second_value)
        if conflict.field not in _CODES and not _says(made, conflict.field, value)
    )


def is_fuller(name: str, other: str) -> bool:
    """Whether `name` has all the words of `other` and more."""
    return set(fold(other).split()) < set(fold(name).split())


def with_note(client: Client, note: str) -> Client:
    """`client` with `note` below the notes, unless they say it already."""
    if not note or note in client.notes:
        return client
    return replace(client, notes=f"{client.notes}\n{note}" if client.notes else note)


def _value(client: Client, field: str) -> Any:
    """What a record says of a field; None for nothing."""
    value = getattr(client, field)
    return None if value == "" or value is Importance.NOT_SORTED else value


def _differ(field: str, first: Any, second: Any) -> bool:
    if first is None or second is None:
        return False
    return not is_one_day(first, second) if field == "birthday" else bool(first != second)


def is_one_day(first: YearlyDate, second: YearlyDate) -> bool:
    """Whether two yearly dates may be the same: a year that one does not know is no difference."""
    years = first.year, second.year
    return (None in years or years[0] == years[1]) and (first.month, first.day) == (second.month, second.day)


def _is_others(kept: Client, other: Client, field: str, choices: Mapping[str, Any]) -> bool:
    """Whether the value of `other` holds: it was chosen, or is the only one."""
    own, theirs = _value(kept, field), _value(other, field)
    if field in choices:
        return bool(choices[field] == theirs != own)
    return own is None and theirs is not None


def _says(client: Client, field: str, value: Any) -> bool:
    """Whether a record says `value`, if only within more words."""
    if field == "birthday":
        return any(_is_own_birthday(each) and is_one_day(each.date, value) for each in client.occasions)
    now = getattr(client, field)
    if isinstance(value, str) and type(value) is type(now) is str:
        return set(fold(value).split()) <= set(fold(now).split())
    return bool(value == now)


def _is_own_birthday(occasion: Occasion) -> bool:
    return occasion.kind is OccasionKind.BIRTHDAY and not occasion.person


def _with_birthday(occasions: tuple[Occasion, ...], chosen: YearlyDate | None) -> tuple[Occasion, ...]:
    """`occasions` with no other birthday of the client's own than `chosen`, in the place of the first."""
    own = [each for each in occasions if _is_own_birthday(each)]
    if chosen is None or not own:
        return occasions
    as_chosen = next((each.date for each in own if is_one_day(each.date, chosen)), chosen)
    return tuple(
        replace(each, date=as_chosen) if each is own[0] else each for each in occasions if each is own[0] or each not in own
    )


def _points(kept: tuple[ContactPoint, ...], other: tuple[ContactPoint, ...]) -> tuple[ContactPoint, ...]:
    """A label learnt completes a point known without one."""
    found = list(kept)
    for point in other:
        place = next((index for index, each in enumerate(found) if _same_point(point, each)), None)
        if place is None:
            found.append(point)
        elif point.label and not found[place].label:
            found[place] = replace(found[place], label=point.label)
    return tuple(found)


def _same_point(first: ContactPoint, second: ContactPoint) -> bool:
    if first.kind is not second.kind:
        return False
    if first.kind is PointKind.PHONE:
        return digits(first.value) == digits(second.value)
    return fold(first.value).strip() == fold(second.value).strip()


def _occasions(kept: tuple[Occasion, ...], other: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
    """A year learnt completes a date known without; a different day of the same kind is kept beside it."""
    found = list(kept)
    for occasion in other:
        place = next((index for index, each in enumerate(found) if same_day(each, occasion)), None)
        if place is None:
            found.append(occasion)
        else:
            known = found[place]
            date = occasion.date if known.date.year is None else known.date
            found[place] = replace(known, date=date, relation=known.relation or occasion.relation)
    return tuple(found)


def same_day(first: Occasion, second: Occasion) -> bool:
    """Whether two occasions are one: the same kind, of the same person, on the same day."""
    same_kind = (
        first.kind is second.kind and fold(first.label) == fold(second.label) and fold(first.person) == fold(second.person)
    )
    return same_kind and is_one_day(first.date, second.date)


def _details(kept: tuple[Detail, ...], other: tuple[Detail, ...]) -> tuple[Detail, ...]:
    """What is known already stays known the way it is, whatever a file says of how."""
    known = {(each.kind, fold(each.text)) for each in kept}
    return kept + tuple(each for each in other if (each.kind, fold(each.text)) not in known)


def _people(kept: tuple[Person, ...], other: tuple[Person, ...]) -> tuple[Person, ...]:
    """Somebody of the same name is one person: what is learnt of them completes what is known, or goes to their note."""
    found = list(kept)
    for person in other:
        place = next((index for index, each in enumerate(found) if fold(each.name) == fold(person.name)), None)
        if place is None:
            found.append(person)
        else:
            found[place] = _completed(found[place], person)
    return tuple(found)


def _completed(person: Person, other: Person) -> Person:
    fields = ("relation", "title", "phone", "email", "client")
    learnt = {name: getattr(person, name) or getattr(other, name) for name in fields}
    circle = other.circle if person.circle is Circle.OTHER else person.circle
    notes = [person.note]
    for text in (
        *(getattr(other, name) for name in fields[:-1] if getattr(other, name) != learnt[name]),
        *other.note.splitlines(),
    ):
        if text and text not in "\n".join(notes):
            notes.append(text)
    return replace(person, **learnt, circle=circle, note="\n".join(filter(None, notes)))


def _union(kept: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return kept + tuple(each for each in other if each not in kept)
