from dataclasses import replace
from datetime import date, timedelta

import pytest

from relapp.book.agenda import PLAN_DAYS
from relapp.book.calendar import SHOWN
from relapp.domain.calendar import Errand, Month
from relapp.domain.clients import Client, Importance, Occasion, OccasionKind, Pause
from relapp.domain.dates import LeapDay, YearlyDate
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Outcome, Purpose, Touch
from tests.book.conftest import MONDAY
from tests.gestures import add_to_surprise

DECEMBER = Month(2026, 12)
BIRTHDAY = OccasionKind.BIRTHDAY


def add(book, name="Ana Prado", *dates, **rest):
    """A client with birthdays on `dates`, each a YearlyDate; returns the id."""
    occasions = tuple(Occasion(BIRTHDAY, each) for each in dates)
    return book.clients.add(Client(name, occasions=occasions, **rest)).client_ids[0]


def month(book, wanted=DECEMBER, on=MONDAY):
    return {each.day: each for each in book.calendar.month(wanted, on, book.calendar.look_ahead(on))}


def test_a_month_has_every_day_with_its_holiday_and_its_rest(book):
    days = month(book)

    assert list(days) == [date(2026, 12, day) for day in range(1, 32)]
    assert days[date(2026, 12, 25)].holiday
    assert not days[date(2026, 12, 25)].is_working
    assert not days[date(2026, 12, 6)].is_working
    assert days[date(2026, 12, 7)].is_working


def test_an_occasion_stands_on_its_day_with_the_years_it_completes(book):
    client_id = add(book, "Helena Rocha", YearlyDate(12, 16, 1982), importance=Importance.VIP)

    (day,) = [each for each in month(book).values() if each.occasion_count]

    assert (day.day, day.occasion_count) == (date(2026, 12, 16), 1)
    (occasion,) = day.occasions
    assert (occasion.client_id, occasion.client, occasion.years) == (client_id, "Helena Rocha", 44)
    assert occasion.importance is Importance.VIP


def test_it_keeps_whose_occasion_it_is(book):
    wedding = Occasion(OccasionKind.CUSTOM, YearlyDate(12, 5), "Opening", "Lia", "daughter")
    book.clients.add(Client("Ana Prado", occasions=(wedding,)))

    (occasion,) = month(book)[date(2026, 12, 5)].occasions

    assert (occasion.kind, occasion.label, occasion.person, occasion.relation) == (
        OccasionKind.CUSTOM,
        "Opening",
        "Lia",
        "daughter",
    )
    assert occasion.years is None


def test_what_has_not_begun_yet_is_not_there(book):
    add(book, "Ana Prado", YearlyDate(12, 16, 2027))

    assert month(book)[date(2026, 12, 16)].occasion_count == 0
    assert month(book, Month(2027, 12))[date(2027, 12, 16)].occasion_count == 1


@pytest.mark.parametrize(("leap_day", "kept"), [(LeapDay.FEBRUARY_28, date(2027, 2, 28)), (LeapDay.MARCH_1, date(2027, 3, 1))])
def test_29_february_is_kept_on_the_day_chosen(book, leap_day, kept):
    book.save_settings(replace(book.settings.get(), leap_day=leap_day))
    add(book, "Ana Prado", YearlyDate(2, 29, 1996))
    add(book, "Bia Reis", YearlyDate(kept.month, kept.day))
    calendar = book.calendar

    for days in (
        month(book, Month(2027, 2)) | month(book, Month(2027, 3)),
        {each.day: each for each in calendar.year(2027, MONDAY, None)},
        {day: calendar.day(day, MONDAY, None) for day in (date(2027, 2, 28), date(2027, 3, 1))},
    ):
        assert {day: each.occasion_count for day, each in days.items() if each.occasion_count} == {kept: 2}
    assert [each.client for each in calendar.occasions(kept, kept)] == ["Ana Prado", "Bia Reis"]
    assert [each.client for each in month(book, Month.of(kept))[kept].occasions] == ["Ana Prado", "Bia Reis"]
    assert month(book, Month(2028, 2))[date(2028, 2, 29)].occasion_count == 1
    assert calendar.day(date(2028, 2, 29), MONDAY, None).occasion_count == 1


