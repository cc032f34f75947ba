"""Buttons that a key of the window presses too."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.text import set_tooltip


def bind(button: Button, act: Callable[[], object], home: QWidget, *keys: QKeySequence.StandardKey | str) -> None:
    """Let `button` do `act`, and any of `keys` press it too, from anywhere in the window of `home`, which is never disabled."""
    button.clicked.connect(lambda *_checked: act())
    shortcut = QShortcut(home)
    shortcut.setKeys([each for key in keys for each in _sequences(key)])
    shortcut.activated.connect(button.click)
    key = shortcut.keys()[0].toString(QKeySequence.SequenceFormat.NativeText)
    set_tooltip(button, f"{button.accessibleName()} ({key})" if button.accessibleName() else key)


def _sequences(key: QKeySequence.StandardKey | str) -> list[QKeySequence]:
    """All that the system has for a standard key."""
    return [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
