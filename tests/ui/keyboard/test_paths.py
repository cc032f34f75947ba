"""What the mouse can do has a way by keys: every widget that listens to the mouse itself is known here, with that way."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

import relapp.ui
from relapp.book import Book
from relapp.ui.bus import Bus
from relapp.ui.clients.page import ClientsPage
from relapp.ui.week.week_card import WeekCard
from relapp.ui.window import Window
from tests.ui.conftest import MONDAY, Add, in_view

LISTENS = (
    r"def (mousePressEvent|mouseReleaseEvent|mouseDoubleClickEvent|mouseMoveEvent|contextMenuEvent|dropEvent)"
    r"|(doubleClicked|sectionClicked|customContextMenuRequested)\.connect"
)
# Where the mouse does something, and the keys that do the same; the tests of each place press them.
BY_KEYS = {
    "client/timeline/rows.py": "Enter on the row",
    "clients/page.py": "the menu of orders beside the filters",
    "clients/table.py": "Enter",
    "colleagues/item_row.py": "Space on its tick",
    "duplicates/pair_list.py": "Enter",
    "insights/chart_view.py": "arrows and Enter",
    "labels/sheet_grid.py": "arrows",
    "library/lines.py": "Enter",
    "library/page.py": "Ctrl+V",
    "results/table.py": "Enter or F2",
    "week/column.py": "Alt with an arrow on the card, or the card's menu",
    "week/dragging.py": "Alt with an arrow on the card, or the card's menu",
    "week/week_card.py": "Enter, Alt with an arrow, Menu",
    "widgets/card.py": "Enter",
}


def test_every_place_that_listens_to_the_mouse_is_known() -> None:
    root = Path(relapp.ui.__path__[0])
    listening = {
        each.relative_to(root).as_posix() for each in root.rglob("*.py") if re.search(LISTENS, each.read_text(encoding="utf-8"))
    }

    assert listening == set(BY_KEYS)


@pytest.mark.parametrize(
    ("key", "modifier"), [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)]
)
def test_the_menu_of_a_card_in_the_week_opens_by_key(
    add: Add, bus: Bus, show: Callable[..., Window], key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    add("Ana Prado", due=MONDAY)
    window = show(Window(bus))
    window.go("week")
    card = in_view(window, WeekCard)[0]
    card.setFocus()

    QTest.keyClick(card, key, modifier)
    QApplication.processEvents()

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Move to" in [each.text() for each in menu.actions()]
    menu.close()


def test_clients_are_sorted_without_the_mouse(add: Add, bus: Bus, book: Book, show: Callable[..., Window]) -> None:
    add("Ana Prado", company="Zebra")
    add("Bia Reis", company="Alfa")
    window = show(Window(bus))
    window.go("clients")
    page = window.page("clients")
    assert isinstance(page, ClientsPage)

    assert page.filters.sort_button.focusPolicy() & Qt.FocusPolicy.TabFocus
    (action,) = [each for each in page.filters.sort_button.menu().actions() if each.text() == "Company"]
    action.trigger()

    assert list(page.model.ids) == [2, 1]
