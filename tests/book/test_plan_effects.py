from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relapp.book.plan_effects import PlanEffect
from relapp.domain.clients import Client, Importance, Pause
from relapp.domain.concerns import Concern
from relapp.domain.events import Event
from relapp.domain.followups import DEFAULT_PLANS, OURS, FollowUpPlan, FollowUpStep, Trigger
from relapp.domain.journal import Purchase, Purpose, Touch
from tests.book.conftest import MONDAY

FRIDAY = date(2026, 11, 20)
PURCHASE = OURS["after_purchase"]
GIFT = FollowUpStep("gift", Purpose.GIFT, 30, 40)


def with_plan(plan):
    """Our plans with one of them as it is here, or with one more."""
    known = [each for each in DEFAULT_PLANS if each.code != plan.code]
    return (*known, plan)


@pytest.fixture
def buyers(book):
    """Three clients who bought something: on Friday, a month ago, and too long ago for any step."""
    ids = []
    for name, on in (("Ana", FRIDAY), ("Bia", date(2026, 10, 23)), ("Caio", date(2025, 1, 1))):
        client_id = book.clients.add(Client(name)).client_ids[0]
        book.journal.add_purchase(client_id, Purchase(on, "moedor"))
        ids.append(client_id)
    return ids


def test_the_same_plans_do_nothing(book, buyers):
    assert book.plans.effect_of(DEFAULT_PLANS) == PlanEffect()
    assert not book.plans.effect_of(tuple(reversed(DEFAULT_PLANS))).is_any


def test_a_step_more_appears_for_those_in_mid_plan_and_takes_the_place_of_one_before_it(book, buyers):
    effect = book.plans.effect_of(with_plan(replace(PURCHASE, steps=(*PURCHASE.steps, GIFT))))
    assert effect == PlanEffect(clients=2, changed_clients=2, appearing=2, disappearing=1, names=("Ana", "Bia"))


def test_a_plan_switched_off_loses_its_steps(book, buyers):
    effect = book.plans.effect_of(with_plan(replace(PURCHASE, active=False)))
    assert effect == PlanEffect(clients=2, changed_clients=2, disappearing=5, names=("Ana", "Bia"))
    assert effect == book.plans.effect_of(DEFAULT_PLANS[1:])


def test_a_plan_switched_on_again_gets_its_steps_back(book, buyers):
    book.save_settings(replace(book.settings.get(), plans=with_plan(replace(PURCHASE, active=False))))
    assert book.plans.effect_of(DEFAULT_PLANS) == PlanEffect(clients=2, changed_clients=2, appearing=5, names=("Ana", "Bia"))


def test_a_later_day_moves_a_step_of_those_who_still_have_it(book, buyers):
    later = replace(PURCHASE, steps=(replace(PURCHASE.steps[0], offset=2), *PURCHASE.steps[1:]))
    assert book.plans.effect_of(with_plan(later)) == PlanEffect(clients=2, changed_clients=1, moving=1, names=("Ana",))


def test_other_words_change_no_step_of_anybody(book, buyers):
    worded = replace(PURCHASE, steps=(replace(PURCHASE.steps[0], text="Thank them"), *PURCHASE.steps[1:]))
    effect = book.plans.effect_of(with_plan(worded))
    assert (effect.clients, effect.is_any) == (2, False)


def test_another_purpose_is_still_the_same_step(book, buyers):
    other = replace(PURCHASE, steps=(*PURCHASE.steps[:2], replace(PURCHASE.steps[2], purpose=Purpose.GIFT)))
    assert not book.plans.effect_of(with_plan(other)).is_any
    book.save_settings(replace(book.settings.get(), plans=with_plan(other)))
    assert not book.plans.effect_of(DEFAULT_PLANS).is_any


def test_a_new_plan_finds_those_whom_it_would_concern(book, buyers):
    client_id = book.clients.add(Client("Duda")).client_ids[0]
    book.journal.log(client_id, Touch(FRIDAY, Purpose.KEEP_IN_TOUCH))
    book.journal.log(buyers[0], Touch(date(2020, 1, 1), Purpose.KEEP_IN_TOUCH))
    book.journal.log(buyers[0], Touch(FRIDAY, Purpose.KEEP_IN_TOUCH))
    plan = FollowUpPlan("own", Trigger.FIRST_CONTACT, (GIFT,), "Welcome")

    assert book.plans.effect_of(with_plan(plan)) == PlanEffect(clients=1, changed_clients=1, appearing=1, names=("Duda",))
    assert book.plans.effect_of(with_plan(replace(plan, trigger=Trigger.BY_HAND))) == PlanEffect()


def test_a_pause_keeps_steps_from_appearing(book, buyers):
    book.clients.save(replace(book.clients.get(buyers[0]), pause=Pause.DECEASED))
    effect = book.plans.effect_of(with_plan(replace(PURCHASE, steps=(*PURCHASE.steps, GIFT))))
    assert effect.names == ("Bia",)


