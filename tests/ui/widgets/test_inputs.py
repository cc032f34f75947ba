from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.ui.theme import current_theme
from relapp.ui.widgets.inputs import Choice, DayField, NumberField, none_first


def turn_wheel(widget: QWidget) -> None:
    place = QPointF(5, 5)
    event = QWheelEvent(
        place, widget.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Choice([(1, "one"), (2, "two")]),
        lambda: DayField(date(2026, 11, 23)),
        lambda: NumberField(5, 1, 9),
    ],
)
def test_the_wheel_changes_only_what_has_the_keyboard(make: object, look: None, qtbot: QtBot) -> None:
    assert callable(make)
    field = make()
    window = QWidget()
    qtbot.addWidget(window)
    field.setParent(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    def shown() -> object:
        return field.currentText() if isinstance(field, Choice) else field.text()

    window.setFocus()
    before = shown()
    turn_wheel(field)
    assert shown() == before
    field.setFocus()
    turn_wheel(field)
    assert shown() != before


def test_a_choice_keeps_its_value_when_its_options_change(look: None, qtbot: QtBot) -> None:
    choice = Choice(none_first([("a", "A"), ("b", "B")], "any"))
    qtbot.addWidget(choice)
    assert choice.value is None
    choice.set_value("b")
    with qtbot.assertNotEmitted(choice.value_chosen):
        choice.set_options(none_first([("b", "B"), ("c", "C")], "any"))
        assert choice.value == "b"
        choice.set_options(none_first([("c", "C")], "any"))
    assert choice.value is None


@pytest.mark.parametrize(("language", "month"), [("en", "Nov"), ("pt_BR", "nov."), ("ro", "nov.")])
def test_a_day_is_written_so_that_day_and_month_cannot_be_mixed_up(look: None, qtbot: QtBot, language: str, month: str) -> None:
    i18n.set_language(language)
    field = DayField(date(2026, 11, 3))
    qtbot.addWidget(field)
    assert field.text() == f"3 {month} 2026"
    assert field.day == date(2026, 11, 3)


def test_a_number_is_told_once_when_it_is_finished(look: None, qtbot: QtBot) -> None:
    field = NumberField(5, 1, 99)
    qtbot.addWidget(field)
    told: list[int] = []
    field.number_chosen.connect(told.append)
    field.selectAll()
    qtbot.keyClicks(field, "42")
    assert told == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == [42]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("count", [2, 5, 6, 9])
def test_the_list_of_a_choice_shows_its_last_line_whole(
    look: None, show: Callable[..., QWidget], qapp: QApplication, scale: float, count: int
) -> None:
    current_theme().apply(qapp, "light", scale)
    choice = Choice([(number, f"Choice {number}") for number in range(count)])
    show(choice, 300, 60)

    choice.showPopup()
    QApplication.processEvents()

    view = choice.view()
    last = view.visualRect(choice.model().index(count - 1, 0))
    assert view.viewport().rect().contains(last)
    assert last.height() > view.fontMetrics().height()
    choice.hidePopup()
