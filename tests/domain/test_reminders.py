from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Importance, Occasion, OccasionKind
from relapp.domain.dates import LeapDay, WorkingCalendar, YearlyDate
from relapp.domain.facts import ClientFacts
from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.domain.journal import Mark, MarkKind, Purchase, Purpose
from relapp.domain.sources import open_reminders
from tests.domain.made_up import FACTS, OCCASIONS, RECENT, START

RULES = CareRules()
MONDAY = date(2026, 11, 23)
BIRTHDAY = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 24, 1986), uuid="b")


def by_code(facts, today=MONDAY, rules=RULES):
    return {each.code: each for each in open_reminders(facts, rules, today)}


def settled(reminder, on, kind=MarkKind.DONE, until=None):
    return Mark(reminder.source, reminder.occurrence, kind, on, until)


class TestRhythm:
    REGULAR = Client("x", importance=Importance.REGULAR, uuid="u")

    def test_it_counts_from_the_last_contact(self):
        found = by_code(ClientFacts(self.REGULAR, last_contact=date(2026, 10, 1)))["rhythm"]
        assert (found.ideal, found.latest) == (date(2026, 11, 15), date(2026, 11, 30))
        assert not found.hard

    def test_a_newer_contact_restarts_it(self):
        found = by_code(ClientFacts(self.REGULAR, last_contact=date(2026, 11, 20)))["rhythm"]
        assert found.ideal == date(2027, 1, 4)

    def test_skipping_one_waits_a_whole_rhythm(self):
        facts = ClientFacts(self.REGULAR, last_contact=date(2026, 10, 1))
        skipped = replace(facts, marks=(settled(by_code(facts)["rhythm"], MONDAY, MarkKind.SKIPPED),))
        assert by_code(skipped)["rhythm"].ideal == MONDAY + timedelta(days=45)

    def test_an_unanswered_try_returns_on_its_day_and_is_counted(self):
        facts = ClientFacts(self.REGULAR, last_contact=date(2026, 10, 1))
        first = by_code(facts)["rhythm"]
        tried = replace(facts, marks=(settled(first, MONDAY, MarkKind.TRIED, MONDAY + timedelta(days=1)),))
        again = by_code(tried)["rhythm"]
        assert (again.ideal, again.tries, again.latest) == (MONDAY + timedelta(days=1), 1, first.latest)

    def test_clients_never_contacted_are_spread_over_the_window(self):
        clients = [replace(self.REGULAR, uuid=f"{n}", rhythm_start=MONDAY) for n in range(600)]
        days = [by_code(ClientFacts(client))["rhythm_first"].ideal for client in clients]
        assert min(days) > MONDAY
        assert max(days) <= MONDAY + timedelta(days=60)
        assert max(days.count(day) for day in set(days)) < 30

    def test_a_contact_before_the_rhythm_began_but_long_ago_does_not_make_it_late(self):
        client = replace(self.REGULAR, rhythm_start=MONDAY)
        assert by_code(ClientFacts(client, last_contact=date(2024, 1, 1)))["rhythm_first"].ideal > MONDAY

    def test_nobody_without_a_rhythm_is_reminded(self):
        assert not by_code(ClientFacts(Client("x", uuid="u"), last_contact=date(2020, 1, 1)))


