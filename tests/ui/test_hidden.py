import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.hidden import is_in_view, keep_away
from relapp.ui.tray import Tray


class Desktop:
    """Whether the desktop has a tray by now."""

    has_tray = False


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    desktop = Desktop()

    class Icon(QSystemTrayIcon):
        """One that is shown on a desktop that has no place for it."""

        is_shown = False

        def show(self) -> None:
            self.is_shown = True

        def hide(self) -> None:
            self.is_shown = False

        def isVisible(self) -> bool:
            return self.is_shown

        @staticmethod
        def isSystemTrayAvailable() -> bool:
            return desktop.has_tray

    monkeypatch.setattr("relapp.ui.tray.QSystemTrayIcon", Icon)
    return desktop


@pytest.fixture
def window(look: None, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def tray(desktop: Desktop, window: QWidget) -> Tray:
    tray = Tray(window)
    tray._timer.setInterval(1)
    return tray


def test_the_tray_has_it_where_there_is_one(desktop: Desktop, window: QWidget, tray: Tray) -> None:
    desktop.has_tray = True

    keep_away(window, tray)

    assert tray.is_there
    assert not window.isVisible()


def test_it_is_minimised_until_there_is_one(desktop: Desktop, window: QWidget, tray: Tray, qtbot: QtBot) -> None:
    keep_away(window, tray)
    assert window.isMinimized()
    assert not is_in_view(window)

    with qtbot.waitSignal(tray.appeared):
        desktop.has_tray = True

    assert not window.isVisible()


def test_a_window_that_was_opened_meanwhile_stays(desktop: Desktop, window: QWidget, tray: Tray, qtbot: QtBot) -> None:
    keep_away(window, tray)
    window.showNormal()

    with qtbot.waitSignal(tray.appeared):
        desktop.has_tray = True

    assert is_in_view(window)


def test_a_tray_is_not_waited_for_for_ever(desktop: Desktop, tray: Tray, qtbot: QtBot) -> None:
    assert not tray.wait()

    qtbot.waitUntil(lambda: not tray._timer.isActive())

    assert tray._looks_left == 0


def test_an_icon_made_before_its_tray_is_made_anew_as_it_was(desktop: Desktop, tray: Tray) -> None:
    tray.appear()
    tray.show_count(12)
    early = tray.icon
    desktop.has_tray = True

    assert tray.appear()

    assert tray.icon is not early
    assert tray.icon.toolTip() == "Relapp: 12 touches today"
    assert tray.icon.contextMenu() is early.contextMenu()
    opened: list[bool] = []
    tray.opened.connect(lambda: opened.append(True))
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert opened
    assert tray.appear()
    assert not early.isVisible()


def test_who_leaves_does_not_come_back_with_the_tray(desktop: Desktop, tray: Tray, qtbot: QtBot) -> None:
    tray.wait()
    tray.leave()
    desktop.has_tray = True

    with qtbot.assertNotEmitted(tray.appeared, wait=20):
        pass

    assert not tray.icon.isVisible()
