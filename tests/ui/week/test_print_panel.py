from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from relapp.domain.printed import Arrangement, Code, ListColumn, RowLook, WeekChoices
from relapp.i18n import format_day
from relapp.ui.week.print_panel import WeekPanel
from relapp.ui.week.tag_list import TagList
from tests.ui.conftest import click, in_view

pytestmark = pytest.mark.usefixtures("look")

Open = Callable[..., WeekPanel]
MANY = [f"Tag {number:02}" for number in range(20)]


@pytest.fixture
def open_panel(show: Callable[..., QWidget]) -> Open:
    """The panel as it stands beside a preview."""
    return lambda choices=None, tags=(): show(WeekPanel(choices or WeekChoices(), tags), 260, 900)


def changed(panel: WeekPanel) -> list[WeekChoices]:
    """The choices that it tells of from now on."""
    told: list[WeekChoices] = []
    panel.choices_changed.connect(told.append)
    return told


def test_it_shows_the_choices_and_tells_of_none(open_panel: Open) -> None:
    choices = WeekChoices(
        Arrangement.BY_CLIENT, RowLook.CARD, frozenset({ListColumn.WHY}), Code.WHATSAPP, frozenset({0, 6}), ("Tag 03",)
    )
    panel = open_panel(choices, MANY)
    assert panel.choices == choices
    assert (panel.arrangement.value, panel.look.value, panel.code.value) == (Arrangement.BY_CLIENT, RowLook.CARD, Code.WHATSAPP)
    assert [column for column, box in panel.columns.items() if box.isChecked()] == [ListColumn.WHY]
    assert [day for day, box in panel.days.items() if box.isChecked()] == [0, 6]
    assert panel.tags
    assert panel.tags.chosen == ("Tag 03",)


def test_each_choice_is_told_with_all_the_others(open_panel: Open) -> None:
    panel = open_panel(tags=["Café", "Wholesale"])
    told = changed(panel)

    click(panel, "By client")
    click(panel, "Company")
    click(panel, "What to remember")
    click(panel, "Sun")
    panel.code.value_chosen.emit(Code.NONE)
    assert panel.tags
    panel.tags.list.item(1).setCheckState(Qt.CheckState.Checked)

    before = WeekChoices()
    columns = before.columns - {ListColumn.COMPANY} | {ListColumn.TO_REMEMBER}
    weekdays = frozenset(range(6))
    assert told[-1] == WeekChoices(Arrangement.BY_CLIENT, RowLook.CARD, columns, Code.NONE, weekdays, ("Wholesale",))
    assert len(told) == 6


def test_what_a_line_has_no_room_for_cannot_be_chosen_and_comes_back_with_the_cards(open_panel: Open) -> None:
    panel = open_panel()
    of_cards = (panel.code, panel.columns[ListColumn.TO_SAY], panel.columns[ListColumn.TO_REMEMBER])

    click(panel, "Lines")
    assert not any(widget.isEnabled() for widget in of_cards)
    assert panel.columns[ListColumn.PHONE].isEnabled()

    click(panel, "Cards")
    assert all(widget.isEnabled() for widget in of_cards)
    assert panel.choices == WeekChoices()


def test_it_can_be_worked_by_keyboard_alone(open_panel: Open, qtbot: QtBot) -> None:
    panel = open_panel(tags=MANY)
    told = changed(panel)
    panel.columns[ListColumn.COMPANY].setFocus()
    qtbot.keyClick(panel.columns[ListColumn.COMPANY], Qt.Key.Key_Space)
    assert ListColumn.COMPANY not in told[-1].columns
    assert panel.tags
    panel.tags.search.setFocus()
    qtbot.keyClicks(panel.tags.search, "tag 07")
    qtbot.keyClick(panel.tags.search, Qt.Key.Key_Tab)
    assert panel.tags.list.hasFocus()
    qtbot.keyClick(panel.tags.list, Qt.Key.Key_Space)
    assert told[-1].tags == ("Tag 07",)


def test_everything_has_a_name(open_panel: Open) -> None:
    panel = open_panel(tags=MANY)
    assert panel.tags
    fields = [panel.arrangement, panel.look, panel.code, panel.tags.search, panel.tags.list]
    assert all(field.accessibleName() for field in fields)
    assert [box.accessibleName() or box.text() for box in in_view(panel, QCheckBox)][-7:] == [
        format_day(date(2026, 11, 23) + timedelta(days=day), "weekday") for day in range(7)
    ]


def test_without_tags_nothing_is_asked_about_them(open_panel: Open) -> None:
    panel = open_panel()
    assert panel.tags is None
    assert not in_view(panel, TagList)


@pytest.mark.parametrize(("count", "is_searched"), [(3, False), (20, True)])
def test_many_tags_can_be_searched(open_panel: Open, count: int, is_searched: bool) -> None:
    panel = open_panel(tags=MANY[:count])
    assert panel.tags
    assert panel.tags.search.isVisibleTo(panel) is is_searched


def test_what_is_searched_for_hides_others_and_unchecks_none(open_panel: Open) -> None:
    panel = open_panel(WeekChoices(tags=("Tag 01",)), MANY)
    told = changed(panel)
    tags = panel.tags
    assert tags
    tags.search.setText("07")
    assert [tags.list.item(row).text() for row in range(tags.list.count()) if not tags.list.item(row).isHidden()] == ["Tag 07"]
    assert tags.chosen == ("Tag 01",)
    assert told == []
