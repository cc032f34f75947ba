from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.clients import Importance
from relapp.domain.dates import WorkingCalendar
from relapp.domain.journal import Purpose
from relapp.domain.planning import plan
from relapp.domain.reminders import Reminder
from relapp.domain.week import Horizon, too_much
from tests.planning import assert_plan_holds

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
CALENDAR = WorkingCalendar()


def horizon(days=14, capacity=8, done=None, today=MONDAY):
    return Horizon(today, days, CALENDAR, capacity, done or {})


def soft(client, ideal, latest=None, source="rhythm", purpose=Purpose.KEEP_IN_TOUCH, earliest=None, **data):
    return Reminder(
        client, source, "1", purpose, "rhythm", earliest or ideal, ideal, latest or ideal + timedelta(days=9), data=data
    )


def hard(client, day, source="occasion/b/greet", purpose=Purpose.GREETING):
    return Reminder(client, source, "2026", purpose, "greet", day, day, day + timedelta(days=7), hard=True)


def gesture(client, ideal):
    expires = ideal + timedelta(days=14)
    return Reminder(client, "gesture", "1", Purpose.SPONTANEOUS_GESTURE, "gesture", ideal, ideal, expires, expires=expires)


def moved(reminder, day):
    """As a mark of the user's leaves it."""
    latest = max(reminder.latest, day)
    return replace(reminder, earliest=day, ideal=day, latest=latest, hard=True, data={**reminder.data, "pinned": 1})


def same(reminder, _day):
    return reminder


def day_of(planned, client):
    return [day.day for day in planned.days for touch in day.touches if touch.client_id == client]


def test_reasons_within_three_days_are_one_touch():
    planned = plan([hard(1, date(2026, 11, 25)), soft(1, MONDAY)], {}, horizon())
    touches = [touch for day in planned.days for touch in day.touches]
    assert len(touches) == 1
    assert touches[0].day == date(2026, 11, 25)
    assert [reason.code for reason in touches[0].reasons] == ["greet", "rhythm"]


def test_reasons_further_apart_are_two():
    planned = plan([hard(1, date(2026, 11, 27)), soft(1, MONDAY)], {}, horizon())
    assert day_of(planned, 1) == [MONDAY, date(2026, 11, 27)]


def test_a_weekend_birthday_stays_on_the_weekend():
    planned = plan([hard(1, date(2026, 11, 28))], {}, horizon())
    assert day_of(planned, 1) == [date(2026, 11, 28)]
    assert planned.day(date(2026, 11, 28)).capacity == 0


def test_a_full_day_moves_the_least_pressing_and_says_from_where():
    planned = plan([soft(client, MONDAY) for client in range(1, 4)], {3: Importance.VIP}, horizon(capacity=2))
    moved = planned.day(MONDAY + timedelta(days=1)).touches
    assert [(touch.client_id, touch.moved_from) for touch in moved] == [(2, MONDAY)]
    assert [touch.client_id for touch in planned.day(MONDAY).touches] == [3, 1]


def test_a_moved_touch_joins_one_of_the_same_client():
    reminders = [soft(1, MONDAY), soft(2, MONDAY - timedelta(days=20), ideal_days=7), hard(1, MONDAY + timedelta(days=1))]
    reminders.append(soft(1, MONDAY, source="gift", purpose=Purpose.GIFT))
    planned = plan(reminders, {}, horizon(capacity=1))
    assert len(day_of(planned, 1)) == 1


def test_what_was_done_takes_its_room():
    planned = plan([soft(1, MONDAY), soft(2, MONDAY)], {}, horizon(capacity=2, done={MONDAY: 1}))
    assert len(planned.day(MONDAY).touches) == 1


def test_what_fits_nowhere_is_shown():
    reminders = [soft(client, MONDAY, MONDAY + timedelta(days=1)) for client in range(1, 6)]
    planned = plan(reminders, {}, horizon(capacity=2))
    assert len(planned.not_fitting) == 1


def test_a_late_backlog_is_levelled_over_the_days():
    late = [soft(client, MONDAY - timedelta(days=40), MONDAY - timedelta(days=30), ideal_days=30) for client in range(1, 31)]
    planned = plan(late, {}, horizon(capacity=8))
    assert [len(day.touches) for day in planned.days[:5]] == [8, 8, 8, 6, 0]


def test_a_late_reason_does_not_pull_another_out_of_its_window():
    late, due = soft(2, MONDAY - timedelta(days=1), MONDAY - timedelta(days=1)), soft(2, MONDAY, MONDAY, source="gift")
    planned = plan([hard(1, MONDAY), late, due], {}, horizon(capacity=1))
    assert [touch.reasons for touch in planned.day(MONDAY + timedelta(days=1)).touches] == [(late,)]
    assert [touch.reasons for touch in planned.not_fitting] == [(due,)]


