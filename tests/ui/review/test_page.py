from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import ContactPoint, DetailKind, Importance, Observed, PointKind
from relapp.domain.dates import YearlyDate
from relapp.ui.bus import Bus
from relapp.ui.review.page import AT_ONCE, ReviewPage
from tests.ui.conftest import HOSTILE, MONDAY, Add, click, texts

OpenPage = Callable[[], ReviewPage]

PHONE = (ContactPoint(PointKind.PHONE, "11 5550 0101"),)


@pytest.fixture
def open_page(bus: Bus, show: Callable[[ReviewPage], ReviewPage]) -> OpenPage:
    return lambda: show(ReviewPage(bus))


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def shown(page: ReviewPage) -> str:
    return page.card.name.text()


def test_what_is_missing_is_asked_for_and_kept_with_the_day_of_the_review(add: Add, book: Book, open_page: OpenPage) -> None:
    ana = add("Ana Prado", importance=Importance.VIP)
    page = open_page()
    assert page.card.phone_row.isVisible()
    assert page.card.birthday_row.isVisible()

    QTest.keyClicks(QApplication.focusWidget(), "11 5550 0101")
    page.card.birthday.day.setText("22031980")
    page.card.birthday.day.editingFinished.emit()
    page.card.learnt.setText("Wants to open a second shop")
    page.card.kind.set_value(DetailKind.WISH)
    page.card.yes.click()

    client = book.clients.get(ana)
    assert (client.phones, client.birthday, client.reviewed_on) == (("11 5550 0101",), YearlyDate(3, 22, 1980), MONDAY)
    (learnt,) = client.details
    assert (learnt.kind, learnt.observed, learnt.noted_on) == (DetailKind.WISH, Observed.SAID, MONDAY)
    assert page._done.isVisible()
    assert any("1 record looked through" in text for text in texts(page))


def test_the_most_important_come_first_and_the_keyboard_alone_walks_through(add: Add, book: Book, open_page: OpenPage) -> None:
    later = add("Bia Sá", points=PHONE, importance=Importance.OCCASIONAL)
    first = add("Ana Prado", points=PHONE, importance=Importance.VIP)
    add("Not sorted")
    page = open_page()
    assert shown(page) == "Ana Prado"
    page.card.yes.setFocus()
    press(Qt.Key.Key_Space)
    assert shown(page) == "Bia Sá"
    page.card.later.setFocus()
    press(Qt.Key.Key_Space)
    assert [book.clients.get(each).reviewed_on for each in (first, later)] == [MONDAY, None]
    assert not page.more.isVisible()


def test_undo_leads_back_to_the_record(add: Add, bus: Bus, book: Book, open_page: OpenPage) -> None:
    ana = add("Ana Prado", importance=Importance.VIP)
    add("Bia Sá", importance=Importance.REGULAR)
    page = open_page()
    page.card.yes.click()
    assert shown(page) == "Bia Sá"
    bus.undo()
    assert shown(page) == "Ana Prado"
    assert book.clients.get(ana).reviewed_on is None


def test_ten_at_a_time_and_then_the_next(add: Add, open_page: OpenPage) -> None:
    for number in range(AT_ONCE + 1):
        add(f"Ana {number:02}", importance=Importance.REGULAR)
    page = open_page()
    for _each in range(AT_ONCE):
        page.card.yes.click()
    assert page._done.isVisible()
    page.more.click()
    assert page.card.isVisible()
    assert any("1 of 1" in text for text in texts(page))


def test_one_that_was_looked_through_lately_does_not_come_back_for_what_it_lacks(
    add: Add, book: Book, open_page: OpenPage
) -> None:
    ana = add("Ana Prado", importance=Importance.VIP)
    book.clients.save(replace(book.clients.get(ana), reviewed_on=MONDAY - timedelta(days=30)))
    page = open_page()
    assert page._done.isVisible()
    assert any("Every record is fresh" in text for text in texts(page))


def test_one_deleted_meanwhile_is_left_out(add: Add, book: Book, open_page: OpenPage) -> None:
    add("Ana Prado", importance=Importance.VIP)
    bia = add("Bia Sá", importance=Importance.REGULAR)
    add("Caio Reis", importance=Importance.OCCASIONAL)
    page = open_page()
    book.clients.delete([bia])
    page.card.yes.click()
    assert shown(page) == "Caio Reis"


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_only_text(add: Add, open_page: OpenPage, name: str) -> None:
    add(name, importance=Importance.VIP)
    assert shown(open_page()) == name


def test_a_birthday_that_is_no_date_keeps_the_record_until_it_is_right_or_emptied(
    add: Add, book: Book, open_page: OpenPage
) -> None:
    ana = add("Ana Prado", points=PHONE, importance=Importance.VIP)
    add("Bia Sá", points=PHONE, importance=Importance.REGULAR)
    page = open_page()
    birthday = page.card.birthday
    birthday.day.setText("31")
    birthday.month.setCurrentIndex(2)
    page.card.yes.setFocus()
    press(Qt.Key.Key_Space)
    assert shown(page) == "Ana Prado"
    assert book.clients.get(ana).reviewed_on is None
    assert birthday.day.hasFocus()
    assert birthday.problem.isVisible()

    birthday.day.setText("28")
    page.card.yes.click()
    assert book.clients.get(ana).birthday == YearlyDate(2, 28)

    assert shown(page) == "Bia Sá"
    birthday.day.setText("x")
    page.card.yes.click()
    assert shown(page) == "Bia Sá"
    birthday.day.clear()
    page.card.yes.click()
    assert page._done.isVisible()


def test_the_answer_says_that_what_is_filled_in_is_saved(add: Add, open_page: OpenPage) -> None:
    add("Ana Prado", importance=Importance.VIP)
    add("Bia Sá", importance=Importance.REGULAR)
    page = open_page()
    card = page.card
    assert card.yes.text() == "All of it still holds"
    for field in (card.phone, card.birthday.day, card.birthday.year, card.learnt):
        field.setText("19")
        assert card.yes.text() == "Save, the rest still holds"
        assert card.yes.accessibleName() == "Save, the rest still holds: Ana Prado"
        field.clear()
        assert card.yes.text() == "All of it still holds"
    card.learnt.setText("Has a new dog")
    card.yes.click()
    assert (shown(page), card.yes.text()) == ("Bia Sá", "All of it still holds")


def test_where_nobody_is_sorted_nothing_is_called_fresh(add: Add, bus: Bus, open_page: OpenPage, qtbot: QtBot) -> None:
    add("Ana Prado")
    page = open_page()
    said = texts(page)
    assert "Every record is fresh" not in said
    assert "Only the records of sorted clients are looked at: say first who matters." in said
    with qtbot.waitSignal(page.sorting_wanted):
        click(page, "Who matters?")


def test_who_is_sorted_need_not_be_sorted_again(add: Add, open_page: OpenPage) -> None:
    add("Ana Prado", importance=Importance.VIP)
    page = open_page()
    page.card.yes.click()
    assert page._done.isVisible()
    assert not page.sort.isVisible()
