from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.care import CareRules, Intervals
from relapp.domain.clients import Client, Detail, DetailKind, Importance, Occasion, OccasionKind, RelationshipType
from relapp.domain.dates import YearlyDate
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import Mark, MarkKind, Purchase, Purpose
from relapp.domain.sources import gestures
from tests.domain.made_up import FACTS

RULES = CareRules()
MONDAY = date(2026, 11, 23)
VIP = Client("x", importance=Importance.VIP, rhythm_start=MONDAY, uuid="u")
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31))


def gestures_of(facts, today=MONDAY, rules=RULES):
    return list(gestures.raise_reminders(facts, rules, Marks(facts.marks), today))


def gesture(facts, today=MONDAY, rules=RULES):
    (found,) = gestures_of(facts, today, rules)
    return found


def last_one(day):
    return ClientFacts(VIP, last_of={Purpose.SPONTANEOUS_GESTURE: day})


@given(DAYS, DAYS, st.text(max_size=5), st.integers(1, 400))
def test_for_any_start_and_day_exactly_one_is_open_or_to_come(start, today, uuid, days):
    rules = replace(RULES, intervals=Intervals(gesture_days=days))
    found = gesture(ClientFacts(replace(VIP, uuid=uuid, rhythm_start=start)), today, rules)
    assert found.expires >= today
    assert found.earliest == found.ideal >= start + timedelta(days=days)
    assert found.latest == found.expires == found.ideal + timedelta(days=14)


@given(FACTS, DAYS)
def test_there_is_never_more_than_one_and_none_for_those_who_are_not_to_be_surprised(facts, today):
    found = gestures_of(facts, today)
    known = facts.since or facts.last_of.get(Purpose.SPONTANEOUS_GESTURE)
    assert len(found) == bool(RULES.makes_gestures(facts.client) and known)


@given(DAYS, st.integers(0, 2000), st.text(max_size=5))
def test_none_comes_within_60_days_of_the_last_one(last, later, uuid):
    facts = replace(last_one(last), client=replace(VIP, uuid=uuid))
    assert gesture(facts, last + timedelta(days=later)).ideal >= last + timedelta(days=60)


@given(DAYS, st.lists(st.sampled_from([MarkKind.DONE, MarkKind.SKIPPED]), min_size=1, max_size=6))
def test_the_next_one_is_60_days_from_the_day_on_which_one_was_made_or_left_out(start, kinds):
    facts, today = ClientFacts(replace(VIP, rhythm_start=start)), start
    for kind in kinds:
        found = gesture(facts, today)
        today = max(found.ideal, today)
        facts = replace(facts, marks=(*facts.marks, Mark(found.source, found.occurrence, kind, today)))
        assert gesture(facts, today).ideal >= today + timedelta(days=60)
        assert gesture(facts, today).occurrence != found.occurrence


def test_the_day_varies_with_the_client_and_from_one_time_to_the_next():
    days = {gesture(ClientFacts(replace(VIP, uuid=f"{number}"))).ideal for number in range(300)}
    assert len(days) > 25
    assert max(days) - min(days) < timedelta(days=30)
    waits = {(gesture(last_one(day)).ideal - day).days for day in (MONDAY - timedelta(days=each) for each in range(30))}
    assert len(waits) > 10


def test_the_day_can_be_computed_again_whatever_else_is_learnt():
    first = gesture(ClientFacts(VIP))
    later = replace(VIP, name="y", details=(Detail(DetailKind.WISH, "a boat"),))
    again = gesture(ClientFacts(later, last_contact=MONDAY, purchases=(Purchase(MONDAY, "cup"),)))
    assert (again.ideal, again.occurrence) == (first.ideal, first.occurrence)


def test_one_that_nobody_made_passes_by():
    first = gesture(ClientFacts(VIP))
    assert gesture(ClientFacts(VIP), first.expires) == first
    second = gesture(ClientFacts(VIP), first.expires + timedelta(days=1))
    assert second.ideal >= first.ideal + timedelta(days=60)


def test_a_snoozed_one_waits_for_its_day():
    first = gesture(ClientFacts(VIP))
    until = first.expires + timedelta(days=5)
    snoozed = ClientFacts(VIP, marks=(Mark(first.source, first.occurrence, MarkKind.SNOOZED, first.expires, until),))
    assert gesture(snoozed, until).occurrence == first.occurrence
    assert gesture(snoozed, until + timedelta(days=1)).occurrence != first.occurrence


@pytest.mark.parametrize(
    "client",
    [
        replace(VIP, importance=Importance.OCCASIONAL),
        replace(VIP, importance=Importance.NOT_SORTED),
        replace(VIP, relationship=RelationshipType.SELF_SERVICE),
        replace(VIP, rhythm_start=None),
    ],
)
def test_nobody_else_is_surprised(client):
    assert gestures_of(ClientFacts(client)) == []


@pytest.mark.parametrize(
    ("known", "idea"),
    [
        ({}, ("none", "")),
        ({"details": (Detail(DetailKind.NEED, "an invoice"),)}, ("none", "")),
        ({"details": (Detail(DetailKind.INTEREST, "running"),)}, ("interest", "running")),
        ({"details": (Detail(DetailKind.WISH, "a boat"),)}, ("wish", "a boat")),
        ({"details": (Detail(DetailKind.PREFERENCE, "no calls at noon"),)}, ("none", "")),
        ({"occasions": (Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 14), person="Bia"),)}, ("family", "Bia")),
    ],
)
def test_the_idea_is_drawn_from_what_is_known(known, idea):
    data = gesture(ClientFacts(replace(VIP, **known))).data
    assert (data["idea"], data["about"]) == idea


def test_the_last_purchase_gives_an_idea_where_it_has_a_name():
    bought = (Purchase(MONDAY - timedelta(days=90), "cup"), Purchase(MONDAY - timedelta(days=1), "grinder"))
    assert gesture(ClientFacts(VIP, purchases=bought)).data["about"] == "grinder"
    assert gesture(ClientFacts(VIP, purchases=(*bought, Purchase(MONDAY)))).data["idea"] == "none"


def test_each_of_several_ideas_has_its_turn():
    known = replace(VIP, details=(Detail(DetailKind.INTEREST, "running"), Detail(DetailKind.WISH, "a boat")))
    ideas = {gesture(ClientFacts(replace(known, uuid=f"{number}"))).data["about"] for number in range(40)}
    assert ideas == {"running", "a boat"}
