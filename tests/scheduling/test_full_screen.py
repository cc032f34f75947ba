import ctypes
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from relapp.scheduling import full_screen
from relapp.scheduling.full_screen import is_screen_taken

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.skipif(sys.platform != "linux", reason="X11 is asked on Linux")
@pytest.mark.parametrize("display", ["", ":98765", "nonsense"])
def test_without_a_display_that_answers_nothing_fills_the_screen(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert not is_screen_taken()


@pytest.mark.skipif(sys.platform != "linux", reason="X11 is asked on Linux")
def test_a_display_without_a_window_is_free(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert not is_screen_taken()


@pytest.mark.parametrize(
    ("state", "result", "taken"), [(2, 0, True), (3, 0, True), (4, 0, True), (5, 0, False), (6, 0, False), (2, 1, False)]
)
def test_windows_says_whether_it_is_busy(monkeypatch: pytest.MonkeyPatch, state: int, result: int, taken: bool) -> None:
    def query(answer: Any) -> int:
        answer._obj.value = state
        return result

    shell = SimpleNamespace(SHQueryUserNotificationState=query)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(shell32=shell), raising=False)
    monkeypatch.setattr(full_screen.sys, "platform", "win32")

    assert is_screen_taken() is taken


def test_macos_holds_bubbles_back_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(full_screen.sys, "platform", "darwin")
    assert not is_screen_taken()
