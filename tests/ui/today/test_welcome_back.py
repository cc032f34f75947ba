from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.journal import Purpose, Touch
from relapp.ui.bus import Bus
from relapp.ui.catching_up.page import CatchingUpPage
from relapp.ui.today.page import TodayPage
from relapp.ui.window import Window
from tests.ui.conftest import MONDAY, Add, button, click, texts

BEFORE = MONDAY - timedelta(days=10)
TITLE = "Welcome back: 10 working days away"


@pytest.fixture
def away(book: Book, add: Add) -> list[int]:
    """Nine clients who wait since ten days ago; the last touch was a Friday, ten working days ago."""
    ids = [add(f"Client {number}", due=BEFORE) for number in range(9)]
    book.journal.log(ids[0], Touch(MONDAY - timedelta(days=17), Purpose.THANK_YOU), [])
    return ids


def test_after_an_absence_today_welcomes_back_with_the_numbers(bus: Bus, away: None, show: Callable[..., TodayPage]) -> None:
    said = texts(show(TodayPage(bus)))
    assert TITLE in said
    assert "9 others that are late" in said
    assert said.index(TITLE) < said.index("Overdue")


def test_on_any_other_day_it_does_not(bus: Bus, book: Book, away: list[int], show: Callable[..., TodayPage]) -> None:
    book.journal.log(away[0], Touch(MONDAY - timedelta(days=3), Purpose.THANK_YOU), [])
    page = show(TodayPage(bus))
    assert not any(text.startswith("Welcome back") for text in texts(page))
    assert not page._welcome_back.isVisible()


def test_it_goes_once_a_day_can_take_in_what_is_left_and_undo_brings_it_back(
    bus: Bus, book: Book, away: list[int], show: Callable[..., TodayPage]
) -> None:
    page = show(TodayPage(bus))
    bus.do(lambda: book.journal.log(away[0], Touch(MONDAY, Purpose.FREE_REMINDER)))
    assert TITLE in texts(page)
    assert "8 others that are late" in texts(page)
    bus.do(lambda: book.journal.log(away[1], Touch(MONDAY, Purpose.FREE_REMINDER)))
    assert TITLE not in texts(page)
    bus.undo()
    assert TITLE in texts(page)


def test_the_tab_key_meets_its_button_before_the_list(bus: Bus, away: None, show: Callable[..., TodayPage]) -> None:
    page = show(TodayPage(bus))
    for _time in range(2):
        page._new_button.setFocus()
        QTest.keyClick(page._new_button, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is button(page, "Catch up")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is page.cards[0]
        page.refresh()


def test_it_leads_to_the_page_and_the_page_back_to_today(bus: Bus, away: None, show: Callable[..., Window], qtbot: QtBot) -> None:
    window = show(Window(bus))
    click(window, "Catch up")
    assert window.place == "catching_up"
    page = window.page("catching_up")
    assert isinstance(page, CatchingUpPage)
    assert page.start.hasFocus()
    click(window, "Start with today")
    assert window.place == "today"
