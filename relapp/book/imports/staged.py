"""The entries of a staged file as they are told, and as they are kept in its rows."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from relapp.book.imports.deciding import Action
from relapp.domain.clients import Client
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import Likeness, Reason
from relapp.domain.incoming import Extra, Incoming, Origin, Problem
from relapp.plain import from_plain, to_plain


class Show(StrEnum):
    """Which entries a list shows: all, those of one action, or those that are perhaps somebody known."""

    ALL = "all"
    ADD = "add"
    PERHAPS = "perhaps"
    MERGE = "merge"
    SKIP = "skip"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Counts:
    """How a file came in: `read` is always the sum of the others."""

    read: int
    added: int
    merged: int
    skipped: int
    failed: int


@dataclass(frozen=True, slots=True)
class Match:
    """Whom an entry is taken for: a client of the book, or the entry of the same file in row `earlier`."""

    why: Likeness
    known: int | None = None
    known_name: str = ""
    earlier: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """One entry with its client's keys."""

    entry: Incoming
    keys: Sequence[str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the book makes of one entry before anybody decides; a `match` that is not sure leaves it to be added.

    `keys` are those of the entry's client.
    """

    entry: Incoming
    action: Action = Action.ADD
    match: Match | None = None
    keys: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class StagedLine:
    """One entry as a list shows it. `row` counts from 0, `position` is where the file has it; `match` may be but a guess.

    `proposed` is what the book made of it, `action` what becomes of it as decided now. One that failed has no name.
    """

    row: int
    position: int
    action: Action
    proposed: Action
    match: Match | None
    name: str
    company: str
    phone: str
    birthday: YearlyDate | None


COLUMNS = (
    "row", "position", "action", "proposed", "known", "known_name", "earlier", "why", "score", "name", "company", "phone",
    "birthday", "uid", "client", "extras", "warnings", "keys",
)  # fmt: skip
SHOWN = "row, position, action, proposed, known, known_name, earlier, why, score, name, company, phone, birthday"
WHOLE = "position, client, warnings, extras, uid"

_NOBODY = (None, "", None, "", 0)
_NOTHING = ("",) * 7
# No key has it: no reader lets a control character through.
_BETWEEN_KEYS = "\x1f"
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def row_of(row: int, what: Proposal | Problem) -> tuple[Any, ...]:
    """The values of `COLUMNS`."""
    if isinstance(what, Problem):
        return (row, what.position, Action.FAIL.value, Action.FAIL.value, *_NOBODY, *_NOTHING, _written([what.message]), "")
    entry, client, action = what.entry, what.entry.client, what.action.value
    birthday = client.birthday
    return (
        row,
        entry.position,
        action,
        action,
        *(match_values(what.match) if what.match else _NOBODY),
        client.name,
        client.company,
        next(iter(client.phones), ""),
        str(birthday) if birthday else "",
        entry.uid,
        _written(to_plain(client)),
        _written([(each.name, each.value, each.origin.value) for each in entry.extras]) if entry.extras else "",
        _written(entry.warnings) if entry.warnings else "",
        _BETWEEN_KEYS.join(what.keys),
    )


def match_values(match: Match) -> tuple[Any, ...]:
    """The columns from `known` to `score`."""
    return match.known, match.known_name, match.earlier, " ".join(match.why.reasons), match.why.score


def line(values: Iterable[Any]) -> StagedLine:
    """A line from the values of `SHOWN`."""
    row, position, action, proposed, known, known_name, earlier, why, score, name, company, phone, birthday = values
    match = Match(Likeness(tuple(map(Reason, why.split())), score), known, known_name, earlier) if score else None
    day = YearlyDate.parse(birthday) if birthday else None
    return StagedLine(row, position, Action(action), Action(proposed), match, name, company, phone, day)


def keys(text: str) -> list[str]:
    """Keys from the column that holds them."""
    return text.split(_BETWEEN_KEYS) if text else []


def incoming(position: int, client: str, warnings: str, extras: str, uid: str) -> Incoming:
    """An entry from the values of `WHOLE`."""
    kept = tuple(Extra(name, value, Origin(origin)) for name, value, origin in json.loads(extras)) if extras else ()
    said = tuple(json.loads(warnings)) if warnings else ()
    return Incoming(position, from_plain(Client, json.loads(client)), said, kept, uid)
