"""The window of the manual, by keyboard alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListWidget, QTextBrowser, QWidget

from relapp import i18n
from relapp.ui.commands.keys import sequences
from relapp.ui.help.manual import FOLDER, find, topics
from relapp.ui.help.topic_list import TopicList
from relapp.ui.help.topics import TOPICS
from relapp.ui.help.window import HelpWindow
from relapp.ui.theme import current_theme

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(look: None, show: Callable[..., QWidget]) -> HelpWindow:
    """The manual at its first topic, beside a window."""
    host = show(QWidget(), 800, 600)
    window = HelpWindow(host)
    window.go("start")
    window.come_forward()
    QTest.qWaitForWindowActive(window)
    return window


def press(window: HelpWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.focusWidget() or window, key, modifier)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_topic_can_be_shown(window: HelpWindow, language: str) -> None:
    for topic in topics(language):
        window.view.show_topic(topic)
        assert window.view.toPlainText().startswith(topic.title)


def test_the_list_leads_to_a_topic(window: HelpWindow) -> None:
    window.list.setFocus()
    press(window, Qt.Key.Key_Down)

    assert window.topic == TOPICS[1]
    assert window.view.toPlainText().startswith(topics()[1].title)


def test_back_and_forward_go_the_way_that_was_gone(window: HelpWindow) -> None:
    window.go("today")
    window.go("backups")
    press(window, Qt.Key.Key_Left, ALT)
    press(window, Qt.Key.Key_Left, ALT)
    assert window.topic == "start"
    assert not window.back_button.isEnabled()

    press(window, Qt.Key.Key_Right, ALT)
    assert window.topic == "today"

    window.go("week")
    assert not window.forward_button.isEnabled()
    window.back()
    assert window.topic == "today"


def test_a_link_leads_to_its_topic_and_never_out_of_the_manual(window: HelpWindow) -> None:
    window.view.anchorClicked.emit(QUrl("sorting.md"))
    assert window.topic == "sorting"

    window.view.anchorClicked.emit(QUrl("https://example.org/index.html"))
    assert window.topic == "sorting"


def test_what_is_found_is_listed_with_its_sentence_and_marked_in_the_page(window: HelpWindow) -> None:
    press(window, Qt.Key.Key_F, CTRL)
    assert window.focusWidget() is window.search
    QTest.keyClicks(window.search, "recovery note")

    assert window.count.text() == "1 topic found"
    assert window.list.item(0).text() == "Passphrase"
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Down)

    assert window.topic == "passphrase"
    assert "Recovery note" in window.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    marked = {mark.cursor.selectedText().lower() for mark in window.view.extraSelections()}
    assert marked == {"recovery", "note"}


def test_nothing_found_says_what_to_do(window: HelpWindow) -> None:
    window.search.setText("xyzzy")

    assert window.list.count() == 0
    assert "Try another word" in window.count.text()


def test_escape_ends_the_search_and_then_closes(window: HelpWindow) -> None:
    press(window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.search, "stick")
    press(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.list.count() == len(TOPICS)

    press(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_best_of_many_hits_is_in_view_whatever_topic_is_shown(window: HelpWindow) -> None:
    window.resize(700, 360)
    window.search.setText("client")
    QApplication.processEvents()
    last = window.list.item(window.list.count() - 1).text()
    window.search.clear()
    window.go(next(topic.name for topic in topics() if topic.title == last))

    window.search.setText("client")
    QApplication.processEvents()

    assert window.list.verticalScrollBar().maximum() > 0
    assert window.list.verticalScrollBar().value() == 0
    assert window.list.currentItem().text() == last


def test_the_row_of_the_topic_that_is_shown_is_in_view(window: HelpWindow) -> None:
    window.resize(700, 360)
    window.search.setText("client")
    window.go(TOPICS[-1])
    window.search.clear()
    QApplication.processEvents()

    row = window.list.visualItemRect(window.list.currentItem())
    assert window.list.viewport().rect().contains(row)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_rows_grow_and_shrink_with_the_width_of_the_list_alone(
    look: None, show: Callable[..., QWidget], qapp: QApplication, scale: float
) -> None:
    current_theme().apply(qapp, "light", scale)
    hits = TopicList()
    hits.show_hits(find("client"))
    show(hits, 600, 300)
    QApplication.processEvents()
    wide = hits.verticalScrollBar().maximum()

    hits.resize(250, 300)
    QApplication.processEvents()
    narrow = hits.verticalScrollBar().maximum()
    hits.resize(600, 300)
    QApplication.processEvents()

    assert narrow > 1.3 * wide
    assert hits.verticalScrollBar().maximum() == wide


def test_the_list_grows_with_the_letters(window: HelpWindow, qapp: QApplication) -> None:
    window.resize(1600, 500)
    window.search.setText("client")
    QApplication.processEvents()
    before = window.list.width()

    current_theme().apply(qapp, "light", 2.0)
    QApplication.processEvents()

    assert window.list.width() > 1.5 * before


def test_the_key_that_closes_a_window_closes_this_one_alone(window: HelpWindow) -> None:
    QTest.keySequence(window.search, sequences("close")[0])

    assert not window.isVisible()
    assert window.parentWidget().isVisible()


def test_everything_in_it_has_a_name(window: HelpWindow) -> None:
    used = [each for kind in (QAbstractButton, QLineEdit, QListWidget, QTextBrowser) for each in window.findChildren(kind)]
    used = [each for each in used if each.isVisible()]

    assert len(used) == 5
    assert [each for each in used if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)] == []


def test_tab_goes_through_all_of_it(window: HelpWindow) -> None:
    window.go("today")
    window.search.setFocus()
    visited = set()
    for _step in range(40):
        visited.add(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert {window.search, window.list, window.view, window.back_button} <= visited


def test_a_picture_is_no_wider_than_the_page_and_comes_from_nowhere_else(window: HelpWindow) -> None:
    window.go("today")
    QApplication.processEvents()
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = window.view.loadResource(kind, QUrl("../pictures/en/today.png"))

    assert 0 < picture.deviceIndependentSize().width() <= window.view.viewport().width()
    assert window.view.horizontalScrollBar().maximum() == 0
    assert window.view.loadResource(kind, QUrl("../../pictures/week-en.png")) is None
    assert window.view.loadResource(kind, QUrl.fromLocalFile(str(FOLDER.parent / "pictures" / "week-en.png"))) is None


def test_the_page_follows_the_theme(window: HelpWindow, qapp: QApplication) -> None:
    window.go("backups")
    current_theme().apply(qapp, "dark", 1.5)
    QApplication.processEvents()

    links = set()
    block = window.view.document().begin()
    while block.isValid():
        links |= {part.format.foreground().color().name() for part in block.textFormats() if part.format.isAnchor()}
        block = block.next()
    assert links == {current_theme().colour("accent").name()}
    assert window.view.font().pixelSize() == current_theme().px(14)
