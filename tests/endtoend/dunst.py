"""A notification server as Debian has it, asked with its own tool."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.endtoend.conftest import eventually

# The menu of actions is a program of its own, which prints the line that was chosen.
CONFIG = """
[global]
markup = full
history_length = 20
show_indicators = no
dmenu = {folder}/choose
mouse_left_click = do_action, close_current
[urgency_normal]
timeout = 0
"""
CHOOSE = """#!/bin/sh
grep -F -- "$(cat {folder}/wanted)"
"""


class Dunst:
    """The server, and the hand of a user on its bubbles."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self._environment, self._folder = environment, folder

    def ask(self, *arguments: str) -> str:
        """What the server's tool answers."""
        command = ["dunstctl", *arguments]
        done = subprocess.run(command, env=self._environment, check=True, capture_output=True, text=True, timeout=10)
        return done.stdout

    def displayed(self) -> int:
        """How many bubbles are in view."""
        return int(self.ask("count", "displayed"))

    def history(self) -> str:
        """All that the server knows of the bubbles that are no longer in view."""
        return self.ask("history")

    def past(self) -> list[tuple[str, str]]:
        """The title and the body of the bubbles that are no longer in view, the newest first."""
        (bubbles,) = json.loads(self.history())["data"]
        return [(each["summary"]["data"], each["body"]["data"].replace("\u202f", " ")) for each in bubbles]

    def choose(self, label: str) -> None:
        """Choose an action of a bubble from the menu of all of them."""
        (self._folder / "wanted").write_text(label, encoding="utf-8")
        self.ask("context")

    def close_all(self) -> None:
        """Let all bubbles pass."""
        self.ask("close-all")


@contextmanager
def running_dunst(desktop: Mapping[str, str], folder: Path) -> Iterator[Dunst]:
    """Run the server on the bus of `desktop` until the block ends."""
    for program in ("dunst", "dunstctl", "dbus-send", "busctl"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    folder.mkdir()
    config, menu = folder / "dunstrc", folder / "choose"
    config.write_text(CONFIG.format(folder=folder), encoding="utf-8")
    menu.write_text(CHOOSE.format(folder=folder), encoding="utf-8")
    menu.chmod(0o700)
    with subprocess.Popen(["dunst", "-conf", str(config)], env=dict(desktop), stderr=subprocess.DEVNULL) as process:
        try:
            assert eventually(lambda: _owns_the_name(desktop["DBUS_SESSION_BUS_ADDRESS"], process.pid))
            yield Dunst(desktop, folder)
        finally:
            process.terminate()


def _owns_the_name(bus: str, pid: int) -> bool:
    assert sys.platform == "linux"
    from jeepney import DBusErrorResponse, message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection

    with open_dbus_connection(bus) as connection:
        try:
            return Proxy(message_bus, connection).GetConnectionUnixProcessID("org.freedesktop.Notifications") == (pid,)
        except DBusErrorResponse:
            return False
