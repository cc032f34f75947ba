from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.care import CareRules
from relapp.domain.clients import Channel, Client, Pause
from relapp.domain.concerns import Concern
from relapp.domain.dates import WorkingCalendar
from relapp.domain.events import RECORDED, Event
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.followups import DEFAULT_PLANS, OURS, FollowUpPlan, FollowUpStep, Trigger, steps_after
from relapp.domain.journal import Mark, MarkKind, Purchase, Purpose
from relapp.domain.sources import open_reminders
from relapp.domain.sources.plans import raise_reminders, runs_of

FRIDAY, MONDAY, TUESDAY = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
CALENDARS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: WorkingCalendar(frozenset(days)))
OWN = FollowUpPlan(
    "own",
    Trigger.BY_HAND,
    (FollowUpStep("first", Purpose.KEEP_IN_TOUCH, 0, 1, text="Show the shop"), FollowUpStep("then", Purpose.GIFT, 10, 12)),
    "New neighbour",
)


def started(trigger, on):
    """Facts in which `trigger` happened on a day, and nothing else did."""
    facts = ClientFacts(Client("x", id=1))
    if trigger is Trigger.PURCHASE:
        return replace(facts, purchases=(Purchase(on, "oven", uuid="u"),))
    if trigger is Trigger.CONCERN_RESOLVED:
        return replace(facts, concerns=(Concern("noise", on - timedelta(days=3), resolved_on=on, uuid="u"),))
    if trigger is Trigger.FIRST_CONTACT:
        return replace(facts, first_contact=on)
    return replace(facts, events=(Event(on, trigger, "oven", uuid="u"),))


# What we did for a client is remembered; it asks for nothing more unless the user makes a plan of it.
UNFOLLOWED = {Trigger.BY_HAND, Trigger.REFERRAL_GIVEN, Trigger.FAVOUR_GIVEN}


def raised(facts, rules, today=MONDAY):
    return list(raise_reminders(facts, rules, Marks(facts.marks), today))


def marked(facts, *reasons, kind=MarkKind.SKIPPED, on=MONDAY, until=None):
    marks = tuple(Mark(each.source, each.occurrence, kind, on, until) for each in reasons)
    return replace(facts, marks=facts.marks + marks)


@pytest.mark.parametrize("trigger", Trigger)
@given(on=DAYS, calendar=CALENDARS)
def test_each_trigger_raises_the_steps_of_its_plans_on_their_days(trigger, on, calendar):
    rules = CareRules(calendar=calendar, plans=(*DEFAULT_PLANS, replace(OWN, trigger=Trigger.FIRST_CONTACT)))
    wanted = [plan for plan in rules.plans if plan.trigger is trigger]
    assert wanted or trigger in UNFOLLOWED

    found = raised(started(trigger, on), rules)

    due = [each for plan in wanted for each in steps_after(on, plan.steps, calendar)]
    assert [(each.code, each.purpose) for each in found] == [(each.step.code, each.step.purpose) for each in due]
    assert [(each.earliest, each.ideal, each.latest, each.expires) for each in found] == [
        (each.ideal, each.ideal, each.latest, each.expires) for each in due
    ]
    assert not any(each.hard for each in found)
    assert len({each.source for each in found}) == len(found)


@pytest.mark.parametrize("trigger", sorted({*RECORDED, Trigger.PURCHASE, Trigger.CONCERN_RESOLVED} - UNFOLLOWED))
def test_a_plan_switched_off_raises_nothing(trigger):
    rules = CareRules(plans=tuple(replace(plan, active=plan.trigger is not trigger) for plan in DEFAULT_PLANS))
    assert raised(started(trigger, FRIDAY), rules) == []
    assert runs_of(started(trigger, FRIDAY), rules, MONDAY) == []
    assert raised(started(trigger, FRIDAY), CareRules()) != []


class TestByHand:
    RULES = CareRules(plans=(*DEFAULT_PLANS, OWN))

    def by_hand(self, plan):
        return ClientFacts(Client("x", id=1), events=(Event(FRIDAY, Trigger.BY_HAND, plan=plan, uuid="u"),))

    def test_one_plan_is_started_whatever_else_starts_it(self):
        assert {each.data["plan"] for each in raised(self.by_hand("after_purchase"), self.RULES)} == {"after_purchase"}
        assert [each.code for each in raised(self.by_hand("own"), self.RULES)] == ["first", "then"]

    def test_a_plan_that_is_gone_or_switched_off_raises_nothing(self):
        assert raised(self.by_hand("own"), CareRules()) == []
        assert raised(self.by_hand("own"), CareRules(plans=(replace(OWN, active=False),))) == []

    def test_a_plan_of_the_users_own_follows_its_trigger_too(self):
        rules = CareRules(plans=(replace(OWN, trigger=Trigger.PURCHASE),))
        found = raised(started(Trigger.PURCHASE, FRIDAY), rules)
        assert [(each.code, each.data.get("text")) for each in found] == [
            ("first", "Show the shop"),
            ("then", None),
        ]


def test_what_a_step_says_of_itself():
    step = FollowUpStep("call", Purpose.THANK_YOU, 1, 2, channel=Channel.LETTER, text="With the photograph")
    rules = CareRules(plans=(FollowUpPlan("p", Trigger.GOOD_NEWS, (step,), "Good news"),))
    (found,) = raised(started(Trigger.GOOD_NEWS, FRIDAY), rules)
    assert found.data == {
        "trigger": "good_news",
        "started_on": "2026-11-20",
        "what": "oven",
        "plan": "p",
        "step": 1,
        "steps": 1,
        "text": "With the photograph",
        "channel": "letter",
    }


