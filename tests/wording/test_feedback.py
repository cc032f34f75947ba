from dataclasses import replace
from datetime import date

import pytest

from relapp.domain.feedback import Feedback
from relapp.wording.feedback import stand

MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 22)
ASKED = Feedback("How is it?", asked_on=SUNDAY)
REPLIED = replace(ASKED, answer="loud", answered_on=SUNDAY, reply="sorry", replied_on=SUNDAY)


@pytest.mark.parametrize(
    ("loop", "said"),
    [
        (Feedback("How is it?"), "To be asked"),
        (Feedback("How is it?", ask_on=date(2026, 11, 24)), "To be asked tomorrow"),
        (ASKED, "Asked yesterday, not answered yet"),
        (replace(ASKED, answer="loud", answered_on=MONDAY), "Answered today, waits for our reply"),
        (REPLIED, "Replied yesterday, the direction is still to be asked"),
        (replace(REPLIED, direction_right=True, closed_on=MONDAY), "Closed: the direction is right"),
        (replace(REPLIED, direction_right=False, closed_on=MONDAY), "Closed: the direction was not right"),
    ],
)
def test_where_a_loop_stands(loop: Feedback, said: str) -> None:
    assert stand(loop, MONDAY) == said
