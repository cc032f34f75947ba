from dataclasses import replace
from datetime import date

import pytest

from relapp.domain.clients import Channel, Client, ContactPoint, Importance, Occasion, OccasionKind, Pause, PointKind
from relapp.domain.dates import YearlyDate
from relapp.ui.duplicates.choosing import is_noted, proposed, united
from relapp.ui.duplicates.sides import FieldRow, Said, rows

pytestmark = pytest.mark.usefixtures("look")

TODAY = date(2026, 11, 23)


def born(*day: int) -> tuple[Occasion, ...]:
    return (Occasion(OccasionKind.BIRTHDAY, YearlyDate(*day)),)


def row(first: Client, second: Client, field: str) -> FieldRow | None:
    return next((each for each in rows(first, second, TODAY) if each.field == field), None)


def test_what_both_say_stands_out_however_it_is_written() -> None:
    first = Client("Ana Prado", points=(ContactPoint(PointKind.PHONE, "+55 (11) 95555-0101"),), occasions=born(12, 1))
    second = Client(
        "PRADO, Aná", points=(ContactPoint(PointKind.EMAIL, "a@b.exemplo"), ContactPoint(PointKind.PHONE, "11 955550101")),
        occasions=born(12, 1, 1980),
    )  # fmt: skip

    points = row(first, second, "points")
    assert points == FieldRow(
        "points",
        "Phones, e-mails and addresses",
        (Said("Phone: +55 (11) 95555-0101", True),),
        (Said("Phone: 11 955550101", True), Said("E-mail: a@b.exemplo")),
    )
    dates = row(first, second, "occasions")
    assert dates is not None
    assert [each.in_both for each in (*dates.first, *dates.second)] == [True, True]


def test_a_short_number_is_nothing_that_two_have_in_common() -> None:
    first, second = (Client("Ana", points=(ContactPoint(PointKind.PHONE, each),)) for each in ("190", "5 190"))
    points = row(first, second, "points")

    assert points is not None
    assert not points.first[0].in_both


@pytest.mark.parametrize(("year", "is_same"), [(2015, True), (2017, False), (None, True)])
def test_a_date_is_the_same_unless_its_years_differ(year: int | None, is_same: bool) -> None:
    days = (YearlyDate(2, 7, 2015), YearlyDate(2, 7, year))
    first, second = (Client("Ana", occasions=(Occasion(OccasionKind.PARTNERSHIP, day),)) for day in days)
    dates = row(first, second, "occasions")

    assert dates is not None
    assert [each.in_both for each in (*dates.first, *dates.second)] == [is_same, is_same]


def test_fields_that_neither_fills_are_left_out() -> None:
    assert [each.field for each in rows(Client("Ana"), Client("Ana"), TODAY)] == ["name"]
    assert row(Client("Ana"), Client("Ana", notes="A\nB"), "notes") == FieldRow("notes", "Notes", (), (Said("A\nB"),))


def test_two_birthdays_are_a_choice_and_no_longer_among_the_dates() -> None:
    wedding = Occasion(OccasionKind.WEDDING, YearlyDate(5, 2))
    first, second = Client("Ana", occasions=(*born(12, 1), wedding)), Client("Ana", occasions=born(12, 2))

    assert row(first, second, "birthday") == FieldRow("birthday", "Birthday", (Said("Dec 1"),), (Said("Dec 2"),))
    dates = row(first, second, "occasions")
    assert dates is not None
    assert (len(dates.first), dates.second) == (1, ())


@pytest.mark.parametrize(
    ("field", "first", "second", "place"),
    [
        ("name", "Ana", "Ana Prado", 1),
        ("company", "Prado & Filhos", "Prado", 0),
        ("importance", Importance.OCCASIONAL, Importance.VIP, 1),
        ("occasions", born(12, 1), born(12, 2, 1980), 1),
        ("pause", Pause.DO_NOT_CONTACT, Pause.OTHER, 0),
        ("preferred_channel", Channel.PHONE, Channel.WHATSAPP, 0),
        ("wants_gifts", True, False, 0),
    ],
)
def test_the_fuller_value_is_proposed(field: str, first: object, second: object, place: int) -> None:
    sides = Client(**{"name": "Ana", field: first}), Client(**{"name": "Ana", field: second})
    conflict = "birthday" if field == "occasions" else field

    assert proposed(*sides) == {conflict: place}
    assert getattr(united(*sides), conflict) == getattr(sides[place], conflict)


def test_what_the_user_chose_holds_and_the_rest_is_united() -> None:
    first = Client("Ana", company="Prado", tags=("café",), id=7, uuid="a")
    second = replace(first, name="Ana Prado", company="", title="Owner", tags=("fair",), id=8, uuid="b")

    made = united(first, second, {"name": 0})

    assert (made.name, made.company, made.title, made.tags, made.id) == ("Ana", "Prado", "Owner", ("café", "fair"), 7)


@pytest.mark.parametrize(
    ("field", "first", "second", "noted"),
    [
        ("name", "Ana Prado", "Ana", True),
        ("name", "Ana", "ANA", False),
        ("importance", Importance.VIP, Importance.REGULAR, False),
        ("company", "Prado", "", False),
    ],
)
def test_it_is_known_whether_words_may_go_to_the_notes(field: str, first: object, second: object, noted: bool) -> None:
    sides = (Client(**{"name": "Ana", field: each}) for each in (first, second))

    assert is_noted(*sides) is noted
