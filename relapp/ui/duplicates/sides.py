"""What two records say, field by field, each beside the other's."""

import re
from dataclasses import dataclass, replace
from datetime import date

from relapp.domain.clients import Client, OccasionKind, PointKind
from relapp.domain.duplicates import conflicts
from relapp.domain.histories import MANY, SINGLE, changes_of
from relapp.domain.text import digits, fold
from relapp.i18n import _
from relapp.wording import histories
from relapp.wording.terms import yearly_date

# What is looked at first, in this order; the rest follows as a record has it.
_FIRST = ("name", "company", "title", "points", "occasions", "people", "tags", "details")

# By these fields two records are taken for one: what both say is shown as such.
_TELLING = ("name", "company", "points", "occasions")
_TELLING_DIGITS = 8
_YEAR = re.compile(r"\b\d{4}(?=-\d\d-\d\d\b)")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a record says; `in_both` where the other says it too and it speaks for one client."""

    text: str
    in_both: bool = False


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field in words, with what each of the two records says of it."""

    field: str
    label: str
    first: tuple[Said, ...]
    second: tuple[Said, ...]


def rows(first: Client, second: Client, on: date) -> list[FieldRow]:
    """The fields of which either record says something; `on` is today."""
    found = []
    if any(each.field == "birthday" for each in conflicts(first, second)):
        found.append(FieldRow("birthday", _("Birthday"), _birthday(first), _birthday(second)))
        first, second = _without_birthday(first), _without_birthday(second)
    told = [_told(client, on) for client in (first, second)]
    for change in changes_of(first, second, on):
        if change.field in SINGLE:
            told[0][change.field], told[1][change.field] = change.before, change.after
    said = (field for field in _order() if any(each.get(field) for each in told))
    return found + [_row(field, *(each.get(field, "") for each in told)) for field in said]


def _birthday(client: Client) -> tuple[Said, ...]:
    return (Said(yearly_date(client.birthday)),) if client.birthday else ()


def _without_birthday(client: Client) -> Client:
    own = (each for each in client.occasions if each.kind is not OccasionKind.BIRTHDAY or each.person)
    return replace(client, occasions=tuple(own))


def _told(client: Client, on: date) -> dict[str, str]:
    """What a record says beyond an empty one, as it is stored: a line for each of many."""
    return {change.field: change.after for change in changes_of(Client(""), client, on)}


def _order() -> list[str]:
    return [*_FIRST, *(field for field in (*SINGLE, *MANY) if field not in _FIRST)]


def _row(field: str, first: str, second: str) -> FieldRow:
    mine, other = (each.splitlines() if field in MANY else [each] * bool(each) for each in (first, second))
    return FieldRow(field, histories.field(field), _side(field, mine, other), _side(field, other, mine))


def _side(field: str, mine: list[str], other: list[str]) -> tuple[Said, ...]:
    words = histories.part if field in MANY else histories.value
    said = (Said(words(field, each), any(_tells(field, each, theirs) for theirs in other)) for each in mine)
    return tuple(sorted(said, key=lambda each: not each.in_both))


def _tells(field: str, stored: str, other: str) -> bool:
    """Whether two ways of writing, as they are stored, say the same of a field by which two are taken for one."""
    if field not in _TELLING:
        return False
    years = [_YEAR.search(each) for each in (stored, other)]
    if field == "occasions" and not all(years):
        stored, other = (_YEAR.sub("-", each) for each in (stored, other))
    return _core(field, stored) == _core(field, other)


def _core(field: str, stored: str) -> str:
    """A phone's last digits, and the words of anything else in alphabetical order."""
    number = digits(stored)
    if field == "points" and stored.startswith(PointKind.PHONE) and len(number) >= _TELLING_DIGITS:
        return number[-_TELLING_DIGITS:]
    return " ".join(sorted(fold(stored).split()))
