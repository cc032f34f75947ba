"""Starting with the computer: what the system itself keeps of it is asked each time, and nobody else remembers it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from relapp.autostart.command import Command, is_boxed, own_command
from relapp.autostart.state import State
from relapp.errors import UserError
from relapp.i18n import _

__all__ = ["Back", "State", "state", "switch_off", "switch_on"]


class Back(Protocol):
    """Takes a change back; returns what makes it again. Raises UserError."""

    def __call__(self) -> "Back":
        """Do so."""


class _System(Protocol):
    """What each system's module does; all but `state` raise OSError where the system refuses."""

    def state(self, command: Command) -> State:
        """Whether this command is what starts."""

    def switch_on(self, command: Command) -> None:
        """Have this command start, instead of any other of ours."""

    def switch_off(self) -> None:
        """Have nothing of ours start."""

    def kept(self) -> Any:
        """What the system keeps now, for `restore`."""

    def restore(self, kept: Any) -> None:
        """Have the system keep what it did."""


def state(book: Path | None = None) -> State:
    """Whether the program starts with the computer, with `book` open, or with the user's own where that is None."""
    if is_boxed():
        return State.IMPOSSIBLE
    try:
        return _system().state(own_command(book))
    except (OSError, ValueError):
        # What cannot be read may start anything.
        return State.OTHER


def switch_on(book: Path | None = None) -> Back:
    """Start with the computer from now on, with `book` open; returns what takes that back. Raises UserError."""
    return _changed(lambda system: system.switch_on(own_command(book)))


def switch_off() -> Back:
    """Start with the computer no more; returns what takes that back. Raises UserError."""
    return _changed(lambda system: system.switch_off())


def _changed(change: Callable[[_System], None]) -> Back:
    system = _system()
    try:
        kept = system.kept()
        change(system)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = _("What starts with the computer could not be changed: {reason}. The settings of the system can do it too.")
        raise UserError(said.format(reason=reason)) from error
    return lambda: _changed(lambda system: system.restore(kept))


def _system() -> _System:
    if sys.platform == "win32":
        from relapp.autostart import windows as system
    elif sys.platform == "darwin":
        from relapp.autostart import macos as system
    else:
        from relapp.autostart import xdg as system
    return system
