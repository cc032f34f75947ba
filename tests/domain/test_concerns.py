from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.care import CareRules, Intervals
from relapp.domain.clients import Client
from relapp.domain.concerns import Concern, ConcernState, call_back, reopen, resolve
from relapp.domain.dates import WorkingCalendar
from relapp.domain.facts import ClientFacts
from relapp.domain.journal import Mark, MarkKind, Purpose, Touch
from relapp.domain.settling import settled_by
from relapp.domain.sources import open_reminders

RULES = CareRules()
MONDAY, WEDNESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 25), date(2026, 11, 27)
LATE = Concern("Late delivery", MONDAY, uuid="n")
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2030, 1, 1))


def facts(*concerns, marks=()):
    return ClientFacts(Client("x", uuid="u"), concerns=concerns, marks=marks)


def raised(*concerns, marks=(), today=MONDAY, rules=RULES):
    found = open_reminders(facts(*concerns, marks=marks), rules, today)
    return [each for each in found if each.purpose is Purpose.CONCERN_FOLLOW_UP]


def mark(reminder, kind, on, until=None):
    return Mark(reminder.source, reminder.occurrence, kind, on, until)


def test_the_first_touch_is_two_working_days_after_it_was_opened():
    (found,) = raised(LATE)
    assert (found.code, found.earliest, found.ideal, found.latest) == ("concern_open", WEDNESDAY, WEDNESDAY, date(2026, 11, 26))
    assert not found.hard
    assert not found.may_be_skipped
    assert found.expires is None


def test_weekends_holidays_and_the_users_own_interval_count():
    rules = replace(
        RULES, calendar=WorkingCalendar(holidays={date(2026, 11, 30): "x"}), intervals=Intervals(concern_working_days=3)
    )
    (found,) = raised(replace(LATE, opened_on=FRIDAY), rules=rules)
    assert found.ideal == date(2026, 12, 3)


@given(DAYS, st.lists(st.integers(0, 9), min_size=1, max_size=12))
def test_while_it_is_open_there_is_always_a_next_touch_counted_from_the_last(opened, waits):
    """Also after one on the day it was opened, or one whose day was corrected to an earlier one."""
    concern, marks, last = replace(LATE, opened_on=opened), (), opened
    for wait in waits:
        (found,) = raised(concern, marks=marks, today=last)
        assert found.ideal == RULES.calendar.add_working_days(last, 2)
        last += timedelta(days=wait)
        marks = (*marks, mark(found, MarkKind.DONE, last))
    (found,) = raised(concern, marks=marks, today=last + timedelta(days=100))
    assert found.ideal == RULES.calendar.add_working_days(last, 2)
    assert len({each.occurrence for each in marks}) == len(marks)


def test_a_try_and_putting_it_off_move_this_touch_and_not_the_next():
    (found,) = raised(LATE)
    tried = (mark(found, MarkKind.TRIED, WEDNESDAY, date(2026, 11, 26)),)
    (again,) = raised(LATE, marks=tried)
    assert (again.ideal, again.tries, again.occurrence) == (date(2026, 11, 26), 1, found.occurrence)
    put_off = (*tried, mark(found, MarkKind.SNOOZED, date(2026, 11, 26), date(2026, 12, 4)))
    (later,) = raised(LATE, marks=put_off)
    assert later.ideal == date(2026, 12, 4)
    (after,) = raised(LATE, marks=(*put_off, mark(later, MarkKind.DONE, date(2026, 12, 4))))
    assert after.ideal == date(2026, 12, 8)


def test_each_of_two_has_its_own():
    other = replace(LATE, what="Wrong cups", opened_on=WEDNESDAY, uuid="m")
    found = {each.data["what"]: each for each in raised(LATE, other)}
    marks = (mark(found["Late delivery"], MarkKind.DONE, WEDNESDAY),)
    again = {each.data["what"]: each.ideal for each in raised(LATE, other, marks=marks)}
    assert again == {"Late delivery": FRIDAY, "Wrong cups": FRIDAY}
    assert found["Wrong cups"].ideal == FRIDAY


def test_resolved_asks_for_a_call_back_and_the_call_back_closes_it():
    resolved = resolve(LATE, WEDNESDAY)
    assert resolved.state is ConcernState.RESOLVED
    (found,) = raised(resolved, today=WEDNESDAY)
    assert (found.code, found.ideal, found.latest) == ("concern_call_back", date(2026, 12, 2), date(2026, 12, 4))
    closed = settled_by(facts(resolved), found, Touch(date(2026, 12, 2), Purpose.CONCERN_FOLLOW_UP))
    assert closed == call_back(resolved, date(2026, 12, 2))
    assert closed.state is ConcernState.CLOSED
    assert raised(closed, today=date(2026, 12, 2)) == []


@given(st.integers(0, 700))
def test_the_call_back_waits_for_as_long_as_it_takes(days):
    (found,) = raised(resolve(LATE, WEDNESDAY), today=WEDNESDAY + timedelta(days=days))
    assert found.code == "concern_call_back"


def test_one_that_is_open_again_is_followed_from_that_day_on():
    closed = call_back(resolve(LATE, WEDNESDAY), date(2026, 12, 2))
    again = reopen(closed, date(2027, 6, 1))
    assert (again.state, again.opened_on) == (ConcernState.OPEN, MONDAY)
    (found,) = raised(again, today=date(2027, 6, 1))
    assert (found.code, found.ideal) == ("concern_open", date(2027, 6, 3))
    resolved = resolve(again, date(2027, 6, 4))
    assert resolved.state is ConcernState.RESOLVED
    assert [each.code for each in raised(resolved, today=date(2027, 6, 4))] == ["concern_call_back"]
