from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relapp.book import Book
from relapp.domain.clients import ContactPoint, DetailKind, Importance, Observed, PointKind
from relapp.domain.dates import YearlyDate
from relapp.ui.bus import Bus
from relapp.ui.review.page import AT_ONCE, ReviewPage
from tests.ui.conftest import HOSTILE, MONDAY, Add, texts

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
