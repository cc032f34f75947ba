from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.ui.insights.chart_view import WHOLE, ChartView
from relapp.ui.insights.columns import ColumnsView
from relapp.ui.insights.rows import MOST, RowsView
from relapp.ui.theme import current_theme
from relapp.wording.insights import Chart, Shape
from tests.ui.insights.conftest import chart

pytestmark = pytest.mark.usefixtures("look")

Show = Callable[..., ChartView]

STACKED = ((3.0, 1.0), (0.0, 0.0), (5.0, 2.0))


def view_of(made: Chart) -> ChartView:
    return (RowsView if made.shape in (Shape.ROWS, Shape.GROUPED_ROWS) else ColumnsView)(made)


def middle(view: ChartView, index: int, part: int) -> QPoint:
    return view.rect_of((index, part)).center().toPoint()


@pytest.mark.parametrize("shape", [Shape.COLUMNS, Shape.ROWS, Shape.GROUPED_ROWS])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_click_on_a_part_chooses_it(show: Show, qtbot: QtBot, qapp: QApplication, shape: Shape, scale: float) -> None:
    current_theme().apply(qapp, "light", scale)
    view = show(view_of(chart(shape, *STACKED)), 420, 300)
    for spot in ((0, 0), (0, 1), (2, 0), (2, 1)):
        with qtbot.waitSignal(view.chosen) as chosen:
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(view, *spot))
        assert tuple(chosen.args) == spot


def test_a_click_on_a_point_of_a_line_chooses_the_nearest(show: Show, qtbot: QtBot) -> None:
    view = show(view_of(chart(Shape.LINES, (40.0, 60.0), (None, 50.0))), 420, 300)
    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(view, 0, 1))
    assert chosen.args == [0, 1]
    assert view.spot_at(view.rect_of((1, WHOLE)).center()) == (1, 1)


def test_beside_the_columns_there_is_nothing_to_choose(show: Show, qtbot: QtBot) -> None:
    view = show(view_of(chart(Shape.COLUMNS, *STACKED)), 420, 300)
    with qtbot.assertNotEmitted(view.chosen, wait=0):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(view, 1, WHOLE) - QPoint(0, 40))


def test_the_name_of_a_row_chooses_all_of_it(show: Show, qtbot: QtBot) -> None:
    view = show(view_of(chart(Shape.ROWS, *STACKED)), 420, 300)
    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(6, middle(view, 2, WHOLE).y()))
    assert chosen.args == [2, WHOLE]


@pytest.mark.parametrize(
    ("shape", "onward", "across"),
    [(Shape.COLUMNS, Qt.Key.Key_Right, Qt.Key.Key_Down), (Shape.ROWS, Qt.Key.Key_Down, Qt.Key.Key_Right)],
)
def test_arrows_go_through_the_values_and_enter_chooses(
    show: Show, qtbot: QtBot, shape: Shape, onward: Qt.Key, across: Qt.Key
) -> None:
    view = show(view_of(chart(shape, *STACKED)), 420, 300)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.accessibleName() == "Figure. A: In time 3, Late 1"
    QTest.keyClick(view, onward)
    QTest.keyClick(view, onward)
    QTest.keyClick(view, onward)
    assert view.accessibleName() == "Figure. C: In time 5, Late 2"
    QTest.keyClick(view, across)
    QTest.keyClick(view, across)
    assert view.accessibleName() == "Figure. C · Late: 2"
    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == [2, 1]
    QTest.keyClick(view, across)
    assert view.current == (2, WHOLE)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current == (0, WHOLE)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current == (2, WHOLE)


def test_the_mouse_leaves_nothing_behind(show: Show) -> None:
    view = show(view_of(chart(Shape.COLUMNS, *STACKED)), 420, 300)
    QTest.mouseMove(view, middle(view, 0, 0))
    assert view.current == (0, 0)
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    view.clearFocus()
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.current is None


def test_numbers_stand_above_the_columns_only_where_all_of_them_fit(show: Show) -> None:
    many = show(ColumnsView(chart(Shape.COLUMNS, *((1000.0 + index, 0.0) for index in range(52)))), 330, 190)
    few = show(ColumnsView(chart(Shape.COLUMNS, *STACKED)), 330, 190)
    assert isinstance(many, ColumnsView)
    assert isinstance(few, ColumnsView)
    assert many.numbers_shown == []
    assert few.numbers_shown == ["4", "7"]


@pytest.mark.parametrize("width", [300, 330, 680])
def test_no_label_reaches_beyond_its_axis(show: Show, width: int) -> None:
    made = chart(Shape.COLUMNS, *((1.0, 0.0) for _week in range(52)))
    weeks = replace(made, bars=tuple(replace(bar, tick="Nov 17") for bar in made.bars))
    view = show(ColumnsView(weeks), width, 190)
    assert isinstance(view, ColumnsView)
    half = QFontMetrics(view._font).horizontalAdvance("Nov 17") / 2
    middles = [view.rect_of((index, WHOLE)).center().x() for index, _tick in view.labels_shown]
    axis = view._plot.getPlotItem().getAxis("left")
    assert len(middles) >= 3
    assert middles[0] - half >= axis.sceneBoundingRect().left() + axis.width()
    assert middles[-1] + half <= view.width()


def test_labels_that_have_room_are_all_there(show: Show) -> None:
    view = show(ColumnsView(chart(Shape.COLUMNS, *STACKED)), 330, 190)
    assert isinstance(view, ColumnsView)
    assert view.labels_shown == [(0, "A"), (1, "B"), (2, "C")]


def test_long_lists_end_and_a_long_name_takes_a_line_of_its_own(show: Show) -> None:
    view = show(RowsView(chart(Shape.ROWS, *((1.0,) for _row in range(20)))), 330, 400)
    assert view.bar_count == MOST
    narrow, wide = view.heightForWidth(60), view.heightForWidth(900)
    assert narrow > wide


@pytest.mark.parametrize("shape", Shape)
def test_a_chart_is_drawn_in_both_looks(show: Show, qapp: QApplication, shape: Shape) -> None:
    pictures = []
    for mode in ("light", "dark"):
        current_theme().apply(qapp, mode, 1.0)  # type: ignore[arg-type]
        pictures.append(show(view_of(chart(shape, *STACKED)), 300, 200).grab().toImage())
    assert pictures[0] != pictures[1]
