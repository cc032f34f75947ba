import sys
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.logind import Emit, running_logind

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it")


@pytest.fixture
def emit(session_bus: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Emit]:
    with running_logind(session_bus, monkeypatch) as emit:
        yield emit


@pytest.fixture
def heard(emit: object, qapp: QObject) -> Iterator[Any]:
    from relapp.scheduling.system_bus import SleepSignal

    signal = SleepSignal(qapp)
    yield signal
    signal.stop()


def test_sleep_is_told_before_it_begins(heard: Any, emit: Emit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(heard.slept):
        emit("PrepareForSleep", True)


def test_waking_is_told_too(heard: Any, emit: Emit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(heard.slept), qtbot.waitSignal(heard.woke):
        emit("PrepareForSleep", False)


def test_waking_and_what_else_is_said_are_no_sleep(heard: Any, emit: Emit, qtbot: QtBot) -> None:
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
