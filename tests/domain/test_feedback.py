from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.feedback import Feedback, FeedbackStep, answered, directed, replied
from tests.domain.made_up import FEEDBACK

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
LOOP = Feedback("How is it?", ("well", "badly"), ask_on=MONDAY, client_id=4, uuid="b")


def test_it_goes_from_step_to_step():
    loop = answered(LOOP, "badly", MONDAY)
    assert (loop.step, loop.asked_on, loop.answer, loop.answered_on) == (FeedbackStep.REPLY, MONDAY, "badly", MONDAY)
    loop = replied(loop, "it will be mended", TUESDAY)
    assert (loop.step, loop.reply, loop.replied_on) == (FeedbackStep.DIRECTION, "it will be mended", TUESDAY)
    (closed,) = directed(loop, is_right=True, said="", on=TUESDAY)
    assert (closed.step, closed.direction_right, closed.closed_on) == (FeedbackStep.CLOSED, True, TUESDAY)


def test_a_wrong_direction_opens_a_new_loop_with_what_they_said():
    loop = replied(answered(LOOP, "badly", MONDAY), "it will be mended", MONDAY)
    closed, new = directed(loop, is_right=False, said="still loud", on=TUESDAY)
    assert (closed.step, closed.direction_right, closed.uuid) == (FeedbackStep.CLOSED, False, "b")
    assert (new.step, new.question, new.answer, new.answered_on) == (FeedbackStep.REPLY, "How is it?", "still loud", TUESDAY)
    assert (new.uuid, new.client_id) == ("", 4)


def test_an_answer_to_an_earlier_question_keeps_the_day_it_was_asked():
    assert answered(Feedback("?", asked_on=MONDAY), "yes", TUESDAY).asked_on == MONDAY


@pytest.mark.parametrize(("loop", "step"), [(Feedback(), "ask"), (Feedback(asked_on=MONDAY), "answer")])
def test_a_loop_waits_for_its_first_steps(loop, step):
    assert loop.step == step


@given(FEEDBACK.filter(bool), st.booleans())
def test_only_the_direction_closes_a_loop(found, is_right):
    loop = found[0]
    open_steps = [answered(loop, "x", MONDAY), replied(loop, "x", MONDAY)]
    if loop.step is not FeedbackStep.CLOSED:
        assert all(each.step is not FeedbackStep.CLOSED for each in open_steps)
    assert [each.step for each in directed(loop, is_right=is_right, said="x", on=MONDAY)] == (
        [FeedbackStep.CLOSED] if is_right else [FeedbackStep.CLOSED, FeedbackStep.REPLY]
    )
