from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import ContactPoint, Importance, PointKind
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.ui.bus import Bus
from relapp.ui.clients.sorting import AT_ONCE, SortingPage
from relapp.ui.clients.sorting_row import SortingRow
from tests.ui.conftest import HOSTILE, MONDAY, Add, click, texts

OpenPage = Callable[[], SortingPage]


@pytest.fixture
def open_page(bus: Bus, show: Callable[[SortingPage], SortingPage]) -> OpenPage:
    return lambda: show(SortingPage(bus))


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def focused(page: SortingPage) -> str:
    row = QApplication.focusWidget()
    assert isinstance(row, SortingRow)
    return row.line.name


def names(page: SortingPage) -> list[str]:
    return [row.line.name for row in page.rows]


def many(add: Add, count: int) -> list[int]:
    return [add(f"Ana {number:02}") for number in range(count)]


def test_keys_one_to_four_sort_the_row_and_move_on(add: Add, book: Book, open_page: OpenPage) -> None:
    ids = many(add, 5)
    page = open_page()
    assert focused(page) == "Ana 00"
    press(Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
    assert [book.clients.get(each).importance for each in ids] == [
        Importance.VIP, Importance.REGULAR, Importance.OCCASIONAL, Importance.DATES_ONLY, Importance.NOT_SORTED,
    ]  # fmt: skip
    assert focused(page) == "Ana 04"
    assert page.rows[1].choice.value is Importance.REGULAR
    assert any("1 client not sorted yet" in text for text in texts(page))


def test_arrows_pass_over_and_come_back(add: Add, book: Book, open_page: OpenPage) -> None:
    ids = many(add, 3)
    page = open_page()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert focused(page) == "Ana 00"
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert page.next_button.hasFocus()
    assert {book.clients.get(each).importance for each in ids} == {Importance.NOT_SORTED}


def test_a_mouse_click_sorts_too(add: Add, book: Book, open_page: OpenPage) -> None:
    ana = add("Ana")
    page = open_page()
    click(page.rows[0], "Occasional")
    assert book.clients.get(ana).importance is Importance.OCCASIONAL


def test_undo_brings_the_row_and_the_keyboard_back(add: Add, bus: Bus, book: Book, open_page: OpenPage) -> None:
    ids = many(add, 3)
    page = open_page()
    press(Qt.Key.Key_1, Qt.Key.Key_2)
    bus.undo()
    assert book.clients.get(ids[1]).importance is Importance.NOT_SORTED
    assert page.rows[1].choice.value is None
    assert focused(page) == "Ana 01"


def test_sorting_says_nothing_in_between(add: Add, bus: Bus, open_page: OpenPage, qtbot: QtBot) -> None:
    many(add, 2)
    open_page()
    with qtbot.assertNotEmitted(bus.said):
        press(Qt.Key.Key_1)


def test_the_next_twenty_leave_those_passed_over_for_later(add: Add, open_page: OpenPage) -> None:
    many(add, AT_ONCE + 5)
    page = open_page()
    first = names(page)
    assert len(first) == AT_ONCE
    press(Qt.Key.Key_1)
    click(page, "Next 5")
    assert names(page) == [f"Ana {number:02}" for number in range(AT_ONCE, AT_ONCE + 5)]
    assert focused(page) == f"Ana {AT_ONCE:02}"
    page.show_next()
    assert names(page) == [*first[1:], f"Ana {AT_ONCE:02}"]


def test_the_rest_of_those_shown_are_sorted_together(add: Add, bus: Bus, book: Book, open_page: OpenPage) -> None:
    ids = many(add, AT_ONCE + 2)
    page = open_page()
    press(Qt.Key.Key_1)
    page.rest_button.menu().actions()[3].trigger()
    found = [book.clients.get(each).importance for each in ids]
    assert found == [Importance.VIP, *[Importance.DATES_ONLY] * (AT_ONCE - 1), *[Importance.NOT_SORTED] * 2]
    assert not page.rest_button.isEnabled()
    bus.undo()
    assert book.list.count_unsorted() == AT_ONCE + 1


def test_what_helps_to_decide_is_said(add: Add, book: Book, open_page: OpenPage) -> None:
    phone = (ContactPoint(PointKind.PHONE, "(11) 95555-0141"),)
    ana = add("Ana Prado", company="Prado", points=phone, born=MONDAY.replace(year=1980))
    for _each in range(2):
        book.journal.add_purchase(ana, Purchase(MONDAY - timedelta(days=200)))
    bia = add("Bia", points=(ContactPoint(PointKind.EMAIL, "bia@example.com"),))
    book.journal.log(bia, Touch(MONDAY - timedelta(days=3), Purpose.KEEP_IN_TOUCH), [])
    page = open_page()
    assert texts(page.rows[0])[:3] == [
        "Ana Prado", "· Prado", "(11) 95555-0141 · birthday Nov 23, 1980 · never in touch · bought 2 times",
    ]  # fmt: skip
    assert "bia@example.com · last contact 3 days ago" in texts(page.rows[1])
    assert "Ana Prado, Prado" in page.rows[0].accessibleName()


def test_enter_opens_the_client(add: Add, open_page: OpenPage, qtbot: QtBot) -> None:
    ana = add("Ana")
    page = open_page()
    with qtbot.waitSignal(page.client_opened, check_params_cb=lambda client_id: client_id == ana):
        press(Qt.Key.Key_Return)


def test_after_the_last_one_there_is_only_the_way_out(add: Add, open_page: OpenPage, qtbot: QtBot) -> None:
    many(add, 2)
    page = open_page()
    press(Qt.Key.Key_1, Qt.Key.Key_2)
    assert not page.next_button.isVisible()
    assert page.finish_button.hasFocus()
    with qtbot.waitSignal(page.finished):
        click(page, "Finish for today")
    page.hide()
    page.show()
    assert "Everybody is sorted" in texts(page)
    with qtbot.waitSignal(page.finished):
        click(page, "See today")


def test_coming_back_goes_on_where_it_was(add: Add, open_page: OpenPage) -> None:
    many(add, AT_ONCE + 5)
    page = open_page()
    page.show_next()
    shown = names(page)
    page.hide()
    page.show()
    assert names(page) == shown


def test_a_client_deleted_elsewhere_leaves(add: Add, bus: Bus, book: Book, open_page: OpenPage) -> None:
    ids = many(add, 3)
    page = open_page()
    bus.do(lambda: book.clients.delete([ids[1]]))
    assert names(page) == ["Ana 00", "Ana 02"]


def test_progress_is_said_in_words(add: Add, open_page: OpenPage) -> None:
    many(add, 2)
    add("Bia", importance=Importance.VIP)
    page = open_page()
    assert page.progress.accessibleName() == "1 of 3 sorted"


def test_hostile_names_are_shown_as_they_are(add: Add, open_page: OpenPage) -> None:
    for name in HOSTILE:
        add(name, company=name)
    page = open_page()
    assert set(names(page)) == set(HOSTILE)
    for row in page.rows:
        assert texts(row)[0] == row.line.name


def test_an_empty_book_is_not_called_sorted(add: Add, open_page: OpenPage) -> None:
    page = open_page()

    assert "Your client book is empty" in texts(page)
    assert "Everybody is sorted" not in texts(page)
