from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.app import Program
from relapp.app.ending import save
from relapp.ui.tray import Tray
from tests.ui.locking.conftest import PASSPHRASE
from tests.ui.locking.test_program import try_passphrase


@pytest.fixture
def hidden(program: Program, qapp: QApplication) -> Iterator[Program]:
    """A program that was started with the computer."""
    hidden = Program(qapp, is_hidden=True)
    yield hidden
    hidden.close()


def test_the_lock_waits_minimised_and_its_window_is_seen(hidden: Program, locked: Path) -> None:
    assert hidden.open(locked)
    assert hidden.lobby.isMinimized()

    hidden.lobby.come_forward()
    try_passphrase(hidden, PASSPHRASE)

    assert hidden.lobby is None
    assert hidden.window.isVisible()
    assert not hidden.window.isMinimized()


def test_the_lock_waits_in_the_tray(hidden: Program, locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tray, "appear", lambda _tray: True)

    hidden.open(locked)

    assert not hidden.lobby.isVisible()
    assert hidden.lobby.tray.icon.toolTip() == "Relapp is locked"


def test_the_day_goes_on_behind_a_window_that_nobody_has_seen(
    hidden: Program, make_book: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(Tray, "appear", lambda _tray: True)
    hidden.open(make_book(""))

    qtbot.waitUntil(lambda: hidden.background is not None)

    assert not hidden.window.isVisible()
    assert hidden.background.clockwork.scheduler.running
    behind = hidden.background
    hidden.window.come_forward()
    qtbot.waitUntil(lambda: hidden.window._was_painted)
    assert hidden.background is behind


def test_only_the_first_window_is_hidden(hidden: Program, make_book: Callable[[str], Path], qtbot: QtBot) -> None:
    hidden.open(make_book(""))
    qtbot.waitUntil(lambda: hidden.background is not None)
    assert hidden.window.isMinimized()
    hidden.window.come_forward()

    hidden._speak_again()

    assert hidden.window.isVisible()
    assert not hidden.window.isMinimized()


def test_a_session_that_ends_hides_no_window(hidden: Program, make_book: Callable[[str], Path], qtbot: QtBot) -> None:
    hidden.open(make_book(""))
    hidden.window.may_hide = lambda: True

    save(hidden)

    with qtbot.waitSignal(hidden.window.closed):
        hidden.window.close()
