from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relapp.domain.feedback import Feedback, FeedbackStep
from relapp.domain.journal import Purpose, Touch
from relapp.ui.client.parts import Part
from relapp.ui.client.relationship.feedback import FeedbackSection
from relapp.ui.client.relationship.feedback_row import FeedbackRow
from relapp.ui.client.relationship.tab import RelationshipTab
from tests.ui.client.conftest import Opened
from tests.ui.conftest import FRIDAY_BEFORE, HOSTILE, MONDAY, TUESDAY, click, texts

ASKED = Feedback("How is the grinder?", ("well", "badly"), asked_on=FRIDAY_BEFORE)
ANSWERED = Feedback(answer="The invoices come late", answered_on=FRIDAY_BEFORE)
REPLIED = Feedback("How is it?", asked_on=FRIDAY_BEFORE, answer="loud", answered_on=FRIDAY_BEFORE, reply="so", replied_on=MONDAY)


@pytest.fixture
def section(marina: Opened) -> FeedbackSection:
    marina.page.show_part(Part.RELATIONSHIP)
    tab = marina.page.tab(Part.RELATIONSHIP)
    assert isinstance(tab, RelationshipTab)
    return tab.feedback


def loops(marina: Opened) -> list[Feedback]:
    return marina.bus.book.records.of(Feedback, marina.client_id)


def keep(marina: Opened, *records: Feedback) -> None:
    marina.bus.do(lambda: marina.bus.book.records.keep("feedback_saved", marina.client_id, *records))


def row(section: FeedbackSection, index: int = 0) -> FeedbackRow:
    return section.list.rows[index]


def test_a_question_with_the_answers_offered_and_its_day(marina: Opened, section: FeedbackSection) -> None:
    assert "Nothing was asked yet" in " ".join(texts(section))
    click(section, "Ask for an opinion")
    form = section.form
    assert form.question.hasFocus()
    assert not form.save.isEnabled()
    QTest.keyClicks(form.question, "How is the grinder?")
    QTest.keyClicks(form.options, "very well, well, , badly")
    form.day.set_day(TUESDAY)
    QTest.keyClick(form.options, Qt.Key.Key_Return)
    (saved,) = loops(marina)
    assert (saved.question, saved.options, saved.ask_on) == ("How is the grinder?", ("very well", "well", "badly"), TUESDAY)
    assert saved.step is FeedbackStep.ASK
    assert not form.isVisible()
    assert form.question.text() == form.options.text() == ""
    assert row(section).stand.text() == "To be asked tomorrow"


def test_an_opinion_that_came_by_itself_waits_for_our_reply(marina: Opened, section: FeedbackSection) -> None:
    click(section, "Write down an opinion")
    assert not section.form.question.isVisible()
    QTest.keyClicks(section.form.answer, "The invoices come late")
    click(section.form, "Save")
    (saved,) = loops(marina)
    assert (saved.answer, saved.answered_on, saved.asked_on, saved.step) == (
        "The invoices come late",
        MONDAY,
        None,
        FeedbackStep.REPLY,
    )
    assert row(section).title.text() == "An opinion of their own"


def test_cancelling_keeps_nothing(marina: Opened, section: FeedbackSection) -> None:
    click(section, "Ask for an opinion")
    QTest.keyClicks(section.form.question, "How is it?")
    click(section.form, "Cancel")
    assert loops(marina) == []
    click(section, "Ask for an opinion")
    assert section.form.question.text() == ""


def test_a_loop_goes_from_step_to_step_to_its_end(marina: Opened, section: FeedbackSection) -> None:
    keep(marina, Feedback("How is the grinder?", ("well", "badly"), ask_on=MONDAY))
    assert not row(section).words.isVisible()
    click(row(section), "Asked today")
    assert loops(marina)[0].asked_on == MONDAY

    assert not row(section).go.isEnabled()
    click(row(section), "badly")
    assert loops(marina)[0].answered_on is None
    click(row(section), "Save the answer")
    assert loops(marina)[0].answer == "badly"
    assert row(section).words.text() == ""

    QTest.keyClicks(row(section).words, "A quieter one comes")
    QTest.keyClick(row(section).words, Qt.Key.Key_Return)
    assert (loops(marina)[0].reply, loops(marina)[0].replied_on) == ("A quieter one comes", MONDAY)

    assert not row(section).words.isVisible()
    click(row(section), "Yes, the direction is right")
    (closed,) = loops(marina)
    assert (closed.direction_right, closed.closed_on, closed.step) == (True, MONDAY, FeedbackStep.CLOSED)
    assert not row(section).buttons.isVisible()
    assert texts(row(section)) == [
        "How is the grinder?",
        "Nov 23, 2026: they said “badly”\nNov 23, 2026: we replied “A quieter one comes”",
        "Closed: the direction is right",
    ]
    marina.bus.undo()
    assert row(section).buttons.isVisible()


