from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.clients import Importance
from relapp.domain.dates import WorkingCalendar
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.domain.week import Horizon, plan

MONDAY = date(2026, 11, 23)
CALENDAR = WorkingCalendar()


def horizon(days=14, capacity=8, done=None, today=MONDAY):
    return Horizon(today, days, CALENDAR, capacity, done or {})


def soft(client, ideal, latest=None, source="rhythm", purpose=Purpose.KEEP_IN_TOUCH, earliest=None, **data):
    return Reminder(
        client, source, "1", purpose, "rhythm", earliest or ideal, ideal, latest or ideal + timedelta(days=9), data=data
    )


def hard(client, day, source="occasion/b/greet", purpose=Purpose.GREETING):
    return Reminder(client, source, "2026", purpose, "greet", day, day, day + timedelta(days=7), hard=True)


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
    assert day_of(planned, 2) == []
    assert planned.not_fitting[0].reasons == (late, due)


def test_more_than_its_interval_late_goes_first():
    reminders = [soft(1, MONDAY - timedelta(days=10), ideal_days=90), soft(2, MONDAY - timedelta(days=9), ideal_days=21)]
    planned = plan(reminders, {}, horizon(capacity=1))
    assert day_of(planned, 2) == [MONDAY]


REMINDERS = st.lists(
    st.builds(
        lambda client, source, away, early, late, is_hard, purpose: Reminder(
            client,
            f"s{source}",
            "1",
            purpose,
            "c",
            MONDAY + timedelta(days=away - (0 if is_hard else early)),
            MONDAY + timedelta(days=away),
            MONDAY + timedelta(days=away + late),
            hard=is_hard,
        ),
        st.integers(1, 12),
        st.integers(1, 4),
        st.integers(-40, 30),
        st.integers(0, 5),
        st.integers(0, 20),
        st.booleans(),
        st.sampled_from([each for each in Purpose if each is not Purpose.SPONTANEOUS_GESTURE]),
    ),
    max_size=40,
    unique_by=lambda each: (each.client_id, each.source),
)


@given(REMINDERS, st.integers(1, 5), st.integers(7, 20))
def test_no_reason_is_doubled_and_hard_days_never_move(reminders, capacity, days):
    planned = plan(reminders, {}, horizon(days, capacity))
    shown = [(reason, day.day) for day in planned.days for touch in day.touches for reason in touch.reasons]
    shown += [(reason, None) for touch in planned.not_fitting for reason in touch.reasons]
    keys = [(reason.client_id, reason.source) for reason, _day in shown]
    assert len(keys) == len(set(keys))
    last = MONDAY + timedelta(days=days - 1)
    for reason, day in shown:
        if reason.hard:
            assert day == max(reason.ideal, MONDAY)
        elif day and reason.latest >= MONDAY:
            assert max(reason.earliest, MONDAY) <= day <= reason.latest
    for reason in reminders:
        if reason.hard and reason.ideal <= last:
            assert (reason.client_id, reason.source) in keys, "a hard reason is missing"
        if not reason.hard and reason.latest <= last:
            assert (reason.client_id, reason.source) in keys, "a soft reason that cannot wait is missing"


@given(REMINDERS, st.integers(1, 5))
def test_only_hard_touches_fill_a_day_beyond_its_capacity(reminders, capacity):
    for day in plan(reminders, {}, horizon(14, capacity)).days:
        if len(day.touches) > day.capacity:
            assert all(touch.hard for touch in day.touches)


@given(REMINDERS, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(reminders, random):
    shuffled = list(reminders)
    random.shuffle(shuffled)
    assert plan(reminders, {}, horizon()) == plan(shuffled, {}, horizon())
