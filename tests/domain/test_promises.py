from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Importance
from relapp.domain.facts import ClientFacts
from relapp.domain.journal import Mark, MarkKind, Purpose
from relapp.domain.planning import plan
from relapp.domain.promises import Party, Promise, PromiseState, count_kept, in_order, settle, share_kept
from relapp.domain.sources import open_reminders
from relapp.domain.week import Horizon

RULES = CareRules()
MONDAY = date(2026, 11, 23)
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2030, 1, 1))
OFFER = Promise("Send the offer", MONDAY, made_on=date(2026, 11, 19), uuid="r")
ENDS = [state for state in PromiseState if state is not PromiseState.OPEN]


def raised(*promises, today=MONDAY, marks=()):
    facts = ClientFacts(Client("x", uuid="u"), promises=promises, marks=marks)
    return [each for each in open_reminders(facts, RULES, today) if each.purpose is Purpose.PROMISE]


def mark(reminder, kind, on, until=None):
    return Mark(reminder.source, reminder.occurrence, kind, on, until)


@given(DAYS, st.integers(0, 400), st.sampled_from(Party))
def test_an_open_promise_comes_on_its_day_and_on_every_day_after(due, days, by):
    (found,) = raised(replace(OFFER, due=due, by=by), today=due + timedelta(days=days))
    assert (found.earliest, found.ideal, found.latest, found.expires) == (due, due, due, None)
    assert found.hard
    assert not found.may_move
    assert not found.may_be_skipped
    assert found.overdue_days(due + timedelta(days=days)) == days


@given(st.dates(min_value=MONDAY - timedelta(days=60), max_value=MONDAY + timedelta(days=13)), st.integers(1, 3))
def test_a_plan_always_has_it_whatever_the_weekday_and_however_full_the_days_are(due, capacity):
    others = [Promise(f"{number}", MONDAY, uuid=f"{number}") for number in range(8)]
    reminders = [replace(each, client_id=index) for index, each in enumerate(raised(replace(OFFER, due=due), *others))]
    planned = plan(reminders, dict.fromkeys(range(9), Importance.OCCASIONAL), Horizon(MONDAY, 14, RULES.calendar, capacity, {}))
    day = next(day for day in planned.days for touch in day.touches if touch.reasons[0].source == "promise/r")
    assert day.day == max(due, MONDAY)
    assert not planned.not_fitting


@pytest.mark.parametrize("state", ENDS)
def test_whatever_became_of_it_ends_its_reminder_and_opening_it_again_brings_it_back(state):
    ended = settle(OFFER, state, MONDAY)
    assert (ended.state, ended.settled_on) == (state, MONDAY)
    assert raised(ended, today=MONDAY + timedelta(days=9)) == []
    assert raised(settle(ended, PromiseState.OPEN, MONDAY)) == raised(OFFER)


@given(st.lists(st.sampled_from([MarkKind.DONE, MarkKind.SKIPPED]), min_size=1, max_size=5))
def test_ticking_it_off_alone_never_hides_it(kinds):
    """What is stored of the promise counts: a kept one that is opened again is due again."""
    marks = ()
    for kind in kinds:
        (found,) = raised(OFFER, marks=marks)
        marks = (*marks, mark(found, kind, MONDAY))
    (again,) = raised(OFFER, marks=marks)
    assert again.ideal == MONDAY
    assert len({each.occurrence for each in marks} | {again.occurrence}) == len(kinds) + 1


def test_putting_it_off_brings_it_back_on_that_day_and_its_own_day_is_not_forgotten():
    (found,) = raised(OFFER)
    put_off = (mark(found, MarkKind.SNOOZED, MONDAY, MONDAY + timedelta(days=2)),)
    (again,) = raised(OFFER, marks=put_off)
    assert (again.ideal, again.hard, again.may_be_skipped) == (MONDAY + timedelta(days=2), True, False)
    assert OFFER.days_late(MONDAY + timedelta(days=2)) == 2


def test_a_try_returns_and_is_counted():
    (found,) = raised(OFFER)
    (again,) = raised(OFFER, marks=(mark(found, MarkKind.TRIED, MONDAY, MONDAY + timedelta(days=1)),))
    assert (again.ideal, again.tries) == (MONDAY + timedelta(days=1), 1)


def test_another_day_begins_anew():
    (found,) = raised(OFFER)
    put_off = (mark(found, MarkKind.SNOOZED, MONDAY, MONDAY + timedelta(days=9)),)
    (moved,) = raised(replace(OFFER, due=MONDAY + timedelta(days=2)), marks=put_off)
    assert moved.ideal == MONDAY + timedelta(days=2)


def test_each_side_has_words_of_its_own():
    found = raised(OFFER, replace(OFFER, by=Party.THEM, uuid="t", made_on=None))
    assert [each.code for each in found] == ["promise_ours", "promise_theirs"]
    assert [each.data["made_on"] for each in found] == ["2026-11-19", None]


@given(DAYS, DAYS)
def test_only_what_is_open_is_late(due, on):
    promise = replace(OFFER, due=due)
    assert promise.days_late(on) == max(0, (on - due).days)
    assert [settle(promise, state, on).days_late(on) for state in ENDS] == [0, 0, 0]


@given(st.lists(st.builds(Promise, st.just("x"), DAYS, state=st.sampled_from(PromiseState), settled_on=st.none() | DAYS)))
def test_the_most_pressing_comes_first_and_what_was_settled_last_leads_the_rest(promises):
    still_open, settled = in_order(promises)
    assert len(still_open) + len(settled) == len(promises)
    assert all(each.is_open for each in still_open)
    assert [each.due for each in still_open] == sorted(each.due for each in still_open)
    ends = [each.settled_on or each.due for each in settled]
    assert ends == sorted(ends, reverse=True)


@given(st.lists(st.sampled_from(PromiseState)))
def test_the_share_kept_counts_what_was_kept_or_broken(states):
    kept, broken = states.count(PromiseState.KEPT), states.count(PromiseState.BROKEN)
    assert count_kept(states) == (kept, kept + broken)
    assert share_kept(states) == (kept / (kept + broken) if kept + broken else None)


def test_nothing_is_said_of_promises_that_have_not_ended():
    assert share_kept([PromiseState.OPEN, PromiseState.RELEASED]) is None
    assert share_kept([PromiseState.BROKEN]) == 0.0
