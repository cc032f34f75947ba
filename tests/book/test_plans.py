from dataclasses import replace
from datetime import date

import pytest

from relapp.domain.clients import Client
from relapp.domain.concerns import Concern
from relapp.domain.events import RECORDED, Event
from relapp.domain.followups import DEFAULT_PLANS, OURS, FollowUpPlan, FollowUpStep, Trigger
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.domain.promises import Party, Promise
from tests.book.conftest import MONDAY

FRIDAY = date(2026, 11, 20)
OWN = FollowUpPlan("own", Trigger.BY_HAND, (FollowUpStep("visit", Purpose.KEEP_IN_TOUCH, 2, 4, text="Show the shop"),), "Visit")


@pytest.fixture
def ana(book):
    return book.clients.add(Client("Ana")).client_ids[0]


def keep(book, *plans):
    return book.save_settings(replace(book.settings.get(), plans=plans))


def codes(book, client_id):
    return [each.code for each in book.agenda.of_client(client_id)]


def test_a_purchase_starts_a_plan_that_is_seen_running(book, ana):
    assert book.plans.running(ana) == []
    book.journal.add_purchase(ana, Purchase(FRIDAY, "moedor"))

    (run,) = book.plans.running(ana)

    assert (run.plan.code, run.start.what, run.start.on) == ("after_purchase", "moedor", FRIDAY)
    assert list(run.steps) == book.agenda.of_client(ana)


def test_a_plan_is_started_by_hand_and_undo_takes_it_back(book, ana):
    keep(book, *book.settings.get().plans, OWN)

    changes = book.plans.start(ana, OWN, MONDAY)

    assert changes.action == "plan_started"
    (step,) = book.agenda.of_client(ana)
    assert (step.code, step.ideal, step.data["trigger"], step.data["plan"]) == ("visit", date(2026, 11, 25), "by_hand", "own")
    changes.undo()
    assert book.agenda.of_client(ana) == []
    assert book.records.of(Event, ana) == []


def test_a_plan_is_stopped_in_one_change_and_undo_brings_it_back(book, ana):
    book.journal.add_purchase(ana, Purchase(FRIDAY, "moedor"))
    before = book.agenda.of_client(ana)
    (run,) = book.plans.running(ana)

    changes = book.plans.stop(run, MONDAY)

    assert (changes.action, changes.client_ids) == ("plan_stopped", (ana,))
    assert book.agenda.of_client(ana) == []
    assert book.plans.running(ana) == []
    changes.undo()
    assert book.agenda.of_client(ana) == before


def test_stopping_one_leaves_the_others_and_the_next_purchase_starts_again(book, ana):
    book.journal.add_purchase(ana, Purchase(FRIDAY, "moedor"))
    book.records.keep("event_added", ana, Event(FRIDAY, Trigger.MET))
    purchase = next(run for run in book.plans.running(ana) if run.start.trigger is Trigger.PURCHASE)

    book.plans.stop(purchase, MONDAY)
    assert codes(book, ana) == ["met_note"]

    book.journal.add_purchase(ana, Purchase(MONDAY, "forno"))
    assert {run.start.what for run in book.plans.running(ana)} == {"", "forno"}


def test_a_plan_that_was_stopped_stays_so_when_it_is_given_another_step(book, ana):
    book.journal.add_purchase(ana, Purchase(FRIDAY, "moedor"))
    book.plans.stop(book.plans.running(ana)[0], MONDAY)
    plan = OURS["after_purchase"]

    keep(book, replace(plan, steps=(*plan.steps, FollowUpStep("more", Purpose.GIFT, 20, 30))))

    assert codes(book, ana) == []


def test_the_call_back_of_a_concern_cannot_be_stopped(book, ana):
    book.records.keep("concern_added", ana, Concern("barulho", FRIDAY, resolved_on=MONDAY))
    changes = book.plans.stop(book.plans.running(ana)[0], MONDAY)
    assert changes.action == "plan_stopped_but_call_back"
    assert codes(book, ana) == ["concern_call_back"]


@pytest.mark.parametrize("kind", [kind for kind in RECORDED if any(plan.trigger is kind for plan in DEFAULT_PLANS)])
def test_what_came_of_a_touch_is_one_change_with_it(book, ana, kind):
    touch = Touch(MONDAY, Purpose.KEEP_IN_TOUCH, note="Ligo em janeiro")
    promise = Promise("Ligo em janeiro", date(2027, 1, 5), Party.US, made_on=MONDAY)

    changes = book.journal.log(ana, touch, None, [Event(MONDAY, kind, "na feira"), promise])

    assert [(each.kind, each.text) for each in book.records.of(Event, ana)] == [(kind, "na feira")]
    assert [(each.text, each.due) for each in book.records.of(Promise, ana)] == [("Ligo em janeiro", date(2027, 1, 5))]
    assert {run.start.trigger for run in book.plans.running(ana)} == {kind}
    assert "promise_ours" in codes(book, ana)
    assert min(each.ideal for each in book.agenda.of_client(ana)) > MONDAY

    changes.undo()

    assert book.timeline.latest(ana) == []
    assert book.records.of(Event, ana) == []
    assert book.records.of(Promise, ana) == []
    assert book.agenda.of_client(ana) == []


def test_a_client_who_is_gone_runs_nothing(book, ana):
    book.journal.add_purchase(ana, Purchase(FRIDAY, "moedor"))
    book.clients.delete([ana])
    assert book.plans.running(ana) == []
