from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.check_ups import (
    Answer,
    CheckUp,
    RecoveryStep,
    Result,
    Seen,
    TrendPoint,
    judged,
    last_seen,
    latest,
    spread,
    standing,
    trend,
    unanswered,
)
from relapp.domain.dates import WorkingCalendar
from relapp.domain.signs import BAD_SIGNS, GOOD_SIGNS, OURS, WEIGHTS, Sign

MONDAY = date(2026, 11, 23)
FADES = 180
ALL = GOOD_SIGNS + BAD_SIGNS
ALL_WELL = dict.fromkeys(GOOD_SIGNS, "yes") | dict.fromkeys(BAD_SIGNS, "no")
OWN = Sign("own", True, "They come to our parties")

SIGNS = (*OURS, OWN)
CODES = st.sampled_from([sign.code for sign in SIGNS])
ANSWERS = st.dictionaries(CODES, st.sampled_from(Answer).map(str))
CHECK_UPS = st.lists(
    st.builds(
        CheckUp,
        st.dates(MONDAY - timedelta(days=400), MONDAY),
        ANSWERS,
        weights=st.dictionaries(CODES, st.sampled_from(WEIGHTS), max_size=4),
    ),
    max_size=5,
)
DAYS = st.integers(1, 500)


def stands(answers=None, *, signs=OURS, on=MONDAY, weights=None):
    return standing([CheckUp(MONDAY, answers or {}, weights=weights or {})], signs, on, FADES)


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
    assert stands(answers).result is result


def test_nothing_is_known_before_anybody_looked():
    found = standing([], OURS, MONDAY, FADES)
    assert (found.result, found.share_good, found.total, found.bad) == (Result.UNKNOWN, None, 13, ())
    assert standing([CheckUp(MONDAY + timedelta(days=1), ALL_WELL)], OURS, MONDAY, FADES) == found


def test_the_last_answer_to_each_sign_counts_whichever_check_up_gave_it():
    first = CheckUp(MONDAY - timedelta(days=90), ALL_WELL | {"bad_manners": "yes"})
    second = CheckUp(MONDAY, {"bad_manners": "no", "positive_attitude": "no", "no_data_shared": "unknown"})
    found = standing([second, first], OURS, MONDAY, FADES)
    assert len(found.answers) == 13
    assert found.bad == ("positive_attitude",)
    assert found.share_good == pytest.approx(12 / 13)


def test_answers_fade_on_the_day_after_the_last_that_counts():
    check_up = CheckUp(MONDAY, ALL_WELL)
    last = standing([check_up], OURS, MONDAY + timedelta(days=FADES), FADES)
    assert (last.result, last.faded) == (Result.GOOD, ())
    after = standing([check_up], OURS, MONDAY + timedelta(days=FADES + 1), FADES)
    assert (after.result, after.answers, after.faded, after.share_good) == (Result.UNKNOWN, {}, ALL, None)


def test_what_spoke_against_it_long_ago_keeps_it_from_looking_good():
    bad = CheckUp(MONDAY - timedelta(days=FADES + 1), dict.fromkeys(BAD_SIGNS, "yes"))
    fine = CheckUp(MONDAY, dict.fromkeys(GOOD_SIGNS, "yes") | dict.fromkeys(BAD_SIGNS[:2], "no"))
    assert standing([fine], OURS, MONDAY, FADES).result is Result.GOOD
    found = standing([bad, fine], OURS, MONDAY, FADES)
    assert (found.result, found.share_good) == (Result.UNKNOWN, 1)


@pytest.mark.parametrize(
    ("weights", "result"),
    [
        ({"positive_attitude": 3}, Result.AT_RISK),
        ({"positive_attitude": 2}, Result.GOOD),
        ({"positive_attitude": 0}, Result.GOOD),
    ],
)
def test_a_sign_counts_as_much_as_it_weighs(weights, result):
    answers = dict.fromkeys(BAD_SIGNS[:4], "no") | {"positive_attitude": "no"}
    assert stands(answers, signs=OURS[:9], weights=weights).result is result


def test_the_weights_are_those_of_the_last_check_up():
    first = CheckUp(MONDAY - timedelta(days=1), {"bad_manners": "yes"}, weights={"bad_manners": 0})
    assert standing([first], OURS, MONDAY, FADES).total == 12
    assert standing([first, CheckUp(MONDAY)], OURS, MONDAY, FADES).bad == ("bad_manners",)


def test_own_signs_count_and_unused_ones_do_not():
    assert stands({"own": "no"}, signs=SIGNS).bad == ("own",)
    found = stands({"own": "no"}, signs=(*OURS, OWN._replace(active=False)))
    assert (found.bad, found.total) == ((), 13)


