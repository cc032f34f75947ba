"""The keys of commands, as this system has them; nothing else is needed until one of them is pressed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from relapp.ui.sidebar import PLACES

_Standard = QKeySequence.StandardKey

# A key, or a standard one with what stands in for it on a system that has none of its own.
_Key = str | tuple[_Standard, str]

# What the window does itself.
OF_WINDOW: dict[str, tuple[_Key, ...]] = {
    **{place: (f"Ctrl+{number}",) for number, place in enumerate(PLACES, 1)},
    "settings": (f"Ctrl+{len(PLACES)}", (_Standard.Preferences, "Ctrl+,")),
    "results": ("Ctrl+R",),
    "back": ((_Standard.Back, "Alt+Left"),),
    "find": ("Ctrl+K",),
    "find_here": ((_Standard.Find, "Ctrl+F"),),
    "new_client": ((_Standard.New, "Ctrl+N"),),
    "log_touch": ("Ctrl+L",),
    "import": ("Ctrl+I",),
    "export": ("Ctrl+E",),
    "undo": ((_Standard.Undo, "Ctrl+Z"),),
    "next_pane": ("F6",),
    "pane_before": ("Shift+F6",),
    "shortcuts": ("Ctrl+/",),
    "lock": ("Ctrl+Shift+L",),
    "close": ((_Standard.Close, "Ctrl+W"),),
    "quit": ((_Standard.Quit, "Ctrl+Q"),),
}

# What a page's own button, or every window of the program, listens to.
OF_OTHERS: dict[str, tuple[_Key, ...]] = {
    "print": ((_Standard.Print, "Ctrl+P"),),
    "help": ("F1",),
}

# Some systems go back with this one, but here it takes letters away.
_NOT_BACK = QKeySequence(Qt.Key.Key_Backspace)


def sequences(code: str) -> list[QKeySequence]:
    """The keys of a command on this system, the best known first; none for one that has none."""
    keys = OF_WINDOW.get(code) or OF_OTHERS.get(code, ())
    return [each for key in keys for each in _on_this_system(key)]


def shown(code: str) -> tuple[str, ...]:
    """The keys of a command as this system writes them, without those that only some keyboards have."""
    return tuple(written(_on_this_system(key)[0]) for key in OF_WINDOW.get(code) or OF_OTHERS.get(code, ()))


def native(code: str) -> str:
    """The best known key of a command as this system writes it, or nothing."""
    return next(iter(shown(code)), "")


def written(key: QKeySequence | str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _on_this_system(key: _Key) -> list[QKeySequence]:
    if isinstance(key, str):
        return [QKeySequence(key)]
    standard, otherwise = key
    return [each for each in QKeySequence.keyBindings(standard) if each != _NOT_BACK] or [QKeySequence(otherwise)]
