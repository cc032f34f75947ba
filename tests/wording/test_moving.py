from datetime import date, timedelta

import pytest

from relapp.domain.journal import Purpose
from relapp.domain.moving import Refusal
from relapp.domain.reminders import Reminder
from relapp.domain.week import PlannedTouch
from relapp.wording.moving import refusal

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("purpose", "code", "why", "said"),
    [
        (Purpose.PROMISE, "promise_ours", Refusal.KEEPS_ITS_DAY, "A promise keeps its day. Settle it,"),
        (Purpose.FREE_REMINDER, "free_reminder", Refusal.KEEPS_ITS_DAY, "You asked for this day. Snooze"),
        (Purpose.GREETING, "greet", Refusal.KEEPS_ITS_DAY, "Birthday keeps its day. Snooze it"),
        (Purpose.GIFT, "gift_day", Refusal.KEEPS_ITS_DAY, "Gift on the day keeps its day."),
        (Purpose.GREETING, "card", Refusal.TOO_LATE, "Post a card makes sense until Nov 25."),
        (Purpose.KEEP_IN_TOUCH, "rhythm", Refusal.PAST, "Nov 22 is past. Choose today or a later day."),
    ],
)
def test_what_cannot_be_moved_says_why_and_what_to_do(purpose: Purpose, code: str, why: Refusal, said: str) -> None:
    data = {"occasion": "birthday", "date": "2026-11-23", "text": "call"}
    is_hard = why is Refusal.KEEPS_ITS_DAY
    expires = MONDAY + timedelta(days=2)
    reason = Reminder(1, "s", "1", purpose, code, MONDAY, MONDAY, MONDAY, hard=is_hard, expires=expires, data=data)
    day = MONDAY - timedelta(days=1) if why is Refusal.PAST else MONDAY + timedelta(days=4)

    assert refusal(PlannedTouch(1, MONDAY, (reason,)), why, day).startswith(said)