def test_what_lapses_is_not_put_off_beyond_its_end():
    card = replace(soft(1, MONDAY - timedelta(days=2), MONDAY - timedelta(days=1)), expires=TUESDAY)
    full = [hard(number, day) for day in (MONDAY, TUESDAY) for number in (2 + day.day, 40 + day.day)]
    planned = plan([*full, card], {}, horizon(capacity=2))
    assert [touch.reasons for touch in planned.not_fitting] == [(card,)]


def test_a_late_reason_is_not_kept_waiting_by_one_that_can_wait():
    late = soft(1, MONDAY - timedelta(days=9), MONDAY - timedelta(days=2))
    patient = soft(1, MONDAY, MONDAY + timedelta(days=40), source="gift")
    full = [hard(number, MONDAY + timedelta(days=number - 2)) for number in range(2, 9)]
    planned = plan([*full, late, patient], {}, horizon(days=7, capacity=1))
    assert [touch.reasons for touch in planned.not_fitting] == [(late,)]


@pytest.mark.parametrize("capacity", [1, 2])
def test_a_client_gets_one_touch_a_day_however_far_a_reason_was_moved(capacity):
    friday = MONDAY + timedelta(days=4)
    full = [hard(number, MONDAY + timedelta(days=day)) for day in range(4) for number in (10 + day, 20 + day)]
    planned = plan([*full, hard(1, friday), soft(1, MONDAY, friday, source="gift")], {}, horizon(days=7, capacity=capacity))
    assert [len(touch.reasons) for touch in planned.day(friday).touches] == [2]


def test_gestures_are_an_offer_until_one_has_its_day():
    gestures = [gesture(client, MONDAY - timedelta(days=client)) for client in range(1, 6)]
    planned = plan([*gestures, gesture(6, MONDAY + timedelta(days=1)), moved(gesture(7, MONDAY), TUESDAY)], {}, horizon())
    assert [each.client_id for each in planned.gestures] == [5, 4, 3]
    assert [touch.client_id for day in planned.days for touch in day.touches] == [7]
    assert day_of(planned, 7) == [TUESDAY]


def test_minutes_are_the_users_or_the_usual_ones():
    reminders = [soft(1, MONDAY), soft(2, MONDAY, purpose=Purpose.GIFT), soft(3, MONDAY, purpose=Purpose.CHECK_UP)]
    planned = plan(reminders, {}, Horizon(MONDAY, 14, CALENDAR, 8, {}, {Purpose.CHECK_UP: 40}))
    assert sorted(touch.minutes for touch in planned.day(MONDAY).touches) == [7, 15, 40]
    assert planned.day(MONDAY).minutes == 62


def test_what_was_put_on_a_day_that_is_too_full_leaves_it_the_least_pressing_first():
    put = [moved(soft(client, MONDAY), TUESDAY) for client in range(1, 6)]
    reminders = [*put, hard(6, TUESDAY), moved(soft(7, MONDAY), WEDNESDAY)]
    planned = plan(reminders, {1: Importance.VIP}, horizon(capacity=3))
    released = too_much(planned.days)
    assert [touch.client_id for touch in released] == [5, 4, 3]
    again = plan([soft(3, MONDAY), soft(4, MONDAY), soft(5, MONDAY), *put[:2], *reminders[5:]], {}, horizon(capacity=3))
    assert too_much(again.days) == ()
    assert [len(day.touches) for day in again.days[:3]] == [3, 3, 1]


def test_what_has_a_day_of_its_own_is_not_sent_away():
    planned = plan([hard(client, TUESDAY) for client in range(1, 6)], {}, horizon(capacity=3))
    assert planned.day(TUESDAY).is_overfull
    assert too_much(planned.days) == ()


def test_a_day_of_rest_is_never_too_full():
    saturday = MONDAY + timedelta(days=5)
    planned = plan([moved(soft(client, MONDAY), saturday) for client in range(1, 6)], {}, horizon(capacity=3))
    assert (planned.day(saturday).load, planned.day(saturday).is_overfull) == (5, False)


def test_more_than_its_interval_late_goes_first():
    reminders = [soft(1, MONDAY - timedelta(days=10), ideal_days=90), soft(2, MONDAY - timedelta(days=9), ideal_days=21)]
    planned = plan(reminders, {}, horizon(capacity=1))
    assert day_of(planned, 2) == [MONDAY]


