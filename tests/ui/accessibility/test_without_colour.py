"""What colours say is also said by a word, a sign or a state."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.calendar.cell import DayCell
from relapp.ui.insights.chart_view import ChartView
from relapp.ui.today.touch_card import TouchCard
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.pill import Pill
from relapp.ui.widgets.progress import ProgressBar
from tests.ui.accessibility.heard import has_words
from tests.ui.conftest import in_view, texts
from tests.ui.test_every_page import OpenPage


def state(widget: QWidget) -> QAccessible.State:
    return QAccessible.queryAccessibleInterface(widget).state()


def test_what_is_late_says_so(open_page: OpenPage) -> None:
    late = [each for each in in_view(open_page("today"), Pill) if each.kind == "late"]

    assert late
    assert all(has_words(each.text()) for each in late)


def test_the_card_that_matters_now_says_so(open_page: OpenPage) -> None:
    cards = in_view(open_page("today"), TouchCard)

    assert [bool(state(each).selected) for each in cards] == [each.selected for each in cards]
    assert sum(each.selected for each in cards) == 1


def test_a_striped_card_has_words_or_an_icon_for_its_stripe(open_page: OpenPage) -> None:
    striped = [each for each in in_view(open_page("week"), Card) if each._stripe]

    assert striped
    assert all(len(texts(each)) > 1 for each in striped)


def test_how_full_a_day_is_stands_in_numbers(open_page: OpenPage) -> None:
    bars = in_view(open_page("week"), ProgressBar)

    assert bars
    assert all(any(letter.isdigit() for letter in each.accessibleName()) for each in bars)


def test_the_day_that_is_open_says_so(open_page: OpenPage) -> None:
    page = open_page("calendar")
    cell = next(each for each in in_view(page, DayCell) if each.day and each.day.weight)
    assert state(cell).collapsed

    QAccessible.queryAccessibleInterface(cell).actionInterface().doAction("Press")

    assert state(cell).expanded


def test_each_part_of_a_chart_is_named_where_it_is(open_page: OpenPage) -> None:
    charts = in_view(open_page("insights"), ChartView)

    for chart in charts:
        for part, series in enumerate(chart.chart.series):
            if len(chart.chart.series) > 1:
                assert series.name in chart.said((0, part))
    assert charts


@pytest.mark.parametrize("page", ["calendar", "settings", "import"])
def test_a_click_of_a_reader_is_a_click(open_page: OpenPage, qtbot: QtBot, page: str) -> None:
    """Qt alone would switch a button without telling those who wait for a click."""
    from relapp.ui.widgets.chips import Chip
    from relapp.ui.widgets.segmented import SegmentedControl, _Segment

    window = open_page(page)
    kinds: Callable[[], list[_Segment | Chip]] = lambda: [*in_view(window, _Segment), *in_view(window, Chip)]  # noqa: E731
    other = next(each for each in kinds() if not each.isChecked() and each.isEnabled())

    with qtbot.waitSignal(other.clicked):
        QAccessible.queryAccessibleInterface(other).actionInterface().doAction("Toggle")

    role = QAccessible.queryAccessibleInterface(other).role()
    is_one = isinstance(other.parent(), SegmentedControl) or page == "import"
    assert role is (QAccessible.Role.RadioButton if is_one else QAccessible.Role.CheckBox)
