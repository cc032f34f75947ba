from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import Importance
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.ui.bus import Bus
from relapp.ui.today.page import FIRST_CARDS, STEP, TodayPage
from relapp.ui.widgets.empty import EmptyState
from tests.ui.conftest import FRIDAY_BEFORE, MONDAY, TUESDAY, WEDNESDAY, Add, button, click, in_view, texts

OpenPage = Callable[[], TodayPage]


@pytest.fixture
def open_page(bus: Bus, show: Callable[[TodayPage], TodayPage], qtbot: QtBot) -> OpenPage:
    """The page, once all that it builds at first is there."""

    def open_page() -> TodayPage:
        page = show(TodayPage(bus))
        qtbot.waitUntil(lambda: not page._waiting_cards or len(page.cards) > FIRST_CARDS)
        return page

    return open_page


def names(page: TodayPage) -> list[str]:
    return [card.client.name for card in page.cards]


def test_late_today_and_coming_touches_each_have_their_place(add: Add, open_page: OpenPage) -> None:
    add("Carla Coming", due=WEDNESDAY)
    add("Dora Due", due=MONDAY)
    add("Olga Overdue", due=FRIDAY_BEFORE)
    add("Far Away", due=MONDAY + timedelta(days=9))

    page = open_page()

    assert names(page) == ["Olga Overdue", "Dora Due", "Carla Coming"]
    said = [text for text in texts(page) if text in {"Overdue", "Today", "Coming up", "3 days late"}]
    assert said == ["Overdue", "3 days late", "Today", "Coming up"]
    assert "Monday, November 23" in texts(page)


def test_a_group_without_anybody_is_not_named(add: Add, open_page: OpenPage) -> None:
    add(due=MONDAY)

    assert not {"Overdue", "Coming up"} & set(texts(open_page()))


def test_several_reasons_of_one_client_are_one_card(add: Add, open_page: OpenPage) -> None:
    add("Ana Prado", due=(MONDAY, FRIDAY_BEFORE), born=date(1980, 11, 23), text="ask about the move")

    (card,) = open_page().cards

    assert len(card.touch.reasons) == 3
    assert texts(card).count("ask about the move") == 2
    assert {"Birthday", "turns 46 · today", "3 days late"} <= set(texts(card))
    assert "ask about the move" in card.accessibleName()
    assert "turns 46" in card.accessibleName()


def test_the_heading_counts_what_is_left_and_what_was_done(add: Add, open_page: OpenPage, bus: Bus, book: Book) -> None:
    add("Ana Prado", due=MONDAY)
    second = add("Bia Reis", due=MONDAY)
    page = open_page()
    assert "2 touches · about 10 min" in texts(page)

    bus.do(lambda: book.journal.log(second, Touch(MONDAY, Purpose.FREE_REMINDER)))

    assert "1 touch · about 5 min · 1 done" in texts(page)
    assert page._progress.accessibleName() == "1 of 2 done"
    assert names(page) == ["Ana Prado"]


def test_the_count_is_told_at_each_change(add: Add, open_page: OpenPage, bus: Bus, book: Book, qtbot: QtBot) -> None:
    client_id = add(due=MONDAY)
    page = open_page()

    with qtbot.waitSignal(page.counted, check_params_cb=lambda count: count == 0):
        bus.do(lambda: book.clients.delete([client_id]))


