"""Bubbles as a real notification server shows them."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

if sys.platform != "linux":
    pytest.skip("the session bus is Linux's", allow_module_level=True)

from relapp.scheduling.desktop_notifier import DesktopNotifier
from tests.endtoend.dunst import Dunst, running_dunst


@pytest.fixture
def dunst(desktop: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dunst]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop["DBUS_SESSION_BUS_ADDRESS"])
    with running_dunst(desktop, tmp_path / "dunst") as dunst:
        yield dunst


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
