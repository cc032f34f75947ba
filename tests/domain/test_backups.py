from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.backups import Backup, Keeping, Reason, made_today, worth_keeping

USUAL = Keeping()
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def day_of(moment):
    return moment.date()


def backup(number, made_at, reason=Reason.DAILY):
    return Backup(Path(f"{number}.relapp"), number, made_at, reason, 6, 4096)


def daily(days, reason=Reason.DAILY):
    """One a day until now, the latest first."""
    return [backup(days - ago, NOON - timedelta(days=ago), reason) for ago in range(days)]


def kept(backups, keeping=USUAL, now=NOON, is_good=lambda _backup: True):
    return [each.made_at.date().isoformat() for each in worth_keeping(backups, keeping, now, day_of, is_good)]


def test_days_weeks_and_months_keep_their_latest():
    assert kept(daily(400), Keeping(3, 2, 3)) == ["2026-11-23", "2026-11-22", "2026-11-21", "2026-10-31", "2026-09-30"]


def test_days_without_a_backup_do_not_count():
    spread = [backup(number, NOON - timedelta(days=100 - 10 * number)) for number in range(10, 0, -1)]

    assert len(kept(spread, Keeping(7, 1, 1))) == 7


def test_before_a_risk_stays_for_90_days():
    found = [
        backup(3, NOON),
        backup(2, NOON - timedelta(days=89), Reason.IMPORT),
        backup(1, NOON - timedelta(days=91), Reason.MERGE),
    ]

    assert kept(found, Keeping(1, 1, 1)) == ["2026-11-23", "2026-08-26"]


def test_a_damaged_one_does_not_stand_for_its_day():
    morning, noon = backup(1, NOON - timedelta(hours=4)), backup(2, NOON)
    earlier = backup(0, NOON - timedelta(days=1))

    found = worth_keeping([noon, morning, earlier], Keeping(1, 1, 1), NOON, day_of, lambda each: each is not noon)
    assert found == [morning]


def test_where_none_is_good_all_stay():
    assert len(kept(daily(50), Keeping(1, 1, 1), is_good=lambda _backup: False)) == 50


def test_one_made_by_hand_takes_no_place_from_that_of_the_day():
    morning, by_hand = backup(1, NOON - timedelta(hours=3)), backup(2, NOON - timedelta(hours=1), Reason.ASKED)

    assert worth_keeping([by_hand, morning], USUAL, NOON, day_of, lambda _backup: True) == [by_hand, morning]


def test_those_of_a_clock_that_was_ahead_do_not_take_the_days_of_others():
    ahead = [backup(number, NOON + timedelta(days=900 + number)) for number in range(8)]
    real = [backup(100 + number, NOON - timedelta(days=9 - number)) for number in range(10)]

    stays = kept([*reversed(real), *reversed(ahead)], Keeping(7, 1, 1))

    assert [day for day in stays if day < "2027"] == [f"2026-11-{day}" for day in range(23, 16, -1)]
    assert len(stays) == 14


def test_a_clock_set_back_takes_none_away():
    found = [each for each in daily(30) if each in worth_keeping(daily(30), USUAL, NOON, day_of, lambda _backup: True)]
    new = backup(1000, NOON - timedelta(days=20_000))

    stays = worth_keeping([new, *found], USUAL, new.made_at, day_of, lambda _backup: True)

    assert stays == [new, *found]


@given(
    st.lists(st.tuples(st.integers(-4000, 4000), st.sampled_from(Reason), st.booleans()), min_size=1, max_size=40),
    st.builds(Keeping, *[st.integers(1, 5)] * 3),
)
def test_whatever_the_clock_did_the_latest_good_one_stays(made, keeping):
    found = [backup(number, NOON + timedelta(hours=hours), reason) for number, (hours, reason, _good) in enumerate(made)][::-1]
    good = {number for number, (_hours, _reason, is_good) in enumerate(made) if is_good}
    stays = worth_keeping(found, keeping, NOON, day_of, lambda each: each.number in good)

    assert not good or max(good) in {each.number for each in stays}
    assert good or stays == found
    assert worth_keeping(stays, keeping, NOON, day_of, lambda each: each.number in good) == stays


def test_one_a_day_is_enough_and_a_clock_set_back_wants_another():
    assert made_today([backup(1, NOON)], NOON + timedelta(hours=11), day_of)
    assert not made_today([backup(1, NOON)], NOON + timedelta(hours=13), day_of)
    assert not made_today([backup(1, NOON)], NOON - timedelta(days=400), day_of)
    assert not made_today([backup(1, NOON + timedelta(days=400))], NOON, day_of)


def test_a_day_of_25_hours_has_one_backup_and_one_of_23_too():
    def day_in_bucharest(moment):
        return moment.astimezone(ZoneInfo("Europe/Bucharest")).date()

    for midnight, hours in ((datetime(2026, 10, 24, 21, tzinfo=UTC), 25), (datetime(2026, 3, 28, 22, tzinfo=UTC), 23)):
        made = [backup(1, midnight)]
        assert made_today(made, midnight + timedelta(hours=hours, minutes=-1), day_in_bucharest)
        assert not made_today(made, midnight + timedelta(hours=hours), day_in_bucharest)
