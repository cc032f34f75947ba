"""Bubbles of a Linux desktop, with actions, replaced and not doubled."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSocketNotifier

from relapp.scheduling.notifier import NO_ACTIONS, Notifier, body_shown, title_shown
from relapp.scheduling.session_bus import Closed, Event, Invoked, NotificationServer, Refused, ServerLeft, Shown, connect

# Seconds after which a server that has not answered is taken for stuck.
_STUCK_AFTER = 5.0

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Bubble:
    title: str
    body: str
    actions: Mapping[str, str]


class DesktopNotifier(Notifier):
    """Speaks to the notification server of the session bus, from the first bubble on, and again after either went away."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: NotificationServer | None = None
        self._socket: QSocketNotifier | None = None
        self._numbers: dict[str, int] = {}
        self._asked: dict[int, tuple[str, float]] = {}
        # What was asked for a bubble whose number is not known yet: another text, or None to take it away.
        self._next: dict[str, _Bubble | None] = {}

    def notify(self, key: str, title: str, body: str, actions: Mapping[str, str] = NO_ACTIONS) -> bool:
        """Hand a bubble to the server, without waiting for it to appear; False where there is no server."""
        # The answer may have come while the loop was busy or the laptop slept.
        self._read()
        if any(asked < time.monotonic() - _STUCK_AFTER for _, asked in self._asked.values()):
            self._hang_up()
        if not self._server and not self._call():
            return False
        bubble = _Bubble(title_shown(title), body_shown(body), actions)
        if self._is_asked(key):
            self._next[key] = bubble
            return True
        return self._show(key, bubble)

    def close(self, key: str) -> None:
        """Take the bubble away, or see to it that it goes as soon as it appears."""
        if self._is_asked(key):
            self._next[key] = None
        number = self._numbers.pop(key, None)
        if self._server and number is not None:
            try:
                self._server.withdraw(number)
            except OSError:
                self._hang_up()

    def _call(self) -> bool:
        self._server = connect()
        if not self._server:
            return False
        self._socket = QSocketNotifier(self._server.fileno(), QSocketNotifier.Type.Read, self)
        self._socket.activated.connect(self._read)
        # The last answer may have brought more with it, for which the socket does not become readable again.
        self._read()
        return self._server is not None

    def _hang_up(self) -> None:
        """Forget the server and its bubbles; the next bubble calls again."""
        if self._socket:
            self._socket.setEnabled(False)
            self._socket.deleteLater()
        if self._server:
            self._server.close()
        self._server = self._socket = None
        self._numbers.clear()
        self._asked.clear()
        self._next.clear()

    def _is_asked(self, key: str) -> bool:
        return any(key == asked for asked, _ in self._asked.values())

    def _show(self, key: str, bubble: _Bubble) -> bool:
        assert self._server
        try:
            serial = self._server.show(self._numbers.get(key, 0), bubble.title, bubble.body, bubble.actions)
        except OSError:
            self._hang_up()
            return False
        self._asked[serial] = key, time.monotonic()
        return True

    def _read(self) -> None:
        server = self._server
        try:
            for event in server.events() if server else ():
                self._handle(event)
                if self._server is not server:
                    return
        except OSError as error:
            logger.info("the session bus is gone: %s", error)
            self._hang_up()

    def _handle(self, event: Event) -> None:
        match event:
            case Shown(serial, number) if serial in self._asked:
                self._numbers[self._asked[serial][0]] = number
                self._go_on(serial)
            case Refused(serial, why) if serial in self._asked:
                logger.warning("a notification was refused: %s", why)
                self._go_on(serial)
            case Invoked(number, action):
                for key in self._keys(number):
                    self.action_invoked.emit(key, action)
            case Closed(number):
                for key in self._keys(number):
                    del self._numbers[key]
            case ServerLeft():
                self._hang_up()

    def _go_on(self, serial: int) -> None:
        """Do what was wanted of a bubble while it was being shown."""
        key, _ = self._asked.pop(serial)
        if key not in self._next:
            return
        bubble = self._next.pop(key)
        if bubble:
            self._show(key, bubble)
        else:
            self.close(key)

    def _keys(self, number: int) -> list[str]:
        return [key for key, known in self._numbers.items() if known == number]
