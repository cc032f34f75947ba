import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest
from PySide6.QtCore import QObject, QRect, Signal

from relapp.scheduling.notifier import NO_ACTIONS, FirstNotifier, Notifier, TrayNotifier, make_notifier

pytestmark = pytest.mark.usefixtures("qapp")


class Tray(QObject):
    """Stands for the icon in the tray."""

    messageClicked = Signal()  # noqa: N815 - Qt's own name

    def __init__(self, visible: bool = True, supports: bool = True) -> None:
        super().__init__()
        self.visible, self.supports = visible, supports
        self.place = QRect(1200, 780, 22, 22)
        self.shown: list[tuple[str, str]] = []

    def geometry(self) -> QRect:
        return self.place

    def isVisible(self) -> bool:
        return self.visible

    def supportsMessages(self) -> bool:
        return self.supports

    def showMessage(self, title: str, body: str) -> None:
        self.shown.append((title, body))


class Recorder(Notifier):
    def __init__(self, takes: bool) -> None:
        super().__init__()
        self.takes = takes
        self.asked: list[str] = []
        self.closed: list[str] = []

    def notify(self, key: str, title: str, body: str, actions: Mapping[str, str] = NO_ACTIONS) -> bool:
        self.asked.append(key)
        return self.takes

    def close(self, key: str) -> None:
        self.closed.append(key)


def heard(notifier: Notifier) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    notifier.action_invoked.connect(lambda key, action: told.append((key, action)))
    return told


def test_the_tray_shows_a_bubble_and_a_click_opens_the_last(qtbot: Any) -> None:
    tray = Tray()
    notifier = TrayNotifier(tray)
    told = heard(notifier)
    assert notifier.notify("a", "Ana", "Call", {"done": "Done"})
    assert notifier.notify("b", "Rui", "Call")
    tray.messageClicked.emit()
    assert tray.shown == [("Ana", "Call"), ("Rui", "Call")]
    assert told == [("b", "default")]


def test_a_click_after_closing_opens_nothing() -> None:
    tray = Tray()
    notifier = TrayNotifier(tray)
    told = heard(notifier)
    notifier.notify("a", "Ana", "Call")
    notifier.close("other")
    notifier.close("a")
    tray.messageClicked.emit()
    assert told == []


@pytest.mark.parametrize(("visible", "supports"), [(False, True), (True, False)])
def test_a_tray_that_cannot_show_says_so(visible: bool, supports: bool) -> None:
    tray = Tray(visible, supports)
    assert not TrayNotifier(tray).notify("a", "Ana", "Call")
    assert tray.shown == []


def test_an_icon_without_a_place_has_no_bubbles_of_its_own_on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    tray = Tray()
    tray.place = QRect()
    monkeypatch.setattr(sys, "platform", "linux")
    assert not TrayNotifier(tray).notify("a", "Ana", "Call")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert TrayNotifier(tray).notify("a", "Ana", "Call")
    assert tray.shown == [("Ana", "Call")]


def test_where_neither_the_desktop_nor_the_tray_can_the_last_one_does() -> None:
    last = Recorder(takes=True)
    assert make_notifier(Tray(visible=False), last=last).notify("a", "Ana", "Call")
    assert last.asked == ["a"]


def test_the_first_that_can_shows_it_and_all_take_it_away() -> None:
    one, two, three = Recorder(takes=False), Recorder(takes=True), Recorder(takes=True)
    notifier = FirstNotifier([one, two, three])
    told = heard(notifier)
    assert notifier.notify("a", "Ana", "Call")
    notifier.close("a")
    two.action_invoked.emit("a", "done")
    assert [each.asked for each in (one, two, three)] == [["a"], ["a"], []]
    assert [each.closed for each in (one, two, three)] == [["a"]] * 3
    assert told == [("a", "done")]


def test_elsewhere_the_tray_is_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    tray = Tray()
    assert make_notifier(tray).notify("a", "Ana", "Call")
    assert tray.shown == [("Ana", "Call")]
    assert not make_notifier(None).notify("a", "Ana", "Call")


@pytest.mark.skipif(sys.platform != "linux", reason="the session bus is Linux's")
def test_on_linux_the_tray_steps_in_where_the_desktop_shows_nothing() -> None:
    tray = Tray()
    assert make_notifier(tray).notify("a", "Ana", "Call")
    assert tray.shown == [("Ana", "Call")]


def test_jeepney_is_needed_on_linux_only() -> None:
    code = """
import sys
sys.modules["jeepney"] = None
import relapp.scheduling.clockwork
from relapp.scheduling.notifier import make_notifier
sys.platform = "darwin"
make_notifier(None)
assert "relapp.scheduling.session_bus" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
