"""The window of a program on a display, as the keyboard and the frame's close button reach it."""

import contextlib
import ctypes
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.endtoend.conftest import PATIENCE, environment

TITLE = "Relapp$"
PROGRAMS = Path(__file__).with_name("programs")


class Screen:
    """A display on which programs are started; every one that is left is ended at the end."""

    def __init__(
        self, desktop: Mapping[str, str], folder: Path, command: Sequence[str] = (sys.executable, "-m", "relapp")
    ) -> None:
        if shutil.which("xdotool") is None:
            pytest.skip("xdotool is not installed")
        self._environment = environment(desktop)
        self._folder = folder
        self._command = command
        self.programs: list[subprocess.Popen[str]] = []

    def start(self, *arguments: object, at: str = "") -> subprocess.Popen[str]:
        """Start the program, its clock at the hour ``at`` of today if one is given; `window` waits for what it shows."""
        begin = [sys.executable, str(PROGRAMS / "at_an_hour.py"), at] if at else self._command
        command = [*begin, *map(str, arguments)]
        pipe = subprocess.PIPE
        program = subprocess.Popen(
            command, cwd=self._folder, env=self._environment, stdout=pipe, stderr=pipe, text=True, encoding="utf-8"
        )
        self.programs.append(program)
        return program

    def window(self, program: subprocess.Popen[str]) -> int:
        """The window of a program, once it is there and has the keyboard; one that another takes the place of is looked past."""
        for _each in range(PATIENCE):
            found = self._xdotool("search", "--sync", "--all", "--onlyvisible", "--pid", str(program.pid), "--name", TITLE)
            with contextlib.suppress(subprocess.CalledProcessError):
                self._xdotool("windowfocus", "--sync", found.split()[0])
                return int(found.split()[0])
        pytest.fail("no window of the program takes the keyboard")

    def focused(self) -> int:
        """The window that has the keyboard."""
        return int(self._xdotool("getwindowfocus", "-f"))

    def has_dialog(self, title: str) -> bool:
        """Whether a dialog is there, which then has the keyboard."""
        found = self._xdotool("search", "--onlyvisible", "--name", f"^{title}", check=False).split()
        if found:
            # One that goes just now takes no keyboard.
            self._xdotool("windowfocus", "--sync", found[0], check=False)
        return bool(found)

    def type(self, text: str) -> None:
        """Type a text letter by letter."""
        self._xdotool("type", "--delay", "20", text)

    def click(self, x: int, y: int) -> None:
        """Click with the mouse."""
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def place_of(self, name: str) -> tuple[int, int, int, int] | None:
        """Left, top, width and height of the window that has this name, if it is there."""
        found = self._xdotool("search", "--onlyvisible", "--name", name, check=False).split()
        if not found:
            return None
        lines = self._xdotool("getwindowgeometry", "--shell", found[0]).splitlines()
        kept = dict(line.split("=") for line in lines)
        return int(kept["X"]), int(kept["Y"]), int(kept["WIDTH"]), int(kept["HEIGHT"])

    def count_windows(self) -> int:
        """How many windows there are."""
        return len(self._xdotool("search", "--onlyvisible", "--name", TITLE).split())

    def windows_of(self, program: subprocess.Popen[str]) -> list[int]:
        """Every window of a program that has the title of one, in view or not."""
        found = self._xdotool("search", "--all", "--pid", str(program.pid), "--name", TITLE, check=False)
        return [int(window) for window in found.split()]

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as ``ctrl+z``."""
        self._xdotool("key", "--delay", "60", *keys)

    def of_class(self, name: str) -> list[int]:
        """The windows that a desktop takes for those of the program `name`."""
        return [int(window) for window in self._xdotool("search", "--onlyvisible", "--class", f"^{name}$").split()]

    def close(self, window: int) -> None:
        """Ask a window to close, as its frame would."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong
        display = ctypes.c_void_p(x11.XOpenDisplay(self._environment["DISPLAY"].encode()))
        protocols, delete = (x11.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
        event = _ClientMessage(33, 0, 1, None, window, protocols, 32, (ctypes.c_long * 5)(delete, 0, 0, 0, 0))
        x11.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
        x11.XFlush(display)
        x11.XCloseDisplay(display)

    def end(self) -> None:
        """End what is still running."""
        for program in self.programs:
            program.kill()
            program.communicate()

    def _xdotool(self, *arguments: str, check: bool = True) -> str:
        command = ["xdotool", *arguments]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=check, timeout=PATIENCE)
        return done.stdout


class _ClientMessage(ctypes.Structure):
    """XClientMessageEvent, in the room of an XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room", ctypes.c_long * 12),
    )