@given(CHECK_UPS, DAYS)
def test_unknown_is_never_good(check_ups, fade_days):
    found = standing(check_ups, SIGNS, MONDAY, fade_days)
    if found.result is Result.GOOD:
        assert found.share_good is not None
        assert found.share_good > 0.6
        last = latest(check_ups)
        weights = {sign.code: last.weights.get(sign.code, 1) for sign in found.signs}
        assert sum(weights[code] for code in found.answers) * 2 >= sum(weights.values())
    assert not set(found.answers) & set(found.faded)
    assert Answer.UNKNOWN not in found.answers.values()


@given(CHECK_UPS, DAYS, DAYS)
def test_fading_never_turns_a_result_to_good(check_ups, some, more):
    fades_less, fades_more = max(some, more), min(some, more)
    less, faded = standing(check_ups, SIGNS, MONDAY, fades_less), standing(check_ups, SIGNS, MONDAY, fades_more)
    assert less.result is Result.GOOD or faded.result is not Result.GOOD
    assert set(faded.answers) <= set(less.answers)


@given(CHECK_UPS, DAYS, st.integers(1, 400))
def test_nor_does_time(check_ups, fade_days, later):
    today, then = (standing(check_ups, SIGNS, MONDAY + timedelta(days=days), fade_days) for days in (0, later))
    assert today.result is Result.GOOD or then.result is not Result.GOOD


@given(CHECK_UPS, DAYS, st.permutations(SIGNS))
def test_the_order_of_the_signs_means_nothing(check_ups, fade_days, signs):
    one, other = standing(check_ups, SIGNS, MONDAY, fade_days), standing(check_ups, signs, MONDAY, fade_days)
    assert (one.result, one.answers, one.share_good) == (other.result, other.answers, other.share_good)
    assert (set(one.bad), set(one.faded)) == (set(other.bad), set(other.faded))


@given(CHECK_UPS, DAYS, st.sets(CODES))
def test_a_sign_that_weighs_nothing_is_as_if_it_were_not_asked_for(check_ups, fade_days, nothing):
    last = latest(check_ups)
    weighed = [
        replace(each, weights={**each.weights, **dict.fromkeys(nothing, 0)}) if each is last else each for each in check_ups
    ]
    unused = [sign._replace(active=sign.code not in nothing) for sign in SIGNS]
    if last:
        found = standing(weighed, SIGNS, MONDAY, fade_days)
        assert found == standing(check_ups, unused, MONDAY, fade_days)


@given(CHECK_UPS, DAYS)
def test_a_check_up_says_what_was_known_on_its_day(check_ups, fade_days):
    made = CheckUp(MONDAY, ALL_WELL)
    found = judged(made, check_ups, SIGNS, fade_days)
    assert found.result is standing([*check_ups, made], SIGNS, MONDAY, fade_days).result
    assert replace(found, result=Result.UNKNOWN) == made
    assert found.at_risk == (found.result is Result.AT_RISK)


def test_what_was_seen_last_is_told_with_its_day_however_old():
    check_ups = [CheckUp(MONDAY, {"own": "yes", "bad_manners": "unknown"}), CheckUp(date(2020, 1, 1), {"bad_manners": "no"})]
    assert last_seen(check_ups, MONDAY) == {
        "own": Seen(MONDAY, Answer.YES),
        "bad_manners": Seen(date(2020, 1, 1), Answer.NO),
    }
    assert last_seen(check_ups, date(2019, 1, 1)) == {}


def test_the_latest_is_that_of_the_last_day_and_of_several_the_last_made():
    first, second, older = CheckUp(MONDAY, note="1"), CheckUp(MONDAY, note="2"), CheckUp(date(2026, 1, 1))
    assert latest([first, second, older]) is second
    assert latest([]) is None


def test_the_trend_has_a_point_for_each_day_on_which_something_was_known():
    first = CheckUp(date(2026, 1, 1), {}, result=Result.UNKNOWN)
    second = CheckUp(date(2026, 2, 1), ALL_WELL, result=Result.GOOD)
    third = CheckUp(date(2026, 3, 1), dict.fromkeys(GOOD_SIGNS, "no"), result=Result.AT_RISK)
    again = replace(third, answers={"bad_manners": "yes"}, result=Result.GOOD)
    assert trend([third, first, second], OURS, FADES) == [
        TrendPoint(date(2026, 2, 1), 1, Result.GOOD),
        TrendPoint(date(2026, 3, 1), pytest.approx(8 / 13), Result.AT_RISK),
    ]
    assert trend([third, again], OURS, FADES)[-1] == TrendPoint(date(2026, 3, 1), 0, Result.GOOD)


@given(CHECK_UPS, DAYS)
def test_a_trend_comes_in_the_order_of_days_and_later_check_ups_leave_it_as_it_was(check_ups, fade_days):
    points = trend(check_ups, SIGNS, fade_days)
    assert [each.on for each in points] == sorted({each.on for each in points})
    later = [*check_ups, CheckUp(MONDAY + timedelta(days=1), ALL_WELL)]
    assert trend(later, SIGNS, fade_days)[: len(points)] == points


def test_a_bad_sign_calls_for_a_step_until_it_has_one():
    bad = {"positive_attitude": MONDAY, "bad_manners": MONDAY}
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
