"""Bubbles on the desktop. What they say is also in the program: a bubble may be missed, or never shown."""

import re
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from relapp.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

# The action of a click on the bubble itself, and the button that says so: many desktops give a click none.
DEFAULT_ACTION = "default"
OPEN_ACTION = "open"

NO_ACTIONS: Mapping[str, str] = {}

# What a server or a desktop might obey: controls, and what turns the direction of writing around.
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
_LONGEST_TITLE, _LONGEST_BODY = 120, 600


def opening() -> Mapping[str, str]:
    """The actions of a bubble that only leads into the program."""
    return {DEFAULT_ACTION: _("Open"), OPEN_ACTION: _("Open")}


def title_shown(text: str) -> str:
    """The title of a bubble, which has one line."""
    return _shortened(" ".join(_OBEYED.sub("", text).split()), _LONGEST_TITLE)


def body_shown(text: str) -> str:
    """The body of a bubble, plain text of a few lines."""
    return _shortened(_OBEYED.sub("", text), _LONGEST_BODY)


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


class Notifier(QObject):
    """Shows bubbles, one per key; `action_invoked` tells the key and the action that was chosen."""

    action_invoked = Signal(str, str)

    def notify(self, key: str, title: str, body: str, actions: Mapping[str, str] = NO_ACTIONS) -> bool:
        """Show a bubble in place of the one with the same key, `actions` being labels by name. False where none can be shown."""
        raise NotImplementedError

    def close(self, key: str) -> None:
        """Take the bubble with this key away, if it is still there."""
        raise NotImplementedError


class TrayNotifier(Notifier):
    """Bubbles of the tray icon: one at a time, with no action but the click on it."""

    def __init__(self, tray: "QSystemTrayIcon", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._key = ""
        tray.messageClicked.connect(self._on_clicked)

    def notify(self, key: str, title: str, body: str, actions: Mapping[str, str] = NO_ACTIONS) -> bool:
        """Show a bubble beside the icon; False where the icon is hidden or the desktop shows none."""
        if not (self._tray.isVisible() and self._tray.supportsMessages() and self._draws_bubbles()):
            return False
        self._key = key
        self._tray.showMessage(title_shown(title), body_shown(body))
        return True

    def close(self, key: str) -> None:
        """Forget the bubble; the system takes it away by itself."""
        if key == self._key:
            self._key = ""

    def _draws_bubbles(self) -> bool:
        """On Linux an icon that has no place on the screen hands its bubbles to the very server that just showed none."""
        return sys.platform != "linux" or not self._tray.geometry().isEmpty()

    def _on_clicked(self) -> None:
        if self._key:
            self.action_invoked.emit(self._key, DEFAULT_ACTION)


class FirstNotifier(Notifier):
    """Asks each of several notifiers until one can show the bubble."""

    def __init__(self, notifiers: Sequence[Notifier], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifiers = notifiers
        for notifier in notifiers:
            notifier.setParent(self)
            notifier.action_invoked.connect(self.action_invoked)

    def notify(self, key: str, title: str, body: str, actions: Mapping[str, str] = NO_ACTIONS) -> bool:
        """Show the bubble where it can be shown; False where nobody can."""
        return any(notifier.notify(key, title, body, actions) for notifier in self._notifiers)

    def close(self, key: str) -> None:
        """Take the bubble away wherever it is."""
        for notifier in self._notifiers:
            notifier.close(key)


def make_notifier(tray: "QSystemTrayIcon | None", parent: QObject | None = None, last: Notifier | None = None) -> Notifier:
    """What shows bubbles here: on Linux the desktop and then the tray, elsewhere the tray, and where neither can, `last`."""
    notifiers: list[Notifier] = []
    if sys.platform == "linux":
        from relapp.scheduling.desktop_notifier import DesktopNotifier

        notifiers.append(DesktopNotifier())
    if tray:
        notifiers.append(TrayNotifier(tray))
    if last:
        notifiers.append(last)
    return FirstNotifier(notifiers, parent)
