"""The program as a screen reader meets it: by roles, names and actions on the accessibility bus, and by nothing else."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, HeaderFields, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

from tests.endtoend.conftest import PATIENCE, eventually

_ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_WINDOWS = 2
_FOCUS = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="StateChanged")
# What floats above a window: no list of windows has it, and a reader comes to it with the focus.
_FLOATS = ("dialog", "popup menu", "menu", "frame")
# Bits of AtspiStateType.
_STATES = {"checked": 4, "expanded": 10, "focused": 12, "pressed": 20, "selected": 23, "sensitive": 24, "showing": 25}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on the screen, as it is known on the bus; `role` as AT-SPI names it, such as "push button"."""

    bus_name: str
    path: str
    role: str
    name: str


class Reader:
    """Closed at the end; what is asked of a program that has gone raises DBusErrorResponse."""

    def __init__(self, desktop: Mapping[str, str]) -> None:
        with open_dbus_connection(desktop["DBUS_SESSION_BUS_ADDRESS"]) as session:
            launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            self._bus_address = session.send_and_get_reply(new_method_call(launcher, "GetAddress"), timeout=PATIENCE).body[0]
        self._connection: DBusConnection = open_dbus_connection(self._bus_address)
        Proxy(message_bus, self._connection).AddMatch(_FOCUS)
        self._heard: deque[Any] = self._connection.filter(_FOCUS, bufsize=10_000).queue
        self._focus: tuple[str, str] | None = None
        registry = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
        self._send(new_method_call(registry, "RegisterEvent", "s", ("object:state-changed:focused",)))

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def find(self, role: str, *names: str) -> Thing:
        """The thing in sight with a role whose name contains all of `names` and little else, once it is there."""
        found: list[Thing] = []

        def look() -> bool:
            found[:] = self.things(role, *names)
            return bool(found)

        assert eventually(look), (role, names, self.everything())
        return min(found, key=lambda each: len(each.name))

    def things(self, role: str, *names: str) -> list[Thing]:
        """All things in sight with a role and all of these in their names."""
        return [each for each in self.in_sight() if each.role == role and all(name in each.name for name in names)]

    def everything(self) -> list[str]:
        """What is in sight, one line each: for a failure to tell."""
        return [f"{each.role}: {each.name}" for each in self.in_sight() if each.name]

    def in_sight(self) -> list[Thing]:
        """All that is shown now, windows before what is in them; of what goes meanwhile, what was found of it."""
        found = list(self._below(*_ROOT, is_window=_WINDOWS))
        window = self._around_focus()
        return found if window in found or window is None else [*found, window, *self._below(window.bus_name, window.path)]

    def states(self, thing: Thing) -> set[str]:
        """Which states hold, among those that matter here."""
        low, high = self._ask(thing, "Accessible", "GetState")[0]
        bits = low | high << 32
        return {name for name, bit in _STATES.items() if bits >> bit & 1}

    def press(self, thing: Thing) -> None:
        """Do what the thing is for: its first action that is no mere focus."""
        actions = [each[0] for each in self._ask(thing, "Action", "GetActions")[0]]
        index = next(index for index, name in enumerate(actions) if name.lower() not in ("setfocus", ""))
        self._ask(thing, "Action", "DoAction", "i", index)

    def write(self, thing: Thing, text: str) -> None:
        """Put a text into a field, as a reader that dictates does."""
        assert self._ask(thing, "EditableText", "SetTextContents", "s", text)[0]

    def _around_focus(self) -> Thing | None:
        """The window, dialog or menu that the keyboard came to last."""
        while self._heard:
            event = self._heard.popleft()
            if event.body[:2] == ("focused", 1):
                self._focus = event.header.fields[HeaderFields.sender], event.header.fields[HeaderFields.path]
        try:
            above = self._focus
            while above and (role := self._ask(above, "Accessible", "GetRoleName")[0]) not in ("application", "invalid"):
                if role in _FLOATS:
                    return Thing(*above, role, self._property(above, "Name"))
                above = self._property(above, "Parent")
        except DBusErrorResponse:
            self._focus = None
        return None

    def _below(self, bus_name: str, path: str, is_window: int = 0) -> Iterator[Thing]:
        try:
            children: Sequence[tuple[str, str]] = self._ask((bus_name, path), "Accessible", "GetChildren")[0]
            for child in children:
                thing = Thing(*child, self._ask(child, "Accessible", "GetRoleName")[0], self._property(child, "Name"))
                if is_window or "showing" in self.states(thing):
                    yield thing
                    yield from self._below(*child, max(is_window - 1, 0))
        except DBusErrorResponse:
            return

    def _ask(self, whom: "Thing | tuple[str, str]", interface: str, method: str, signature: str = "", *body: Any) -> Any:
        bus_name, path = (whom.bus_name, whom.path) if isinstance(whom, Thing) else whom
        address = DBusAddress(path, bus_name, f"org.a11y.atspi.{interface}")
        return self._send(new_method_call(address, method, signature or None, body))

    def _property(self, whom: tuple[str, str], name: str) -> Any:
        bus_name, path = whom
        properties = Properties(DBusAddress(path, bus_name, "org.a11y.atspi.Accessible"))
        return self._send(properties.get(name))[0][1]

    def _send(self, message: Any) -> Any:
        reply = self._connection.send_and_get_reply(message, timeout=PATIENCE)
        if reply.header.message_type.name == "error":
            raise DBusErrorResponse(reply)
        return reply.body
