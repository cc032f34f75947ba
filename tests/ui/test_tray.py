import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from relapp.ui.tray import Tray, app_icon

Reason = QSystemTrayIcon.ActivationReason


class Icon:
    """An icon that can be seen, or not, on a desktop that has no tray."""

    def __init__(self) -> None:
        self._visible = False

    def show(self) -> None:
        self._visible = True

    def hide(self) -> None:
        self._visible = False

    def isVisible(self) -> bool:
        return self._visible


@pytest.fixture
def tray(look: None) -> Tray:
    return Tray()


def pixels(count: int, size: int = 64) -> bytes:
    image = app_icon(count).pixmap(QSize(size, size)).toImage()
    return bytes(image.constBits())


def test_the_icon_shows_the_count_up_to_99(qapp: QApplication) -> None:
    drawn = [pixels(count) for count in (0, 1, 12, 99, 100)]

    assert len(set(drawn)) == 5
    assert pixels(100) == pixels(5000)


@pytest.mark.parametrize("size", [16, 22, 32, 48, 64, 128])
def test_the_icon_has_every_size_a_desktop_asks_for(qapp: QApplication, size: int) -> None:
    assert QSize(size, size) in app_icon(7).availableSizes()


@pytest.mark.parametrize(
    ("count", "said"), [(0, "Relapp: 0 touches today"), (1, "Relapp: 1 touch today"), (12, "Relapp: 12 touches today")]
)
def test_the_count_is_said(tray: Tray, count: int, said: str) -> None:
    tray.show_count(count)

    assert tray.icon.toolTip() == said


def test_the_menu_does_what_it_says(tray: Tray, qtbot: QtBot) -> None:
    actions = {action.text(): action for action in tray.icon.contextMenu().actions() if action.text()}
    assert list(actions) == ["Open Relapp", "Log a touch", "Quit"]

    for text, signal in (("Open Relapp", tray.opened), ("Log a touch", tray.log_wanted), ("Quit", tray.quit_wanted)):
        with qtbot.waitSignal(signal):
            actions[text].trigger()


@pytest.mark.parametrize(("reason", "opens"), [(Reason.Trigger, True), (Reason.DoubleClick, True), (Reason.Context, False)])
def test_a_click_opens_and_the_menu_does_not(tray: Tray, reason: Reason, opens: bool) -> None:
    opened: list[bool] = []
    tray.opened.connect(lambda: opened.append(True))

    tray.icon.activated.emit(reason)

    assert bool(opened) is opens


@pytest.mark.parametrize("there", [True, False])
def test_it_appears_only_where_the_desktop_has_a_tray(tray: Tray, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: there)
    monkeypatch.setattr(tray, "icon", Icon())
    assert not tray.is_there

    assert tray.appear() is there
    tray.icon.hide()
    assert not tray.is_there


def test_what_was_missed_marks_the_icon_until_it_was_seen(tray: Tray) -> None:
    tray.show_count(12)
    before = tray.icon.icon().pixmap(QSize(64, 64)).toImage()

    tray.show_missed(2)
    marked = tray.icon.icon().pixmap(QSize(64, 64)).toImage()
    assert marked != before
    assert tray.icon.toolTip() == "Relapp: 12 touches today · 2 new reminders"

    tray.show_missed(0)
    assert tray.icon.icon().pixmap(QSize(64, 64)).toImage() == before
    assert tray.icon.toolTip() == "Relapp: 12 touches today"
