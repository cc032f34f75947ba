"""The history of a client's record in words: which field it was, what it said before, and what it says since."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TypeVar

from relapp.domain.clients import (
    Channel,
    ClientKind,
    DetailKind,
    Importance,
    OccasionKind,
    Pause,
    PointKind,
    RelationshipType,
    Stage,
)
from relapp.domain.dates import YearlyDate
from relapp.domain.histories import MANY, MERGED, ClientChange
from relapp.i18n import LANGUAGE_NAMES, _, format_day, format_number, ngettext, pgettext
from relapp.wording import pauses, terms

Code = TypeVar("Code")


def field(name: str) -> str:
    """What a field of a client's record is called."""
    return {
        "name": pgettext("field", "Name"),
        "kind": pgettext("field", "Person or organisation"),
        "company": pgettext("field", "Company"),
        "title": pgettext("field", "Role"),
        "importance": pgettext("field", "Importance"),
        "stage": pgettext("field", "Stage"),
        "relationship": pgettext("field", "Type of relationship"),
        "notes": pgettext("field", "Notes"),
        "preferred_channel": pgettext("field", "Preferred channel"),
        "preferred_hours": pgettext("field", "Best hours"),
        "rhythm": pgettext("field", "Rhythm"),
        "wants_gifts": pgettext("field", "Gifts"),
        "wants_cards": pgettext("field", "Cards"),
        "gift_budget": pgettext("field", "Gift budget"),
        "language": pgettext("field", "Language"),
        "pause": pgettext("field", "Leave in peace"),
        "paused_until": pgettext("field", "Leave in peace until"),
        "addressed_as": pgettext("field", "How they like to be addressed"),
        "points": pgettext("field", "Phones, e-mails and addresses"),
        "tags": pgettext("field", "Tags"),
        "details": pgettext("field", "What is known"),
        "occasions": pgettext("field", "Dates"),
        "refused_channels": pgettext("field", "Refused channels"),
        "people": pgettext("field", "People around"),
        MERGED: pgettext("field", "Merged with another record"),
    }[name]


def lines(change: ClientChange) -> list[str]:
    """What a change did: what it was and what it became, or a line for each thing that came or went."""
    if change.field in MANY:
        gone = [_("Removed: {what}").format(what=part(change.field, each)) for each in change.before.splitlines()]
        return gone + [_("Added: {what}").format(what=part(change.field, each)) for each in change.after.splitlines()]
    return change.after.splitlines() if change.field == MERGED else [from_to(change)]


def from_to(change: ClientChange) -> str:
    """What a field of one value was and what it became."""
    return _("{before} → {after}").format(before=value(change.field, change.before), after=value(change.field, change.after))


def value(name: str, code: str) -> str:
    """A value as people say it; a code that nobody knows any more is said as it is."""
    if not code:
        return pgettext("field", "not said")
    words = _WORDS.get(name)
    with suppress(ValueError, KeyError):
        return words(code) if words else code
    return code


def part(name: str, line: str) -> str:
    """One of many: its kind in words, then the rest, in which a yearly date is said as people write it."""
    kind, _space, rest = line.partition(" ")
    words = _KINDS.get(name)
    if words is None:
        return line
    with suppress(ValueError, KeyError):
        said = " ".join(_yearly(word) if name == "occasions" else word for word in rest.split(" "))
        return f"{words(kind)}: {said}" if said else words(kind)
    return line


def _yearly(word: str) -> str:
    with suppress(ValueError):
        return terms.yearly_date(YearlyDate.parse(word))
    return word


def _named(kind: Callable[[str], Code], name: Callable[[Code], str], code: str) -> str:
    return name(kind(code))


def _yes_or_no(code: str) -> str:
    return {"yes": pgettext("field", "yes"), "no": pgettext("field", "no")}[code]


def _kind(code: str) -> str:
    return {
        ClientKind.PERSON: pgettext("field", "Person"),
        ClientKind.ORGANISATION: pgettext("field", "Organisation"),
    }[ClientKind(code)]


def _point(code: str) -> str:
    return terms.point_kind(PointKind(code))


def _rhythm(code: str) -> str:
    ideal, latest = map(int, code.split("/"))
    said = ngettext("every {ideal} to {latest} day", "every {ideal} to {latest} days", latest)
    return said.format(ideal=ideal, latest=latest)


def _day(code: str) -> str:
    return format_day(date.fromisoformat(code))


def _hundredths(code: str) -> str:
    return format_number(int(code) / 100)


_CHANNEL = partial(_named, Channel, terms.channel)
_WORDS: Mapping[str, Callable[[str], str]] = {
    "kind": _kind,
    "importance": partial(_named, Importance, terms.importance),
    "stage": partial(_named, Stage, terms.stage),
    "relationship": partial(_named, RelationshipType, terms.relationship),
    "preferred_channel": _CHANNEL,
    "rhythm": _rhythm,
    "wants_gifts": _yes_or_no,
    "wants_cards": _yes_or_no,
    "gift_budget": _hundredths,
    "language": LANGUAGE_NAMES.__getitem__,
    "pause": partial(_named, Pause, pauses.pause),
    "paused_until": _day,
}
_KINDS: Mapping[str, Callable[[str], str]] = {
    "points": _point,
    "details": partial(_named, DetailKind, terms.detail),
    "occasions": partial(_named, OccasionKind, terms.occasion),
    "refused_channels": _CHANNEL,
}
