from dataclasses import replace
from datetime import date

import pytest

from relapp.domain.calendar import CalendarDay, DayOccasion, Errand
from relapp.domain.clients import Importance, OccasionKind
from relapp.ui.calendar.chips import chips, tallies

DAY = date(2026, 12, 16)


def of(name: str, years: int | None = None, importance: Importance = Importance.REGULAR) -> DayOccasion:
    return DayOccasion(1, name, importance, DAY, OccasionKind.BIRTHDAY, years=years)


FULL = CalendarDay(
    DAY,
    holiday="Christmas",
    occasion_count=7,
    occasions=(of("Helena", 44, Importance.VIP), of("Bia"), of("Caio", 30), of("Dora"), of("Eva")),
    errands={Errand.TOUCH: 5, Errand.GREETING: 7, Errand.CARD: 1, Errand.GIFT: 0},
    made=3,
)


def said(day: CalendarDay, room: int) -> list[str]:
    return [chip.text for chip in chips(day, room)]


def test_everything_is_said_where_there_is_room() -> None:
    day = replace(FULL, occasion_count=2, occasions=FULL.occasions[:2])

    assert said(day, 5) == ["Christmas", "Helena ★", "Bia", "5 touches", "1 card to post"]
    assert [chip.tail for chip in chips(day, 5)] == ["", "44", "", "", ""]


def test_what_does_not_fit_is_counted() -> None:
    assert said(FULL, 6) == ["Christmas", "Helena ★", "Bia", "+5 more", "5 touches", "1 card to post"]
    assert said(FULL, 5) == ["Christmas", "Helena ★", "+6 more", "5 touches", "1 card to post"]
    assert said(FULL, 4) == ["Christmas", "7 dates", "5 touches", "1 card to post"]
    assert said(FULL, 3) == ["Christmas", "7 dates", "+2 more"]


@pytest.mark.parametrize("room", range(1, 12))
def test_no_more_lines_than_there_is_room_for(room: int) -> None:
    assert 0 < len(chips(FULL, room)) <= room
    assert 0 < len(tallies(FULL, room)) <= room


def test_more_is_never_said_of_a_single_date() -> None:
    day = CalendarDay(DAY, occasion_count=1, occasions=(of("Bia"),), errands={Errand.TOUCH: 2})

    assert said(day, 2) == ["Bia", "2 touches"]


def test_a_narrow_day_has_icons_and_numbers() -> None:
    assert [(tally.icon, tally.count) for tally in tallies(FULL, 4)] == [("flag", 0), ("cake", 7), ("phone", 5), ("letter", 1)]


def test_greetings_are_not_said_again() -> None:
    day = CalendarDay(DAY, occasion_count=1, occasions=(of("Bia"),), errands={Errand.GREETING: 1})

    assert said(day, 5) == ["Bia"]


def test_nothing_is_said_of_an_empty_day() -> None:
    assert chips(CalendarDay(DAY), 4) == tallies(CalendarDay(DAY), 4) == []
