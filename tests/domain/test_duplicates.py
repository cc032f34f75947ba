from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.clients import (
    Channel,
    Circle,
    Client,
    ClientKind,
    ContactPoint,
    Detail,
    DetailKind,
    Importance,
    Observed,
    Occasion,
    OccasionKind,
    Pause,
    Person,
    PointKind,
    RelationshipType,
    Stage,
)
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import SINGLE, SURE, Conflict, Likeness, Reason, conflicts, is_fuller, left_out, merged, with_note
from relapp.domain.rhythms import Rhythm

MARCH, APRIL = YearlyDate(3, 22), YearlyDate(4, 1, 1980)


def client(name, *points, **rest):
    kinds = [ContactPoint(PointKind.EMAIL if "@" in each else PointKind.PHONE, each) for each in points]
    return Client(name, points=tuple(kinds), **rest)


def born(day, **rest):
    return Occasion(OccasionKind.BIRTHDAY, day, **rest)


WORDS = st.sampled_from(["", "Ana", "Prado"])
CLIENTS = st.builds(
    Client,
    WORDS,
    st.sampled_from(ClientKind),
    WORDS,
    WORDS,
    importance=st.sampled_from(Importance),
    stage=st.none() | st.sampled_from(Stage),
    relationship=st.none() | st.sampled_from(RelationshipType),
    occasions=st.lists(
        st.sampled_from([born(MARCH), born(APRIL), born(MARCH, person="Bia", relation="filha")]), max_size=2, unique=True
    ).map(tuple),
    people=st.lists(
        st.builds(Person, WORDS, st.sampled_from(Circle), WORDS, phone=WORDS, note=WORDS), max_size=2, unique_by=lambda p: p.name
    ).map(tuple),
    notes=WORDS,
    preferred_channel=st.none() | st.sampled_from(Channel),
    rhythm=st.none() | st.builds(Rhythm, st.just(5), st.integers(5, 7)),
    wants_gifts=st.none() | st.booleans(),
    gift_budget=st.none() | st.integers(0, 2),
    language=st.sampled_from(["", "ro"]),
    refused_channels=st.frozensets(st.sampled_from(Channel), max_size=1),
    pause=st.none() | st.sampled_from(Pause),
    addressed_as=WORDS,
)


@given(CLIENTS, CLIENTS)
def test_merging_loses_nothing_that_is_not_named(first, second):
    made = merged(first, second)
    assert merged(made, second) == made
    assert {(field, value) for field, value in left_out(first, second, made) if field == "birthday"} == set()
    for field in set(SINGLE) - {"birthday", "importance"}:
        empty = ("", None)
        values = {getattr(each, field) for each in (first, second)} - set(empty)
        assert getattr(made, field) in (values or empty)
    assert {each.name.casefold() for each in made.people} == {each.name.casefold() for each in first.people + second.people}
    assert all(each.phone in f"{made.people}" and each.note in f"{made.people}" for each in second.people)
    assert made.refused_channels == first.refused_channels | second.refused_channels


@given(CLIENTS, CLIENTS, st.data())
def test_what_was_chosen_holds(first, second, data):
    found = conflicts(first, second)
    choices = {each.field: data.draw(st.sampled_from([each.first_value, each.second_value])) for each in found}
    made = merged(first, second, choices)
    assert {field: made.birthday if field == "birthday" else getattr(made, field) for field in choices} == choices
    assert [Conflict(each.field, each.second_value, each.first_value) for each in found] == list(conflicts(second, first))


def test_conflicts_are_between_what_both_say():
    first = client("Ana", company="Prado", importance=Importance.VIP, occasions=(born(MARCH),), wants_gifts=False)
    second = client("Ana Prado", title="Architect", importance=Importance.REGULAR, occasions=(born(APRIL),), wants_gifts=True)
    assert [each.field for each in conflicts(first, second)] == ["name", "birthday", "importance", "wants_gifts"]
    assert conflicts(first, replace(first, importance=Importance.NOT_SORTED, occasions=(born(replace(MARCH, year=1980)),))) == ()


