"""What a program has cost when its window is first seen on a display, whatever the program is made of."""

import ctypes
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.endtoend.conftest import PATIENCE

# Part of the display over which a new window lies, and how many of its bytes differ once something was drawn there.
_X, _Y, _WIDTH, _HEIGHT = 0, 0, 640, 200
_COLOURS = 16
_Z_PIXMAP = 2


class Eye:
    """Looks at a display until it is closed; while somebody does, the display is not made anew between two programs."""

    def __init__(self, name: str) -> None:
        self._x11 = x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XGetImage.restype = ctypes.POINTER(_Image)
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(x11.XOpenDisplay(name.encode()))
        assert self._display, f"there is no display {name}"
        self._root = ctypes.c_ulong(x11.XDefaultRootWindow(self._display))

    def sees_a_window(self) -> bool:
        """Whether more is there than an empty display or a bare ground."""
        every_plane = ctypes.c_ulong(0xFFFFFFFF)
        image = self._x11.XGetImage(self._display, self._root, _X, _Y, _WIDTH, _HEIGHT, every_plane, _Z_PIXMAP)
        try:
            return len(set(ctypes.string_at(image.contents.data, image.contents.bytes_per_line * _HEIGHT))) > _COLOURS
        finally:
            self._x11.XDestroyImage(image)

    def wait(self, *, for_window: bool) -> None:
        """Look until there is a window, or until there is none."""
        end = time.monotonic() + PATIENCE
        while self.sees_a_window() != for_window:
            assert time.monotonic() < end, "no window was painted" if for_window else "a window stays"
            time.sleep(0.004)

    def close(self) -> None:
        """Look no more."""
        self._x11.XCloseDisplay(self._display)


def first_paint_seconds(eye: Eye, command: Sequence[str | Path], environment: Mapping[str, str], folder: Path) -> float:
    """The CPU seconds of `command`, its threads together, until its window shows more than a ground."""
    eye.wait(for_window=False)
    with subprocess.Popen([*map(str, command)], env=dict(environment), cwd=folder, stderr=subprocess.DEVNULL) as program:
        try:
            eye.wait(for_window=True)
            return _cpu_seconds(program.pid)
        finally:
            program.kill()


class _Image(ctypes.Structure):
    """The beginning of an XImage."""

    _fields_ = (
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
    )


def _cpu_seconds(pid: int) -> float:
    """What every thread of a process has had of the processors."""
    stats = [(thread / "schedstat").read_text() for thread in Path(f"/proc/{pid}/task").iterdir()]
    return sum(int(stat.split()[0]) for stat in stats) / 1e9
