import plistlib
import sys
from pathlib import Path

import pytest

from relapp import autostart
from relapp.autostart import State, macos


@pytest.fixture(autouse=True)
def mac(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")


def test_an_agent_of_the_user_s_starts_it_at_login(user_folders: Path, installed: str) -> None:
    assert autostart.state() is State.OFF

    autostart.switch_on(Path("/a b/c.relapp"))

    file = user_folders / "Library" / "LaunchAgents" / "local.relapp.Relapp.plist"
    agent = plistlib.loads(file.read_bytes())
    assert agent["ProgramArguments"] == [installed, "--hidden", "--book", "/a b/c.relapp"]
    assert (agent["Label"], agent["RunAtLoad"]) == (file.stem, True)
    assert "KeepAlive" not in agent
    assert autostart.state(Path("/a b/c.relapp")) is State.ON
    assert autostart.state() is State.OTHER

    autostart.switch_off()
    assert not file.exists()


@pytest.mark.parametrize("change", [{"Disabled": True}, {"RunAtLoad": False}])
def test_an_agent_that_does_not_start_is_off(change: dict[str, bool]) -> None:
    autostart.switch_on()
    macos.entry().write_bytes(plistlib.dumps(plistlib.loads(macos.entry().read_bytes()) | change))

    assert autostart.state() is State.OFF


def test_an_agent_that_is_none_is_not_ours() -> None:
    macos.entry().parent.mkdir(parents=True)
    macos.entry().write_text("no list")

    assert autostart.state() is State.OTHER
