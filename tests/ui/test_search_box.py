from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.domain.clients import ContactPoint, PointKind
from relapp.ui.found_list import FoundModel
from relapp.ui.search_box import SearchBox
from relapp.ui.widgets.boxes import VBox
from tests.ui.conftest import HOSTILE, Add


def write(box: SearchBox, text: str) -> None:
    """Type letters that no test key has, as an input method would."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(box.field, event)


@pytest.fixture
def box(add: Add, book: Book, show: Callable[..., QWidget]) -> SearchBox:
    """A search line above a button, with four clients to be found."""
    add("João Țepeș", company="Café do Porto", points=(ContactPoint(PointKind.PHONE, "(11) 9 5555-0127"),))
    add("Ana Prado")
    add("Ana Lima", points=(ContactPoint(PointKind.EMAIL, "ana@lima.exemplo"),))
    add("Bia Reis")
    window = QWidget()
    box = SearchBox(book)
    column = VBox(window)
    column.addWidget(box)
    column.addWidget(QPushButton("other"))
    show(window, 600, 300)
    box.setFocus()
    return box


def shown(box: SearchBox) -> list[str]:
    return [box.answers.found.index(row).data() for row in range(box.answers.found.rowCount())] if box.answers.isVisible() else []


@pytest.mark.parametrize("typed", ["tepes", "joao", "café", "95555", "porto do", "JOÃO"])
def test_answers_come_while_typing(box: SearchBox, typed: str) -> None:
    write(box, typed)

    assert shown(box) == ["João Țepeș · Café do Porto · (11) 9 5555-0127"]


def test_a_line_says_how_to_reach_the_client(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "ana")

    assert set(shown(box)) == {"Ana Lima · ana@lima.exemplo", "Ana Prado"}


def test_enter_picks_the_first_and_empties_the_line(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "ana")
    first = box.answers.found.line(0)

    with qtbot.waitSignal(box.client_chosen) as chosen:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)

    assert chosen.args == [first.id]
    assert box.field.text() == ""
    assert not box.answers.isVisible()


def test_arrows_walk_through_the_answers(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "ana")
    second = box.answers.found.line(1)

    with qtbot.waitSignal(box.client_chosen) as chosen:
        qtbot.keyClick(box.field, Qt.Key.Key_Down)
        qtbot.keyClick(box.field, Qt.Key.Key_Return)

    assert chosen.args == [second.id]


def test_a_click_picks(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "ana")
    second, place = box.answers.found.line(1), box.answers.visualRect(box.answers.found.index(1)).center()

    with qtbot.waitSignal(box.client_chosen) as chosen:
        qtbot.mouseClick(box.answers.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen.args == [second.id]


def test_escape_closes_the_answers_then_empties_the_line(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "ana")

    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert (box.answers.isVisible(), box.field.text()) == (False, "ana")
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert box.field.text() == ""


@pytest.mark.parametrize("typed", ["zzz", ""])
def test_where_nobody_is_found_nothing_opens(box: SearchBox, qtbot: QtBot, typed: str) -> None:
    qtbot.keyClicks(box.field, "ana")
    box.field.selectAll()

    if typed:
        qtbot.keyClicks(box.field, typed)
    else:
        qtbot.keyClick(box.field, Qt.Key.Key_Delete)

    assert shown(box) == []


def test_leaving_the_line_closes_the_answers(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "ana")

    box.window().findChild(QPushButton).setFocus()

    assert not box.answers.isVisible()


def test_tab_goes_on_to_the_next_control(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClick(box.field, Qt.Key.Key_Tab)

    assert not box.field.hasFocus()


def test_enter_with_nothing_found_is_not_a_choice(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "zzz")

    with qtbot.assertNotEmitted(box.client_chosen):
        qtbot.keyClick(box.field, Qt.Key.Key_Return)


def test_both_parts_have_names(box: SearchBox) -> None:
    assert box.field.accessibleName()
    assert box.answers.accessibleName() == "Clients found"


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_told_as_they_are(book: Book, add: Add, name: str) -> None:
    add(name)
    model = FoundModel()

    model.show(book.list.lines(book.list.ids(ClientFilter())))

    assert model.index(0).data() == name
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == name
    assert model.index(0).data(Qt.ItemDataRole.EditRole) is None


def test_the_model_keeps_what_qt_expects_of_one(book: Book, add: Add, qtbot: QtBot) -> None:
    model = FoundModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    for number in range(3):
        add(f"Ana {number}")
        model.show(book.list.find("ana"))
        assert model.rowCount() == number + 1
    model.show([])

    assert model.rowCount(QModelIndex()) == 0
    assert model.line(0) is None
    assert model.line(-1) is None
