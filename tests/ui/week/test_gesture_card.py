from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from relapp.book import Book
from relapp.domain.clients import Detail, DetailKind
from relapp.ui.bus import Bus
from relapp.ui.week.column import STEP
from relapp.ui.week.gesture_card import GestureCard
from relapp.ui.week.page import WeekPage
from tests.gestures import add_to_surprise
from tests.ui.conftest import HOSTILE, MONDAY, Add, click, in_view, texts

FRIDAY, NEXT_MONDAY = date(2026, 11, 27), date(2026, 11, 30)

OpenPage = Callable[[], WeekPage]


@pytest.fixture
def open_page(bus: Bus, show: Callable[..., WeekPage]) -> OpenPage:
    return lambda: show(WeekPage(bus))


def offered_on(page: WeekPage) -> list[date]:
    return [column.plan.day for column in page.columns if in_view(column, GestureCard)]


def menu_of(page: WeekPage) -> QMenu:
    in_view(page, GestureCard)[0].choose_button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_choice_stands_on_the_day_with_the_most_room(add: Add, book: Book, open_page: OpenPage) -> None:
    add_to_surprise(book, "Ana Prado", MONDAY)
    add_to_surprise(book, "Bia Reis", MONDAY - timedelta(days=2))
    page = open_page()
    assert offered_on(page) == [FRIDAY]
    assert {"Ana Prado", "Bia Reis"} <= set(texts(in_view(page, GestureCard)[0]))

    for day in range(1, 5):
        add(f"Due {day}", due=MONDAY + timedelta(days=day))
    page.refresh()

    assert offered_on(page) == [MONDAY]


def test_the_one_chosen_gets_the_day_and_may_leave_it_again(book: Book, open_page: OpenPage, bus: Bus) -> None:
    add_to_surprise(book, "Ana Prado", MONDAY, details=(Detail(DetailKind.INTEREST, "chess"),))
    page = open_page()

    menu = menu_of(page)
    (action,) = menu.actions()
    assert action.text().startswith("Ana Prado: ")
    assert "chess" in action.text()
    action.trigger()
    menu.close()

    (card,) = [card for column in page.columns for card in column.cards]
    assert (card.client.name, card.touch.day) == ("Ana Prado", FRIDAY)
    assert offered_on(page) == []
    card.release_button.click()
    assert offered_on(page) == [FRIDAY]
    bus.undo()
    assert offered_on(page) == []


def test_weeks_that_are_past_offer_nothing(book: Book, open_page: OpenPage) -> None:
    add_to_surprise(book, "Ana Prado", MONDAY)
    page = open_page()

    page.show_week(MONDAY - timedelta(days=7))

    assert offered_on(page) == []


def test_it_stays_last_when_more_touches_are_shown(add: Add, book: Book, open_page: OpenPage) -> None:
    for number in range(STEP + 5):
        for day in range(5):
            add(f"Client {number:02} {day}", due=MONDAY + timedelta(days=day))
    add_to_surprise(book, "Ana Prado", MONDAY)
    page = open_page()
    column = next(each for each in page.columns if in_view(each, GestureCard))

    click(column, "Show 5 more")

    (card,) = in_view(column, GestureCard)
    assert card.y() > column.cards[-1].y()


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_shown_letter_by_letter(book: Book, open_page: OpenPage, name: str) -> None:
    add_to_surprise(book, name, MONDAY)
    page = open_page()

    assert name in texts(in_view(page, GestureCard)[0])
    menu = menu_of(page)
    assert len(menu.actions()) == 1
    menu.close()
