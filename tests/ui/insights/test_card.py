from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.domain.insights import Figure, Slice
from relapp.ui.insights.card import InsightCard
from relapp.ui.insights.chart_view import WHOLE, ChartView
from relapp.ui.insights.rows import MOST
from relapp.ui.insights.table import ROWS_IN_VIEW, ChartTable
from relapp.wording.insights import Bar, Link, Series, Shape
from tests.ui.conftest import button, click, texts
from tests.ui.insights.conftest import chart

pytestmark = pytest.mark.usefixtures("look")

Show = Callable[..., InsightCard]

CHART = replace(chart(Shape.COLUMNS, (3.0, 1.0), (5.0, 2.0)), headline="73% in time", notes=("1 left out.",))


def test_a_card_says_what_it_shows(show: Show) -> None:
    card = show(InsightCard(CHART), 340, 400)
    assert texts(card) == ["Figure", "about it", "73% in time", "In time", "Late", "1 left out."]
    assert isinstance(card.view, ChartView)


def test_with_nothing_to_draw_it_says_what_to_do_next(show: Show) -> None:
    card = show(InsightCard(chart(Shape.COLUMNS, (0.0, 0.0))), 340, 400)
    assert "Log a touch." in texts(card)
    assert card.view is None
    assert not card.table_button.isVisible()


def test_the_same_as_a_table_and_back(show: Show) -> None:
    card = show(InsightCard(CHART), 340, 400)
    click(card, "as a table")
    assert isinstance(card.view, ChartTable)
    table = card.view
    assert [[table._text(row, column) for column in range(3)] for row in range(2)] == [["A", "3", "1"], ["B", "5", "2"]]
    card.show_as_table(False)
    assert isinstance(card.view, ChartView)


def test_a_table_is_copied_with_its_headings_or_as_far_as_it_is_chosen(show: Show) -> None:
    card = show(InsightCard(CHART), 340, 400)
    card.show_as_table(True)
    table = card.view
    assert isinstance(table, ChartTable)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Letter\tIn time\tLate\nA\t3\t1\nB\t5\t2"
    table.selectColumn(2)
    table.copy()
    assert QGuiApplication.clipboard().text() == "1\n2"


@pytest.mark.parametrize(
    ("spot", "called", "parts"),
    [
        ((1, 1), "Figure: B · Late", [Slice(Figure.PUNCTUALITY, "B", "late")]),
        ((1, WHOLE), "Figure: B", [Slice(Figure.PUNCTUALITY, "B", "in_time"), Slice(Figure.PUNCTUALITY, "B", "late")]),
    ],
)
def test_a_value_leads_to_the_clients_behind_it(
    show: Show, qtbot: QtBot, spot: tuple[int, int], called: str, parts: list[Slice]
) -> None:
    card = show(InsightCard(CHART), 340, 400)
    assert isinstance(card.view, ChartView)
    with qtbot.waitSignal(card.slices_wanted) as wanted:
        card.view.chosen.emit(*spot)
    assert wanted.args == [called, parts]


def test_a_cell_of_the_table_leads_there_too(show: Show, qtbot: QtBot) -> None:
    card = show(InsightCard(CHART), 340, 400)
    card.show_as_table(True)
    table = card.view
    assert isinstance(table, ChartTable)
    table.setCurrentCell(0, 1)
    with qtbot.waitSignal(card.slices_wanted) as wanted:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert wanted.args == ["Figure: A · In time", [Slice(Figure.PUNCTUALITY, "A", "in_time")]]


def test_a_bar_that_is_a_client_opens_it(show: Show, qtbot: QtBot) -> None:
    card = show(InsightCard(replace(chart(Shape.ROWS, (2.1,)), bars=(Bar("Ana", (2.1,), ("2.1 ×",), client_id=7),))), 340, 400)
    assert isinstance(card.view, ChartView)
    with qtbot.waitSignal(card.client_opened) as opened:
        card.view.chosen.emit(0, WHOLE)
    assert opened.args == [7]