def test_an_empty_book_says_what_to_do_first(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()

    assert "Your client book is empty" in texts(page)
    with qtbot.waitSignal(page.import_wanted):
        click(page.findChild(EmptyState), "Import")
    assert page.panel._content is None


def test_nobody_due_is_a_good_moment(add: Add, open_page: OpenPage, qtbot: QtBot) -> None:
    add(importance=Importance.DATES_ONLY)

    page = open_page()

    assert "Nobody is due today" in texts(page)
    with qtbot.waitSignal(page.log_wanted):
        click(page.findChild(EmptyState), "Log a touch")


def test_unsorted_clients_are_the_next_thing_to_do_where_nobody_is_due(add: Add, open_page: OpenPage, qtbot: QtBot) -> None:
    add()
    add("Bia Reis")

    page = open_page()

    with qtbot.waitSignal(page.sorting_wanted):
        click(page, "Who matters?")
    with qtbot.waitSignal(page.sorting_wanted):
        click(page, "2 clients not sorted yet")


def test_all_done_is_said_where_something_was_done(add: Add, open_page: OpenPage, bus: Bus, book: Book) -> None:
    client_id = add(due=MONDAY, importance=Importance.DATES_ONLY)
    page = open_page()

    bus.do(lambda: book.journal.log(client_id, Touch(MONDAY, Purpose.FREE_REMINDER)))

    assert "All done for today" in texts(page)
    assert "Nobody is due today" not in texts(page)


def test_a_hundred_due_come_in_steps(add: Add, open_page: OpenPage, qtbot: QtBot) -> None:
    for number in range(100):
        add(f"Client {number:03}", due=MONDAY)
    page = open_page()
    assert len(page.cards) == FIRST_CARDS + STEP
    assert "100 touches" in next(text for text in texts(page) if "about" in text)

    for shown in (48, 68, 88):
        click(page, f"Show {100 - len(page.cards)} more")
        assert len(page.cards) == shown
    click(page, "Show 12 more")

    assert names(page) == [f"Client {number:03}" for number in range(100)]
    assert not any("more" in each.text() for each in in_view(page, QAbstractButton))


def test_a_page_refreshed_before_it_was_whole_has_one_list(
    add: Add, bus: Bus, show: Callable[[TodayPage], TodayPage], qtbot: QtBot
) -> None:
    for number in range(60):
        add(f"Client {number:03}", due=MONDAY)
    page = TodayPage(bus)
    page.refresh()

    show(page)
    qtbot.waitUntil(lambda: len(page.cards) > FIRST_CARDS)

    assert button(page, "more").text() == f"Show {60 - FIRST_CARDS - STEP} more"


def test_what_found_no_day_is_a_number(add: Add, open_page: OpenPage, book: Book) -> None:
    book.save_settings(replace(book.settings.get(), capacity=1))
    for number in range(30):
        book.journal.add_purchase(add(f"Client {number:02}", importance=Importance.DATES_ONLY), Purchase(MONDAY, "Shoes"))

    page = open_page()

    waiting = len(book.agenda.planned(MONDAY).plan.not_fitting)
    assert waiting > 1
    assert f"{waiting} more touches wait for a day with room." in texts(page)


def test_the_panel_follows_the_chosen_card(add: Add, open_page: OpenPage, qtbot: QtBot) -> None:
    add("Ana Prado", due=MONDAY, notes="Prefers mornings")
    add("Bia Reis", due=MONDAY, notes="Has a new shop")
    page = open_page()
    assert page.cards[0].selected
    assert "Prefers mornings" in texts(page.panel)

    qtbot.mouseClick(page.cards[1], Qt.MouseButton.LeftButton)

    assert [card.selected for card in page.cards] == [False, True]
    assert "Has a new shop" in texts(page.panel)
    assert "Prefers mornings" not in texts(page.panel)


def test_the_chosen_client_stays_chosen_while_it_is_there(add: Add, open_page: OpenPage, bus: Bus, book: Book) -> None:
    first, second = add("Ana Prado", due=MONDAY), add("Bia Reis", due=MONDAY)
    page = open_page()
    page.cards[1].setFocus()

    bus.do(lambda: book.agenda.snooze(book.agenda.of_client(first), TUESDAY, MONDAY))
    assert [card.client.id for card in page.cards if card.selected] == [second]

    bus.do(lambda: book.clients.delete([second]))
    assert [card.client.id for card in page.cards if card.selected] == [first]


def test_a_client_found_is_opened(add: Add, open_page: OpenPage, qtbot: QtBot) -> None:
    client_id = add("Ion Țepeș")
    page = open_page()

    with qtbot.waitSignal(page.client_opened, check_params_cb=lambda opened: opened == client_id):
        qtbot.keyClicks(page.search.field, "tepes")
        qtbot.keyClick(page.search.field, Qt.Key.Key_Return)


def test_what_another_page_changes_is_shown(add: Add, open_page: OpenPage, bus: Bus, book: Book) -> None:
    client_id = add("Ana Prado", due=MONDAY)
    page = open_page()

    bus.do(lambda: book.clients.save(replace(book.clients.get(client_id), name="Ana Lima")))

    assert names(page) == ["Ana Lima"]


def test_the_second_click_of_a_double_click_does_not_reach_the_card_that_moved_up(
    bus: Bus, book: Book, add: Add, open_page: OpenPage, qtbot: QtBot
) -> None:
    first, _second, _third = (add(name, due=MONDAY) for name in ("Ana Prado", "Bia Reis", "Caio Luz"))
    page = open_page()
    QApplication.processEvents()
    done = page.cards[0].done_button
    where = done.mapTo(page, done.rect().center())

    def click_there() -> bool:
        QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
        return QApplication.activePopupWidget() is not None

    bus.do(lambda: book.journal.log(first, Touch(MONDAY, Purpose.FREE_REMINDER)))
    QApplication.processEvents()
    assert not click_there()

    ground = page.cards[0].parentWidget()
    qtbot.waitUntil(lambda: not ground.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents))
    assert click_there()
    QApplication.activePopupWidget().close()
