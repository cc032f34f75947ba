"""The columns of our own that stand beside Google's in a table, and what is read from them: for CSV as for workbooks.

Their cells are words that a person can read and change in a spreadsheet, and that no spreadsheet takes for a number or a truth.
"""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from relapp import wording
from relapp.domain.clients import Circle, Client, ClientKind, Detail, Importance, Observed, Occasion, OccasionKind, Person
from relapp.domain.incoming import Outgoing
from relapp.domain.text import fold
from relapp.exchange.days import DayOrder, read_day
from relapp.exchange.draft import Draft
from relapp.exchange.labels import occasion_kind, occasion_word
from relapp.exchange.own_fields import own_texts, read_own
from relapp.exchange.relations import read_relation
from relapp.exchange.soundness import LAST_YEAR, check_sound
from relapp.exchange.tables.dialects import GOOGLE
from relapp.exchange.tables.guarding import unguard
from relapp.exchange.tables.own_columns import EXTRA_PREFIX, KIND, OWN_HEADERS, PERSON_PARTS, UID, UUID
from relapp.exchange.text import one_line, shown, uuid_digits
from relapp.i18n import _

_DAYS = {"rhythm_start", "paused_until", "reviewed_on"}
_TRUTHS = {"wants_gifts", "wants_cards"}
_CODES = {"importance", "stage", "relationship", "preferred_channel", "pause"}
_LETTERS = ("a", "b", "c", "d", "-")  # of the importances in their order
_YES, _NO = {"yes", "true", "1", "sim", "da"}, {"no", "false", "0", "não", "nao", "nu"}
_RHYTHM = re.compile(r"\D*(\d{1,5})\D+(\d{1,5})\D*", re.ASCII)
_AMOUNT = re.compile(r"\D*(\d{1,12})(?:[.,](\d{1,2}))?(?!\d)\D*", re.ASCII)


def own_cells(outgoing: Outgoing) -> dict[str, str]:
    """What the columns of our own say of a client as a whole, by header; those without anything to say are left out."""
    client = outgoing.client
    cells = {KIND: client.kind.value, UUID: client.uuid, UID: outgoing.uid}
    cells |= {name: _written(name, text) for name, text in own_texts(client).items()}
    return {header: cells[name] for name, header in OWN_HEADERS.items() if cells.get(name)}


def extra_header(name: str) -> str:
    """The header under which a column that another table had is not taken for one that is known."""
    is_known = GOOGLE.find(name) is not None or name.startswith(EXTRA_PREFIX.rstrip())
    return EXTRA_PREFIX + name if is_known else name


def extra_name(header: str) -> str:
    """The name that `extra_header` was given, whether its header was guarded or not."""
    header = unguard(header)
    return header.removeprefix(EXTRA_PREFIX.rstrip()).lstrip() if header.startswith(EXTRA_PREFIX.rstrip()) else header


def read_own_cell(draft: Draft, part: str, text: str, order: DayOrder) -> None:
    """What the cell of the column for `part` says, or a warning."""
    try:
        if part == UID:
            draft.uid = one_line(text)
        elif part == UUID:
            draft.own["uuid"] = _uuid(text)
        elif part == KIND:
            draft.organisation = ClientKind(_code(text)) is ClientKind.ORGANISATION
        else:
            draft.own[part] = _read_field(draft, part, text, order)
    except ValueError:
        _warn(draft, text)


def event_cells(occasion: Occasion) -> dict[str, str]:
    """The label of a yearly date as Google shows it, and the parts of our own that it needs so as to come back."""
    word = occasion_word(occasion)
    is_plain = occasion_kind(word) == (occasion.kind, occasion.label)
    cells = {"Label": ": ".join(filter(None, (word, occasion.person))), "Kind": "" if is_plain else occasion.kind.value}
    return cells | {"Person": occasion.person, "Relation": occasion.relation}


def read_event(label: str, cells: Mapping[str, str]) -> tuple[OccasionKind, str, str, str]:
    """The kind, label, person and relation of a yearly date with Google's `label` and the other `cells` by part."""
    person, label = one_line(cells.get("person", "")), one_line(label)
    if person:
        word, colon, _name = label.rpartition(": ")
        if label == person:
            label = ""
        elif colon and (label.endswith(f": {person}") or occasion_kind(word)[0] is not OccasionKind.CUSTOM):
            label = label.removesuffix(f": {person}") if label.endswith(f": {person}") else word
    kind, rest = occasion_kind(label)
    with suppress(ValueError):
        kind, rest = OccasionKind(_code(cells.get("kind", ""))), label
    return kind, rest, person, one_line(cells.get("relation", ""))


