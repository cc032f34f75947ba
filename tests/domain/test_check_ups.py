from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.check_ups import (
    BAD_SIGNS,
    GOOD_SIGNS,
    Answer,
    CheckUp,
    RecoveryStep,
    Result,
    latest,
    spread,
    standing,
    unanswered,
)
from relapp.domain.dates import WorkingCalendar

MONDAY = date(2026, 11, 23)
ALL = GOOD_SIGNS + BAD_SIGNS
ALL_WELL = dict.fromkeys(GOOD_SIGNS, "yes") | dict.fromkeys(BAD_SIGNS, "no")
ANSWERS = st.dictionaries(st.sampled_from(ALL), st.sampled_from(Answer).map(str))


def test_there_are_five_good_and_eight_bad_signs():
    assert (len(GOOD_SIGNS), len(BAD_SIGNS), len(set(ALL))) == (5, 8, 13)


@pytest.mark.parametrize(
    ("answers", "result"),
    [
        ({}, Result.UNKNOWN),
        (dict.fromkeys(ALL, "unknown"), Result.UNKNOWN),
        (ALL_WELL, Result.GOOD),
        (dict.fromkeys(GOOD_SIGNS, "yes"), Result.UNKNOWN),
        (dict.fromkeys(GOOD_SIGNS, "yes") | dict.fromkeys(BAD_SIGNS[:2], "no"), Result.GOOD),
        (ALL_WELL | dict.fromkeys(BAD_SIGNS[:5], "yes"), Result.GOOD),
        (ALL_WELL | dict.fromkeys(BAD_SIGNS[:6], "yes"), Result.AT_RISK),
        ({"bad_manners": "yes"}, Result.AT_RISK),
    ],
)
def test_the_result(answers, result):
    assert CheckUp(MONDAY, answers).result is result


@given(ANSWERS)
def test_a_sign_that_nobody_looked_at_never_makes_it_better(answers):
    without = {sign: answer for sign, answer in answers.items() if answer != "unknown"}
    known, unknown = CheckUp(MONDAY, without), CheckUp(MONDAY, answers)
    assert known.result is unknown.result
    assert (unknown.share_good is None) == (not without)
    if unknown.result is Result.GOOD:
        assert len(without) >= 7
    for sign in ALL:
        less = CheckUp(MONDAY, {name: answer for name, answer in without.items() if name != sign})
        assert less.result is not Result.GOOD or unknown.result is not Result.UNKNOWN


@given(ANSWERS)
def test_what_was_found_bad_is_known_and_speaks_against_it(answers):
    check_up = CheckUp(MONDAY, answers)
    assert set(check_up.found_bad) <= set(check_up.known)
    assert all(answers[sign] == ("no" if sign in GOOD_SIGNS else "yes") for sign in check_up.found_bad)
    assert check_up.at_risk == bool(check_up.known and len(check_up.found_bad) >= 0.4 * len(check_up.known))


@pytest.mark.parametrize(
    ("answers", "days", "result"),
    [
        (ALL_WELL, 0, Result.GOOD),
        (ALL_WELL, 104, Result.GOOD),
        (ALL_WELL, 105, Result.UNKNOWN),
        ({"bad_manners": "yes"}, 500, Result.AT_RISK),
    ],
)
def test_a_good_result_does_not_last_for_ever(answers, days, result):
    assert standing(CheckUp(MONDAY, answers), MONDAY + timedelta(days=days), 90) is result
    assert standing(None, MONDAY, 90) is Result.UNKNOWN


def test_the_latest_is_that_of_the_last_day_and_of_several_the_last_made():
    first, second, older = CheckUp(MONDAY, note="1"), CheckUp(MONDAY, note="2"), CheckUp(date(2026, 1, 1))
    assert latest([first, second, older]) is second
    assert latest([]) is None


def test_a_bad_sign_calls_for_a_step_until_it_has_one():
    bad = CheckUp(MONDAY, {"bad_manners": "yes", "positive_attitude": "no"})
    step = RecoveryStep("apologise", MONDAY, "bad_manners")
    assert unanswered(bad, []) == ("positive_attitude", "bad_manners")
    assert unanswered(bad, [step]) == ("positive_attitude",)
    assert unanswered(bad, [replace(step, done_on=MONDAY)]) == ("positive_attitude",)
    assert "bad_manners" in unanswered(bad, [replace(step, done_on=MONDAY - timedelta(days=1))])


@given(st.integers(0, 13), st.integers(1, 400), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_steps_of_a_plan_are_spread_over_working_days(count, days, start):
    calendar = WorkingCalendar(holidays={date(2026, 11, 24): "x"})
    found = spread(count, start, days, calendar)
    assert len(found) == count
    assert found == sorted(found)
    assert all(calendar.is_working(day) and day > start for day in found)
    assert all(day <= start + timedelta(days=days + 4) for day in found)


def test_the_steps_of_a_plan_come_one_after_the_other():
    assert spread(2, MONDAY, 30, WorkingCalendar()) == [date(2026, 12, 3), date(2026, 12, 14)]
