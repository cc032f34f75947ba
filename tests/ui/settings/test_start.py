import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from relapp import autostart
from relapp.autostart import State, xdg
from relapp.errors import UserError
from relapp.ui.bus import Bus
from relapp.ui.settings.start import StartGroup

if sys.platform in ("win32", "darwin"):
    pytest.skip("these systems keep it elsewhere", allow_module_level=True)


@pytest.fixture
def group(user_folders: Path, qtbot: QtBot, bus: Bus) -> StartGroup:
    group = StartGroup(bus)
    qtbot.addWidget(group)
    show(group, bus)
    return group


def show(group: StartGroup, bus: Bus) -> None:
    group.show_settings(bus.book.settings.get())


def test_the_switch_has_the_system_start_this_book(group: StartGroup, bus: Bus) -> None:
    assert not group.start.isChecked()

    group.start.click()

    assert group.start.isChecked()
    assert f"--hidden --book {bus.book.path}" in xdg.entry().read_text("utf-8")

    group.start.click()

    assert not group.start.isChecked()
    assert not xdg.entry().exists()


def test_it_is_taken_back_as_any_setting_is(group: StartGroup, bus: Bus) -> None:
    said: list[str] = []
    bus.said.connect(lambda text, _can_be_undone: said.append(text))
    group.start.click()

    bus.undo()

    assert autostart.state(bus.book.path) is State.OFF
    assert said == ["Undone: start with the computer changed"]


def test_what_the_system_was_told_elsewhere_is_shown(group: StartGroup, bus: Bus) -> None:
    autostart.switch_on(bus.book.path)
    show(group, bus)
    assert group.start.isChecked()

    autostart.switch_on(Path("/another/book.relapp"))
    show(group, bus)

    assert not group.start.isChecked()
    assert "another book" in group.row._hint.text()


def test_the_user_s_own_book_is_not_named(user_folders: Path, qtbot: QtBot, bus: Bus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relapp.ui.settings.start.default_book", lambda: bus.book.path)
    group = StartGroup(bus)
    qtbot.addWidget(group)

    group.start.click()

    assert "--book" not in xdg.entry().read_text("utf-8")
    assert autostart.state() is State.ON


def test_a_system_that_refuses_is_told_and_the_switch_says_what_is(
    group: StartGroup, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[str] = []
    bus.failed.connect(failed.append)

    def refuse(_book: Path | None) -> None:
        raise UserError("It cannot be changed.")

    monkeypatch.setattr(autostart, "switch_on", refuse)

    group.start.click()

    assert failed == ["It cannot be changed."]
    assert not group.start.isChecked()


def test_where_it_is_impossible_the_switch_says_what_can(group: StartGroup, bus: Bus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autostart, "state", lambda _book: State.IMPOSSIBLE)

    show(group, bus)

    assert not group.start.isEnabled()
    assert "The settings of the system can" in group.row._hint.text()
