"""Whether another program fills the screen: a film, a call, a talk that is being held. Then bubbles wait."""

import ctypes
import os
import sys

from PySide6.QtGui import QGuiApplication

# What SHQueryUserNotificationState calls busy: nobody there, a full screen, a game, a presentation.
_BUSY_ON_WINDOWS = frozenset({1, 2, 3, 4})

# xcb's constants.
_ATOM, _WINDOW = 4, 33

# As many states as are read of a window; there are a dozen.
_MOST_STATES = 32


def is_screen_taken() -> bool:
    """Whether the window in use is another program's and fills the screen; False where the system holds bubbles back itself."""
    if QGuiApplication.focusWindow() is not None:
        return False
    if sys.platform == "win32":
        return _is_windows_busy()
    # What Wayland and macOS show nobody else, their own servers know.
    return sys.platform == "linux" and bool(os.environ.get("DISPLAY")) and _is_x11_taken()


def _is_windows_busy() -> bool:
    state = ctypes.c_int()
    shell = getattr(ctypes, "windll").shell32  # noqa: B009 - only Windows has it
    return shell.SHQueryUserNotificationState(ctypes.byref(state)) == 0 and state.value in _BUSY_ON_WINDOWS


def _is_x11_taken() -> bool:
    try:
        display = _Display()
    except OSError:
        return False
    try:
        (active,) = display.numbers(display.root, b"_NET_ACTIVE_WINDOW", _WINDOW, 1) or (0,)
        states = display.numbers(active, b"_NET_WM_STATE", _ATOM, _MOST_STATES) if active else ()
        return display.atom(b"_NET_WM_STATE_FULLSCREEN") in states
    finally:
        display.close()


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    # A screen begins with the number of its root window.
    _fields_ = (("root", ctypes.POINTER(ctypes.c_uint32)), ("left", ctypes.c_int), ("index", ctypes.c_int))


class _Atom(ctypes.Structure):
    _fields_ = (("head", ctypes.c_uint32 * 2), ("number", ctypes.c_uint32))


class _Property(ctypes.Structure):
    _fields_ = (("kind", ctypes.c_uint8), ("bits", ctypes.c_uint8), ("rest", ctypes.c_uint8 * 14), ("count", ctypes.c_uint32))


class _Display:
    """A conversation with the X server through xcb, in which a window that is gone is an empty answer; raises OSError."""

    def __init__(self) -> None:
        self._xcb = ctypes.CDLL("libxcb.so.1")
        self._declare()
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = (ctypes.c_void_p,)
        self._connection = ctypes.c_void_p(self._xcb.xcb_connect(None, None))
        if self._xcb.xcb_connection_has_error(self._connection):
            self.close()
            raise ConnectionError
        self.root: int = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._connection)).root[0]

    def atom(self, name: bytes) -> int:
        """The number of a name, 0 where nobody has used it."""
        cookie = self._xcb.xcb_intern_atom(self._connection, 1, len(name), name)
        reply = self._xcb.xcb_intern_atom_reply(self._connection, cookie, None)
        if not reply:
            return 0
        number = int(reply.contents.number)
        self._free(reply)
        return number

    def numbers(self, window: int, name: bytes, kind: int, most: int) -> tuple[int, ...]:
        """The numbers that a property of `window` holds, none where it has no such property or is gone."""
        cookie = self._xcb.xcb_get_property(self._connection, 0, window, self.atom(name), kind, 0, most)
        reply = self._xcb.xcb_get_property_reply(self._connection, cookie, None)
        if not reply:
            return ()
        count = reply.contents.count if reply.contents.bits == 32 else 0
        values = tuple(self._xcb.xcb_get_property_value(reply)[:count]) if count else ()
        self._free(reply)
        return values

    def close(self) -> None:
        """Hang up."""
        self._xcb.xcb_disconnect(self._connection)

    def _declare(self) -> None:
        pointer, byte, short, number = ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_uint32
        for name, result, *arguments in (
            ("xcb_connect", pointer, ctypes.c_char_p, pointer),
            ("xcb_connection_has_error", ctypes.c_int, pointer),
            ("xcb_disconnect", None, pointer),
            ("xcb_get_setup", pointer, pointer),
            ("xcb_setup_roots_iterator", _Screens, pointer),
            ("xcb_intern_atom", _Cookie, pointer, byte, short, ctypes.c_char_p),
            ("xcb_intern_atom_reply", ctypes.POINTER(_Atom), pointer, _Cookie, pointer),
            ("xcb_get_property", _Cookie, pointer, byte, number, number, number, number, number),
            ("xcb_get_property_reply", ctypes.POINTER(_Property), pointer, _Cookie, pointer),
            ("xcb_get_property_value", ctypes.POINTER(number), ctypes.POINTER(_Property)),
        ):
            function = getattr(self._xcb, str(name))
            function.restype, function.argtypes = result, arguments
