from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from relapp.ui.widgets.chips import Chip, ChipRow

OPTIONS = [("all", "Tudo"), ("calls", "Ligações"), ("tag", "Silva & Filhos")]


def make(qtbot: QtBot, *, exclusive: bool) -> ChipRow:
    row = ChipRow(OPTIONS, exclusive=exclusive)
    qtbot.addWidget(row)
    return row


def chips(row: ChipRow) -> list[Chip]:
    return [chip for _, chip in row._chips]


def test_several_filters_can_be_ticked(qtbot: QtBot) -> None:
    row = make(qtbot, exclusive=False)
    assert row.selected() == []

    qtbot.mouseClick(chips(row)[2], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(row.selection_changed) as told:
        qtbot.mouseClick(chips(row)[0], Qt.MouseButton.LeftButton)

    assert told.args == [["all", "tag"]]


def test_a_filter_is_unticked_by_a_second_click(qtbot: QtBot) -> None:
    row = make(qtbot, exclusive=False)
    row.select(["calls"])

    qtbot.mouseClick(chips(row)[1], Qt.MouseButton.LeftButton)

    assert row.selected() == []


def test_of_exclusive_filters_one_is_always_ticked(qtbot: QtBot) -> None:
    row = make(qtbot, exclusive=True)
    assert row.selected() == ["all"]

    qtbot.mouseClick(chips(row)[1], Qt.MouseButton.LeftButton)

    assert row.selected() == ["calls"]


def test_exclusive_filters_are_chosen_without_a_signal(qtbot: QtBot) -> None:
    row = make(qtbot, exclusive=True)

    with qtbot.assertNotEmitted(row.selection_changed):
        row.select(["tag"])

    assert row.selected() == ["tag"]


def test_the_keyboard_ticks(qtbot: QtBot) -> None:
    row = make(qtbot, exclusive=False)

    qtbot.keyClick(chips(row)[1], Qt.Key.Key_Space)

    assert row.selected() == ["calls"]


def test_the_text_of_a_tag_is_shown_as_it_is(qtbot: QtBot) -> None:
    row = make(qtbot, exclusive=False)
    chip = chips(row)[2]

    assert chip.label == "Silva & Filhos"
    assert chip.accessibleName() == "Silva & Filhos"


def test_other_filters_take_the_place_of_the_old_ones(qtbot: QtBot) -> None:
    row = make(qtbot, exclusive=True)

    row.set_options([(1, "um"), (2, "dois")])
    qtbot.mouseClick(chips(row)[1], Qt.MouseButton.LeftButton)

    assert row.selected() == [2]
