from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relapp.paper.labels.sheets import find
from relapp.ui.labels.sheet_grid import SheetGrid
from relapp.ui.theme import current_theme


@pytest.fixture
def grid(look: None, show: Callable[..., QWidget]) -> SheetGrid:
    sheet = find("L7160")
    assert sheet
    made = SheetGrid(sheet, 1, 3)
    around = QWidget()
    made.setParent(around)
    show(around)
    made.adjustSize()
    return made


def test_a_click_begins_at_that_label(grid: SheetGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.start_chosen) as told:
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.place_of(7).center().toPoint())
    assert told.args == [8]
    assert grid.accessibleName() == "Begin at label 8 of 21"
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(grid.width() - 1, grid.height() - 1))
    assert grid.start == 21, "beside the labels it is the nearest one"


def test_arrows_move_within_the_sheet(grid: SheetGrid, qtbot: QtBot) -> None:
    grid.setFocus()
    seen = []
    keys = Qt.Key
    for key in (
        keys.Key_Right,
        keys.Key_Down,
        keys.Key_Left,
        keys.Key_Up,
        keys.Key_Up,
        keys.Key_End,
        keys.Key_Down,
        keys.Key_Home,
    ):
        qtbot.keyClick(grid, key)
        seen.append(grid.start)
    assert seen == [2, 5, 4, 1, 1, 21, 21, 1]


def test_it_shows_what_is_gone_and_what_is_printed(grid: SheetGrid) -> None:
    grid.show_sheet(grid._sheet, 3, 2)
    picture = grid.grab().toImage()
    ratio = picture.devicePixelRatio()
    colours = [picture.pixelColor((grid.place_of(index).center() * ratio).toPoint()).name() for index in range(5)]
    roles = ("well", "well", "accent", "accent_soft", "card")
    assert colours == [current_theme().colour(role).name() for role in roles]


def test_every_label_of_every_paper_is_within_it(grid: SheetGrid) -> None:
    for name in ("L7651", "5160", "3474"):
        sheet = find(name)
        assert sheet
        grid.show_sheet(sheet, 1, 1)
        grid.adjustSize()
        assert all(grid.rect().toRectF().contains(grid.place_of(index)) for index in range(sheet.count))
