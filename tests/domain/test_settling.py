from dataclasses import replace
from datetime import date

import pytest

from relapp.domain.care import CareRules
from relapp.domain.check_ups import RecoveryStep
from relapp.domain.clients import Client, Detail, DetailKind, Importance, Occasion, OccasionKind
from relapp.domain.clippings import Clipping, PassedOn
from relapp.domain.concerns import Concern, resolve
from relapp.domain.dates import YearlyDate
from relapp.domain.facts import ClientFacts
from relapp.domain.feedback import Feedback
from relapp.domain.followups import DEFAULT_PLANS, FollowUpPlan, FollowUpStep, Trigger
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.journal import Direction, Purpose, Touch
from relapp.domain.promises import Party, Promise, PromiseState, settle
from relapp.domain.settling import meant_by, settled_by
from relapp.domain.sources import open_reminders

RULES = CareRules()
MONDAY = date(2026, 11, 23)
MARINA = Client(
    "Marina",
    importance=Importance.VIP,
    details=(Detail(DetailKind.INTEREST, "coffee"),),
    occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 25), uuid="b"),),
    uuid="u",
)
OFFER = Promise("offer", MONDAY, uuid="r")
TOUCH = Touch(MONDAY, Purpose.KEEP_IN_TOUCH, note="She likes it.")


def settled(facts, code, rules=RULES, touch=TOUCH):
    reason = next(each for each in open_reminders(facts, rules, MONDAY) if each.code == code)
    return settled_by(facts, reason, touch)


@pytest.mark.parametrize("by", Party)
def test_a_promise_is_kept(by):
    promise = replace(OFFER, by=by)
    facts = ClientFacts(MARINA, promises=(replace(promise, uuid="q"), promise))
    (_other, reason) = [each for each in open_reminders(facts, RULES, MONDAY) if each.purpose is Purpose.PROMISE]
    assert settled_by(facts, reason, TOUCH) == replace(promise, state=PromiseState.KEPT, settled_on=MONDAY)


def test_a_promise_that_was_settled_meanwhile_stays_as_it_is():
    facts = ClientFacts(MARINA, promises=(OFFER,))
    reason = next(each for each in open_reminders(facts, RULES, MONDAY) if each.source == "promise/r")
    broken = replace(facts, promises=(settle(OFFER, PromiseState.BROKEN, MONDAY),))
    assert settled_by(broken, reason, TOUCH) is None


def test_a_touch_while_a_concern_is_open_settles_nothing_even_if_it_was_resolved_meanwhile():
    facts = ClientFacts(MARINA, concerns=(Concern("late", date(2026, 11, 16), uuid="n"),))
    reason = next(each for each in open_reminders(facts, RULES, MONDAY) if each.code == "concern_open")
    assert settled_by(facts, reason, TOUCH) is None
    resolved = replace(facts, concerns=(resolve(facts.concerns[0], MONDAY),))
    assert settled_by(resolved, reason, TOUCH) is None


def test_any_call_back_of_a_plan_closes_a_concern_and_a_satisfaction_check_does_not():
    steps = (FollowUpStep("own", Purpose.CONCERN_FOLLOW_UP, 0, 3), FollowUpStep("check", Purpose.SATISFACTION_CHECK, 0, 3))
    rules = replace(RULES, plans=(*DEFAULT_PLANS, FollowUpPlan("mine", Trigger.CONCERN_RESOLVED, steps, "Mine")))
    concern = resolve(Concern("late", date(2026, 11, 16), uuid="n"), MONDAY)
    facts = ClientFacts(MARINA, concerns=(concern,))
    assert settled(facts, "own", rules) == replace(concern, called_back_on=MONDAY)
    assert settled(facts, "check", rules) is None


def test_a_step_of_a_recovery_is_done():
    step = RecoveryStep("visit", MONDAY, uuid="s")
    assert settled(ClientFacts(MARINA, recovery=(step,)), "recovery_step") == replace(step, done_on=MONDAY)


