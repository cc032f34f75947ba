from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.journal import Outcome
from relapp.ui.bus import Bus
from relapp.ui.today.page import FIRST_CARDS, STEP, TodayPage
from relapp.ui.today.touch_card import TouchCard
from relapp.ui.touching.done_popup import DonePopup
from tests.ui.conftest import MONDAY, Add, button

Show = Callable[[QWidget], QWidget]


def press(key: Qt.Key) -> None:
    """Press a key where the keyboard is now: in a popup, as long as there is one."""
    popup = QApplication.activePopupWidget()
    QTest.keyClick((popup.focusWidget() or popup) if popup else QApplication.focusWidget(), key)


def tab_to(kind: type[QWidget]) -> QWidget:
    """Press Tab until a widget of this kind has the keyboard."""
    for _step in range(30):
        press(Qt.Key.Key_Tab)
        if isinstance(focus := QApplication.focusWidget(), kind):
            return focus
    raise AssertionError(f"no {kind.__name__} within 30 steps")


@pytest.fixture
def page(bus: Bus, add: Add, show: Show) -> QWidget:
    add("Ana Prado", due=MONDAY)
    add("Bia Reis", due=MONDAY)
    page = show(TodayPage(bus))
    button(page, "New client").setFocus()
    return page


def test_tab_leaves_the_search_line(page: TodayPage) -> None:
    page.search.setFocus()
    assert QApplication.focusWidget() is page.search.field

    press(Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is not page.search.field


def test_after_the_buttons_above_comes_the_first_card_and_then_the_next(page: TodayPage) -> None:
    walked = []
    for _step in range(6):
        press(Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())

    assert walked == [each for card in page.cards for each in (card, card.done_button, card.snooze_button)]


def test_tab_d_1_finishes_the_first_touch(page: TodayPage, book: Book) -> None:
    card = tab_to(TouchCard)
    assert card.client.name == "Ana Prado"

    press(Qt.Key.Key_D)
    press(Qt.Key.Key_1)

    assert [card.client.name for card in page.cards] == ["Bia Reis"]
    assert book.timeline.latest(card.client.id)[0].touch.outcome is Outcome.SPOKE
    assert QApplication.activePopupWidget() is None


def test_the_card_that_has_the_keyboard_is_the_chosen_one(page: TodayPage) -> None:
    tab_to(TouchCard)
    tab_to(TouchCard)

    assert [card.selected for card in page.cards] == [False, True]


def test_s_opens_the_choices_to_put_it_off(page: TodayPage, book: Book) -> None:
    card = tab_to(TouchCard)

    press(Qt.Key.Key_S)
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    assert book.agenda.of_client(card.client.id)[0].ideal > MONDAY
    assert page.cards[0].client.name == "Bia Reis"


def test_enter_opens_the_client(page: TodayPage, qtbot: QtBot) -> None:
    card = tab_to(TouchCard)

    with qtbot.waitSignal(page.client_opened, check_params_cb=lambda opened: opened == card.client.id):
        press(Qt.Key.Key_Return)


def test_escape_leaves_the_touch_as_it_was(page: TodayPage, book: Book) -> None:
    card = tab_to(TouchCard)
    press(Qt.Key.Key_D)
    assert isinstance(QApplication.activePopupWidget(), DonePopup)

    press(Qt.Key.Key_Escape)

    assert QApplication.activePopupWidget() is None
    assert book.timeline.latest(card.client.id) == []
    assert QApplication.focusWidget() is card


def test_the_keyboard_goes_on_with_the_next_card(page: TodayPage) -> None:
    tab_to(TouchCard)

    press(Qt.Key.Key_D)
    press(Qt.Key.Key_1)

    assert QApplication.focusWidget() is page.cards[0]


def test_the_keyboard_goes_on_with_the_first_of_the_cards_shown_next(bus: Bus, add: Add, show: Show, qtbot: QtBot) -> None:
    for number in range(60):
        add(f"Client {number:02}", due=MONDAY)
    page = show(TodayPage(bus))
    qtbot.waitUntil(lambda: len(page.cards) == FIRST_CARDS + STEP)
    more = button(page, "more")
    more.setFocus()

    press(Qt.Key.Key_Space)

    assert QApplication.focusWidget() is page.cards[FIRST_CARDS + STEP]


def test_every_button_of_a_card_is_reached_by_tab(page: TodayPage) -> None:
    card = tab_to(TouchCard)

    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is card.done_button
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is card.snooze_button
