import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.book.duplicates.part import Duplicates
from relapp.domain.clients import Importance
from relapp.domain.journal import Purpose, Touch
from relapp.domain.promises import Promise
from relapp.errors import UserError
from relapp.ui.bus import Bus
from relapp.ui.duplicates import page as page_module
from relapp.ui.duplicates.confirming import MergeAllDialog
from relapp.ui.duplicates.page import DuplicatesPage
from relapp.ui.duplicates.value_button import ValueButton
from relapp.ui.widgets.text import Text
from relapp.ui.window import Window
from tests.ui.conftest import MONDAY, Add, button, click, in_view, texts
from tests.ui.duplicates.conftest import AddTwice, OpenPage, names, wait_for

Key = Qt.Key


def current(page: DuplicatesPage) -> tuple[str, str]:
    return names(page)[page.pairs.list.currentIndex().row()]


def test_an_empty_book_asks_for_an_import(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()

    assert "Your client book is empty" in texts(page)
    with qtbot.waitSignal(page.import_wanted):
        click(page, "Import…")


def test_a_book_without_duplicates_says_so_and_leads_back(open_page: OpenPage, add: Add, qtbot: QtBot) -> None:
    add("Ana Prado")
    page = open_page()

    assert "No duplicates found" in texts(page)
    assert not page.merge_all.isVisible()
    with qtbot.waitSignal(page.clients_wanted):
        click(page, "To the clients")


def test_the_pairs_are_listed_with_the_first_one_compared(open_page: OpenPage, add_twice: AddTwice) -> None:
    add_twice("Ana Prado", "+55 11 95555-0101")
    add_twice("Bia Reis", "+55 11 95555-0202")
    page = open_page()

    assert names(page) == [("Ana Prado", "Prado Ana"), ("Bia Reis", "Reis Bia")]
    assert page.heading.subtitle.text() == "2 pairs · 2 sure"
    assert page.pairs.list.hasFocus()
    shown = texts(page.pairs)
    assert page.pairs.why.text().startswith("Sure: ")
    assert "same phone" in page.pairs.why.text()
    assert shown.count("Phone: +55 11 95555-0101") == 2


def test_what_differs_is_chosen_and_what_is_united_is_shown(open_page: OpenPage, add_twice: AddTwice, book: Book) -> None:
    first, second = add_twice(
        "Ana Prado", "+55 11 95555-0101", company="Prado & Filhos", tags=("café",), importance=Importance.VIP
    )
    book.clients.set_importance([first], Importance.REGULAR)
    book.journal.log(second, Touch(MONDAY - timedelta(days=2), Purpose.KEEP_IN_TOUCH), [])
    book.records.keep("promise_added", second, Promise("Send the offer", MONDAY))
    page = open_page()

    assert page.pairs.comparison.chosen == {"name": 0, "importance": 1}
    shown = texts(page.pairs)
    assert {"Prado & Filhos", "café", "1 touch, 1 promise", "nothing happened yet"} <= set(shown)


def test_merging_keeps_what_was_chosen_and_all_of_both(
    open_page: OpenPage, add_twice: AddTwice, book: Book, qtbot: QtBot
) -> None:
    first, second = add_twice("Ana Prado", "+55 11 95555-0101", company="Prado & Filhos")
    book.journal.log(second, Touch(MONDAY - timedelta(days=2), Purpose.KEEP_IN_TOUCH), [])
    page = open_page()

    chosen = next(each for each in in_view(page, ValueButton) if each.value.text() == "Prado Ana")
    qtbot.mouseClick(chosen, Qt.MouseButton.LeftButton)
    click(page, "Merge")

    clients = book.clients.load([first, second])
    assert list(clients) == [first]
    assert (clients[first].name, clients[first].company) == ("Prado Ana", "Prado & Filhos")
    assert book.journal.last_contact(first) == MONDAY - timedelta(days=2)
    assert "No duplicates found" in texts(page)


def test_undo_brings_the_pair_back_and_leads_to_it(open_page: OpenPage, add_twice: AddTwice, bus: Bus, qtbot: QtBot) -> None:
    add_twice("Ana Prado", "+55 11 95555-0101")
    add_twice("Bia Reis", "+55 11 95555-0202")
    page = open_page()

    qtbot.keyClick(page.pairs.list, Key.Key_1)
    assert names(page) == [("Bia Reis", "Reis Bia")]
    bus.undo()

    assert names(page) == [("Ana Prado", "Prado Ana"), ("Bia Reis", "Reis Bia")]
    assert current(page) == ("Ana Prado", "Prado Ana")


def test_the_last_pair_comes_back_from_an_empty_page(open_page: OpenPage, add_twice: AddTwice, bus: Bus, qtbot: QtBot) -> None:
    add_twice("Ana Prado", "+55 11 95555-0101")
    page = open_page()
    qtbot.keyClick(page.pairs.list, Key.Key_2)
    assert "No duplicates found" in texts(page)

    bus.undo()

    assert names(page) == [("Ana Prado", "Prado Ana")]
    assert page.pairs.isVisible()


def test_those_who_are_not_the_same_are_never_found_again(
    open_page: OpenPage, add_twice: AddTwice, book: Book, qtbot: QtBot
) -> None:
    add_twice("Ana Prado", "+55 11 95555-0101")
    add_twice("Bia Reis", "+55 11 95555-0202")
    page = open_page()

    click(page, "Not the same")
    click(page, "Look again")
    wait_for(page, qtbot)

    assert names(page) == [("Bia Reis", "Reis Bia")]
    assert book.list.count() == 4


def test_a_pair_passed_over_stays_and_the_next_one_is_looked_at(open_page: OpenPage, add_twice: AddTwice, qtbot: QtBot) -> None:
    add_twice("Ana Prado", "+55 11 95555-0101")
    add_twice("Bia Reis", "+55 11 95555-0202")
    page = open_page()

    qtbot.keyClick(page.pairs.list, Key.Key_3)
    assert current(page) == ("Bia Reis", "Reis Bia")
    qtbot.keyClick(page.pairs.list, Key.Key_3)

    assert current(page) == ("Ana Prado", "Prado Ana")
    assert len(names(page)) == 2


def test_the_keyboard_alone_leads_through_a_pair(open_page: OpenPage, add_twice: AddTwice, book: Book, qtbot: QtBot) -> None:
    first, _second = add_twice("Ana Prado", "+55 11 95555-0101")
    page = open_page()

    qtbot.keyClick(page.pairs.list, Key.Key_Return)
    qtbot.keyClick(page.window().focusWidget(), Key.Key_Right)
    qtbot.keyClick(page.window().focusWidget(), Key.Key_1)

    assert book.clients.get(first).name == "Prado Ana"


def test_tab_goes_from_the_list_over_the_answers_to_the_choices(open_page: OpenPage, add_twice: AddTwice, qtbot: QtBot) -> None:
    add_twice("Ana Prado", "+55 11 95555-0101")
    page = open_page()
    way = []
    for _stop in range(5):
        qtbot.keyClick(page.window().focusWidget(), Key.Key_Tab)
        way.append(page.window().focusWidget().accessibleName() or page.window().focusWidget().text())

    assert way == ["Merge", "Not the same", "Open Ana Prado", "Open Prado Ana", "Name: Ana Prado"]


def test_a_digit_held_down_decides_once(open_page: OpenPage, add_twice: AddTwice, book: Book, qtbot: QtBot) -> None:
    add_twice("Ana Prado", "+55 11 95555-0101")
    page = open_page()
    for widget in (page.pairs.list, page.pairs.merge):
        again = QKeyEvent(QEvent.Type.KeyPress, Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", True)
        QApplication.sendEvent(widget, again)

    assert book.list.count() == 2


def test_the_list_follows_what_is_done_elsewhere(open_page: OpenPage, add_twice: AddTwice, bus: Bus, book: Book) -> None:
    _first, second = add_twice("Ana Prado", "+55 11 95555-0101")
    third, _fourth = add_twice("Bia Reis", "+55 11 95555-0202")
    page = open_page()

    bus.do(lambda: book.clients.delete([second]))
    assert names(page) == [("Bia Reis", "Reis Bia")]
    client = book.clients.get(third)
    bus.do(lambda: book.clients.save(replace(client, company="Reis Móveis")))
    assert page.model.line(0).first_company == "Reis Móveis"
    assert "Reis Móveis" in texts(page.pairs.comparison)

    bus.do(lambda: book.clients.save(replace(client, name="Otto Sá", points=())))

    assert names(page) == []


def test_a_page_out_of_view_catches_up_when_it_is_shown(open_page: OpenPage, add_twice: AddTwice, bus: Bus, book: Book) -> None:
    _first, second = add_twice("Ana Prado", "+55 11 95555-0101")
    page = open_page()
    page.hide()
    bus.do(lambda: book.clients.delete([second]))
    assert len(names(page)) == 1

    page.show()

    assert "No duplicates found" in texts(page)


def test_many_changes_at_once_are_looked_through_anew(
    open_page: OpenPage, add_twice: AddTwice, bus: Bus, book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = add_twice("Ana Prado", "+55 11 95555-0101")
    page = open_page()
    monkeypatch.setattr(page_module, "MOST_LOOKED_UP", 1)

    bus.do(lambda: book.clients.delete([first, second]))
    assert page.is_searching
    wait_for(page, qtbot)

    assert names(page) == []


def test_a_search_can_be_stopped_and_begun_again(
    bus: Bus, add_twice: AddTwice, show: Callable[..., DuplicatesPage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_twice("Ana Prado", "+55 11 95555-0101")
    may_go_on, find = threading.Event(), Duplicates.find

    def find_slowly(part: Duplicates, progress: Callable[[int, int], None]) -> object:
        may_go_on.wait(10)
        return find(part, progress)

    monkeypatch.setattr(Duplicates, "find", find_slowly)
    page = show(DuplicatesPage(bus))
    click(page, "Cancel")
    may_go_on.set()
    wait_for(page, qtbot)
    assert "The search was stopped" in texts(page)

    click(page, "Look again")
    wait_for(page, qtbot)

    assert names(page) == [("Ana Prado", "Prado Ana")]


def test_a_book_that_cannot_be_read_is_said(open_page: OpenPage, add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_part: Duplicates, _progress: object) -> None:
        raise UserError("The book is gone.")

    monkeypatch.setattr(Duplicates, "find", refuse)
    add("Ana Prado")

    assert {"The search did not come to its end", "The book is gone."} <= set(texts(open_page()))


def test_all_sure_pairs_are_merged_as_one_change(
    open_page: OpenPage, add_twice: AddTwice, bus: Bus, book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate(("Ana Prado", "Bia Reis", "Caio Lima")):
        add_twice(name, f"+55 11 9{number}555-010{number}")
    page = open_page()
    monkeypatch.setattr(MergeAllDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)

    click(page, "Merge all 3 sure pairs…")
    qtbot.waitUntil(lambda: not names(page))
    assert book.list.count() == 3
    bus.undo()

    assert book.list.count() == 6
    assert len(names(page)) == 3


def test_nothing_is_merged_before_it_was_confirmed(
    open_page: OpenPage, add_twice: AddTwice, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_twice("Ana Prado", "+55 11 95555-0101")
    add_twice("Bia Reis", "+55 11 95555-0202")
    page = open_page()
    monkeypatch.setattr(MergeAllDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)

    click(page, "Merge all 2 sure pairs…")

    assert book.list.count() == 4


def test_a_narrow_page_has_the_list_above(open_page: OpenPage, add_twice: AddTwice) -> None:
    add_twice("Ana Prado", "+55 11 95555-0101")
    page = open_page()
    assert page.pairs.list.geometry().right() < page.pairs.comparison.parentWidget().geometry().left()

    page.resize(500, 700)
    texts(page)

    assert page.pairs.list.geometry().bottom() < page.pairs.comparison.parentWidget().geometry().top()
    assert page.pairs.comparison.verticalScrollBar().maximum() == 0


def test_every_pair_is_laid_out_for_the_room_there_is(open_page: OpenPage, add_twice: AddTwice) -> None:
    add_twice("Ana Prado", "+55 11 95555-0101", notes="A line that is long enough to need several in half the width. " * 3)
    add_twice("Bia Reis", "+55 11 95555-0202", notes="Another line that is long enough to need several of them. " * 4)
    page = open_page()
    for width, is_above in ((1200, False), (850, True)):
        page.resize(width, 700)
        for row in (1, 0):
            page.pairs.list.choose(row)
            (label,) = [each for each in in_view(page.pairs.comparison, Text) if each.text() == "Name"]
            value, content = in_view(page, ValueButton)[0], page.pairs.comparison.widget()
            assert (label.geometry().bottom() < value.geometry().top()) is is_above
            assert content.height() == max(content.heightForWidth(content.width()), page.pairs.comparison.viewport().height())
            assert content.width() == page.pairs.comparison.viewport().width()


def test_the_clients_page_leads_here(bus: Bus, show: Callable[..., Window], qtbot: QtBot, add_twice: AddTwice) -> None:
    add_twice("Ana Prado", "+55 11 95555-0101")
    window = show(Window(bus))
    window.go("clients")

    actions = window.page("clients").more.menu().actions()
    next(action for action in actions if action.text() == "Find duplicates").trigger()
    wait_for(window.page("duplicates"), qtbot)

    assert window.place == "duplicates"
    with qtbot.waitSignal(window.page("duplicates").client_opened):
        button(window, "Open Ana Prado").click()
    assert window.place == "client"