def test_the_most_important_are_shown_first_and_all_are_counted(book):
    day = YearlyDate(12, 16)
    for number in range(SHOWN):
        add(book, f"Someone {number}", day)
    add(book, "Zoe Reis", day, importance=Importance.REGULAR)
    add(book, "Yara Lima", day, importance=Importance.VIP)

    shown = month(book)[date(2026, 12, 16)]

    assert shown.occasion_count == SHOWN + 2
    assert [each.client for each in shown.occasions][:3] == ["Yara Lima", "Zoe Reis", "Someone 0"]
    assert len(shown.occasions) == SHOWN
    listed = book.calendar.occasions(shown.day, shown.day)
    assert [each.client for each in listed][:3] == ["Yara Lima", "Zoe Reis", "Someone 0"]
    assert len(listed) == SHOWN + 2
    assert len(book.calendar.occasions(shown.day, shown.day, 3)) == 3
    assert [each.client for each in book.calendar.occasions(shown.day, shown.day, 2)] == ["Yara Lima", "Zoe Reis"]


def test_who_is_gone_or_left_in_peace_for_good_is_not_there(book):
    day = YearlyDate(12, 16)
    book.clients.delete([add(book, "Gone", day)])
    add(book, "Dead", day, pause=Pause.DECEASED)
    add(book, "Refused", day, pause=Pause.DO_NOT_CONTACT)
    assert not [each for each in month(book).values() if each.occasion_count]

    add(book, "Until spring", day, pause=Pause.DO_NOT_CONTACT, paused_until=date(2026, 4, 1))
    add(book, "Mourning", day, pause=Pause.BEREAVEMENT)
    assert [each.client for each in month(book)[date(2026, 12, 16)].occasions] == ["Mourning", "Until spring"]
    assert {each.client for each in book.calendar.occasions(date(2026, 1, 1), date(2026, 12, 31))} == {
        "Mourning",
        "Until spring",
    }


def test_touches_of_the_days_planned_are_those_of_the_week(book):
    for number in range(12):
        client_id = add(book, f"Client {number}", YearlyDate(11, 25), importance=Importance.VIP)
        book.journal.add_free_reminder(client_id, FreeReminder("call", MONDAY + timedelta(days=number % 3)))
    days = month(book, Month(2026, 11))

    planned = book.agenda.week(MONDAY, MONDAY).plan
    for each in planned.days:
        assert days[each.day].planned == len(each.touches)
    assert sum(day.planned for day in days.values()) > 12


def test_without_the_plan_its_days_say_nothing(book):
    book.journal.add_free_reminder(add(book), FreeReminder("call", MONDAY))

    assert sum(each.planned for each in book.calendar.month(Month(2026, 11), MONDAY, None)) == 0
    assert sum(each.planned for each in month(book, Month(2026, 11)).values()) == 1


def test_after_the_plan_touches_stand_on_their_best_day(book):
    beyond = MONDAY + timedelta(days=PLAN_DAYS)
    client_id = add(book, "Ana Prado", YearlyDate(12, 22), importance=Importance.VIP)
    book.journal.add_free_reminder(client_id, FreeReminder("call", beyond))
    days = month(book)

    assert days[beyond].errands[Errand.TOUCH] >= 1
    assert days[date(2026, 12, 22)].errands[Errand.GREETING] == 1
    cards = [day for day, each in days.items() if each.errands.get(Errand.CARD)]
    gifts = [day for day, each in days.items() if each.errands.get(Errand.GIFT)]
    assert cards == [date(2026, 12, 15)]
    assert gifts == [date(2026, 12, 12), date(2026, 12, 18)]


def test_what_the_plan_does_early_is_not_counted_again(book):
    add(book, "Ana Prado", YearlyDate(12, 22), importance=Importance.VIP)
    ahead = book.calendar.look_ahead(MONDAY)
    moved = date(2026, 12, 12)
    assert month(book)[moved].errands[Errand.GIFT] == 1

    early = replace(ahead, early={moved: type(ahead.early[moved])({Errand.GIFT: 1})})
    days = {each.day: each for each in book.calendar.month(DECEMBER, MONDAY, early)}

    assert days[moved].errands.get(Errand.GIFT, 0) == 0