def test_a_wrong_direction_closes_the_loop_and_opens_a_new_one(marina: Opened, section: FeedbackSection) -> None:
    keep(marina, REPLIED)
    click(row(section), "No, it is not")
    assert row(section).words.hasFocus()
    assert not row(section).go.isEnabled()
    QTest.keyClicks(row(section).words, "Still loud")
    click(row(section), "Save what they said")
    closed, new = loops(marina)
    assert (closed.direction_right, closed.closed_on) == (False, MONDAY)
    assert (new.answer, new.step, new.question) == ("Still loud", FeedbackStep.REPLY, "How is it?")
    assert [each.stand.text() for each in section.list.rows] == [
        "Answered today, waits for our reply",
        "Closed: the direction was not right",
    ]


def test_no_can_be_taken_back(marina: Opened, section: FeedbackSection) -> None:
    keep(marina, REPLIED)
    click(row(section), "No, it is not")
    click(row(section), "Cancel")
    assert not row(section).words.isVisible()
    click(row(section), "Yes, the direction is right")
    assert loops(marina)[0].direction_right is True


def test_what_is_ticked_off_elsewhere_moves_the_card(marina: Opened, section: FeedbackSection) -> None:
    keep(marina, Feedback("How is it?", ask_on=MONDAY))
    journal = marina.bus.book.journal
    marina.bus.do(lambda: journal.log(marina.client_id, Touch(MONDAY, Purpose.SATISFACTION_CHECK)))
    assert row(section).stand.text() == "Asked today, not answered yet"


def test_words_typed_stay_with_their_loop(marina: Opened, section: FeedbackSection) -> None:
    keep(marina, REPLIED, ANSWERED)
    QTest.keyClicks(row(section, 1).words, "From now on")
    click(row(section, 0), "Yes, the direction is right")
    assert row(section, 0).words.text() == "From now on"
    assert row(section, 1).words.text() == ""


def test_closed_ones_come_last_and_a_few_at_first(marina: Opened, section: FeedbackSection) -> None:
    closed = [
        Feedback(f"Question {number}", answered_on=MONDAY, replied_on=MONDAY, direction_right=True, closed_on=MONDAY)
        for number in range(5)
    ]
    keep(marina, *closed, ASKED)
    assert [each.title.text() for each in section.list.rows] == ["How is the grinder?", "Question 4", "Question 3", "Question 2"]
    section.more.click()
    assert len(section.list.rows) == 6
    assert not section.more.isVisible()


def test_deleting_can_be_undone(marina: Opened, section: FeedbackSection) -> None:
    keep(marina, ASKED, ANSWERED)
    click(section, "Delete How is the grinder?")
    assert [each.answer for each in loops(marina)] == ["The invoices come late"]
    marina.bus.undo()
    assert len(section.list.rows) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_shown_as_it_is(marina: Opened, section: FeedbackSection, text: str) -> None:
    keep(marina, Feedback(text, (text,), asked_on=MONDAY))
    assert row(section).title.text() == text
    click(row(section).options, "")
    assert row(section).words.text() == text


def test_the_reminders_follow(marina: Opened, section: FeedbackSection) -> None:
    keep(marina, REPLIED)
    (due,) = [each for each in marina.bus.book.agenda.of_client(marina.client_id) if each.code == "feedback_direction"]
    assert due.ideal == MONDAY + timedelta(days=30)
    click(row(section), "Yes, the direction is right")
    codes = [each.code for each in marina.bus.book.agenda.of_client(marina.client_id)]
    assert "feedback_direction" not in codes
