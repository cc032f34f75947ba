"""Tab goes everywhere and is caught nowhere, on every page and in every dialog, and where it is can be seen."""

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid

from relapp.book import Book
from relapp.ui.commands.shortcuts import ShortcutsDialog
from relapp.ui.widgets.card import Card
from relapp.ui.window import Window
from tests.ui.accessibility.dialogs import dialogs
from tests.ui.conftest import delete_what_was_left
from tests.ui.keyboard.walking import missed, pixels_changed, walk
from tests.ui.test_every_page import PAGES, OpenPage, described, views

# A quarter of a thin ring: what is scrolled half out of view shows no more of it.
SHARE_OF_RING = 0.25
CELL_RING = 100


def faint(window: QWidget, stops: list[QWidget]) -> list[str]:
    """Of each kind of stop the first that does not show that it has the keyboard."""
    found, kinds = [], set()
    for each in filter(isValid, stops):
        kind = (type(each), getattr(each, "kind", ""), each.objectName(), isinstance(each, Card))
        if kind in kinds or not each.isVisible():
            continue
        kinds.add(kind)
        changed = pixels_changed(window, each)
        seen = each.visibleRegion().boundingRect()
        # A list shows it in the row or the cell alone.
        least = CELL_RING if isinstance(each, QAbstractItemView) else SHARE_OF_RING * 2 * (seen.width() + seen.height())
        if changed < least:
            found.append(f"{described(each)}: {changed} pixels of {seen.width()} × {seen.height()}")
    return found


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_everywhere_and_comes_round(open_page: OpenPage, page: str) -> None:
    window = open_page(page)

    for view in views(window):
        there = walk(window)
        assert missed(window, there) == [], view
        back = walk(window, back=True)
        assert [back[0], *back[:0:-1]] == there, view
        assert faint(window, there) == [], view


def test_tab_goes_everywhere_in_dialogs(open_page: OpenPage, book: Book, client_id: int) -> None:
    window: Window = open_page("today")
    faults: list[str] = []

    for dialog in [*dialogs(window, book, client_id), ShortcutsDialog(window)]:
        dialog.show()
        dialog.activateWindow()
        QApplication.processEvents()
        if QApplication.activeWindow() is dialog:
            there = walk(dialog)
            found = missed(dialog, there) + faint(dialog, there)
            faults += [f"{type(dialog).__name__}: {each}" for each in found]
        dialog.close()
        dialog.deleteLater()
        delete_what_was_left()

    assert faults == []
