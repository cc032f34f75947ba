from datetime import date

import pytest

from relapp.domain.clients import Channel
from relapp.domain.journal import Outcome, Purpose
from relapp.domain.reminders import Reminder
from relapp.domain.touching import likeliest, likely_channel

MONDAY = date(2026, 11, 23)


def reason(code, purpose):
    return Reminder(1, code, "1", purpose, code, MONDAY, MONDAY, MONDAY)


CALL, GIFT, CARD = reason("rhythm", Purpose.KEEP_IN_TOUCH), reason("gift_day", Purpose.GIFT), reason("card", Purpose.GREETING)


def test_gifts_are_handed_over_cards_are_sent_and_the_rest_is_said():
    assert [likeliest(each) for each in (CALL, GIFT, CARD)] == [Outcome.SPOKE, Outcome.HANDED_OVER, Outcome.SENT]


@pytest.mark.parametrize(
    ("outcome", "about", "preferred", "channel"),
    [
        (Outcome.SPOKE, CALL, None, Channel.PHONE),
        (Outcome.NO_ANSWER, CALL, None, Channel.PHONE),
        (Outcome.SENT, CALL, None, Channel.WHATSAPP),
        (Outcome.SENT, CALL, Channel.EMAIL, Channel.EMAIL),
        (Outcome.SENT, CARD, Channel.EMAIL, Channel.LETTER),
        (Outcome.HANDED_OVER, CARD, Channel.EMAIL, Channel.IN_PERSON),
        (Outcome.HANDED_OVER, GIFT, None, Channel.IN_PERSON),
    ],
)
def test_how_it_was_most_likely_done(outcome, about, preferred, channel):
    assert likely_channel(outcome, about, preferred) is channel
