"""Ctrl+Z while a file is looked at, through the real window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.book.imports.staging import Action
from relapp.domain.clients import Client
from relapp.ui.bus import Bus
from relapp.ui.importing.mapping_view import MappingView
from relapp.ui.importing.page import ImportPage
from relapp.ui.importing.preview import PreviewView
from relapp.ui.importing.result import ResultView
from relapp.ui.window import Window

WriteCards = Callable[..., Path]


@pytest.fixture
def window(qtbot: QtBot, bus: Bus) -> Iterator[Window]:
    """A window whose book has one client."""
    bus.do(lambda: bus.book.clients.add(Client("Zoe")))
    window = Window(bus)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    page = window.page("import")
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: not page.is_busy)


def looked_at(window: Window, qtbot: QtBot, file: Path) -> ImportPage:
    window.import_file(file)
    page = window.page("import")
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: isinstance(page.view, PreviewView | MappingView))
    return page


def press_undo(window: Window) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def actions(page: ImportPage) -> list[Action]:
    assert isinstance(page.view, PreviewView)
    return [page.view.table.records.line(row).action for row in range(page.view.table.records.rowCount())]


def decide(page: ImportPage, row: int, key: Qt.Key) -> None:
    assert isinstance(page.view, PreviewView)
    page.view.table.selectRow(row)
    QTest.keyClick(page.view.table, key)


def test_it_takes_back_the_decisions_and_never_the_book(window: Window, qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> None:
    page = looked_at(window, qtbot, write_cards(("Ana", "11 1"), ("Bia", "11 2")))
    decide(page, 0, Qt.Key.Key_3)
    decide(page, 1, Qt.Key.Key_3)

    press_undo(window)
    assert actions(page) == [Action.SKIP, Action.ADD]
    assert page.steps.next_button.text() == "Import 1 contact"

    press_undo(window)
    press_undo(window)
    assert actions(page) == [Action.ADD, Action.ADD]
    assert bus.book.list.count() == 1


def test_it_takes_back_what_a_decision_changed_of_others(window: Window, qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> None:
    file = write_cards(("Ana Prado", "11 98888-0001"), ("Ana Prado", "11 98888-0001", "ORG:Prado"))
    page = looked_at(window, qtbot, file)
    before = actions(page)
    decide(page, 0, Qt.Key.Key_3)
    assert actions(page) != before

    press_undo(window)

    assert actions(page) == before
    page.steps.next_button.click()
    qtbot.waitUntil(lambda: isinstance(page.view, ResultView))
    assert bus.book.list.count() == 2


def test_it_does_nothing_to_the_book_while_the_columns_are_asked_about(
    window: Window, qtbot: QtBot, bus: Bus, tmp_path: Path
) -> None:
    file = tmp_path / "table.csv"
    file.write_text("Quem;Onde;Festa\nAna Prado;11 90001-0001;03/04/1980\nBia Souza;11 90001-0002;05/04/1981\n", "utf-8")
    page = looked_at(window, qtbot, file)
    assert isinstance(page.view, MappingView)

    press_undo(window)

    assert bus.book.list.count() == 1


def test_after_the_import_it_takes_the_import_back(window: Window, qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> None:
    page = looked_at(window, qtbot, write_cards(("Ana", "11 1")))
    page.steps.next_button.click()
    qtbot.waitUntil(lambda: isinstance(page.view, ResultView))

    press_undo(window)

    assert bus.book.list.count() == 1
