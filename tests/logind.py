"""What tells programs of the computer's sleep, on a bus of a test's own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

Emit = Callable[[str, bool], None]


@contextmanager
def running_logind(bus: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Emit]:
    """Give what says a member of logind's manager with a flag: PrepareForSleep that the computer sleeps (True) or has woken."""
    from jeepney import DBusAddress, message_bus, new_signal
    from jeepney.io.blocking import Proxy, open_dbus_connection

    from relapp.scheduling.system_bus import MANAGER, NAME

    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus)
    connection: Any = open_dbus_connection(bus)
    assert Proxy(message_bus, connection).RequestName(NAME) == (1,)
    manager = DBusAddress("/org/freedesktop/login1", interface=MANAGER)
    yield lambda member, begins: connection.send(new_signal(manager, member, "b", (begins,)))
    connection.close()
