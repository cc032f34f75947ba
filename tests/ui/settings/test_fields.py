from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.settings.fields import Choice, CountField, LateChoice


def scroll(widget: QWidget) -> None:
    point = QPointF(widget.rect().center())
    event = QWheelEvent(
        point, widget.mapToGlobal(point), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def days(count: int) -> str:
    return "day" if count == 1 else "days"


def test_a_choice_tells_what_the_user_picks_and_not_what_it_is_given(qtbot: QtBot) -> None:
    choice = Choice([("a", "Alpha"), ("b", "Beta")])
    qtbot.addWidget(choice)
    told: list[str] = []
    choice.value_chosen.connect(told.append)

    choice.set_value("b")
    QTest.keyClick(choice, Qt.Key.Key_Down)
    QTest.keyClick(choice, Qt.Key.Key_Up)

    assert (choice.value, told) == ("a", ["a"])


def test_the_wheel_changes_nothing(qtbot: QtBot) -> None:
    choice, count = Choice([("a", "Alpha"), ("b", "Beta")]), CountField(1, 9, days)
    qtbot.addWidget(choice)
    qtbot.addWidget(count)
    choice.set_value("a")
    count.set_value(5)

    scroll(choice)
    scroll(count.spin)

    assert (choice.value, count.value) == ("a", 5)


def test_a_late_choice_asks_only_once_and_only_when_the_list_is_wanted(qtbot: QtBot) -> None:
    asked: list[int] = []

    def find() -> list[tuple[str, str]]:
        asked.append(1)
        return [("BR", "Brazil"), ("RO", "Romania"), ("US", "United States")]

    choice = LateChoice(find, {"RO": "Romania"}.__getitem__)
    qtbot.addWidget(choice)
    choice.set_value("RO")
    assert (choice.currentText(), asked) == ("Romania", [])

    with qtbot.waitSignal(choice.value_chosen) as chosen:
        QTest.keyClick(choice, Qt.Key.Key_Down)
    QTest.keyClick(choice, Qt.Key.Key_Down)

    assert chosen.args == ["US"]
    assert (choice.count(), asked) == (3, [1])


def test_a_late_choice_keeps_a_value_that_its_list_lacks(qtbot: QtBot) -> None:
    choice = LateChoice(lambda: [("BR", "Brazil")], lambda code: code)
    qtbot.addWidget(choice)
    choice.set_value("XX")

    choice.complete()

    assert (choice.value, choice.count()) == ("XX", 2)


def test_clicks_in_a_row_are_one_change(qtbot: QtBot) -> None:
    count = CountField(1, 99, days)
    qtbot.addWidget(count)
    told: list[int] = []
    count.count_changed.connect(told.append)
    count.set_value(8)

    with qtbot.waitSignal(count.count_changed):
        for _click in range(3):
            count.spin.stepUp()

    assert told == [11]


def test_a_number_is_told_at_once_when_the_page_is_left(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    count = CountField(1, 99, days)
    count.setParent(page)
    count.set_value(8)
    page.show()
    told: list[int] = []
    count.count_changed.connect(told.append)

    count.spin.stepDown()
    page.hide()

    assert told == [7]


def test_the_unit_follows_the_number(qtbot: QtBot) -> None:
    count = CountField(0, 99, days, name="Post a card")
    qtbot.addWidget(count)

    count.set_value(1)

    assert (count.spin.accessibleName(), count.spin.accessibleDescription()) == ("Post a card", "day")
