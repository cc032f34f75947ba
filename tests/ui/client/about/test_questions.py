from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relapp.domain.clients import Detail, DetailKind, Observed
from relapp.domain.questions import Question, Topic
from relapp.ui.client.about.questions import FIRST_SHOWN
from relapp.ui.client.about.tab import AboutTab
from relapp.ui.client.parts import Part
from relapp.ui.client.people.tab import PeopleTab
from tests.ui.client.conftest import Opened, retype
from tests.ui.conftest import MONDAY, texts


@pytest.fixture
def tab(marina: Opened) -> AboutTab:
    marina.page.show_part(Part.ABOUT)
    tab = marina.page.tab(Part.ABOUT)
    assert isinstance(tab, AboutTab)
    return tab


def forget(marina: Opened, **fields: object) -> None:
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, **fields)))


def shown(tab: AboutTab) -> list[str]:
    return [row.words.text() for row in tab.questions.list.rows]


def test_the_next_one_stands_first_and_the_rest_waits(marina: Opened, tab: AboutTab) -> None:
    forget(marina, occasions=(), preferred_hours="")
    assert shown(tab) == ["What do they like to be called?", "When is their birthday?", "When is a good time to reach them?"]
    tab.questions.more.click()
    assert len(shown(tab)) > FIRST_SHOWN
    assert not tab.questions.more.isVisible()


def test_asking_brings_the_next_one_first(marina: Opened, tab: AboutTab) -> None:
    before = shown(tab)
    tab.questions.list.rows[0].ask.click()
    assert shown(tab) == [*before[1:], before[0]]
    assert "asked today" in texts(tab.questions.list.rows[-1])
    (kept,) = marina.bus.book.records.of(Question, marina.client_id)
    assert (kept.topic, kept.asked_on) == (Topic.ADDRESSED_AS, MONDAY)
    assert tab.questions.list.rows[0].answer.hasFocus()


def test_what_is_put_aside_is_not_asked_until_somebody_wants_it(marina: Opened, tab: AboutTab) -> None:
    before = shown(tab)
    tab.questions.list.rows[0].aside.click()
    assert shown(tab) == before[1:]
    assert tab.questions.again.label == "Ask the 1 put aside"
    tab.questions.again.click()
    assert set(shown(tab)) == set(before)
    assert not tab.questions.again.isVisible()


def test_the_second_click_of_a_double_click_puts_no_other_aside(tab: AboutTab) -> None:
    row = tab.questions.list.rows[0]
    left = len(tab.questions.list.rows) - 1
    window, place = tab.window(), row.aside.mapTo(tab.window(), row.aside.rect().center())
    for _click in range(2):
        QTest.mouseClick(window.childAt(place), Qt.MouseButton.LeftButton)
    assert len(tab.questions.list.rows) == left


@pytest.mark.parametrize(
    ("topic", "field"),
    [
        (Topic.PHONE, lambda tab: tab.points.list.rows[-1].value),
        (Topic.ADDRESSED_AS, lambda tab: tab.addressed_as),
        (Topic.CHANNEL, lambda tab: tab.channel),
        (Topic.HOURS, lambda tab: tab.hours),
        (Topic.NEEDS, lambda tab: tab.details[DetailKind.NEED].new),
        (Topic.WISHES, lambda tab: tab.details[DetailKind.WISH].new),
        (Topic.INTERESTS, lambda tab: tab.details[DetailKind.INTEREST].new),
    ],
)
def test_an_answer_belongs_into_its_field(marina: Opened, tab: AboutTab, topic: Topic, field: object) -> None:
    assert callable(field)
    forget(marina, points=(), details=(), preferred_channel=None, preferred_hours="")
    tab.questions.more.click()
    row = next(each for each in tab.questions.list.rows if each.question.topic == topic)
    row.answer.click()
    assert field(tab).hasFocus()


def test_a_birthday_and_a_family_belong_to_the_people(marina: Opened, tab: AboutTab) -> None:
    forget(marina, occasions=())
    tab.questions.more.click()
    for topic in (Topic.BIRTHDAY, Topic.FAMILY):
        marina.page.show_part(Part.ABOUT)
        next(each for each in tab.questions.list.rows if each.question.topic == topic).answer.click()
        assert marina.page.part is Part.DATES
        people = marina.page.tab(Part.DATES)
        assert isinstance(people, PeopleTab)
    assert people.dates.list.rows[0].is_new
    assert people.people.lists["family"].rows[0].form.name.hasFocus()  # type: ignore[index]


def test_what_is_known_is_asked_no_more(tab: AboutTab) -> None:
    assert "What do they like to be called?" in shown(tab)
    retype(tab.addressed_as, "Dona Marina")
    assert "What do they like to be called?" not in shown(tab)


def test_an_own_question_is_answered_on_the_spot(marina: Opened, tab: AboutTab) -> None:
    tab.questions.new.setFocus()
    QTest.keyClicks(tab.questions.new, "Which oven?")
    QTest.keyClick(tab.questions.new, Qt.Key.Key_Return)
    assert tab.questions.new.text() == ""
    row = tab.questions.list.rows[0]
    assert row.words.text() == "Which oven?"
    row.answer.click()
    assert row.field.hasFocus()
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    QTest.keyClicks(row.field, "A large one")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert marina.client.details[-1] == Detail(DetailKind.OBSERVATION, "Which oven? A large one", Observed.SAID, MONDAY)
    assert "Which oven?" not in shown(tab)
    marina.bus.undo()
    assert shown(tab)[0] == "Which oven?"
    assert marina.client.details[-1].text == "running"


def test_escape_lets_go_of_an_answer(tab: AboutTab) -> None:
    row = next(each for each in tab.questions.list.rows if each.question.topic == Topic.ORIGIN)
    row.answer.click()
    QTest.keyClicks(row.field, "saw the sign")
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    assert not row.field.isVisible()
    assert row.answer.hasFocus()


def test_nothing_left_to_ask_says_what_to_do(marina: Opened, tab: AboutTab) -> None:
    while tab.questions.list.rows:
        tab.questions.list.rows[0].aside.click()
    assert any(text.startswith("All that is worth asking is known.") for text in texts(tab.questions))
    tab.begin()
    assert tab.questions.new.hasFocus()
