from dataclasses import replace
from datetime import date

import pytest

from relapp.domain.clients import (
    Channel,
    Circle,
    Client,
    ClientKind,
    ContactPoint,
    Detail,
    DetailKind,
    Importance,
    Occasion,
    OccasionKind,
    Pause,
    Person,
    PointKind,
    RelationshipType,
    Stage,
)
from relapp.domain.dates import YearlyDate
from relapp.domain.histories import MANY, SINGLE, ClientChange, changes_of
from relapp.domain.rhythms import Rhythm
from relapp.wording import histories

DAY = date(2026, 11, 23)
CHANGED = [
    ("name", "Ana Prado", ["Ana → Ana Prado"]),
    ("kind", ClientKind.ORGANISATION, ["Person → Organisation"]),
    ("company", "Café", ["not said → Café"]),
    ("importance", Importance.VIP, ["Not sorted yet → VIP"]),
    ("stage", Stage.COMMITMENT, ["not said → Commitment"]),
    ("relationship", RelationshipType.LONG_TERM, ["not said → Long-term"]),
    ("preferred_channel", Channel.LETTER, ["not said → Letter"]),
    ("rhythm", Rhythm(21, 30), ["not said → every 21 to 30 days"]),
    ("wants_gifts", True, ["not said → yes"]),
    ("wants_cards", False, ["not said → no"]),
    ("gift_budget", 12050, ["not said → 120.5"]),
    ("language", "ro", ["not said → Română"]),
    ("pause", Pause.BEREAVEMENT, ["not said → Bereavement"]),
    ("paused_until", DAY, ["not said → Nov 23, 2026"]),
    ("points", (ContactPoint(PointKind.PHONE, "11 9555"),), ["Added: Phone: 11 9555"]),
    ("tags", ("fair", "café"), ["Removed: old", "Added: café", "Added: fair"]),
    ("details", (Detail(DetailKind.NEED, "Delivery before 7:00"),), ["Added: Need: Delivery before 7:00"]),
    (
        "occasions",
        (Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 24, 1986), person="Bia", relation="daughter"),),
        ["Added: Birthday: Nov 24, 1986 Bia daughter"],
    ),
    ("refused_channels", frozenset({Channel.PHONE}), ["Added: Phone"]),
    ("people", (Person("Rui", Circle.WORK, "buyer"),), ["Added: Rui buyer"]),
]


@pytest.mark.parametrize(("field", "value", "said"), CHANGED, ids=[each[0] for each in CHANGED])
def test_a_change_in_words(field, value, said):
    before = Client("Ana", tags=("old",))
    (change,) = changes_of(before, replace(before, **{field: value}), DAY)
    assert change.field == field
    assert histories.lines(change) == said


def test_every_field_that_can_change_has_a_name():
    names = [histories.field(field) for field in (*SINGLE, *MANY)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("field", ["importance", "rhythm", "language", "gift_budget", "paused_until", "wants_gifts", "notes"])
def test_a_code_that_nobody_knows_is_said_as_it_is(field):
    assert histories.lines(ClientChange(DAY, field, "once/upon", "a time")) == ["once/upon → a time"]


def test_a_line_that_nobody_knows_is_said_as_it_is():
    assert histories.lines(ClientChange(DAY, "details", "", "hobby running")) == ["Added: hobby running"]
