from collections.abc import Iterator
from datetime import date

import pytest

from relapp import i18n
from relapp.domain.calendar import CalendarDay, DayOccasion, Errand
from relapp.domain.clients import Importance, OccasionKind
from relapp.wording import calendar as words

DAY = date(2026, 12, 16)
HELENA = DayOccasion(1, "Helena Rocha", Importance.VIP, DAY, OccasionKind.BIRTHDAY, years=44)
LIA = DayOccasion(1, "Helena Rocha", Importance.VIP, DAY, OccasionKind.BIRTHDAY, person="Lia", relation="daughter")
WEDDING = DayOccasion(2, "Ionuț Popescu", Importance.REGULAR, DAY, OccasionKind.WEDDING, years=10)
OPENING = DayOccasion(2, "Ionuț Popescu", Importance.REGULAR, DAY, OccasionKind.CUSTOM, label="Opening of the shop")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.set_language("en")
    yield
    i18n.set_language("en")


@pytest.mark.parametrize(
    ("occasion", "who", "short", "long"),
    [
        (HELENA, "Helena Rocha ★", "44", "Birthday · turns 44"),
        (LIA, "Lia (Helena Rocha ★)", "", "daughter · birthday"),
        (WEDDING, "Ionuț Popescu", "10 years", "Wedding anniversary · 10 years"),
        (OPENING, "Ionuț Popescu", "Opening of the shop", "Opening of the shop"),
    ],
)
def test_an_occasion_in_words(occasion: DayOccasion, who: str, short: str, long: str) -> None:
    assert (words.who(occasion), words.short_occasion(occasion), words.long_occasion(occasion)) == (who, short, long)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((48, 31, 0), "48 dates · 31 planned touches"),
        ((1, 0, 2), "1 date · 2 touches made"),
        ((0, 1, 1), "0 dates · 1 touch made · 1 planned touch"),
        ((3, 0, 0), "3 dates · 0 planned touches"),
        ((0, 0, 0), "nothing noted"),
    ],
)
def test_a_month_in_words(counts: tuple[int, int, int], said: str) -> None:
    assert words.summary(*counts) == said


def test_a_day_for_those_who_hear_it() -> None:
    day = CalendarDay(DAY, True, "Holiday", 2, (HELENA, WEDDING), {Errand.TOUCH: 2}, 1)

    assert words.whole_day(day) == (
        "Wednesday, December 16, 2026: Holiday; 2 dates; Helena Rocha ★, 44; Ionuț Popescu, 10 years; 2 planned touches; 1 made"
    )
    assert words.whole_day(CalendarDay(DAY)) == "Wednesday, December 16, 2026: nothing"


@pytest.mark.parametrize("errand", list(Errand))
def test_every_errand_has_its_words(errand: Errand) -> None:
    assert words.errand(errand, 1).startswith("1 ")
    assert words.errand(errand, 1200).startswith("1,200 ")


@pytest.mark.parametrize(
    ("language", "country", "month", "first"),
    [
        ("en", "US", "December 2026", 6),
        ("en", "GB", "December 2026", 0),
        ("pt_BR", "BR", "Dezembro de 2026", 6),
        ("ro", "RO", "Decembrie 2026", 0),
    ],
)
def test_months_and_weeks_are_those_of_the_language(language: str, country: str, month: str, first: int) -> None:
    i18n.set_language(language, country)

    assert (words.month_name(DAY), i18n.first_weekday()) == (month, first)
