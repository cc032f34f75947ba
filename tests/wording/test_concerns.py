from dataclasses import replace
from datetime import date

import pytest

from relapp.domain.clients import Pause
from relapp.domain.concerns import Concern, ConcernState, call_back, resolve
from relapp.domain.journal import Purpose
from relapp.domain.pauses import PASSES
from relapp.domain.reminders import Reminder
from relapp.wording import purpose
from relapp.wording.concerns import concern_course, concern_state, held_back

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)
LATE = Concern("Late delivery", date(2026, 11, 20))
NEXT = Reminder(1, "concern/x", "1", Purpose.CONCERN_FOLLOW_UP, "concern_open", MONDAY, MONDAY, WEDNESDAY)


def test_each_state_has_a_name_of_its_own():
    assert len({concern_state(each) for each in ConcernState}) == len(ConcernState)


@pytest.mark.parametrize(
    ("concern", "reminder", "said"),
    [
        (LATE, NEXT, "Since Nov 20, 2026 · next touch today"),
        (LATE, replace(NEXT, ideal=date(2026, 11, 19)), "Since Nov 20, 2026 · next touch today"),
        (LATE, replace(NEXT, ideal=WEDNESDAY), "Since Nov 20, 2026 · next touch in 2 days"),
        (LATE, None, "Since Nov 20, 2026"),
        (resolve(LATE, MONDAY), NEXT, "Since Nov 20, 2026 · resolved on Nov 23, 2026 · call back by Nov 25, 2026"),
        (resolve(LATE, MONDAY), None, "Since Nov 20, 2026 · resolved on Nov 23, 2026 · not called back yet"),
        (
            call_back(resolve(LATE, MONDAY), WEDNESDAY),
            None,
            "Since Nov 20, 2026 · resolved on Nov 23, 2026 · called back on Nov 25, 2026",
        ),
    ],
)
def test_since_when_it_is_there_and_what_comes_next(concern, reminder, said):
    assert concern_course(concern, reminder, MONDAY) == said


def test_everything_that_does_not_pass_is_said_to_be_held_back():
    said = held_back()
    named = {each for each in Purpose if purpose(each).lower() in said}
    assert named >= set(Purpose) - PASSES[Pause.OPEN_CONCERN]
    assert not named & {Purpose.PROMISE, Purpose.GREETING, Purpose.CONCERN_FOLLOW_UP}
