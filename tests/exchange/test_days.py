from datetime import date as calendar_date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.exchange.days import DayOrder, Order, order_of, read_day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1980-03-22", "1980-03-22"),
        ("19800322", "1980-03-22"),
        ("--0322", "--03-22"),
        ("--03-22", "--03-22"),
        (" --03-22 ", "--03-22"),
        ("1980-03-22T00:00:00Z", "1980-03-22"),
        ("19800322T143000-0300", "1980-03-22"),
        ("1980-03-22 00:00:00", "1980-03-22"),
        ("1980/3/22", "1980-03-22"),
        ("1980.03.22.", "1980-03-22"),
        ("1604-03-22", "--03-22"),
        ("1604-02-29", "--02-29"),
        ("0000-03-22", "--03-22"),
        ("22/03/1980", "1980-03-22"),
        ("3/22/1980", "1980-03-22"),
        ("3/3/1980", "1980-03-03"),
    ],
)
def test_a_day_is_read_in_the_forms_that_programs_write(text, expected):
    day = read_day(text)
    assert str(day.date) == expected
    assert not day.warning


@pytest.mark.parametrize("text", ["", "0/0/00", "0000-00-00", "1/1/4501", "4501-01-01", "0001-01-01"])
def test_what_stands_for_no_date_is_none_without_a_word(text):
    assert read_day(text, DayOrder(Order.MONTH_FIRST, certain=True)) == read_day("")


@pytest.mark.parametrize("text", ["1980-02-30", "1981-02-29", "19801322", "31/02/1980", "--0230"])
def test_a_day_that_does_not_exist_is_left_out_with_a_warning(text):
    day = read_day(text)
    assert day.date is None
    assert text in day.warning
    assert "not a day of the calendar" in day.warning


@pytest.mark.parametrize("text", ["circa 1999", "1980", "1980-03", "---22", "tomorrow", "３", "03/04/1980", "1" * 100])
def test_a_text_that_is_no_single_day_is_left_out_with_a_warning(text):
    day = read_day(text)
    assert day.date is None
    assert "could not be read as a date" in day.warning


def test_only_the_placeholder_year_of_the_file_stands_for_none():
    assert str(read_day("1904-03-22", placeholder_year=1904).date) == "--03-22"
    assert str(read_day("1980-03-22", placeholder_year=1604).date) == "1980-03-22"


def test_a_year_before_1900_is_left_out_with_a_warning():
    day = read_day("1850-03-22")
    assert str(day.date) == "--03-22"
    assert "too early" in day.warning


def test_a_year_of_two_digits_is_never_guessed():
    day = read_day("22.03.80", DayOrder(Order.DAY_FIRST, certain=True))
    assert str(day.date) == "--03-22"
    assert "two digits" in day.warning


@pytest.mark.parametrize(
    ("texts", "order", "certain"),
    [
        (["3/4/1980", "22/3/1980"], Order.DAY_FIRST, True),
        (["3/4/1980", "3/22/1980"], Order.MONTH_FIRST, True),
        (["03.04.1980"], Order.DAY_FIRST, True),
        (["3/4/1980", "5/6/1980"], Order.MONTH_FIRST, False),
        (["22/3/1980", "3/22/1980"], Order.MONTH_FIRST, False),
        (["1980-03-22", ""], Order.MONTH_FIRST, False),
    ],
)
def test_the_rows_of_a_file_show_together_which_comes_first(texts, order, certain):
    assert order_of(texts, Order.MONTH_FIRST) == DayOrder(order, certain)


def test_an_uncertain_order_is_said_and_a_plain_one_is_not():
    uncertain = DayOrder(Order.MONTH_FIRST, certain=False)
    assert str(read_day("3/4/1980", uncertain).date) == "1980-03-04"
    assert "month, day, year" in read_day("3/4/1980", uncertain).warning
    assert not read_day("3/22/1980", uncertain).warning
    assert not read_day("4/4/1980", uncertain).warning
    assert str(read_day("3/4/1980", DayOrder(Order.DAY_FIRST, certain=True)).date) == "1980-04-03"


@given(st.dates(calendar_date(1900, 1, 1), calendar_date(2200, 12, 31)), st.sampled_from(list(Order)))
def test_every_day_with_the_year_last_comes_back_in_a_certain_order(date, order):
    text = f"{date.month}/{date.day}/{date.year}" if order is Order.MONTH_FIRST else f"{date.day}/{date.month}/{date.year}"
    own = read_day(text, DayOrder(order, certain=True)).date
    assert own is not None
    assert str(own) == date.isoformat()


@given(st.text(max_size=60))
def test_any_text_gives_a_day_or_none(text):
    day = read_day(text, DayOrder(Order.DAY_FIRST, certain=False))
    assert day.date is not None or day.warning or not text.strip() or "0" in text or "4501" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22 de março de 1980", "1980-03-22"),
        ("22 mar 1980", "1980-03-22"),
        ("22-mar", "--03-22"),
        ("5 mai. 1981", "1981-05-05"),
        ("14 iunie 1979", "1979-06-14"),
        ("1º de janeiro", "--01-01"),
        ("March 22, 1980", "1980-03-22"),
        ("Mar 22nd", "--03-22"),
        ("sábado, 22 de março de 1980", "1980-03-22"),
        ("22/03", "--03-22"),
        ("22.3.", "--03-22"),
    ],
)
def test_days_are_read_in_words_and_without_a_year(text, expected):
    day = read_day(text)
    assert (str(day.date), day.warning) == (expected, "")


@pytest.mark.parametrize("text", ["22 de nada de 1980", "mars attacks 22", "32 mar 1980", "3/4"])
def test_words_that_are_no_day_are_none(text):
    assert read_day(text).date is None


def test_a_month_in_letters_with_two_digits_of_a_year_leaves_the_year_out():
    day = read_day("22-mar-80")
    assert str(day.date) == "--03-22"
    assert "two digits" in day.warning
