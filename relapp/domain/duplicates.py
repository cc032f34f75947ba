"""Whether two records are one client, and what one has that the other lacks. Nothing is ever overwritten."""

from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from relapp.domain.clients import Client, ContactPoint, Detail, Importance, Occasion, Person, PointKind
from relapp.domain.text import digits, fold

T = TypeVar("T")


class Likeness(StrEnum):
    """Why two records are taken for one client."""

    SAME_PHONE = "same_phone"
    SAME_EMAIL = "same_email"
    SAME_NAME = "same_name"


def likeness(first: Client, second: Client) -> Likeness | None:
    """Why the two are one client, or None.

    Names must agree: the words of one are among those of the other. Then a shared phone or e-mail decides, or the same name where
    one of the two has nothing to be reached by, or company or birthday are the same.
    """
    names = _words(first), _words(second)
    if not (names[0] <= names[1] or names[1] <= names[0]):
        return None
    if _keys(first, PointKind.EMAIL) & _keys(second, PointKind.EMAIL):
        return Likeness.SAME_EMAIL
    if any(_same_number(a, b) for a in first.phones for b in second.phones):
        return Likeness.SAME_PHONE
    if names[0] != names[1] or not names[0]:
        return None
    unreachable = not (first.phones or first.emails) or not (second.phones or second.emails)
    same_company = bool(first.company) and fold(first.company) == fold(second.company)
    same_birthday = first.birthday is not None and first.birthday == second.birthday
    return Likeness.SAME_NAME if unreachable or same_company or same_birthday else None


def merged(kept: Client, other: Client) -> Client:
    """`kept` with everything that only `other` has; equal to `kept` where that is nothing."""
    return replace(
        kept,
        company=kept.company or other.company,
        title=kept.title or other.title,
        importance=other.importance if kept.importance is Importance.NOT_SORTED else kept.importance,
        stage=kept.stage or other.stage,
        relationship=kept.relationship or other.relationship,
        points=_points(kept.points, other.points),
        tags=_union(kept.tags, other.tags),
        details=_details(kept.details, other.details),
        people=_people(kept.people, other.people),
        addressed_as=kept.addressed_as or other.addressed_as,
        occasions=_occasions(kept.occasions, other.occasions),
        notes=_notes(kept.notes, other.notes),
        preferred_channel=kept.preferred_channel or other.preferred_channel,
        preferred_hours=kept.preferred_hours or other.preferred_hours,
    )


def _words(client: Client) -> frozenset[str]:
    return frozenset(fold(client.name).replace(",", " ").split())


def _keys(client: Client, kind: PointKind) -> set[str]:
    return {fold(point.value).strip() for point in client.points if point.kind is kind}


def _same_number(first: str, second: str) -> bool:
    """Whether two ways to write a number end alike: eight digits, or all of a shorter one."""
    a, b = digits(first), digits(second)
    if not a or not b:
        return False
    return a[-8:] == b[-8:] if min(len(a), len(b)) >= 8 else a == b


def _points(kept: tuple[ContactPoint, ...], other: tuple[ContactPoint, ...]) -> tuple[ContactPoint, ...]:
    found = list(kept)
    for point in other:
        if not any(_same_point(point, each) for each in found):
            found.append(point)
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
        for index, each in enumerate(found):
            if _same_day(each, occasion):
                if each.date.year is None and occasion.date.year is not None:
                    found[index] = replace(each, date=occasion.date)
                break
        else:
            found.append(occasion)
    return tuple(found)


def _same_day(first: Occasion, second: Occasion) -> bool:
    same_kind = (
        first.kind is second.kind and fold(first.label) == fold(second.label) and fold(first.person) == fold(second.person)
    )
    years = first.date.year, second.date.year
    agree = None in years or years[0] == years[1]
    return same_kind and agree and (first.date.month, first.date.day) == (second.date.month, second.date.day)


def _notes(kept: str, other: str) -> str:
    if not other or other in kept:
        return kept
    return f"{kept}\n{other}" if kept else other


def _details(kept: tuple[Detail, ...], other: tuple[Detail, ...]) -> tuple[Detail, ...]:
    """What is known already stays known the way it is, whatever a file says of how."""
    known = {(each.kind, fold(each.text)) for each in kept}
    return kept + tuple(each for each in other if (each.kind, fold(each.text)) not in known)


def _people(kept: tuple[Person, ...], other: tuple[Person, ...]) -> tuple[Person, ...]:
    known = {fold(each.name) for each in kept}
    return kept + tuple(each for each in other if fold(each.name) not in known)


def _union(kept: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return kept + tuple(each for each in other if each not in kept)
