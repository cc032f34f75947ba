from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.ui.library.topics import TopicsField
from tests.ui.conftest import HOSTILE


@pytest.fixture
def field(look: None, show: Callable[[TopicsField], TopicsField]) -> TopicsField:
    return show(TopicsField(name="Topics"))


def test_enter_and_a_comma_add_a_topic_once(field: TopicsField, qtbot: QtBot) -> None:
    with qtbot.waitSignals([field.topics_changed] * 2):
        QTest.keyClicks(field.line, " wine , wine,,cheese from the north")
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.topics == ("wine", "cheese from the north")
    assert field.line.text() == ""


def test_backspace_in_an_empty_line_takes_the_last_one_back(field: TopicsField) -> None:
    field.set_topics(("wine", "cheese"))
    for left in (("wine",), (), ()):
        QTest.keyClick(field.line, Qt.Key.Key_Backspace)
        assert field.topics == left


def test_a_click_takes_a_topic_away(field: TopicsField, qtbot: QtBot) -> None:
    field.set_topics(("wine", "cheese"))
    assert [button.accessibleName() for button in field.buttons] == ["Remove the topic wine", "Remove the topic cheese"]
    with qtbot.waitSignal(field.topics_changed):
        QTest.mouseClick(field.buttons[0], Qt.MouseButton.LeftButton)
    assert field.topics == ("cheese",)
    assert field.line.hasFocus()


def test_one_that_is_offered_is_taken_by_a_click(field: TopicsField, qtbot: QtBot) -> None:
    field.offer(["red wine", "cheese"])
    field.line.setFocus()
    QTest.keyClicks(field.line, "WINE")
    popup = field.line.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualRect(popup.model().index(0, 0)).center())
    qtbot.waitUntil(lambda: field.topics == ("red wine",))
    assert field.line.text() == ""


@pytest.mark.parametrize("topic", HOSTILE)
def test_topics_are_shown_letter_by_letter(field: TopicsField, topic: str) -> None:
    field.set_topics((topic,))
    assert field.buttons[0].label == topic
    assert "<b>" not in field.buttons[0].toolTip()
