import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.locking.idle import IdleWatch


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def watch(window: QObject, clock: Clock, limit: float) -> tuple[IdleWatch, list[float]]:
    made, told = IdleWatch(lambda: limit, window, clock), []
    made.idled.connect(lambda: told.append(clock.now))
    return made, told


def test_nobody_at_work_for_long_enough_is_told_once(window: QWidget, clock: Clock) -> None:
    idle, told = watch(window, clock, 300)
    for clock.now in (0, 299, 300, 310, 599):
        idle.look()

    assert told == [300]


def test_a_key_begins_the_time_anew(window: QWidget, clock: Clock) -> None:
    idle, told = watch(window, clock, 300)
    clock.now = 299
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)

    clock.now = 598
    idle.look()
    assert told == []
    clock.now = 599
    idle.look()
    assert told == [599]


def test_a_mouse_in_a_dialog_counts_too(window: QWidget, clock: Clock, qtbot: QtBot) -> None:
    idle, told = watch(window, clock, 300)
    dialog = QWidget()
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    clock.now = 299
    QTest.mouseClick(dialog.windowHandle(), Qt.MouseButton.LeftButton)

    clock.now = 500
    idle.look()

    assert told == []


def test_never_is_never(window: QWidget, clock: Clock) -> None:
    idle, told = watch(window, clock, 0)
    clock.now = 1e9

    idle.look()

    assert told == []
