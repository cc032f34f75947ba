from dataclasses import replace
from datetime import date, timedelta

import pytest

from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Importance, Occasion, OccasionKind, Pause
from relapp.domain.dates import YearlyDate
from relapp.domain.facts import ClientFacts
from relapp.domain.gift_times import due_gifts, gift_time, next_time, times_around
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.sources import open_reminders

RULES = CareRules()
BIRTHDAY = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 24, 1986), uuid="b")
VIP = Client("x", importance=Importance.VIP, occasions=(BIRTHDAY,), uuid="u")
BOUGHT = Gift("Cup", GiftState.BOUGHT, occasion="b", year=2026, uuid="g")


def due(facts, on):
    return due_gifts(facts.client, open_reminders(facts, RULES, on), facts.gifts, RULES, on)


def test_the_days_of_a_gift_are_those_of_its_reminders():
    time = gift_time(BIRTHDAY, 2026, RULES)
    assert (time.earliest, time.buy_by, time.send_by, time.day) == tuple(date(2026, 11, day) for day in (7, 14, 20, 24))
    assert time.key == ("b", 2026)


@pytest.mark.parametrize(
    ("on", "is_due"),
    [(date(2026, 11, 6), False), (date(2026, 11, 7), True), (date(2026, 12, 1), True), (date(2026, 12, 2), False)],
)
def test_a_gift_is_due_from_when_it_can_be_bought_until_the_day_is_belated(on, is_due):
    found = due(ClientFacts(VIP), on)
    assert [each.time.key for each in found] == [("b", 2026)] * is_due
    assert all(each.gift is None for each in found)


def test_one_bought_stays_due_with_what_is_open_until_the_thanks_are_in():
    on = date(2026, 11, 18)
    facts = ClientFacts(VIP, gifts=(BOUGHT,))
    (found,) = due(facts, on)
    assert (found.gift, set(found.open)) == (BOUGHT, {"gift_send", "gift_day"})
    given = replace(BOUGHT, state=GiftState.GIVEN, given_on=on)
    (found,) = due(replace(facts, gifts=(given,)), on)
    assert set(found.open) == {"gift_day"}
    assert due(replace(facts, gifts=(replace(given, thanked_on=on),)), on) == []


def test_nothing_is_due_for_who_is_in_mourning():
    facts = ClientFacts(replace(VIP, pause=Pause.BEREAVEMENT))
    assert due(facts, date(2026, 11, 18)) == []
    assert next_time(facts.client, open_reminders(facts, RULES, date(2026, 11, 18)), RULES) is None


def test_the_nearest_comes_first():
    wedding = Occasion(OccasionKind.WEDDING, YearlyDate(11, 22, 2010), uuid="w")
    facts = ClientFacts(replace(VIP, occasions=(BIRTHDAY, wedding)))
    assert [each.time.occasion.uuid for each in due(facts, date(2026, 11, 10))] == ["w", "b"]


def test_the_next_time_is_the_one_for_which_nothing_was_bought():
    facts, on = ClientFacts(VIP, gifts=(BOUGHT,)), date(2026, 11, 1)
    assert next_time(VIP, open_reminders(facts, RULES, on), RULES).key == ("b", 2027)
    assert next_time(VIP, [], RULES) is None


def test_a_gift_may_be_for_the_next_or_the_last_time_of_an_occasion_that_has_begun():
    wedding = Occasion(OccasionKind.WEDDING, YearlyDate(6, 1, 2026), uuid="w")
    new = Occasion(OccasionKind.WEDDING, YearlyDate(6, 1, 2027), uuid="n")
    planned = replace(new, date=YearlyDate(6, 1, 2028), uuid="p")
    client = replace(VIP, occasions=(BIRTHDAY, wedding, new, planned))
    found = [time.key for time in times_around(client, RULES, date(2026, 11, 24))]
    assert found == [("b", 2026), ("w", 2027), ("n", 2027), ("w", 2026), ("b", 2025)]


def test_29_february_is_among_them_every_year():
    client = replace(VIP, occasions=(replace(BIRTHDAY, date=YearlyDate(2, 29)),))
    for day in range(0, 1500, 50):
        on = date(2024, 1, 1) + timedelta(days=day)
        coming, past = times_around(client, RULES, on)
        assert past.day < on <= coming.day