class TestOccasions:
    VIP = Client("x", importance=Importance.VIP, occasions=(BIRTHDAY,), uuid="u")

    def test_greeting_card_and_gift_have_their_lead_times(self):
        found = by_code(ClientFacts(self.VIP), date(2026, 11, 1))
        assert found["greet"].ideal == date(2026, 11, 24)
        assert found["greet"].hard
        assert found["card"].ideal == date(2026, 11, 17)
        assert found["gift_buy"].ideal == date(2026, 11, 14)
        assert found["gift_send"].ideal == date(2026, 11, 20)
        assert found["greet"].data["years"] == 40

    def test_the_card_lead_time_is_in_working_days(self):
        rules = replace(RULES, calendar=WorkingCalendar(holidays={date(2026, 11, 20): "Consciência Negra"}))
        assert by_code(ClientFacts(self.VIP), date(2026, 11, 1), rules)["card"].ideal == date(2026, 11, 16)

    def test_only_a_greeting_for_somebody_close(self):
        daughter = replace(BIRTHDAY, person="Bia", relation="filha")
        found = by_code(ClientFacts(replace(self.VIP, occasions=(daughter,))))
        assert set(found) == {"greet"}
        assert found["greet"].data["person"] == "Bia"

    def test_belated_for_a_week_then_next_year(self):
        facts = ClientFacts(Client("x", occasions=(BIRTHDAY,)))
        assert by_code(facts, date(2026, 12, 1))["greet"].occurrence == "2026"
        assert by_code(facts, date(2026, 12, 2))["greet"].occurrence == "2027"

    def test_belated_over_new_year(self):
        occasion = Occasion(OccasionKind.BIRTHDAY, YearlyDate(12, 30), uuid="b")
        assert by_code(ClientFacts(Client("x", occasions=(occasion,))), date(2027, 1, 2))["greet"].occurrence == "2026"

    def test_once_done_it_is_next_years(self):
        facts = ClientFacts(Client("x", occasions=(BIRTHDAY,)))
        done = replace(facts, marks=(settled(by_code(facts)["greet"], date(2026, 11, 24)),))
        assert by_code(done, date(2026, 11, 24))["greet"].occurrence == "2027"

    def test_no_gift_to_send_where_none_was_to_be_bought(self):
        facts = ClientFacts(self.VIP)
        skipped = replace(facts, marks=(settled(by_code(facts)["gift_buy"], MONDAY, MarkKind.SKIPPED),))
        assert by_code(skipped)["gift_send"].occurrence == "2027"

    def test_a_wedding_to_come_waits_for_its_first_year(self):
        occasion = Occasion(OccasionKind.WEDDING, YearlyDate(6, 1, 2028), uuid="w")
        assert by_code(ClientFacts(Client("x", occasions=(occasion,))))["greet"].occurrence == "2028"

    @pytest.mark.parametrize("rule", LeapDay)
    def test_29_february_greets_every_year(self, rule):
        occasion = Occasion(OccasionKind.BIRTHDAY, YearlyDate(2, 29, 2000), uuid="b")
        rules = replace(RULES, leap_day=rule)
        found = by_code(ClientFacts(Client("x", occasions=(occasion,))), date(2027, 1, 1), rules)["greet"]
        assert found.ideal == (date(2027, 2, 28) if rule is LeapDay.FEBRUARY_28 else date(2027, 3, 1))


class TestPurchases:
    FACTS = ClientFacts(Client("x"), purchases=(Purchase(date(2026, 11, 20), "grinder", uuid="p"),))

    def test_thanks_check_and_later_check(self):
        found = by_code(self.FACTS)
        assert found["purchase_thanks"].ideal == MONDAY
        assert found["purchase_thanks"].latest == date(2026, 11, 24)
        assert found["purchase_satisfaction"].ideal == date(2026, 12, 4)
        assert found["purchase_later"].ideal == date(2027, 2, 18)
        assert found["purchase_thanks"].purpose is Purpose.THANK_YOU

    def test_thanks_lapse_when_the_check_is_due(self):
        assert "purchase_thanks" in by_code(self.FACTS, date(2026, 12, 3))
        assert "purchase_thanks" not in by_code(self.FACTS, date(2026, 12, 4))

    def test_an_old_purchase_raises_nothing(self):
        assert not by_code(self.FACTS, date(2028, 1, 1))


class TestFreeReminders:
    def test_once_until_done(self):
        facts = ClientFacts(Client("x"), free_reminders=(FreeReminder("call", date(2026, 11, 20), time(9), uuid="f"),))
        found = by_code(facts)["free_reminder"]
        assert (found.ideal, found.at, found.overdue_days(MONDAY)) == (date(2026, 11, 20), time(9), 3)
        assert not by_code(replace(facts, marks=(settled(found, MONDAY),)))

    def test_repeating_goes_on_after_it_was_done(self):
        free = FreeReminder("call", date(2026, 11, 2), repeat=Repeat(1, RepeatUnit.WEEKS), uuid="f")
        facts = ClientFacts(Client("x"), free_reminders=(free,))
        found = by_code(facts)["free_reminder"]
        assert found.ideal == date(2026, 11, 2)
        again = by_code(replace(facts, marks=(settled(found, MONDAY),)))["free_reminder"]
        assert again.ideal == date(2026, 11, 30)

    def test_done_early_it_is_the_next_one(self):
        free = FreeReminder("call", date(2026, 11, 30), repeat=Repeat(1, RepeatUnit.WEEKS), uuid="f")
        facts = ClientFacts(Client("x"), free_reminders=(free,))
        done = replace(facts, marks=(settled(by_code(facts)["free_reminder"], MONDAY),))
        assert by_code(done)["free_reminder"].ideal == date(2026, 12, 7)