# Purposes that are an offer while they are soft, and one that has an interval, are among all of them.
REMINDERS = st.lists(
    st.builds(
        lambda client, source, away, early, late, kind, purpose, interval, lapses: (moved if kind == "moved" else same)(
            Reminder(
                client,
                f"s{source}",
                "1",
                purpose,
                "c",
                MONDAY + timedelta(days=away - (0 if kind == "hard" else early)),
                MONDAY + timedelta(days=away),
                MONDAY + timedelta(days=away + late),
                hard=kind == "hard",
                expires=MONDAY + timedelta(days=max(0, away + late, late - early) + lapses) if lapses else None,
                data={"ideal_days": interval} if interval else {},
            ),
            MONDAY + timedelta(days=late - early),
        ),
        st.integers(1, 12),
        st.integers(1, 4),
        st.integers(-40, 30),
        st.integers(0, 5),
        st.integers(0, 20),
        st.sampled_from(["hard", "soft", "soft", "moved"]),
        st.sampled_from(Purpose),
        st.sampled_from([0, 7, 60]),
        st.sampled_from([0, 1, 5]),
    ),
    max_size=40,
    unique_by=lambda each: (each.client_id, each.source),
)
IMPORTANCE = st.dictionaries(st.integers(1, 12), st.sampled_from(Importance), max_size=12)
HORIZONS = st.builds(
    lambda days, capacity, weekdays, holidays, done: Horizon(
        MONDAY,
        days,
        WorkingCalendar(frozenset(weekdays), {MONDAY + timedelta(days=day): "holiday" for day in holidays}),
        capacity,
        {MONDAY: done},
    ),
    st.integers(7, 20),
    st.integers(1, 5),
    st.sets(st.integers(0, 6), min_size=1),
    st.sets(st.integers(0, 25), max_size=9),
    st.integers(0, 3),
)


@given(REMINDERS, IMPORTANCE, HORIZONS)
def test_nothing_is_lost_or_doubled_and_days_and_windows_are_kept(reminders, importance, horizon):
    assert_plan_holds(plan(reminders, importance, horizon), reminders, horizon)


@given(REMINDERS, HORIZONS)
def test_no_reason_is_left_over_while_a_day_inside_its_own_window_has_room(reminders, horizon):
    planned = plan(reminders, {}, horizon)
    free = [day.day for day in planned.days if day.load < day.capacity]
    for reason in (reason for touch in planned.not_fitting for reason in touch.reasons):
        end = (reason.expires or horizon.last) if reason.latest < horizon.today else reason.latest
        assert not reason.hard
        assert [day for day in free if reason.earliest <= day <= end] == []


@given(REMINDERS, HORIZONS)
def test_no_client_has_two_touches_on_a_day(reminders, horizon):
    for day in plan(reminders, {}, horizon).days:
        clients = [touch.client_id for touch in day.touches]
        assert len(clients) == len(set(clients))


@given(REMINDERS, HORIZONS)
def test_what_was_moved_by_hand_stays_where_it_was_put(reminders, horizon):
    planned = plan(reminders, {}, horizon)
    days = {
        (reason.client_id, reason.source): touch.day for day in planned.days for touch in day.touches for reason in touch.reasons
    }
    for reason in reminders:
        if reason.data.get("pinned") and horizon.today <= reason.ideal <= horizon.last:
            assert days[reason.client_id, reason.source] == reason.ideal


@given(REMINDERS, IMPORTANCE, HORIZONS)
def test_a_touch_says_where_it_was_moved_from_and_how_long_it_takes(reminders, importance, horizon):
    for day in plan(reminders, importance, horizon).days:
        for touch in day.touches:
            assert touch.day == day.day != touch.moved_from
            assert touch.minutes == horizon.minutes_of(touch.purpose)


@given(REMINDERS, HORIZONS)
def test_the_late_come_first_in_a_day(reminders, horizon):
    for day in plan(reminders, {}, horizon).days:
        late = [touch.overdue_days(day.day) > 0 for touch in day.touches]
        assert late == sorted(late, reverse=True)


@given(REMINDERS, IMPORTANCE, HORIZONS, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(reminders, importance, horizon, random):
    shuffled = list(reminders)
    random.shuffle(shuffled)
    assert plan(reminders, importance, horizon) == plan(shuffled, importance, horizon)


@given(REMINDERS, HORIZONS)
def test_balancing_leaves_no_day_too_full_of_what_was_put_there(reminders, horizon):
    released = {
        (reason.client_id, reason.source) for touch in too_much(plan(reminders, {}, horizon).days) for reason in touch.reasons
    }
    freed = [
        replace(each, hard=False, data={}) if (each.client_id, each.source) in released and each.hard else each
        for each in reminders
    ]
    assert too_much(plan(freed, {}, horizon).days) == ()
