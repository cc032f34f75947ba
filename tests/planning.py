"""What holds for every plan, whatever is due: shared by the tests of the planner and of a year in the life of a book."""

from relapp.domain.journal import Purpose


def assert_plan_holds(planned, reminders, horizon):
    """Nothing lost, nothing doubled, hard days kept, windows kept, no day too full while one inside a window has room."""
    reminders = list(reminders)
    placed = {_key(reason): (day, touch) for day in planned.days for touch in day.touches for reason in touch.reasons}
    left_over = [_key(reason) for touch in planned.not_fitting for reason in touch.reasons]
    shown = [_key(reason) for day in planned.days for touch in day.touches for reason in touch.reasons] + left_over
    assert len(shown) == len(set(shown)), "a reason is doubled"
    for reason in reminders:
        _assert_not_lost(reason, placed, left_over, planned, horizon)
        if _key(reason) in placed:
            _assert_in_its_days(reason, placed[_key(reason)][0].day, horizon)
    for day in planned.days:
        if len(day.touches) > max(0, day.capacity - day.done):
            assert all(touch.hard for touch in day.touches), "a soft touch on a day that is too full"
    _assert_room_is_used(planned, horizon)


def _assert_not_lost(reason, placed, left_over, planned, horizon):
    if reason.purpose is Purpose.SPONTANEOUS_GESTURE and not reason.hard:
        assert _key(reason) not in placed
        return
    cannot_wait = reason.ideal if reason.hard else reason.latest
    if cannot_wait <= horizon.last:
        assert _key(reason) in placed or _key(reason) in left_over, f"{reason} is lost"


def _assert_in_its_days(reason, day, horizon):
    if reason.hard:
        assert day == max(reason.ideal, horizon.today), f"{reason} has left its day"
    else:
        assert day >= max(reason.earliest, horizon.today), f"{reason} is too early"
        assert reason.latest < horizon.today or day <= reason.latest, f"{reason} is too late"
        assert reason.expires is None or day <= reason.expires, f"{reason} has lapsed"


def _assert_room_is_used(planned, horizon):
    room = {day.day: day.capacity - day.done - len(day.touches) for day in planned.days}
    for touch in planned.not_fitting:
        first = max(horizon.today, *(reason.earliest for reason in touch.reasons))
        ends = [reason.latest if reason.latest >= horizon.today else reason.expires for reason in touch.reasons]
        last = min((end for end in ends if end), default=horizon.last)
        free = [day for day, count in room.items() if count > 0 and first <= day <= min(last, horizon.last)]
        assert not free, f"{touch} fits on {free[0]}"


def _key(reason):
    return reason.client_id, reason.source
