from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from relapp.domain.anonymous import Names, names_of
from relapp.domain.brief import Brief, at_most, people_around, shortened
from relapp.domain.check_ups import standing
from relapp.domain.clients import (
    Circle,
    Client,
    ContactPoint,
    Detail,
    DetailKind,
    Observed,
    Occasion,
    OccasionKind,
    Person,
    PointKind,
)
from relapp.domain.concerns import Concern
from relapp.domain.dates import YearlyDate
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.journal import Purpose, Touch
from relapp.domain.promises import Promise
from relapp.domain.signs import OURS

ON = date(2026, 11, 23)
TEXT = "Ana and Rui of Prado & Filhos"
CLIENT = Client(
    "Ana Prado",
    company="Prado & Filhos",
    title="Owner, like Rui",
    addressed_as="Aninha",
    points=(ContactPoint(PointKind.PHONE, "+55 11 95555-0127"), ContactPoint(PointKind.EMAIL, "ana@prado.exemplo")),
    tags=("Prado",),
    details=(Detail(DetailKind.NEED, TEXT),),
    occasions=(
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(1, 2)),
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 4), person="Rui", relation="son of Ana"),
        Occasion(OccasionKind.CUSTOM, YearlyDate(5, 6), label="Ana met Zoe", person="Zoe"),
    ),
    notes=TEXT,
    preferred_hours="not when Rui sleeps",
    people=(Person("Rui", Circle.FAMILY, "son of Ana", "chef", "+55 11 95555-0128", "rui@prado.exemplo", "Rui is shy"),),
)


def brief(client: Client = CLIENT, **other: Any) -> Brief:
    return Brief(client, ON, standing((), OURS, ON, 180), people=people_around(client), **other)


FULL = brief(
    promises=(Promise(TEXT, ON),),
    concerns=(Concern(TEXT, ON, TEXT),),
    touches=(Touch(ON, Purpose.GREETING, note=TEXT),),
    gifts=(Gift(TEXT, GiftState.GIVEN, note=TEXT),),
)


def written(value: Any) -> str:
    """Every text anywhere in it."""
    if is_dataclass(value):
        return " | ".join(written(getattr(value, each.name)) for each in fields(value))
    if isinstance(value, tuple | list):
        return " | ".join(map(written, value))
    return value if isinstance(value, str) else ""


def test_without_names_nobody_is_called_anywhere() -> None:
    told = written(FULL.without_names(Names(names_of(CLIENT), "somebody")))
    for word in ("Ana", "Prado", "Filhos", "Rui", "Zoe", "Aninha", "95555", "@"):
        assert word not in told
    assert "A. and R. of P. F." in told


def test_those_around_keep_their_dates_without_names_too() -> None:
    alike = replace(CLIENT, people=(Person("Maria"), Person("Mihai")), occasions=(
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(1, 1), person="Maria"),
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(2, 2), person="Mihai"),
    ))  # fmt: skip
    told = brief(alike).without_names(Names(names_of(alike), "somebody"))
    assert [(person.name, [each.date.month for each in dates]) for person, dates in told.people] == [("M.", [1]), ("M.", [2])]


def test_those_of_whom_only_a_date_is_known_are_around_too() -> None:
    assert [(person.name, person.relation, len(dates)) for person, dates in FULL.people] == [
        ("Rui", "son of Ana", 1),
        ("Zoe", "", 1),
    ]


def test_without_notes_there_are_none() -> None:
    told = FULL.without_notes()
    assert told.client.notes == ""
    assert [each.note for each in told.touches] == [""]
    assert [person.note for person, _dates in told.people] == ["", ""]
    assert told.client.details == CLIENT.details


def test_what_is_known_best_comes_first_in_each_kind() -> None:
    details = (
        Detail(DetailKind.WISH, "w"),
        Detail(DetailKind.NEED, "thought", Observed.THOUGHT),
        Detail(DetailKind.NEED, "seen", Observed.SEEN),
        Detail(DetailKind.NEED, "said", Observed.SAID),
        Detail(DetailKind.PRAISE, "praise", Observed.SAID),
    )
    assert [each.text for each in brief(replace(CLIENT, details=details)).details] == ["said", "seen", "thought", "w"]


def test_gifts_they_had_are_those_bought_or_given() -> None:
    gifts = (
        Gift("idea"),
        Gift("old", GiftState.GIVEN, given_on=date(2024, 1, 1)),
        Gift("new", GiftState.BOUGHT, bought_on=date(2026, 1, 1)),
    )
    assert [each.what for each in brief(gifts=gifts).had] == ["new", "old"]


@pytest.mark.parametrize(("count", "shown", "rest"), [(0, 0, 0), (3, 3, 0), (4, 4, 0), (5, 3, 2), (100, 3, 97)])
def test_never_one_alone_is_left_out(count: int, shown: int, rest: int) -> None:
    items, more = at_most(list(range(count)), 3)
    assert (len(items), more) == (shown, rest)


def test_texts_are_shortened_to_one_line() -> None:
    assert shortened("a\n b  c", 10) == "a b c"
    assert shortened("abcdef ghi", 8) == "abcdef…"
    assert len(shortened("x" * 500, 20)) == 20
