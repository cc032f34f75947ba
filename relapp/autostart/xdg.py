"""Linux and what is like it: a desktop entry in the user's autostart folder (Desktop Application Autostart Specification 0.5)."""

import os
import re
from pathlib import Path

from relapp.autostart import entry_file
from relapp.autostart.command import Command
from relapp.autostart.state import State

FILE_NAME = "relapp.desktop"

# Seconds that GNOME waits first, so that what the user sees at login comes before.
DELAY = 5

_COMMENTS = {
    "": "Waits in the tray and reminds of whom to get in touch with",
    "[pt_BR]": "Fica na bandeja e lembra com quem falar",
    "[ro]": "Așteaptă în zona de notificare și amintește cu cine să luați legătura",
}

# What the quotes of an Exec line do not take away from a character (Desktop Entry Specification 1.5, "The Exec key").
_STILL_SPECIAL = re.compile(r'(["`$\\])')
_PLAIN = re.compile(r"[A-Za-z0-9_@+=:,./-]+")
_ESCAPES = {"\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}


def entry() -> Path:
    """The entry (it may not exist); a folder that is not whole does not count (XDG Base Directory Specification)."""
    said = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    return (said if said.is_absolute() else Path.home() / ".config") / "autostart" / FILE_NAME


def state(command: Command) -> State:
    """Whether the entry starts `command`; one that the desktop's settings have switched off is off. Raises OSError."""
    data = entry_file.read(entry())
    if data is None:
        return State.OFF
    keys = _keys(data.decode("utf-8", "replace"))
    if keys.get("Hidden") == "true" or keys.get("X-GNOME-Autostart-enabled") == "false":
        return State.OFF
    is_this = (keys.get("Exec"), keys.get("Path", "")) == (_exec(command), _folder(command))
    return State.ON if is_this else State.OTHER


def switch_on(command: Command) -> None:
    """Write the entry. Raises OSError."""
    entry_file.write(entry(), _text(command).encode())


def switch_off() -> None:
    """Take the entry away. Raises OSError."""
    entry_file.write(entry(), None)


def kept() -> bytes | None:
    """The entry as it is. Raises OSError."""
    return entry_file.read(entry())


def restore(data: bytes | None) -> None:
    """Have the entry be what it was. Raises OSError."""
    entry_file.write(entry(), data)


def _text(command: Command) -> str:
    lines = ["[Desktop Entry]", "Type=Application"]
    # A name is the same in every language; some desktops look for one in their own.
    lines += [f"Name{language}=Relapp" for language in _COMMENTS]
    lines += [f"Comment{language}={comment}" for language, comment in _COMMENTS.items()]
    lines += [f"Exec={_exec(command)}", f"TryExec={_escaped(command.arguments[0])}"]
    if command.folder:
        lines.append(f"Path={_folder(command)}")
    lines += ["Icon=relapp", "Terminal=false", "StartupNotify=false", f"X-GNOME-Autostart-Delay={DELAY}"]
    return "\n".join(lines) + "\n"


def _exec(command: Command) -> str:
    return _escaped(" ".join(_quoted(argument) for argument in command.arguments))


def _quoted(argument: str) -> str:
    argument = argument.replace("%", "%%")
    return argument if _PLAIN.fullmatch(argument) else '"' + _STILL_SPECIAL.sub(r"\\\1", argument) + '"'


def _folder(command: Command) -> str:
    return _escaped(str(command.folder)) if command.folder else ""


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(letter, letter) for letter in text)


def _keys(text: str) -> dict[str, str]:
    """The keys of the first group, which is the entry's own."""
    keys: dict[str, str] = {}
    for line in text.partition("[Desktop Entry]")[2].splitlines():
        if line.startswith("["):
            break
        name, sign, value = line.partition("=")
        if sign and not name.startswith("#"):
            keys.setdefault(name.strip(), value.strip())
    return keys