def detail_cells(detail: Detail) -> dict[str, str]:
    """A detail as one of Google's fields of the user's own, with how and when it was noted."""
    cells = {"Label": detail.kind.capitalize(), "Value": detail.text}
    return cells | {"Observed": detail.observed or "", "Noted On": str(detail.noted_on or "")}


def read_noted(draft: Draft, cells: Mapping[str, str], order: DayOrder) -> tuple[Observed | None, date | None]:
    """How and when a detail was noted."""
    observed, noted_on = cells.get("observed", ""), cells.get("noted_on", "")
    try:
        return (Observed(_code(observed)) if observed else None), (_day(draft, noted_on, order) if noted_on else None)
    except ValueError:
        _warn(draft, observed or noted_on)
        return None, None


def person_cells(person: Person) -> dict[str, str]:
    """Somebody around the client as one of Google's relations."""
    cells = {"Label": person.relation, "Value": person.name}
    return cells | {header: str(getattr(person, part)) for header, part in PERSON_PARTS.items()}


def read_person(name: str, relation: str, cells: Mapping[str, str]) -> Person:
    """Whom a relation with Google's `relation` and `name` and the other `cells` by part means."""
    texts = {part: cells[part] if part == "note" else one_line(cells[part]) for part in PERSON_PARTS.values() if part in cells}
    try:
        circle, relation = Circle(_code(texts.pop("circle", ""))), one_line(relation)
    except ValueError:
        relation, circle = read_relation(one_line(relation).removeprefix("* "))  # Google marks its own labels so
    return Person(one_line(name), circle, relation, **texts)


def _code(text: str) -> str:
    return "_".join(text.lower().split())


def _uuid(text: str) -> str:
    digits = uuid_digits(text)
    if not digits:
        raise ValueError(f"not a UUID: {text!r:.60}")
    return digits


def _read_field(draft: Draft, part: str, text: str, order: DayOrder) -> Any:
    if part in _DAYS:
        return _day(draft, text, order)
    reader = _READERS.get(part)
    found = reader(text) if reader else read_own(part, text)
    check_sound(Client("", **{part: found}))
    return found


def _day(draft: Draft, text: str, order: DayOrder) -> date:
    """A day of one year; raises ValueError for anything else."""
    day = read_day(text, order)
    if day.date is None or day.date.year is None or day.date.year > LAST_YEAR:
        raise ValueError(f"not a day: {text!r:.60}")
    draft.warn(day.warning)
    return date(day.date.year, day.date.month, day.date.day)


def _warn(draft: Draft, text: str) -> None:
    draft.warn(_("“{text}” could not be read and was left out.").format(text=shown(text)))


def _written(name: str, text: str) -> str:
    """The text of a field as a person writes it."""
    if name in _CODES:
        return text.replace("_", " ")
    if name in _TRUTHS:
        return "yes" if text == "true" else "no"
    if name == "rhythm":
        rhythm = json.loads(text)
        return f"{rhythm['ideal_days']} to {rhythm['latest_days']} days"
    if name == "gift_budget":
        return f"{int(text) // 100}.{int(text) % 100:02} a year"
    return ", ".join(json.loads(text)) if name == "refused_channels" else text


def _code_reader(name: str) -> Callable[[str], Any]:
    return lambda text: read_own(name, _code(text))


def _read_truth(text: str) -> bool:
    word = text.strip().casefold()
    if word not in _YES | _NO:
        raise ValueError(f"neither yes nor no: {text!r:.60}")
    return word in _YES


def _read_rhythm(text: str) -> Any:
    match = _RHYTHM.fullmatch(text)
    if not match:
        raise ValueError(f"not a rhythm: {text!r:.60}")
    return read_own("rhythm", json.dumps({"ideal_days": int(match[1]), "latest_days": int(match[2])}))


def _read_amount(text: str) -> int:
    match = _AMOUNT.fullmatch(text.strip())
    if not match:
        raise ValueError(f"not an amount: {text!r:.60}")
    return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))


def _read_channels(text: str) -> Any:
    return read_own("refused_channels", json.dumps([_code(word) for word in re.split("[,;]", text) if word.strip()]))


def _read_importance(text: str) -> Importance:
    """The importance by its code, its name in the language spoken, or the letter that people sort their clients by."""
    word = fold(text).strip()
    for each, letter in zip(Importance, _LETTERS, strict=True):
        if word in {letter, each.value, each.value.replace("_", " "), fold(wording.importance(each))}:
            return each
    raise ValueError(f"not an importance: {text!r:.60}")


_READERS: Mapping[str, Callable[[str], Any]] = {
    **{name: _code_reader(name) for name in _CODES},
    **dict.fromkeys(_TRUTHS, _read_truth),
    "importance": _read_importance,
    "rhythm": _read_rhythm,
    "gift_budget": _read_amount,
    "refused_channels": _read_channels,
}