def test_a_snooze_moves_it_and_says_from_where():
    facts = ClientFacts(Client("x", occasions=(BIRTHDAY,)))
    found = by_code(facts)["greet"]
    until = date(2026, 12, 5)
    snoozed = by_code(replace(facts, marks=(settled(found, MONDAY, MarkKind.SNOOZED, until),)), until)["greet"]
    assert (snoozed.ideal, snoozed.data["moved_from"], snoozed.expires) == (until, "2026-11-24", until)


STEPS = st.lists(
    st.tuples(st.integers(0, 45), st.sampled_from(["done", "skipped", "snoozed", "nothing"])), min_size=1, max_size=40
)


@given(FACTS, RECENT)
def test_the_same_facts_give_the_same_answer(facts, today):
    first = open_reminders(facts, RULES, today)
    assert first == open_reminders(facts, RULES, today)
    assert len({each.source for each in first}) == len(first)
    for each in first:
        assert each.earliest <= each.ideal <= each.latest
        assert each.expires is None or each.expires >= today
        assert not each.hard or each.earliest == each.ideal


@given(FACTS, RECENT)
def test_they_hold_until_the_first_lapses(facts, today):
    found = open_reminders(facts, RULES, today)
    last = min((each.expires for each in found if each.expires), default=today + timedelta(days=500))
    assert open_reminders(facts, RULES, last) == found


@given(FACTS, STEPS)
def test_over_years_of_days_and_sleeps_nothing_is_doubled_or_lost(facts, steps):
    """Whoever opens the program now and then sees each occurrence until it is settled or lapses, and never again."""
    today, closed, seen = START, set(), {}
    for days, act in steps:
        today += timedelta(days=days)
        found = {(each.source, each.occurrence): each for each in open_reminders(facts, RULES, today)}
        assert not closed & set(found), "what was settled came back"
        for key, reminder in seen.items():
            lapsed = reminder.expires is not None and reminder.expires < today
            assert key in found or key in closed or lapsed or reminder.source == "rhythm", "an open occurrence was lost"
        due = [each for each in found.values() if each.earliest <= today]
        if due and act != "nothing":
            kind = MarkKind(act)
            until = today + timedelta(days=3) if kind is MarkKind.SNOOZED else None
            facts = replace(facts, marks=(*facts.marks, settled(due[0], today, kind, until)))
            if kind is not MarkKind.SNOOZED:
                closed.add((due[0].source, due[0].occurrence))
        now_open = open_reminders(facts, RULES, today)
        seen = {(each.source, each.occurrence): each for each in now_open}


@given(OCCASIONS, st.lists(st.integers(1, 8), min_size=200, max_size=400))
def test_ten_years_of_greetings_come_once_a_year(occasions, sleeps):
    """A program that is never off for longer than a week misses no greeting, whatever the rhythm of days."""
    facts, today, greeted = ClientFacts(Client("x", occasions=occasions)), START, []
    while today < date(2034, 1, 1):
        for each in open_reminders(facts, RULES, today):
            if each.code == "greet" and each.earliest <= today:
                greeted.append((each.source, each.occurrence))
                facts = replace(facts, marks=(*facts.marks, settled(each, today)))
        today += timedelta(days=min(7, sleeps[today.toordinal() % len(sleeps)]))
    expected = {
        (f"occasion/{each.uuid}/greet", str(year))
        for each in occasions
        for year in range(2024, 2034)
        if each.date.in_year(year, RULES.leap_day) + timedelta(days=7) < date(2034, 1, 1) and (each.date.year or 0) <= year
    }
    assert len(greeted) == len(set(greeted))
    assert expected <= set(greeted)


def test_greeted_years_ahead_it_waits_for_the_first_year_that_was_not():
    facts = ClientFacts(Client("x", occasions=(BIRTHDAY,)))
    for _year in range(6):
        greeting = by_code(facts)["greet"]
        facts = replace(facts, marks=(*facts.marks, settled(greeting, MONDAY)))
    assert by_code(facts)["greet"].occurrence == "2032"
