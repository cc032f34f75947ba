from datetime import date

import pytest

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
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import Likeness, likeness, merged


def client(name, *points, **rest):
    kinds = [ContactPoint(PointKind.EMAIL if "@" in each else PointKind.PHONE, each) for each in points]
    return Client(name, points=tuple(kinds), **rest)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (client("João Silva", "(11) 95555-0127"), client("Joao", "+55 11 9 5555 0127"), Likeness.SAME_PHONE),
        (client("João Silva", "a@x.exemplo"), client("SILVA João", "A@X.exemplo"), Likeness.SAME_EMAIL),
        (client("Ion Popescu"), client("Popescu Ion", "0721 555 014"), Likeness.SAME_NAME),
        (client("Ion Popescu", "1", company="Nord"), client("Ion Popescu", "2", company="NORD"), Likeness.SAME_NAME),
        (client("Maria Silva", "(11) 5555-0101"), client("José Silva", "(11) 5555-0101"), None),
        (client("Maria Silva", "(11) 5555-0101"), client("Maria Silva", "(11) 5555-0202"), None),
        (client("Maria", "190"), client("Maria", "3190"), None),
    ],
)
def test_who_is_who(first, second, why):
    assert likeness(first, second) is why
    assert likeness(second, first) is why


def test_merging_adds_and_never_overwrites():
    born = Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22), uuid="b")
    kept = client("Ana", "(11) 95555-0127", company="Prado", occasions=(born,), notes="one", tags=("a",))
    other = client("Ana Prado", "11 955550127", "ana@x.exemplo", company="Other", title="Architect", notes="two", tags=("a", "b"))
    other_born = Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22, 1980))
    both = merged(kept, Client(**{**_fields(other), "occasions": (other_born,)}))
    assert (both.name, both.company, both.title, both.notes, both.tags) == ("Ana", "Prado", "Architect", "one\ntwo", ("a", "b"))
    assert both.phones == ("(11) 95555-0127",)
    assert both.emails == ("ana@x.exemplo",)
    assert both.birthday == YearlyDate(3, 22, 1980)
    assert both.occasions[0].uuid == "b"


def test_a_different_day_is_kept_beside():
    first = Client("Ana", occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22)),))
    second = Client("Ana", occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 23)),))
    assert len(merged(first, second).occasions) == 2


def test_what_brings_nothing_changes_nothing():
    kept = client("Ana", "(11) 95555-0127", tags=("a",), notes="one")
    assert merged(kept, kept) == kept


def _fields(value):
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def test_a_file_adds_no_detail_and_nobody_that_is_known_already_however_it_is_known():
    kept = Client(
        "Ana",
        details=(Detail(DetailKind.NEED, "Entrega às 7h", Observed.SAID, date(2026, 1, 5)),),
        people=(Person("Bia", Circle.FAMILY, "filha", uuid="b"),),
    )
    other = Client(
        "Ana",
        details=(Detail(DetailKind.NEED, "entrega as 7h"), Detail(DetailKind.WISH, "Entrega às 7h")),
        people=(Person("BIA"), Person("Rui", Circle.WORK)),
    )
    found = merged(kept, other)
    assert found.details == (*kept.details, Detail(DetailKind.WISH, "Entrega às 7h"))
    assert found.people == (*kept.people, Person("Rui", Circle.WORK))
    assert merged(found, other) == found
