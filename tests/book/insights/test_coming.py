from dataclasses import replace
from datetime import date

import pytest

from relapp.domain.clients import Client, Importance, Occasion, OccasionKind, Pause
from relapp.domain.dates import LeapDay, YearlyDate
from relapp.domain.insights import Figure, Period, Slice
from tests.book.conftest import MONDAY

YEAR = Period(12, MONDAY)
BORN = OccasionKind.BIRTHDAY


def add(book, *dates, kind=BORN, importance=Importance.NOT_SORTED, **rest):
    occasions = tuple(Occasion(kind, YearlyDate(month, day)) for month, day in dates)
    return book.clients.add(Client("Ana", occasions=occasions, importance=importance, **rest)).client_ids[0]


def counts(book, period=YEAR):
    return {value.key: value.counts for value in book.insights.occasions(period).values if value.total}


def clients(book, key, part="", period=YEAR):
    return book.insights.clients(Slice(Figure.OCCASIONS, key, part), period)


def test_dates_stand_in_their_months_and_those_just_over_in_none(book):
    over, today = add(book, (11, 22)), add(book, (11, 23))
    wedding = add(book, (1, 31), kind=OccasionKind.WEDDING, importance=Importance.VIP)
    both = add(book, (1, 1), (10, 31))
    assert counts(book) == {"2026-11": (1, 0), "2027-01": (1, 1), "2027-10": (1, 0)}
    assert clients(book, "2026-11") == [today]
    assert clients(book, "2027-01") == [wedding, both]
    assert clients(book, "2027-01", "other") == [wedding]
    assert clients(book, "2027-01", "birthday") == [both]
    assert set(clients(book, "")) == {today, wedding, both}
    assert over not in clients(book, "")


def test_nobody_congratulates_those_left_for_good(book):
    add(book, (12, 1), pause=Pause.DECEASED)
    bereaved = add(book, (12, 1), pause=Pause.BEREAVEMENT)
    book.clients.delete([add(book, (12, 1))])
    assert counts(book) == {"2026-12": (1, 0)}
    assert clients(book, "2026-12") == [bereaved]


@pytest.mark.parametrize(
    ("leap_day", "on", "month"),
    [
        (LeapDay.FEBRUARY_28, MONDAY, "2027-02"),
        (LeapDay.MARCH_1, MONDAY, "2027-03"),
        (LeapDay.MARCH_1, date(2027, 11, 23), "2028-02"),
    ],
)
def test_the_29th_of_february_is_counted_where_it_is_kept(book, leap_day, on, month):
    ana = add(book, (2, 29))
    book.save_settings(replace(book.settings.get(), leap_day=leap_day))
    period = Period(12, on)
    assert counts(book, period) == {month: (1, 0)}
    assert clients(book, month, period=period) == [ana]
    months = [first.strftime("%Y-%m") for first in period.months_ahead]
    assert [each for each in months if clients(book, each, period=period)] == [month]
