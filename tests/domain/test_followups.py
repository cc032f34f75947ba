from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.dates import WorkingCalendar
from relapp.domain.followups import DEFAULT_PLANS, OURS, FollowUpStep, first_start, in_order, steps_after
from relapp.domain.journal import Purpose

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
WEEKS = st.sets(st.integers(0, 6), min_size=1).map(frozenset)


@st.composite
def calendars(draw):
    near = st.dates(date(2026, 1, 1), date(2026, 12, 31))
    return WorkingCalendar(draw(WEEKS), dict.fromkeys(draw(st.lists(near, max_size=30)), "holiday"))


@st.composite
def steps(draw, code="step"):
    offset = draw(st.integers(0, 60))
    purpose = draw(st.sampled_from(Purpose))
    return FollowUpStep(code, purpose, offset, offset + draw(st.integers(0, 30)), working=draw(st.booleans()))


PLANS = st.integers(1, 5).flatmap(lambda count: st.tuples(*(steps(f"step {index}") for index in range(count))))


def worked_between(first, last, calendar):
    """The working days after `first`, up to `last`."""
    return sum(calendar.is_working(first + timedelta(days=index + 1)) for index in range((last - first).days))


@pytest.mark.parametrize(("offset", "latest"), [(-1, 2), (3, 2)])
def test_days_that_do_not_go_together_are_no_step(offset, latest):
    with pytest.raises(ValueError, match="not a step"):
        FollowUpStep("x", Purpose.THANK_YOU, offset, latest)


@given(trigger=DAYS, plan=PLANS, calendar=calendars())
def test_every_step_is_due_once_on_working_days_and_none_too_early(trigger, plan, calendar):
    due = list(steps_after(trigger, plan, calendar))

    assert {each.step.code for each in due} == {each.code for each in plan}
    assert tuple(each.step for each in due) == in_order(plan)
    for each in due:
        assert calendar.is_working(each.ideal)
        assert trigger <= each.ideal <= each.latest
        assert each.expires is None or each.expires >= each.latest
        if not each.step.working:
            assert each.ideal >= trigger + timedelta(days=each.step.offset)
            first = trigger + timedelta(days=each.step.offset)
            assert not any(calendar.is_working(first + timedelta(days=index)) for index in range((each.ideal - first).days))
        elif each.step.offset:
            assert worked_between(trigger, each.ideal, calendar) == each.step.offset
            assert worked_between(trigger, each.latest, calendar) == each.step.latest_offset


@given(trigger=DAYS, plan=PLANS, calendar=calendars())
def test_a_step_lapses_when_the_next_has_come_and_a_call_back_never_does(trigger, plan, calendar):
    due = list(steps_after(trigger, plan, calendar))
    for each, later in zip(due, [*due[1:], None], strict=True):
        if each.step.purpose in (Purpose.CONCERN_FOLLOW_UP, Purpose.PROMISE):
            assert each.expires is None
        elif later:
            assert each.expires == max(each.latest, later.ideal - timedelta(days=1))
        else:
            assert each.expires == each.latest + timedelta(days=30)


def test_a_step_on_the_day_itself_waits_for_a_working_day():
    (due,) = steps_after(SATURDAY, (FollowUpStep("x", Purpose.THANK_YOU, 0, 0, working=True),), WorkingCalendar())
    assert (due.ideal, due.latest) == (MONDAY, MONDAY)


def test_the_defaults_are_those_of_the_care_model():
    said = {
        step.code: (step.purpose, step.offset, step.latest_offset, step.working) for plan in DEFAULT_PLANS for step in plan.steps
    }
    assert said["purchase_thanks"] == (Purpose.THANK_YOU, 1, 2, True)
    assert said["purchase_satisfaction"][:2] == (Purpose.SATISFACTION_CHECK, 14)
    assert said["purchase_later"][:2] == (Purpose.SATISFACTION_CHECK, 90)
    assert said["event_note"][:2] == (Purpose.PERSONAL_NOTE, 1)
    assert said["event_note"][3]
    assert said["referral_thanks"][:2] == (Purpose.THANK_YOU, 1)
    assert said["referral_outcome"][1] == 14
    assert said["concern_call_back"][:2] == (Purpose.CONCERN_FOLLOW_UP, 7)


def test_the_codes_of_steps_and_plans_are_all_different():
    codes = [plan.code for plan in DEFAULT_PLANS] + [step.code for plan in DEFAULT_PLANS for step in plan.steps]
    assert len(codes) == len(set(codes))


def test_a_step_of_ours_with_another_purpose_is_called_by_that_purpose():
    step = OURS["after_purchase"].steps[2]
    assert step.reason == "purchase_later"
    assert replace(step, offset=100, latest_offset=100, text="?").reason == "purchase_later"
    assert replace(step, purpose=Purpose.GIFT).reason == "plan_step"
    assert replace(step, code="of the user's own", purpose=Purpose.GIFT).reason == "of the user's own"


@given(plan=PLANS)
def test_steps_are_put_in_the_order_of_their_days(plan):
    (first, *rest) = in_order(plan)
    assert {first, *rest} == set(plan)
    for earlier, later in zip([first, *rest], rest, strict=False):
        if earlier.working == later.working:
            assert earlier.offset <= later.offset


def test_five_working_days_are_a_week():
    week = FollowUpStep("week", Purpose.GIFT, 7, 7)
    assert [each.offset for each in in_order((replace(week, offset=6, working=True, latest_offset=9), week))] == [7, 6]
    assert [each.offset for each in in_order((week, replace(week, offset=4, working=True)))] == [4, 7]


def is_open(start, plan, calendar, today):
    return any(each.expires is None or each.expires >= today for each in steps_after(start, plan, calendar))


@given(plan=PLANS, calendar=calendars(), today=st.dates(date(2026, 1, 1), date(2027, 6, 1)))
def test_no_plan_started_before_the_first_start_is_still_open(plan, calendar, today):
    first = first_start(plan, calendar, today)

    assert first <= today
    assert first == today or is_open(first, plan, calendar, today)
    if all(step.purpose not in (Purpose.CONCERN_FOLLOW_UP, Purpose.PROMISE) for step in plan):
        assert not any(is_open(first - timedelta(days=away), plan, calendar, today) for away in (1, 2, 3, 50))
    else:
        assert first < today - timedelta(days=10_000)


def test_which_step_lapses_last_does_not_depend_on_where_a_rest_falls():
    steps = (FollowUpStep("late", Purpose.THANK_YOU, 31, 31), FollowUpStep("long", Purpose.THANK_YOU, 29, 49))
    mondays = WorkingCalendar(frozenset({0}))
    days = [date(2025, 11, 3) + timedelta(days=away) for away in range(60)]
    ends = [max(due.expires for due in steps_after(day, steps, mondays)) for day in days]
    assert ends == sorted(ends)
