import json
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.care import Intervals
from relapp.domain.clients import (
    Channel,
    Client,
    ContactPoint,
    Detail,
    DetailKind,
    Observed,
    Occasion,
    OccasionKind,
    Pause,
    Person,
    PointKind,
    Stage,
)
from relapp.domain.dates import YearlyDate
from relapp.domain.journal import Touch
from relapp.domain.rhythms import Rhythm
from relapp.plain import from_plain, to_plain

WHOLE = Client(
    "Ana",
    points=(ContactPoint(PointKind.PHONE, "1234", "cell"),),
    tags=("a", "b"),
    details=(Detail(DetailKind.WISH, "a boat", Observed.SAID, date(2026, 5, 4)),),
    occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(2, 29)), Occasion(OccasionKind.WEDDING, YearlyDate(3, 1, 1990))),
    stage=Stage.EXPANSION,
    rhythm=Rhythm(3, 4),
    wants_gifts=False,
    refused_channels=frozenset({Channel.EMAIL, Channel.LETTER}),
    pause=Pause.BEREAVEMENT,
    paused_until=date(2026, 12, 1),
    people=(Person("Rui"),),
    id=7,
)


def test_a_client_comes_back_as_it_was():
    assert from_plain(Client, json.loads(json.dumps(to_plain(WHOLE)))) == WHOLE


def test_what_has_its_default_is_left_out():
    assert to_plain(Client("Ana")) == {"name": "Ana"}
    assert to_plain(WHOLE)["occasions"][0] == {"kind": "birthday", "date": "--02-29"}


@given(st.builds(Touch, at=st.one_of(st.none(), st.times().map(lambda at: at.replace(fold=0)))))
def test_every_touch_comes_back_as_it_was(touch):
    assert from_plain(Touch, json.loads(json.dumps(to_plain(touch)))) == touch


def test_members_not_known_are_passed_over():
    assert from_plain(Rhythm, {"ideal_days": 3, "latest_days": 4, "future": 1}) == Rhythm(3, 4)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "x",
        {},
        {"name": 3},
        {"name": "Ana", "tags": "ab"},
        {"name": "Ana", "kind": "robot"},
        {"name": "Ana", "gift_budget": True},
        {"name": "Ana", "occasions": [{"kind": "birthday", "date": "2026-02-30"}]},
        {"name": "Ana", "points": [{"kind": "phone"}]},
    ],
)
def test_what_is_no_client_is_refused(data):
    with pytest.raises(ValueError, match=r"."):
        from_plain(Client, data)


def test_every_field_of_the_intervals_is_written_when_it_differs():
    changed = Intervals(**{field.name: 1234 for field in fields(Intervals)})
    assert to_plain(changed) == {field.name: 1234 for field in fields(Intervals)}
