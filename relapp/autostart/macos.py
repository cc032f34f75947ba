"""macOS: a property list in the user's folder of launch agents (`man launchd.plist`), read at the next login."""

import plistlib
from pathlib import Path
from typing import Any

from relapp.autostart import entry_file
from relapp.autostart.command import Command
from relapp.autostart.state import State

LABEL = "local.relapp.Relapp"


def entry() -> Path:
    """The agent (it may not exist)."""
    return Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"


def state(command: Command) -> State:
    """Whether the agent starts `command`. Raises OSError and ValueError.

    What the user switches off under Login Items the system keeps to itself: it is on as far as anybody can see.
    """
    data = entry_file.read(entry())
    if data is None:
        return State.OFF
    found = plistlib.loads(data)
    if found.get("Disabled") or not found.get("RunAtLoad"):
        return State.OFF
    keys = ("ProgramArguments", "WorkingDirectory")
    wanted = _agent(command)
    return State.ON if all(found.get(key) == wanted.get(key) for key in keys) else State.OTHER


def switch_on(command: Command) -> None:
    """Write the agent. Raises OSError."""
    entry_file.write(entry(), plistlib.dumps(_agent(command)))


def switch_off() -> None:
    """Take the agent away. Raises OSError."""
    entry_file.write(entry(), None)


def kept() -> bytes | None:
    """The agent as it is. Raises OSError."""
    return entry_file.read(entry())


def restore(data: bytes | None) -> None:
    """Have the agent be what it was. Raises OSError."""
    entry_file.write(entry(), data)


def _agent(command: Command) -> dict[str, Any]:
    agent: dict[str, Any] = {
        "Label": LABEL,
        "ProgramArguments": list(command.arguments),
        "RunAtLoad": True,
        "LimitLoadToSessionType": "Aqua",
        "ProcessType": "Interactive",
    }
    return agent | ({"WorkingDirectory": str(command.folder)} if command.folder else {})
