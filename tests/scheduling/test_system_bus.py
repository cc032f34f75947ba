import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it")


@pytest.fixture
def emit(session_bus: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, bool], None]]:
    """Have logind, on a bus of our own, say that the computer sleeps (True) or has woken."""
    from jeepney import DBusAddress, message_bus, new_signal
    from jeepney.io.blocking import Proxy, open_dbus_connection

    from relapp.scheduling.system_bus import MANAGER, NAME

    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", session_bus)
    connection: Any = open_dbus_connection(session_bus)
    assert Proxy(message_bus, connection).RequestName(NAME) == (1,)
    manager = DBusAddress("/org/freedesktop/login1", interface=MANAGER)
    yield lambda member, begins: connection.send(new_signal(manager, member, "b", (begins,)))
    connection.close()


@pytest.fixture
def heard(emit: object, qapp: QObject) -> Iterator[Any]:
    from relapp.scheduling.system_bus import SleepSignal

    signal = SleepSignal(qapp)
    yield signal
    signal.stop()


def test_sleep_is_told_before_it_begins(heard: Any, emit: Callable[[str, bool], None], qtbot: QtBot) -> None:
    with qtbot.waitSignal(heard.slept):
        emit("PrepareForSleep", True)


def test_waking_and_what_else_is_said_are_no_sleep(heard: Any, emit: Callable[[str, bool], None], qtbot: QtBot) -> None:
    told = []
    heard.slept.connect(lambda: told.append(1))
    emit("PrepareForShutdown", True)
    emit("PrepareForSleep", False)

    with qtbot.waitSignal(heard.slept):
        emit("PrepareForSleep", True)

    assert told == [1]


def test_where_there_is_no_bus_it_never_comes(monkeypatch: pytest.MonkeyPatch, qapp: QObject) -> None:
    from relapp.scheduling.system_bus import SleepSignal

    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "disabled:")

    SleepSignal(qapp).stop()
