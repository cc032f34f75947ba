"""The desktop's notification server, spoken to over the session bus. Only here is jeepney known; only Linux has it."""

import html
import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from jeepney.wrappers import unwrap_msg

logger = logging.getLogger(__name__)

# Seconds that each question at the beginning may take; later ones are not waited for.
PATIENCE = 1.0

NAME = "org.freedesktop.Notifications"
SERVER = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)

# Ordinary urgency, and a kind of bubble of its own, for those who give their server rules.
_HINTS = {"desktop-entry": ("s", "relapp"), "urgency": ("y", 1), "category": ("s", "x-relapp.reminder")}

# Leaves it to the server how long a bubble stays.
_SERVER_DECIDES = -1


@dataclass(frozen=True, slots=True)
class Shown:
    """The server took the bubble of the message `serial` and calls it `number`."""

    serial: int
    number: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The server did not take the bubble of the message `serial`."""

    serial: int
    why: str


@dataclass(frozen=True, slots=True)
class Invoked:
    """The user chose an action of bubble `number`."""

    number: int
    action: str


@dataclass(frozen=True, slots=True)
class Closed:
    """Bubble `number` is gone."""

    number: int


@dataclass(frozen=True, slots=True)
class ServerLeft:
    """The server ended, or another took its place: it knows no bubble of ours."""


Event = Shown | Refused | Invoked | Closed | ServerLeft


class NotificationServer:
    """A conversation with the server: questions are sent and not waited for, the answers come as events."""

    def __init__(self, connection: DBusConnection, capabilities: frozenset[str]) -> None:
        self._connection = connection
        self._capabilities = capabilities

    def fileno(self) -> int:
        """The descriptor that becomes readable when there are events."""
        number: int = self._connection.sock.fileno()
        return number

    def show(self, replaces: int, title: str, body: str, actions: Mapping[str, str]) -> int:
        """Ask for a bubble in place of `replaces`, 0 for a new one; returns the serial of the message. Raises OSError."""
        text = _markup(body) if "body-markup" in self._capabilities else body
        pairs = [_plain(part) for pair in actions.items() for part in pair] if "actions" in self._capabilities else []
        arguments = ("Relapp", replaces, "relapp", _plain(title), _plain(text), pairs, _HINTS, _SERVER_DECIDES)
        serial: int = next(self._connection.outgoing_serial)
        self._connection.send(new_method_call(SERVER, "Notify", "susssasa{sv}i", arguments), serial=serial)
        return serial

    def withdraw(self, number: int) -> None:
        """Ask for a bubble to be taken away. Raises OSError."""
        message = new_method_call(SERVER, "CloseNotification", "u", (number,))
        message.header.flags |= MessageFlag.no_reply_expected
        self._connection.send(message)

    def events(self) -> Iterator[Event]:
        """What has arrived, without waiting. Raises OSError where the bus is gone."""
        while True:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            event = _event(message)
            if event:
                yield event

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


class _Connection(DBusConnection):  # type: ignore[misc]
    """One that waits for no answer longer than PATIENCE; jeepney would wait for the first for ever."""

    def send_and_get_reply(self, message: Message, *, timeout: float | None = None) -> Message:
        return super().send_and_get_reply(message, timeout=PATIENCE)


def connect() -> NotificationServer | None:
    """A conversation with the server, or None without a session bus or a server on it; takes seconds only where one is stuck."""
    try:
        sock = prep_socket(get_bus(_address()), timeout=PATIENCE)
    except (OSError, RuntimeError, ValueError) as error:
        logger.info("no session bus: %s", error)
        return None
    try:
        connection = _Connection(sock)
        for rule in _rules():
            unwrap_msg(connection.send_and_get_reply(message_bus.AddMatch(rule)))
        question = new_method_call(SERVER, "GetCapabilities")
        (capabilities,) = unwrap_msg(connection.send_and_get_reply(question))
    except (OSError, DBusErrorResponse) as error:
        logger.info("no notification server: %s", error)
        sock.close()
        return None
    return NotificationServer(connection, frozenset(capabilities))


def _address() -> str:
    """Where the session bus is: said by the environment, or where systemd puts it."""
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or f"unix:path={os.environ.get('XDG_RUNTIME_DIR', '')}/bus"


def _rules() -> tuple[MatchRule, MatchRule]:
    """The signals to listen to: the server's own, and that of its end."""
    owner = MatchRule(type="signal", sender=message_bus.bus_name, interface=message_bus.interface, member="NameOwnerChanged")
    owner.add_arg_condition(0, NAME)
    return MatchRule(type="signal", sender=NAME, interface=NAME), owner


def _event(message: Message) -> Event | None:
    fields, body = message.header.fields, message.body
    serial = fields.get(HeaderFields.reply_serial)
    if serial is not None:
        if message.header.message_type is MessageType.error:
            return Refused(serial, str(fields.get(HeaderFields.error_name)))
        return Shown(serial, body[0]) if body else None
    match fields.get(HeaderFields.member), body:
        case "ActionInvoked", (int(number), str(action)):
            return Invoked(number, action)
        case "NotificationClosed", (int(number), int()):
            return Closed(number)
        # The first owner of the name is the server that was just started to answer.
        case "NameOwnerChanged", (str(), str(before), str()) if before:
            return ServerLeft()
    return None


def _markup(text: str) -> str:
    """User text for a server that reads markup."""
    return html.escape(text, quote=False)


def _plain(text: str) -> str:
    """Text that the bus can carry: it ends the conversation over a zero byte or half a surrogate pair."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
