from dataclasses import replace
from datetime import date

import pytest

from relapp import i18n
from relapp.domain.clients import Channel
from relapp.domain.events import RECORDED
from relapp.domain.followups import DEFAULT_PLANS, OURS, FollowUpPlan, FollowUpStep, Trigger
from relapp.domain.journal import Purpose
from relapp.domain.promise_days import suggest_day
from relapp.wording.plans import event, plan_name, promise_words, step_line, step_title, trigger

MONDAY = date(2026, 11, 23)
THANKS, CHECK, LATER = OURS["after_purchase"].steps


def test_every_trigger_and_every_event_has_its_own_name():
    assert len({trigger(each) for each in Trigger}) == len(Trigger)
    assert len({event(each) for each in RECORDED}) == len(RECORDED)


def test_ours_are_called_by_what_starts_them_and_others_as_the_user_said():
    assert len({plan_name(plan) for plan in DEFAULT_PLANS}) == len(DEFAULT_PLANS)
    assert plan_name(OURS["after_purchase"]) == "After a purchase"
    assert plan_name(FollowUpPlan("x", Trigger.PURCHASE, (THANKS,), "Bikes")) == "Bikes"


@pytest.mark.parametrize(
    ("step", "line"),
    [
        (THANKS, "Thank-you call · after 1 working day, at the latest after 2"),
        (LATER, "How is it serving you? · after 90 days, at the latest after 104"),
        (replace(CHECK, latest_offset=14, channel=Channel.EMAIL), "Satisfaction check · after 14 days · E-mail"),
        (replace(THANKS, offset=2, text="Send {photos}"), "Send {photos} · after 2 working days"),
        (replace(LATER, purpose=Purpose.GIFT, offset=0), "Gift · after 0 days, at the latest after 104"),
    ],
)
def test_a_step_in_words(step, line):
    assert step_line(step) == line


def test_a_step_is_titled_as_its_reminders_are():
    assert step_title(FollowUpStep("x", Purpose.CHECK_UP, 1, 1)) == "Relationship check-up"


def test_the_order_of_a_day_in_figures_follows_the_country():
    i18n.set_language("en", "US")
    assert suggest_day("05/12", MONDAY, promise_words()) == date(2027, 5, 12)
    i18n.set_language("en", "GB")
    assert suggest_day("05/12", MONDAY, promise_words()) == date(2026, 12, 5)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_language_says_what_is_needed(language):
    i18n.set_language(language)
    words = promise_words()
    assert (len(words.months), len(words.weekdays), len(words.numbers)) == (12, 7, 10)
    assert all(words.months)
    assert all(words.weekdays)
    named = [names[0] for names in words.months]
    assert len(set(named)) == 12
