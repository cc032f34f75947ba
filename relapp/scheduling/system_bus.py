"""What Linux says of its sleep: logind's signal on the system bus, for a book locked before it and a day turned after."""

import logging
import os
from collections.abc import Iterator

from jeepney import DBusErrorResponse, HeaderFields, MatchRule, Message, message_bus
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from jeepney.wrappers import unwrap_msg
from PySide6.QtCore import QObject, QSocketNotifier, Signal

logger = logging.getLogger(__name__)

# Seconds that the bus may take to answer.
PATIENCE = 1.0

NAME = "org.freedesktop.login1"
MANAGER = "org.freedesktop.login1.Manager"
_MEMBER = "PrepareForSleep"
_USUAL_ADDRESS = "unix:path=/var/run/dbus/system_bus_socket"


class SleepSignal(QObject):
    """`slept` as the computer is about to sleep, `woke` once it has; where there is no such bus neither comes."""

    slept = Signal()
    woke = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._socket: QSocketNotifier | None = None
        self._connection = _connect()
        if self._connection:
            self._socket = QSocketNotifier(self._connection.sock.fileno(), QSocketNotifier.Type.Read, self)
            self._socket.activated.connect(self._read)

    def stop(self) -> None:
        """Listen no more."""
        if self._socket:
            self._socket.setEnabled(False)
        if self._connection:
            self._connection.close()
        self._socket = self._connection = None

    def _read(self) -> None:
        try:
            for message in self._messages():
                if message.header.fields.get(HeaderFields.member) == _MEMBER:
                    (begins,) = message.body
                    (self.slept if begins else self.woke).emit()
        except OSError as error:
            logger.info("the system bus is gone: %s", error.strerror)
            self.stop()

    def _messages(self) -> Iterator[Message]:
        while self._connection:
            try:
                yield self._connection.receive(timeout=0)
            except TimeoutError:
                return


def _connect() -> DBusConnection | None:
    try:
        sock = prep_socket(get_bus(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or _USUAL_ADDRESS), timeout=PATIENCE)
    except (OSError, RuntimeError, ValueError):
        logger.info("no system bus")
        return None
    try:
        connection = DBusConnection(sock)
        rule = MatchRule(type="signal", sender=NAME, interface=MANAGER, member=_MEMBER)
        unwrap_msg(connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=PATIENCE))
    except (OSError, DBusErrorResponse):
        logger.info("the system bus tells nothing")
        sock.close()
        return None
    return connection
