import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.ui.labels.millimetres import MillimetreField


@pytest.fixture
def field(look: None, qtbot: QtBot) -> MillimetreField:
    made = MillimetreField(1.5, -20, 20, name="Move")
    qtbot.addWidget(made)
    return made


def typed(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_it_says_its_unit_and_reads_a_comma_or_a_point(field: MillimetreField, qtbot: QtBot) -> None:
    assert field.text() == "1.5 mm"
    for text, length in (("2,5", 2.5), ("-0.7 mm", -0.7), ("3", 3.0)):
        with qtbot.waitSignal(field.length_chosen) as told:
            typed(qtbot, field, text)
        assert told.args == [pytest.approx(length)]
        assert field.length == pytest.approx(length)


def test_it_is_written_as_in_the_language(qtbot: QtBot, look: None) -> None:
    i18n.set_language("pt_BR")
    field = MillimetreField(1.5, -20, 20)
    qtbot.addWidget(field)
    assert field.text() == "1,5 mm"


def test_what_is_no_length_is_not_taken(field: MillimetreField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.length_chosen):
        typed(qtbot, field, "wide")
    assert field.length == 1.5


def test_a_step_is_half_a_millimetre(field: MillimetreField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.length_chosen):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.length == 2.0
