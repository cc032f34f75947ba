"""Bubbles as a real notification server shows them."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

if sys.platform != "linux":
    pytest.skip("the session bus is Linux's", allow_module_level=True)

from relapp.scheduling.desktop_notifier import DesktopNotifier

CONFIG = """
[global]
markup = full
history_length = 20
show_indicators = no
[urgency_normal]
timeout = 0
"""


class Dunst:
    """The server, asked with its own tool."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def ask(self, *arguments: str) -> str:
        return subprocess.run(
            ["dunstctl", *arguments], env=self.environment, check=True, capture_output=True, text=True, timeout=10
        ).stdout

    def displayed(self) -> int:
        return int(self.ask("count", "displayed"))

    def history(self) -> str:
        return self.ask("history")


@pytest.fixture
def dunst(desktop: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> Iterator[Dunst]:
    for program in ("dunst", "dunstctl", "dbus-send", "busctl"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    config = tmp_path / "dunstrc"
    config.write_text(CONFIG, encoding="utf-8")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop["DBUS_SESSION_BUS_ADDRESS"])
    with subprocess.Popen(["dunst", "-conf", str(config)], env=desktop, stderr=subprocess.DEVNULL) as process:
        try:
            qtbot.waitUntil(lambda: _owns_the_name(process.pid), timeout=20_000)
            yield Dunst(desktop)
        finally:
            process.terminate()


def _owns_the_name(pid: int) -> bool:
    from jeepney import DBusErrorResponse, message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection

    with open_dbus_connection() as connection:
        try:
            return Proxy(message_bus, connection).GetConnectionUnixProcessID("org.freedesktop.Notifications") == (pid,)
        except DBusErrorResponse:
            return False


@pytest.fixture
def notifier(dunst: Dunst) -> Iterator[DesktopNotifier]:
    notifier = DesktopNotifier()
    yield notifier
    notifier.deleteLater()


def test_a_bubble_arrives_is_replaced_and_not_doubled(notifier: DesktopNotifier, dunst: Dunst, qtbot: Any) -> None:
    assert notifier.notify("digest", "Today: 2 touches", "Ana & João <b>Țepeș</b>", {"default": "Open"})
    qtbot.waitUntil(lambda: dunst.displayed() == 1)
    assert notifier.notify("digest", "Today: 1 touch", "João")
    assert notifier.notify("reminder", "Ana", "Call at 14:00")
    qtbot.waitUntil(lambda: dunst.displayed() == 2)
    notifier.close("reminder")
    qtbot.waitUntil(lambda: dunst.displayed() == 1)
    notifier.close("digest")
    qtbot.waitUntil(lambda: dunst.displayed() == 0)
    history = dunst.history()
    assert "Today: 1 touch" in history
    assert "Today: 2 touches" not in history


def test_names_are_shown_as_they_are_written(notifier: DesktopNotifier, dunst: Dunst, qtbot: Any) -> None:
    assert notifier.notify("a", "Ana & Rui <Lda>", "João <b>Țepeș</b> & filhos")
    qtbot.waitUntil(lambda: dunst.displayed() == 1)
    notifier.close("a")
    qtbot.waitUntil(lambda: dunst.displayed() == 0)
    history = dunst.history()
    assert "Ana & Rui <Lda>" in history
    assert "João &lt;b&gt;Țepeș&lt;/b&gt; &amp; filhos" in history


def test_the_chosen_action_comes_back(notifier: DesktopNotifier, dunst: Dunst, qtbot: Any) -> None:
    assert notifier.notify("reminder", "Ana", "Call at 14:00", {"default": "Open"})
    qtbot.waitUntil(lambda: dunst.displayed() == 1)
    with qtbot.waitSignal(notifier.action_invoked) as told:
        dunst.ask("action", "0")
    assert told.args == ["reminder", "default"]
