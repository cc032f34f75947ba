from datetime import time

import pytest
from pytestqt.qtbot import QtBot

from relapp.ui.widgets.hours_field import HourField, HoursField, parse_hour


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("9", time(9)), ("0", time(0)), ("09:30", time(9, 30)), ("9.30", time(9, 30)), (" 21:05 ", time(21, 5)),
        ("14h", time(14)), ("14h30", time(14, 30)),
        ("9 pm", time(21)), ("12 am", time(0)), ("12:15pm", time(12, 15)), ("9 p.m.", time(21)),
    ],
)  # fmt: skip
def test_an_hour_is_read_as_people_write_it(text: str, wanted: time) -> None:
    assert parse_hour(text) == wanted


@pytest.mark.parametrize("text", ["", "24", "9:60", "9:5", "noon", "13 pm", "0 am", "1234567", "9-10"])
def test_anything_else_is_no_hour(text: str) -> None:
    with pytest.raises(ValueError, match=r"hour|minute"):
        parse_hour(text)


def finish(field: HourField, text: str) -> None:
    field.line.setText(text)
    field.line.editingFinished.emit()


def test_an_hour_is_told_and_tidied(qtbot: QtBot) -> None:
    field = HourField(time(9))
    qtbot.addWidget(field)

    with qtbot.waitSignal(field.hour_changed) as told:
        finish(field, "8h30")

    assert told.args == [time(8, 30)]
    assert field.line.text() == "08:30"


def test_what_is_no_hour_is_said(qtbot: QtBot) -> None:
    field = HourField(time(9))
    qtbot.addWidget(field)

    with qtbot.assertNotEmitted(field.hour_changed):
        finish(field, "soon")

    assert not field.problem.isHidden()
    assert field.value == time(9)


def test_an_optional_hour_can_be_emptied(qtbot: QtBot) -> None:
    field = HourField(time(9), optional=True)
    qtbot.addWidget(field)

    with qtbot.waitSignal(field.hour_changed) as told:
        finish(field, "")

    assert told.args == [None]


def test_a_needed_hour_comes_back(qtbot: QtBot) -> None:
    field = HourField(time(9))
    qtbot.addWidget(field)

    with qtbot.assertNotEmitted(field.hour_changed):
        finish(field, "")

    assert field.line.text() == "09:00"


def test_a_range_tells_both_ends(qtbot: QtBot) -> None:
    field = HoursField(time(20), time(8), name="Quiet hours")
    qtbot.addWidget(field)

    with qtbot.waitSignal(field.hours_changed) as told:
        finish(field.end, "7")

    assert told.args == [time(20), time(7)]
    assert field.value == (time(20), time(7))
    assert field.end.line.accessibleName() == "Quiet hours, until"
