from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.domain.dates import YearlyDate
from relapp.ui.theme import current_theme
from relapp.ui.widgets.date_field import DateField
from relapp.ui.widgets.inputs import Choice, DayField, NumberField, PlainChoice, none_first


def texts_to_choose() -> PlainChoice:
    choice = PlainChoice()
    choice.addItems(["one", "two"])
    return choice


def turn_wheel(window: QWidget, widget: QWidget) -> None:
    handle = window.windowHandle()
    assert handle is not None
    QTest.wheelEvent(handle, QPointF(widget.mapTo(window, QPoint(5, 5))), QPoint(0, -120))
    QApplication.processEvents()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Choice([(1, "one"), (2, "two")]),
        lambda: DayField(date(2026, 11, 23)),
        lambda: NumberField(5, 1, 9),
        texts_to_choose,
        lambda: DateField(YearlyDate(11, 23)).month,
    ],
)
def test_the_wheel_scrolls_the_page_and_changes_nothing(make: object, look: None, qtbot: QtBot) -> None:
    assert callable(make)
    field = make()
    window, page = QScrollArea(), QWidget()
    qtbot.addWidget(window)
    page.setFixedSize(200, 2000)
    field.setParent(page)
    window.setWidget(page)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    def shown() -> object:
        return field.currentText() if isinstance(field, QComboBox) else field.text()

    before = shown()
    for focus in (window, field):
        focus.setFocus()
        window.verticalScrollBar().setValue(0)
        turn_wheel(window, field)
        assert shown() == before
        assert window.verticalScrollBar().value() > 0


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


@pytest.mark.parametrize(
    ("language", "country", "said"),
    [
        ("en", "US", "Nov 3, 2026"),
        ("en", "GB", "3 Nov 2026"),
        ("pt_BR", "BR", "3 de nov. de 2026"),
        ("ro", "RO", "3 nov. 2026"),
    ],
)
def test_a_day_is_written_as_everywhere_else(look: None, qtbot: QtBot, language: str, country: str, said: str) -> None:
    i18n.set_language(language, country)
    field = DayField(date(2026, 11, 3))
    qtbot.addWidget(field)
    assert field.text() == said
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
