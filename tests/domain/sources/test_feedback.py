from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain import feedback as loops
from relapp.domain.care import CareRules
from relapp.domain.clients import Client
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.feedback import Feedback, FeedbackStep
from relapp.domain.journal import Mark, MarkKind, Purpose, Touch
from relapp.domain.settling import settled_by
from relapp.domain.sources import feedback, open_reminders
from tests.domain.made_up import FEEDBACK

RULES = CareRules()
MONDAY = date(2026, 11, 23)
ASK = Feedback("How is the grinder?", ask_on=MONDAY, uuid="b")
ASKED = replace(ASK, asked_on=MONDAY)
ANSWERED = replace(ASKED, answer="loud", answered_on=MONDAY)
REPLIED = replace(ANSWERED, reply="a quieter one comes", replied_on=MONDAY)


def raised(loop, marks=()):
    return list(feedback.raise_reminders(ClientFacts(Client("x"), feedback=(loop,)), RULES, Marks(tuple(marks)), MONDAY))


def settled(loop, marks, on, kind):
    (found,) = raised(loop, marks)
    return [*marks, Mark(found.source, found.occurrence, kind, on)]


@pytest.mark.parametrize(
    ("loop", "code", "purpose", "away", "late"),
    [
        (ASK, "feedback_ask", Purpose.SATISFACTION_CHECK, 0, 7),
        (ASKED, "feedback_answer", Purpose.SATISFACTION_CHECK, 7, 14),
        (ANSWERED, "feedback_reply", Purpose.FEEDBACK_REPLY, 1, 2),
        (REPLIED, "feedback_direction", Purpose.FEEDBACK_REPLY, 30, 37),
    ],
)
def test_each_step_has_its_day(loop, code, purpose, away, late):
    (found,) = raised(loop)
    assert (found.code, found.purpose) == (code, purpose)
    assert (found.ideal - MONDAY, found.latest - MONDAY) == (timedelta(days=away), timedelta(days=late))
    assert found.source == f"feedback/b/{loop.step}"


def test_a_closed_loop_and_a_question_without_a_day_raise_nothing():
    assert raised(replace(REPLIED, closed_on=MONDAY)) == raised(replace(ASK, ask_on=None)) == []


@pytest.mark.parametrize(("loop", "again"), [(ASK, 7), (ASKED, 7), (ANSWERED, 1), (REPLIED, 7)])
@pytest.mark.parametrize("kind", [MarkKind.DONE, MarkKind.SKIPPED])
def test_a_step_comes_again_until_what_it_waits_for_is_written_down(loop, again, kind):
    (found,) = raised(loop)
    day = RULES.calendar.working_day_from(found.ideal + timedelta(days=3))
    (second,) = raised(loop, settled(loop, [], day, kind))
    assert second.ideal == RULES.calendar.working_day_from(day + timedelta(days=again))


def test_left_out_before_its_time_it_comes_after_the_day_it_had():
    (second,) = raised(REPLIED, settled(REPLIED, [], MONDAY, MarkKind.SKIPPED))
    assert second.ideal == MONDAY + timedelta(days=37)


@given(
    FEEDBACK.filter(lambda found: found and found[0].step is not FeedbackStep.CLOSED and (found[0].ask_on or found[0].asked_on)),
    st.lists(st.tuples(st.integers(-3, 60), st.sampled_from([MarkKind.DONE, MarkKind.SKIPPED])), max_size=6),
)
def test_whatever_is_ticked_off_the_loop_stays_in_sight(found, steps):
    loop, marks, today = found[0], [], date(2024, 6, 1)
    for days, kind in steps:
        today += timedelta(days=days)
        (before,) = raised(loop, marks)
        marks = settled(loop, marks, today, kind)
        (after,) = raised(loop, marks)
        assert Marks(tuple(marks)).apply(after), "it went out of sight"
        assert after.occurrence != before.occurrence
        assert after.earliest == after.ideal <= after.latest


def test_a_whole_loop_ticked_off_on_the_page_of_today():
    """What Done settles moves the loop; the answer and the direction have to be written down."""
    loop, today, seen = ASK, MONDAY, []
    while loop.step is not FeedbackStep.CLOSED:
        facts = ClientFacts(Client("x"), feedback=(loop,))
        (reason,) = open_reminders(facts, RULES, today)
        today = reason.ideal
        seen.append((reason.code, (today - MONDAY).days))
        moved = settled_by(facts, reason, Touch(today, reason.purpose, note="a quieter one comes"))
        if moved is None:
            is_answer = loop.step is FeedbackStep.ANSWER
            said = loops.answered(loop, "loud", today) if is_answer else loops.directed(loop, is_right=True, said="", on=today)[0]
            loop = said
        else:
            assert isinstance(moved, Feedback)
            loop = moved
    assert seen == [("feedback_ask", 0), ("feedback_answer", 7), ("feedback_reply", 8), ("feedback_direction", 38)]
    assert (loop.reply, loop.direction_right) == ("a quieter one comes", True)
