from datetime import date

import pytest

from relapp.domain.journal import Direction, Outcome, Purpose, Touch

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("outcome", "counts", "direction", "contact"),
    [
        (Outcome.SPOKE, False, Direction.OUTGOING, True),
        (Outcome.SENT, False, Direction.OUTGOING, True),
        (Outcome.HANDED_OVER, False, Direction.OUTGOING, True),
        (Outcome.NO_ANSWER, False, Direction.OUTGOING, False),
        (Outcome.NO_ANSWER, True, Direction.OUTGOING, False),
        (Outcome.LEFT_MESSAGE, False, Direction.OUTGOING, False),
        (Outcome.LEFT_MESSAGE, True, Direction.OUTGOING, True),
        (Outcome.LEFT_MESSAGE, False, Direction.INCOMING, True),
    ],
)
def test_what_counts_as_contact(outcome, counts, direction, contact):
    touch = Touch(DAY, Purpose.KEEP_IN_TOUCH, outcome=outcome, direction=direction, message_counts=counts)
    assert touch.is_contact is contact