def test_a_gesture_that_nobody_chose_stands_on_no_day(book):
    client_id = add_to_surprise(book, "Ana Prado", date(2026, 12, 20))
    assert "gesture" in {each.code for each in book.agenda.of_client(client_id)}

    year = [*book.calendar.year(2026, MONDAY, book.calendar.look_ahead(MONDAY)), *book.calendar.year(2027, MONDAY, None)]

    assert sum(each.planned for each in year) == 0


def test_days_that_are_past_count_the_clients_contacted(book):
    client_id, yesterday = add(book), MONDAY - timedelta(days=1)
    for outcome in (Outcome.NO_ANSWER, Outcome.SPOKE):
        book.journal.log(client_id, Touch(yesterday, Purpose.KEEP_IN_TOUCH, outcome=outcome, note="about the fair"))
    days = month(book, Month(2026, 11))

    assert days[yesterday].made == 1
    assert days[yesterday].planned == 0
    made = book.calendar.made(yesterday, 10)
    assert [(each.client, each.touch.outcome, each.touch.note) for each in made] == [
        ("Ana Prado", Outcome.NO_ANSWER, "about the fair"),
        ("Ana Prado", Outcome.SPOKE, "about the fair"),
    ]
    assert len(book.calendar.made(yesterday, 1)) == 1


def test_the_touches_of_a_day_are_listed_as_far_as_wanted(book):
    beyond = MONDAY + timedelta(days=PLAN_DAYS + 2)
    for number in range(3):
        client_id = add(book, f"Client {number}")
        book.journal.add_free_reminder(client_id, FreeReminder("call", MONDAY))
        book.journal.add_free_reminder(client_id, FreeReminder("write", beyond))
        book.journal.add_free_reminder(client_id, FreeReminder("and ask", beyond))
    ahead = book.calendar.look_ahead(MONDAY)

    assert len(book.calendar.touches(MONDAY, MONDAY, ahead, 10)) == 3
    assert len(book.calendar.touches(MONDAY, MONDAY, ahead, 2)) == 2
    assert book.calendar.touches(MONDAY, MONDAY, None, 10) == []
    assert book.calendar.touches(MONDAY - timedelta(days=1), MONDAY, ahead, 10) == []
    later = book.calendar.touches(beyond, MONDAY, ahead, 10)
    assert [(touch.day, len(touch.reasons)) for touch in later] == [(beyond, 2)] * 3


def test_a_year_counts_as_its_months_do(book):
    for number in range(1, 13):
        add(book, f"Client {number}", YearlyDate(number, 28), importance=Importance.VIP)
    ahead = book.calendar.look_ahead(MONDAY)

    year = book.calendar.year(2026, MONDAY, ahead)

    months = [day for number in range(1, 13) for day in book.calendar.month(Month(2026, number), MONDAY, ahead)]
    assert year == tuple(replace(day, occasions=()) for day in months)
    assert sum(day.occasion_count for day in year) == 12


def test_dates_are_listed_by_kind_and_in_order(book):
    wedding = Occasion(OccasionKind.WEDDING, YearlyDate(3, 4))
    book.clients.add(Client("Ana Prado", occasions=(wedding, Occasion(BIRTHDAY, YearlyDate(12, 1)))))
    add(book, "Bia Reis", YearlyDate(1, 9))
    first, last = date(2026, 1, 1), date(2026, 12, 31)

    everything = book.calendar.occasions(first, last)
    birthdays = book.calendar.occasions(first, last, kind=BIRTHDAY)

    assert [each.on for each in everything] == [date(2026, 1, 9), date(2026, 3, 4), date(2026, 12, 1)]
    assert [each.client for each in birthdays] == ["Bia Reis", "Ana Prado"]


def test_a_book_knows_whether_it_has_any_date(book):
    assert not book.calendar.has_occasions()
    client_id = add(book, "Ana Prado", YearlyDate(1, 9))
    assert book.calendar.has_occasions()
    book.clients.delete([client_id])
    assert not book.calendar.has_occasions()
