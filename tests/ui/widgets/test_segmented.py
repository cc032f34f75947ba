import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from relapp.ui.widgets.segmented import SegmentedControl

OPTIONS = [("vip", "VIP"), ("regular", "Regular"), ("occasional", "Ocasional"), ("dates", "Só datas")]


@pytest.fixture
def control(qtbot: QtBot) -> SegmentedControl:
    control = SegmentedControl(OPTIONS, numbered=True, name="Importância")
    qtbot.addWidget(control)
    return control


def segments(control: SegmentedControl) -> list[QAbstractButton]:
    return control.findChildren(QAbstractButton)


def test_nothing_is_chosen_at_first(control: SegmentedControl) -> None:
    assert control.value is None


@pytest.mark.parametrize(("key", "value"), [(Qt.Key.Key_1, "vip"), (Qt.Key.Key_4, "dates")])
def test_a_number_key_chooses(control: SegmentedControl, qtbot: QtBot, key: Qt.Key, value: str) -> None:
    with qtbot.waitSignal(control.value_chosen) as told:
        qtbot.keyClick(segments(control)[1], key)

    assert told.args == [value]
    assert control.value == value


def test_a_key_past_the_last_option_chooses_nothing(control: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(control.value_chosen):
        qtbot.keyClick(control, Qt.Key.Key_5)

    assert not control.choose_number(0)
    assert control.value is None


def test_number_keys_belong_to_others_where_no_numbers_are_shown(qtbot: QtBot) -> None:
    control = SegmentedControl(OPTIONS)
    qtbot.addWidget(control)

    qtbot.keyClick(control, Qt.Key.Key_1)

    assert control.value is None


def test_choosing_again_is_told_again(control: SegmentedControl, qtbot: QtBot) -> None:
    control.set_value("vip")

    with qtbot.waitSignal(control.value_chosen) as told:
        control.choose_number(1)

    assert told.args == ["vip"]


def test_a_value_is_shown_without_a_signal(control: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(control.value_chosen):
        control.set_value("regular")
        assert control.value == "regular"
        control.set_value("not sorted")

    assert control.value is None


def test_a_click_chooses(control: SegmentedControl, qtbot: QtBot) -> None:
    qtbot.mouseClick(segments(control)[2], Qt.MouseButton.LeftButton)

    assert control.value == "occasional"


def test_it_wraps_where_there_is_no_room(control: SegmentedControl) -> None:
    segment = segments(control)[0]

    assert control.layout().heightForWidth(2 * segment.sizeHint().width()) >= 2 * segment.sizeHint().height()
    assert control.minimumSizeHint().width() < control.sizeHint().width() / 2
