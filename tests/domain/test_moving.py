from dataclasses import replace
from datetime import date, timedelta

import pytest

from relapp.domain.journal import Purpose
from relapp.domain.moving import Refusal, refusal, what_refuses
from relapp.domain.reminders import Reminder
from relapp.domain.week import PlannedTouch

MONDAY = date(2026, 11, 23)
FRIDAY = MONDAY + timedelta(days=4)
CARD = Reminder(
    1, "occasion/a/card", "2026", Purpose.GREETING, "card", MONDAY, MONDAY, MONDAY, expires=MONDAY + timedelta(days=3)
)
RHYTHM = Reminder(1, "rhythm", "1", Purpose.KEEP_IN_TOUCH, "rhythm", MONDAY, MONDAY, FRIDAY)
PROMISE = Reminder(1, "promise/b", "1", Purpose.PROMISE, "promise_ours", MONDAY, MONDAY, MONDAY, hard=True)


def touch(*reasons: Reminder) -> PlannedTouch:
    return PlannedTouch(1, MONDAY, reasons)


@pytest.mark.parametrize(
    ("reasons", "away", "why"),
    [
        ((RHYTHM,), 0, None),
        ((RHYTHM,), 300, None),
        ((RHYTHM,), -1, Refusal.PAST),
        ((RHYTHM, CARD), 3, None),
        ((RHYTHM, CARD), 4, Refusal.TOO_LATE),
        ((PROMISE,), 1, Refusal.KEEPS_ITS_DAY),
        ((RHYTHM, PROMISE), 1, Refusal.KEEPS_ITS_DAY),
        ((replace(RHYTHM, hard=True, data={"pinned": 1}),), 1, None),
    ],
)
def test_a_touch_goes_to_days_to_come_as_long_as_all_of_it_makes_sense(
    reasons: tuple[Reminder, ...], away: int, why: Refusal | None
) -> None:
    assert refusal(touch(*reasons), MONDAY + timedelta(days=away), MONDAY) is why


@pytest.mark.parametrize(("reasons", "refuses"), [((RHYTHM, PROMISE, CARD), PROMISE), ((RHYTHM, CARD), CARD)])
def test_it_is_known_which_reason_refuses(reasons: tuple[Reminder, ...], refuses: Reminder) -> None:
    assert what_refuses(touch(*reasons)) is refuses