def test_a_clipping_was_passed_on():
    clipping = Clipping("Cold brew", date(2026, 11, 20), topics=("coffee",), uuid="k")
    assert settled(ClientFacts(MARINA, clippings=(clipping,)), "clipping") == PassedOn("k", MONDAY)


def test_feedback_goes_one_step_further_and_words_are_never_made_up():
    asked = Feedback("Is it good?", asked_on=date(2026, 11, 2), uuid="f")
    assert (
        settled(ClientFacts(MARINA, feedback=(Feedback("Is it good?", ask_on=MONDAY, uuid="f"),)), "feedback_ask").asked_on
        == MONDAY
    )
    assert settled(ClientFacts(MARINA, feedback=(asked,)), "feedback_answer") is None
    answered = replace(asked, answer="Too slow", answered_on=date(2026, 11, 20))
    replied = settled(ClientFacts(MARINA, feedback=(answered,)), "feedback_reply")
    assert replied == replace(answered, replied_on=MONDAY, reply="She likes it.")
    waiting = replace(answered, replied_on=date(2026, 10, 1))
    assert settled(ClientFacts(MARINA, feedback=(waiting,)), "feedback_direction") is None


def test_a_gift_was_given_where_one_was_bought():
    gift = Gift("cup", GiftState.BOUGHT, occasion="b", year=2026, uuid="g")
    assert settled(ClientFacts(MARINA, gifts=(gift,)), "gift_send") == replace(gift, state=GiftState.GIVEN, given_on=MONDAY)
    assert settled(ClientFacts(MARINA), "gift_send") is None


def test_what_needs_no_more_than_its_mark():
    facts = ClientFacts(MARINA, last_contact=date(2026, 1, 1), free_reminders=(FreeReminder("call", MONDAY, uuid="f"),))
    assert [settled(facts, code) for code in ("rhythm", "greet", "free_reminder")] == [None, None, None]


class TestWhatIsMeant:
    """A touch was logged, and nobody said for which of the reasons."""

    def meant(self, touch, **facts):
        open_on = open_reminders(ClientFacts(MARINA, last_contact=date(2026, 1, 1), **facts), RULES, MONDAY)
        return [each.source for each in meant_by(touch, open_on)]

    def test_what_is_due_for_its_purpose(self):
        frees = tuple(
            FreeReminder(uuid, day, uuid=uuid) for uuid, day in (("f", MONDAY), ("g", MONDAY), ("h", date(2026, 12, 1)))
        )
        assert self.meant(TOUCH) == ["rhythm"]
        assert self.meant(replace(TOUCH, purpose=Purpose.FREE_REMINDER), free_reminders=frees) == ["reminder/f", "reminder/g"]

    def test_the_one_promise_of_the_side_that_got_in_touch(self):
        ours, theirs = OFFER, replace(OFFER, by=Party.THEM, uuid="t")
        touch = replace(TOUCH, purpose=Purpose.PROMISE)
        assert self.meant(touch, promises=(ours, theirs)) == ["promise/r"]
        assert self.meant(replace(touch, direction=Direction.INCOMING), promises=(ours, theirs)) == ["promise/t"]

    def test_none_of_several_promises(self):
        touch = replace(TOUCH, purpose=Purpose.PROMISE)
        assert self.meant(touch, promises=(OFFER, replace(OFFER, text="price list", uuid="q"))) == []
        assert self.meant(touch, promises=(OFFER, replace(OFFER, due=date(2026, 12, 1), uuid="q"))) == ["promise/r"]

    def test_concerns_that_stay_open_but_not_a_call_back_among_them(self):
        known = Concern("late", date(2026, 11, 2), uuid="n")
        concerns = (known, replace(known, uuid="m"), replace(known, resolved_on=date(2026, 11, 3), uuid="o"))
        touch = replace(TOUCH, purpose=Purpose.CONCERN_FOLLOW_UP)
        assert self.meant(touch, concerns=concerns) == ["concern/m", "concern/n"]
        assert self.meant(touch, concerns=concerns[2:]) == ["concern/o/concern_call_back"]
