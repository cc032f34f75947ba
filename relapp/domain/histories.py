"""The history of a client's record: which fields changed, from what to what, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from relapp.domain.clients import Client

# Fields of one value each, and those of many, of which a change names what went and what came.
SINGLE = (
    "name", "kind", "company", "title", "importance", "stage", "relationship", "notes", "preferred_channel", "preferred_hours",
    "rhythm", "wants_gifts", "wants_cards", "gift_budget", "language", "pause", "paused_until", "addressed_as",
)  # fmt: skip
MANY = ("points", "tags", "details", "occasions", "refused_channels", "people")

# No field: another record was merged into this one, whose name, company, phones and e-mails `after` are.
MERGED = "merged"


@dataclass(frozen=True, slots=True)
class ClientChange:
    """One field changed on the day `on`: `before` and `after` are codes or words as stored, a line each where there are several.

    `reason` is what the user said of it.
    """

    on: date
    field: str
    before: str = ""
    after: str = ""
    reason: str = ""
    client_id: int = 0
    uuid: str = ""


def changes_of(before: Client, after: Client, on: date, reason: str = "") -> list[ClientChange]:
    """What makes `after` of `before`, field by field; `reviewed_on` and the start of a rhythm are no news."""
    return [
        ClientChange(on, field, old, new, reason, client_id=after.id)
        for field, old, new in _differences(before, after)
        if old != new
    ]


def merging_of(gone: Client, on: date) -> ClientChange:
    """What tells in the history of a client that the record `gone` was merged into theirs."""
    said = (gone.name, gone.company, *gone.phones, *gone.emails)
    return ClientChange(on, MERGED, after="\n".join(each for each in said if each))


def of_field(changes: Iterable[ClientChange], field: str) -> list[ClientChange]:
    """The changes of one field, the latest first."""
    return sorted((each for each in changes if each.field == field), key=lambda each: each.on)[::-1]


def _differences(before: Client, after: Client) -> Iterator[tuple[str, str, str]]:
    for field in SINGLE:
        yield field, word(getattr(before, field)), word(getattr(after, field))
    for field in MANY:
        old, new = ([_line(each) for each in getattr(client, field)] for client in (before, after))
        yield field, _lines(each for each in old if each not in new), _lines(each for each in new if each not in old)


def word(value: object) -> str:
    """The value of a field as a change stores it: words as they are, anything else as a code."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    ideal = getattr(value, "ideal_days", None)
    return f"{ideal}/{getattr(value, 'latest_days', '')}" if ideal else str(value)


def _line(part: object) -> str:
    """One of many as words: what it is called, and what distinguishes it."""
    if isinstance(part, str):
        return str(part)
    kind = getattr(part, "kind", "")
    said = [getattr(part, name, "") for name in ("name", "value", "text", "date", "person", "relation", "phone", "email")]
    return " ".join(str(each) for each in (kind, *said) if each)


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(sorted(parts))
