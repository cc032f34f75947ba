from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.care import CareRules
from relapp.domain.check_ups import CheckUp, RecoveryStep, Result
from relapp.domain.clients import Client, Importance, RelationshipType, Stage
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import Mark, MarkKind, Purpose
from relapp.domain.sources import check_ups
from tests.domain.made_up import FACTS, RECENT, START

RULES = CareRules()
MONDAY = date(2026, 11, 23)
VIP = Client("x", importance=Importance.VIP, rhythm_start=MONDAY, uuid="u")
GOOD = CheckUp(MONDAY, {"positive_attitude": "yes"}, result=Result.UNKNOWN, uuid="c")
BAD = CheckUp(MONDAY, {"positive_attitude": "no"}, result=Result.AT_RISK, uuid="c")


def raised(facts, rules=RULES):
    return list(check_ups.raise_reminders(facts, rules, Marks(facts.marks), MONDAY))


def next_check_up(facts, rules=RULES):
    (found,) = [each for each in raised(facts, rules) if each.source == "check_up"]
    return found


def settled(facts, on, kind=MarkKind.DONE):
    found = next_check_up(facts)
    return replace(facts, marks=(*facts.marks, Mark(found.source, found.occurrence, kind, on)))


@pytest.mark.parametrize(("check_up", "days", "code"), [(GOOD, 90, "check_up"), (BAD, 30, "check_up_at_risk")])
def test_the_next_one_comes_sooner_while_at_risk(check_up, days, code):
    found = next_check_up(ClientFacts(VIP, check_ups=(check_up,)))
    assert (found.ideal, found.code, found.purpose) == (MONDAY + timedelta(days=days), code, Purpose.CHECK_UP)
    assert (found.latest - found.ideal, found.data["last"]) == (timedelta(days=14), "2026-11-23")


def test_of_two_on_one_day_the_last_one_counts():
    assert next_check_up(ClientFacts(VIP, check_ups=(BAD, GOOD))).code == "check_up"
    assert next_check_up(ClientFacts(VIP, check_ups=(GOOD, BAD))).code == "check_up_at_risk"


def test_the_first_ones_of_many_do_not_fall_on_one_day():
    days = [next_check_up(ClientFacts(replace(VIP, uuid=f"{number}"))).ideal for number in range(400)]
    assert min(days) >= MONDAY + timedelta(days=90)
    assert max(days) < MONDAY + timedelta(days=180)
    assert max(days.count(day) for day in set(days)) < 20


@pytest.mark.parametrize(
    ("client", "is_looked_at"),
    [
        (VIP, True),
        (replace(VIP, importance=Importance.REGULAR), False),
        (replace(VIP, importance=Importance.REGULAR, relationship=RelationshipType.LONG_TERM), True),
        (replace(VIP, importance=Importance.REGULAR, relationship=RelationshipType.DEDICATED_ASSISTANCE), True),
        (replace(VIP, rhythm_start=None), False),
        (replace(VIP, stage=Stage.DISSOLUTION), False),
    ],
)
def test_who_is_looked_at(client, is_looked_at):
    assert bool(raised(ClientFacts(client))) == is_looked_at


def test_who_was_looked_at_once_is_looked_at_again():
    assert raised(ClientFacts(Client("x"), check_ups=(GOOD,)))
    assert not raised(ClientFacts(Client("x", stage=Stage.DISSOLUTION), check_ups=(GOOD,)))


def test_what_the_check_up_said_on_its_day_counts_not_what_its_answers_would_say_now():
    facts = ClientFacts(VIP, check_ups=(BAD,))
    others = replace(RULES, signs=(), intervals=replace(RULES.intervals, answer_fades_days=1))
    assert raised(facts, others) == raised(facts)
    assert next_check_up(replace(facts, check_ups=(replace(BAD, answers={}),))).code == "check_up_at_risk"


def test_one_that_was_left_out_or_made_without_the_signs_waits_as_long():
    facts = ClientFacts(VIP, check_ups=(GOOD,))
    day = MONDAY + timedelta(days=95)
    for kind in (MarkKind.DONE, MarkKind.SKIPPED):
        assert next_check_up(settled(facts, day, kind)).ideal == day + timedelta(days=90)


@given(st.lists(st.tuples(st.integers(0, 120), st.sampled_from([MarkKind.DONE, MarkKind.SKIPPED])), max_size=6))
def test_however_early_it_is_settled_there_is_a_next_one_later(steps):
    facts, today = ClientFacts(VIP, check_ups=(GOOD,)), MONDAY
    for days, kind in steps:
        today += timedelta(days=days)
        before, facts = next_check_up(facts), settled(facts, today, kind)
        after = next_check_up(facts)
        assert after.occurrence != before.occurrence
        assert after.ideal > today


class TestRecovery:
    STEP = RecoveryStep("call her", MONDAY, uuid="s")

    def test_a_step_is_raised_until_it_is_done(self):
        (found,) = raised(ClientFacts(Client("x"), recovery=(self.STEP,)))
        assert (found.source, found.code, found.ideal, found.data["text"]) == ("recovery/s", "recovery_step", MONDAY, "call her")
        assert not raised(ClientFacts(Client("x"), recovery=(replace(self.STEP, done_on=MONDAY),)))

    def test_another_day_raises_one_that_was_skipped_again(self):
        skipped = (Mark("recovery/s", MONDAY.isoformat(), MarkKind.SKIPPED, MONDAY),)
        (found,) = raised(ClientFacts(Client("x"), recovery=(self.STEP,), marks=skipped))
        assert Marks(skipped).apply(found) is None
        moved = replace(self.STEP, due=MONDAY + timedelta(days=1))
        (found,) = raised(ClientFacts(Client("x"), recovery=(moved,), marks=skipped))
        assert Marks(skipped).apply(found)


@given(FACTS, RECENT)
def test_there_is_one_check_up_at_most_and_each_step_left(facts, today):
    found = list(check_ups.raise_reminders(facts, RULES, Marks(()), today))
    steps = [each for each in found if each.source != "check_up"]
    assert {each.source for each in steps} == {f"recovery/{each.uuid}" for each in facts.recovery if not each.done_on}
    assert len(found) - len(steps) <= 1
    assert all(each.earliest >= START - timedelta(days=200) for each in found)
