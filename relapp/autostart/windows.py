"""Windows: a value of the user's Run key, and what the Task Manager keeps beside it of those that it has switched off."""

import subprocess
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from relapp.autostart.command import Command
from relapp.autostart.state import State

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
VALUE = "Relapp"


@dataclass(frozen=True, slots=True)
class Kept:
    """The value of each of the two keys; None where there is none."""

    run: str | None
    approved: bytes | None


def state(command: Command) -> State:
    """Whether Windows starts `command`; what the Task Manager has switched off does not count. Raises OSError."""
    now = kept()
    # The first byte of what the Task Manager writes is odd where the user has switched it off; the rest says when.
    if now.run is None or (now.approved and now.approved[0] & 1):
        return State.OFF
    return State.ON if now.run == _line(command) else State.OTHER


def switch_on(command: Command) -> None:
    """Write the value, and let it count. Raises OSError."""
    restore(Kept(_line(command), None))


def switch_off() -> None:
    """Take the value away. Raises OSError."""
    restore(Kept(None, None))


def kept() -> Kept:
    """What both keys say. Raises OSError."""
    return Kept(_read(RUN), _read(APPROVED))


def restore(wanted: Kept) -> None:
    """Have both keys say what they did. Raises OSError."""
    registry = _registry()
    _write(APPROVED, wanted.approved, registry.REG_BINARY)
    _write(RUN, wanted.run, registry.REG_SZ)


def _line(command: Command) -> str:
    return subprocess.list2cmdline(command.arguments)


def _read(key: str) -> Any:
    registry = _registry()
    try:
        with registry.OpenKey(registry.HKEY_CURRENT_USER, key) as opened:
            return registry.QueryValueEx(opened, VALUE)[0]
    except FileNotFoundError:
        return None


def _write(key: str, value: str | bytes | None, kind: int) -> None:
    registry = _registry()
    if value is None and _read(key) is None:
        return
    with registry.CreateKeyEx(registry.HKEY_CURRENT_USER, key, 0, registry.KEY_SET_VALUE) as opened:
        if value is None:
            registry.DeleteValue(opened, VALUE)
        else:
            registry.SetValueEx(opened, VALUE, 0, kind, value)


def _registry() -> Any:
    """Python's own door to the registry, which only Windows has."""
    return import_module("winreg")
