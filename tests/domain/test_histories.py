from dataclasses import fields, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.clients import (
    Channel,
    Circle,
    Client,
    ContactPoint,
    Detail,
    DetailKind,
    Importance,
    Occasion,
    OccasionKind,
    Person,
    PointKind,
    Stage,
)
from relapp.domain.dates import YearlyDate
from relapp.domain.histories import MANY, SINGLE, ClientChange, changes_of, of_field
from relapp.domain.rhythms import Rhythm

MONDAY = date(2026, 11, 23)
ANA = Client("Ana Prado", importance=Importance.REGULAR, id=7, uuid="a")

OTHER = {
    "name": "Ana Lúcia Prado",
    "company": "Café do Porto",
    "importance": Importance.VIP,
    "stage": Stage.COMMITMENT,
    "rhythm": Rhythm(10, 20),
    "wants_gifts": False,
    "addressed_as": "Aninha",
    "points": (ContactPoint(PointKind.PHONE, "+55 11 5550 0101"),),
    "details": (Detail(DetailKind.NEED, "Delivery before 7"),),
    "occasions": (Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22, 1980)),),
    "people": (Person("Bia", Circle.FAMILY, "daughter"),),
    "refused_channels": frozenset({Channel.EMAIL}),
    "tags": ("fair",),
}


def test_every_field_that_a_user_can_change_is_in_the_history():
    silent = {"id", "uuid", "rhythm_start", "reviewed_on"}
    assert {*SINGLE, *MANY} == {field.name for field in fields(Client)} - silent


@given(st.sets(st.sampled_from(sorted(OTHER))))
def test_exactly_the_fields_that_differ_are_told(names):
    after = replace(ANA, **{name: OTHER[name] for name in names})
    found = changes_of(ANA, after, MONDAY, "because")
    assert {change.field for change in found} == names
    assert all((each.on, each.reason, each.client_id) == (MONDAY, "because", 7) and each.before != each.after for each in found)


def test_codes_and_words_are_kept_and_nothing_is_empty_for_what_was_not_there():
    told = {each.field: (each.before, each.after) for each in changes_of(ANA, replace(ANA, **OTHER), MONDAY)}
    assert told["importance"] == ("regular", "vip")
    assert told["stage"] == ("", "commitment")
    assert told["rhythm"] == ("", "10/20")
    assert told["wants_gifts"] == ("", "no")
    assert told["details"] == ("", "need Delivery before 7")
    assert told["occasions"] == ("", "birthday 1980-03-22")
    assert told["people"] == ("", "Bia daughter")


def test_of_many_only_what_went_and_what_came_is_named():
    before = replace(ANA, tags=("fair", "office", "referral"))
    (change,) = changes_of(before, replace(before, tags=("bakery", "office")), MONDAY)
    assert (change.before, change.after) == ("fair\nreferral", "bakery")


def test_the_last_change_of_a_field_comes_first_and_of_one_day_the_one_made_last():
    first, second, third = (
        ClientChange(day, "stage", before, after)
        for day, before, after in (
            (date(2026, 1, 5), "", "exploration"),
            (date(2026, 3, 2), "exploration", "awareness"),
            (date(2026, 3, 2), "awareness", "expansion"),
        )
    )
    assert of_field([first, second, third, ClientChange(MONDAY, "name", "A", "B")], "stage") == [third, second, first]