def test_a_step_put_off_long_ago_is_found(book, buyers):
    reason = book.agenda.of_client(buyers[1])[-1]
    book.agenda.snooze([reason], date(2027, 12, 1), MONDAY)
    off = with_plan(replace(PURCHASE, active=False))
    book.turn_to(date(2027, 11, 1))
    assert book.plans.effect_of(off).names == ("Bia",)

    book.save_settings(replace(book.settings.get(), plans=off))
    assert book.agenda.of_client(buyers[1]) == []
    assert book.plans.effect_of(DEFAULT_PLANS).names == ("Bia",)
    book.save_settings(replace(book.settings.get(), plans=DEFAULT_PLANS))
    assert [each.ideal for each in book.agenda.of_client(buyers[1])] == [date(2027, 12, 1)]


def test_a_concern_that_waits_for_its_call_back_is_found_however_old_it_is(book, buyers):
    book.records.keep("concern_added", buyers[2], Concern("barulho", date(2020, 1, 1), resolved_on=date(2020, 1, 8)))
    off = with_plan(replace(OURS["after_concern"], active=False))
    book.save_settings(replace(book.settings.get(), plans=off))
    assert book.agenda.of_client(buyers[2]) == []

    assert book.plans.effect_of(DEFAULT_PLANS).names == ("Caio",)
    book.save_settings(replace(book.settings.get(), plans=DEFAULT_PLANS))
    assert [each.code for each in book.agenda.of_client(buyers[2])] == ["concern_call_back"]


def test_no_more_than_a_few_are_named(book):
    for number in range(8):
        client_id = book.clients.add(Client(f"Client {number}")).client_ids[0]
        book.records.keep("event_added", client_id, Event(FRIDAY, Trigger.MET))
    effect = book.plans.effect_of(with_plan(replace(OURS["after_meeting"], active=False)))
    assert (effect.clients, effect.disappearing, len(effect.names)) == (8, 8, 5)


def test_only_those_in_mid_plan_are_computed(book, buyers, monkeypatch):
    computed = []
    recompute = type(book.agenda).recompute
    monkeypatch.setattr(
        type(book.agenda), "recompute", lambda self, ids: recompute(self, [computed.append(each) or each for each in ids])
    )
    for number in range(5):
        book.clients.add(Client(f"Other {number}", importance=Importance.VIP))
    computed.clear()

    changes = book.save_settings(replace(book.settings.get(), plans=with_plan(replace(PURCHASE, active=False))))
    assert computed == buyers[:2]
    changes.undo()

    assert sorted(set(computed)) == buyers[:2]
    assert len(book.agenda.of_client(buyers[0])) == 3


STEPS = st.lists(
    st.builds(
        lambda code, purpose, offset, more, working: FollowUpStep(code, purpose, offset, offset + more, working),
        st.sampled_from([step.code for step in PURCHASE.steps] + ["a", "b"]),
        st.sampled_from([Purpose.THANK_YOU, Purpose.GIFT, Purpose.CONCERN_FOLLOW_UP]),
        st.integers(0, 60),
        st.integers(0, 20),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda step: step.code,
)
PLANS = st.builds(
    lambda trigger, steps, active: FollowUpPlan("after_purchase", trigger, tuple(steps), active=active),
    st.sampled_from([Trigger.PURCHASE, Trigger.MET, Trigger.FIRST_CONTACT, Trigger.CONCERN_RESOLVED]),
    STEPS,
    st.booleans(),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plans=st.lists(PLANS, min_size=1, max_size=3), days=st.lists(st.integers(0, 200), min_size=4, max_size=4))
def test_what_was_said_happens_and_nothing_else_has_to_be_computed(book, plans, days):
    bought, met, contact, resolved = (MONDAY - timedelta(days=away) for away in days)
    client_id = book.clients.add(Client("Ana")).client_ids[0]
    book.journal.add_purchase(client_id, Purchase(bought, "moedor"))
    book.journal.log(client_id, Touch(contact, Purpose.KEEP_IN_TOUCH), [])
    book.records.keep("event_added", client_id, Event(met, Trigger.MET))
    book.records.keep("concern_added", client_id, Concern("x", resolved, resolved_on=resolved))
    for plan in plans:
        before = _steps(book)
        effect = book.plans.effect_of(with_plan(plan))

        book.save_settings(replace(book.settings.get(), plans=with_plan(plan)))

        after = _steps(book)
        assert (effect.appearing, effect.disappearing) == (len(after.keys() - before), len(before.keys() - after))
        assert effect.moving == sum(after[key] != before[key] for key in after.keys() & before.keys())
        assert book.check() == []
    book.save_settings(replace(book.settings.get(), plans=DEFAULT_PLANS))


def _steps(book):
    ids = sorted({each.client_id for each in book.records.everywhere(Event)})
    found = [each for client_id in ids for each in book.agenda.of_client(client_id)]
    return {
        (each.client_id, each.source): (each.ideal, each.latest) for each in found if each.data.get("plan") == "after_purchase"
    }