def test_a_step_with_another_purpose_keeps_its_marks_and_loses_its_title():
    after_purchase = OURS["after_purchase"]
    changed = replace(after_purchase, steps=(replace(after_purchase.steps[0], purpose=Purpose.GIFT),))
    facts = started(Trigger.PURCHASE, FRIDAY)
    before, (after,) = raised(facts, CareRules())[0], raised(facts, CareRules(plans=(changed,)))
    assert (after.source, after.occurrence) == (before.source, before.occurrence)
    assert (after.code, after.purpose) == ("plan_step", Purpose.GIFT)


class TestConcerns:
    def test_the_call_back_ends_once_it_was_made_and_the_check_remains(self):
        facts = started(Trigger.CONCERN_RESOLVED, FRIDAY)
        called = replace(facts, concerns=(replace(facts.concerns[0], called_back_on=MONDAY),))
        assert [each.code for each in raised(facts, CareRules())] == ["concern_call_back", "concern_satisfaction"]
        assert [each.code for each in raised(called, CareRules())] == ["concern_satisfaction"]

    def test_an_open_concern_starts_nothing(self):
        facts = ClientFacts(Client("x"), concerns=(Concern("noise", FRIDAY, uuid="u"),))
        assert raised(facts, CareRules()) == []

    def test_stopping_leaves_the_call_back(self):
        facts = started(Trigger.CONCERN_RESOLVED, FRIDAY)
        (run,) = runs_of(facts, CareRules(), MONDAY)

        stopped = marked(facts, *run.to_stop)

        assert [each.code for each in open_reminders(stopped, CareRules(), MONDAY)] == ["concern_call_back"]
        (rest,) = runs_of(stopped, CareRules(), MONDAY)
        assert rest.to_stop == ()


class TestRuns:
    FACTS = started(Trigger.PURCHASE, FRIDAY)

    def test_a_run_has_the_steps_that_are_left(self):
        (run,) = runs_of(self.FACTS, CareRules(), MONDAY)
        assert [each.code for each in run.steps] == ["purchase_thanks", "purchase_satisfaction", "purchase_later"]

        thanked = marked(self.FACTS, run.steps[0], kind=MarkKind.DONE)
        (run,) = runs_of(thanked, CareRules(), MONDAY)

        assert [(each.data["step"], each.data["steps"]) for each in run.steps] == [(2, 3), (3, 3)]

    @given(today=st.dates(FRIDAY, date(2027, 6, 1)))
    def test_its_steps_are_the_open_reminders_of_the_plan(self, today):
        steps = [step for run in runs_of(self.FACTS, CareRules(), today) for step in run.steps]
        assert sorted(steps, key=lambda step: step.source) == list(open_reminders(self.FACTS, CareRules(), today))

    def test_a_step_that_was_moved_is_in_the_order_of_its_new_day(self):
        (run,) = runs_of(self.FACTS, CareRules(), MONDAY)
        moved = marked(self.FACTS, run.steps[0], kind=MarkKind.MOVED, until=date(2027, 1, 4))
        (run,) = runs_of(moved, CareRules(), MONDAY)
        assert [each.code for each in run.steps] == ["purchase_satisfaction", "purchase_thanks", "purchase_later"]

    def test_a_finished_plan_is_no_run(self):
        (run,) = runs_of(self.FACTS, CareRules(), MONDAY)
        assert runs_of(marked(self.FACTS, *run.steps, kind=MarkKind.DONE), CareRules(), MONDAY) == []
        assert runs_of(self.FACTS, CareRules(), date(2028, 1, 1)) == []

    def test_a_pause_stops_no_plan(self):
        paused = replace(self.FACTS, client=Client("x", pause=Pause.BEREAVEMENT))
        assert open_reminders(paused, CareRules(), MONDAY) == ()
        assert len(runs_of(paused, CareRules(), MONDAY)) == 1

    def test_what_started_twice_runs_twice_and_stops_alone(self):
        facts = replace(self.FACTS, purchases=(*self.FACTS.purchases, Purchase(MONDAY, "grinder", uuid="v")))
        first, second = runs_of(facts, CareRules(), MONDAY)
        assert (first.start.what, second.start.what) == ("oven", "grinder")
        assert [run.start.what for run in runs_of(marked(facts, *first.to_stop), CareRules(), MONDAY)] == ["grinder"]

    def test_a_plan_that_was_stopped_stays_so_when_it_is_given_another_step(self):
        (run,) = runs_of(self.FACTS, CareRules(), MONDAY)
        stopped = marked(self.FACTS, *run.to_stop)
        longer = replace(run.plan, steps=(*run.plan.steps, FollowUpStep("new", Purpose.GIFT, 30, 40)))

        assert runs_of(stopped, CareRules(), MONDAY) == []
        assert runs_of(stopped, CareRules(plans=(longer,)), MONDAY) == []
        assert len(runs_of(self.FACTS, CareRules(plans=(longer,)), MONDAY)[0].steps) == 4


def test_a_first_contact_is_one_even_when_an_earlier_touch_is_logged_late():
    rules = CareRules(plans=(replace(OWN, trigger=Trigger.FIRST_CONTACT),))
    facts = started(Trigger.FIRST_CONTACT, FRIDAY)
    done = marked(facts, *raised(facts, rules), kind=MarkKind.DONE)

    assert runs_of(replace(done, first_contact=FRIDAY - timedelta(days=2)), rules, MONDAY) == []
