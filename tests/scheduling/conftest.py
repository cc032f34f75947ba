import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

# Unlike a user's own bus it starts no server by itself. The deaf one lets programs in and answers nothing.
BUS = """<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow own="*"/>{policy}</policy></busconfig>"""
OPEN_POLICY = '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>'
DEAF_POLICY = '<allow send_destination="*"/>'

NAME = "org.freedesktop.Notifications"


@dataclass
class Bubble:
    """What a program asked the server to show."""

    replaces: int
    title: str
    body: str
    actions: list[str]
    hints: dict[str, tuple[str, Any]] = field(default_factory=dict)


@dataclass
class FakeServer:
    """A notification server in a thread of its own; `holds` names the questions with whose answers it waits."""

    address: str
    capabilities: tuple[str, ...] = ("actions", "body", "body-markup")
    refuses: bool = False
    holds: frozenset[str] = frozenset()
    bubbles: list[Bubble] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    _held: list[Callable[[], None]] = field(default_factory=list)
    _number: int = 0
    # What a test emits comes after the answer to what it has seen arrive.
    _order: threading.RLock = field(default_factory=threading.RLock)

    def start(self) -> None:
        from jeepney import message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        self._connection = open_dbus_connection(self.address)
        assert Proxy(message_bus, self._connection).RequestName(NAME) == (1,)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def stop(self) -> None:
        with suppress(OSError):
            self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._connection.close()

    def release(self) -> None:
        """Answer what was held back."""
        with self._order:
            self.holds = frozenset()
            while self._held:
                self._held.pop(0)()

    def emit(self, member: str, signature: str, *arguments: Any) -> None:
        from jeepney import DBusAddress, new_signal

        emitter = DBusAddress("/org/freedesktop/Notifications", interface=NAME)
        with self._order:
            self._connection.send(new_signal(emitter, member, signature, arguments))

    def _serve(self) -> None:
        from jeepney import MessageType

        with suppress(OSError):
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    with self._order:
                        self._answer(message)

    def _answer(self, message: Any) -> None:
        from jeepney import HeaderFields, new_error, new_method_return

        member = message.header.fields[HeaderFields.member]
        answer = new_method_return(message)
        if member == "GetCapabilities":
            answer = new_method_return(message, "as", (list(self.capabilities),))
        elif member == "CloseNotification":
            self.withdrawn.append(message.body[0])
        elif self.refuses:
            answer = new_error(message, "org.freedesktop.Notifications.Error.ExcessNotificationGeneration")
        else:
            answer = new_method_return(message, "u", (self._show(message.body),))
        if member in self.holds:
            self._held.append(lambda: self._connection.send(answer))
        else:
            self._connection.send(answer)

    def _show(self, body: tuple[Any, ...]) -> int:
        _, replaces, _, title, text, actions, hints, _ = body
        self._number += 1
        self.bubbles.append(Bubble(replaces, title, text, actions, hints))
        return int(replaces or self._number)


@contextmanager
def _bus(folder: Path, policy: str) -> Iterator[subprocess.Popen[bytes]]:
    if sys.platform != "linux" or not shutil.which("dbus-daemon"):
        pytest.skip("dbus-daemon is not installed")
    config = folder / "bus.conf"
    config.write_text(BUS.format(folder=os.environ["XDG_RUNTIME_DIR"], policy=policy), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process,
        pytest.MonkeyPatch.context() as monkeypatch,
    ):
        assert process.stdout
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", process.stdout.readline().decode().strip())
        try:
            yield process
        finally:
            process.terminate()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A message bus of this test alone, with nobody on it; it is the session's."""
    with _bus(tmp_path, OPEN_POLICY) as process:
        yield process


@pytest.fixture
def deaf_bus(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    with _bus(tmp_path, DEAF_POLICY) as process:
        yield process


@pytest.fixture
def server(bus: subprocess.Popen[bytes]) -> Iterator[FakeServer]:
    server = FakeServer(os.environ["DBUS_SESSION_BUS_ADDRESS"])
    server.start()
    yield server
    server.stop()