def test_a_value_goes_with_what_belongs_to_it():
    first = Client("Ana", pause=Pause.OTHER, paused_until=date(2026, 1, 1))
    second = Client("Ana", pause=Pause.BEREAVEMENT, rhythm=Rhythm(5, 9), rhythm_start=date(2026, 2, 2))
    made = merged(first, second, {"pause": Pause.BEREAVEMENT})
    assert (made.pause, made.paused_until, made.rhythm_start) == (Pause.BEREAVEMENT, None, date(2026, 2, 2))


def test_what_is_left_out_is_named_unless_more_words_say_it():
    first = client("Ana", company="Prado", occasions=(born(MARCH, uuid="b"),), importance=Importance.VIP)
    second = client("ANA Prado", company="Nord", occasions=(born(APRIL),), importance=Importance.REGULAR)
    made = merged(first, second, {"name": "ANA Prado", "birthday": APRIL})
    assert left_out(first, second, made) == (("company", "Nord"), ("birthday", MARCH))
    assert made.occasions == (born(APRIL, uuid="b"),)
    assert left_out(first, second, merged(first, second, {"name": "Ana"})) == (("name", "ANA Prado"), ("company", "Nord"))


def test_a_note_is_added_once():
    noted = with_note(with_note(Client("Ana"), "one"), "two")
    assert noted.notes == "one\ntwo"
    assert with_note(noted, "two") == noted


@pytest.mark.parametrize(("score", "is_sure"), [(SURE - 1, False), (SURE, True), (100, True)])
def test_from_a_score_on_nobody_need_be_asked(score, is_sure):
    assert Likeness((Reason.SAME_NAME,), score).is_sure is is_sure


def test_merging_adds_and_never_overwrites():
    kept = client("Ana", "(11) 95555-0127", company="Prado", occasions=(born(MARCH, uuid="b"),), notes="one", tags=("a",))
    other = client("Ana Prado", "11 955550127", "ana@x.exemplo", company="Other", title="Architect", notes="two", tags=("a", "b"))
    both = merged(kept, replace(other, occasions=(born(replace(MARCH, year=1980)),)))
    assert (both.name, both.company, both.title, both.notes, both.tags) == ("Ana", "Prado", "Architect", "one\ntwo", ("a", "b"))
    assert both.phones == ("(11) 95555-0127",)
    assert both.emails == ("ana@x.exemplo",)
    assert both.birthday == YearlyDate(3, 22, 1980)
    assert both.occasions[0].uuid == "b"


def test_a_different_day_is_kept_beside():
    first = Client("Ana", occasions=(born(MARCH),))
    second = Client("Ana", occasions=(born(APRIL),))
    assert len(merged(first, second).occasions) == 2


def test_what_brings_nothing_changes_nothing():
    kept = client("Ana", "(11) 95555-0127", tags=("a",), notes="one")
    assert merged(kept, kept) == kept


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


def test_what_is_learnt_of_somebody_completes_what_is_known_or_is_noted():
    kept = Client("Ana", people=(Person("Bia", phone="1", uuid="b"),), points=(ContactPoint(PointKind.PHONE, "1"),))
    other = Client(
        "Ana",
        people=(Person("bia", Circle.WORK, "buyer", phone="2", note="x"),),
        points=(ContactPoint(PointKind.PHONE, "1", "work"),),
    )
    made = merged(kept, other)
    assert made.people == (Person("Bia", Circle.WORK, "buyer", phone="1", note="2\nx", uuid="b"),)
    assert made.points == (ContactPoint(PointKind.PHONE, "1", "work"),)


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("Ana Maria PRADO", "prado ana", True),
        ("Ana Prado", "ANA prado", False),
        ("Ana Prado", "Ana Lima", False),
        ("Ana", "Ana Prado", False),
    ],
)
def test_a_fuller_name_has_all_words_of_the_other_and_more(name, other, expected):
    assert is_fuller(name, other) is expected