def test_a_link_leads_to_its_clients_and_more_rows_to_the_table(show: Show, qtbot: QtBot) -> None:
    never = Slice(Figure.LOSING_TOUCH, "never")
    made = replace(chart(Shape.ROWS, *((1.0,) for _row in range(MOST + 2))), links=(Link("3 never", "Never", never),))
    card = show(InsightCard(made), 340, 600)
    with qtbot.waitSignal(card.slices_wanted) as wanted:
        click(card, "3 never")
    assert wanted.args == ["Never", [never]]
    click(card, "2 more in the table")
    assert isinstance(card.view, ChartTable)
    assert card.view.rowCount() == MOST + 2


def test_a_new_chart_leaves_the_keyboard_where_it_was(show: Show) -> None:
    card = show(InsightCard(CHART), 340, 400)
    assert card.view is not None
    card.view.setFocus()
    card.show_chart(replace(CHART, headline="80% in time"))
    assert "80% in time" in texts(card)
    assert card.view.hasFocus()
    assert button(card, "as a table").isVisible()


def table_of(card: InsightCard) -> ChartTable:
    card.show_as_table(True)
    QApplication.processEvents()
    assert isinstance(card.view, ChartTable)
    return card.view


def press(table: ChartTable, row: int, column: int, key: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = table.visualItemRect(table.item(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, key, place)


def test_a_click_on_a_cell_leads_there_as_one_on_a_bar_does(show: Show, qtbot: QtBot) -> None:
    card = show(InsightCard(CHART), 340, 400)
    table = table_of(card)
    with qtbot.waitSignal(card.slices_wanted) as wanted:
        press(table, 1, 2)
    assert wanted.args == ["Figure: B · Late", [Slice(Figure.PUNCTUALITY, "B", "late")]]
    with qtbot.waitSignal(card.slices_wanted) as wanted:
        press(table, 1, 0)
    assert wanted.args[0] == "Figure: B"
    with qtbot.assertNotEmitted(card.slices_wanted, wait=0):
        press(table, 0, 1, Qt.KeyboardModifier.ControlModifier)


def test_a_cell_with_nobody_behind_it_is_no_way_on(show: Show, qtbot: QtBot) -> None:
    card = show(InsightCard(chart(Shape.COLUMNS, (3.0, 0.0))), 340, 400)
    table = table_of(card)
    assert [table.leads_on(0, column) for column in range(3)] == [True, True, False]
    with qtbot.assertNotEmitted(card.slices_wanted, wait=0):
        press(table, 0, 2)
    cursors = []
    for column in (1, 2):
        table.cellEntered.emit(0, column)
        cursors.append(table.viewport().cursor().shape())
    assert cursors == [Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor]


HEADINGS = ("Cumpridas", "Abertas", "Com atraso", "Não cumpridas")


@pytest.mark.parametrize("rows", [2, ROWS_IN_VIEW + 8])
def test_all_columns_of_a_table_are_in_sight(show: Show, rows: int) -> None:
    series = tuple(Series(name, "late") for name in HEADINGS)
    bar = Bar("Promessas nossas", (593.0, 0.0, 1.0, 1.0), ("593", "0", "1", "1"))
    card = show(InsightCard(replace(CHART, category="Promessas", series=series, bars=(bar,) * rows)), 360, 700)
    table = table_of(card)
    header, metrics = table.horizontalHeader(), table.fontMetrics()
    assert header.length() == table.viewport().width()
    assert header.height() > 2 * metrics.height()
    assert table.columnWidth(4) < metrics.horizontalAdvance("Não cumpridas")


def test_a_table_with_no_room_for_its_words_scrolls(show: Show, qtbot: QtBot) -> None:
    series = tuple(Series("Incomprehensibly", "late") for _each in range(4))
    bars = (Bar("Us", (1.0,) * 4, ("1",) * 4),)
    table = table_of(show(InsightCard(replace(CHART, series=series, bars=bars)), 340, 400))
    assert table.horizontalScrollBar().maximum() > 0
    qtbot.waitUntil(lambda: table.height() >= table.sizeHint().height())
