"""Which of two values is proposed where two records differ, and the record that comes of the choice."""

from collections.abc import Mapping
from enum import Enum

from relapp.domain.clients import Client, Importance
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import conflicts, left_out, merged
from relapp.domain.pauses import BY_WEIGHT

# The later of two weighs more: nobody who matters is let down, nobody who asked for peace is disturbed.
_BY_WEIGHT: list[object] = [
    Importance.NOT_SORTED, Importance.DATES_ONLY, Importance.OCCASIONAL, Importance.REGULAR, Importance.VIP,
    *BY_WEIGHT,
]  # fmt: skip


def proposed(first: Client, second: Client) -> dict[str, int]:
    """For each field that differs the place, 0 or 1, of the fuller value; where neither is, of the first."""
    return {each.field: int(_fullness(each.second_value) > _fullness(each.first_value)) for each in conflicts(first, second)}


def united(first: Client, second: Client, chosen: Mapping[str, int] | None = None) -> Client:
    """The first record with all that the second has; `chosen` says whose value holds where they differ, else the fuller one."""
    places = proposed(first, second) | dict(chosen or {})
    choices = {each.field: (each.first_value, each.second_value)[places[each.field]] for each in conflicts(first, second)}
    return merged(first, second, choices)


def is_noted(first: Client, second: Client) -> bool:
    """Whether a choice between them may leave out words, which then go to the notes."""
    fields = [each.field for each in conflicts(first, second)]
    return any(left_out(first, second, united(first, second, dict.fromkeys(fields, place))) for place in (0, 1))


def _fullness(value: object) -> int:
    """How much a value says: a longer text more than a shorter one, a day with its year more than one without."""
    if value in _BY_WEIGHT:
        return _BY_WEIGHT.index(value)
    if isinstance(value, YearlyDate):
        return int(value.year is not None)
    return len(value) if isinstance(value, str) and not isinstance(value, Enum) else 0
