import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import time_machine
from pytestqt.qtbot import QtBot

from relapp.app import Program
from tests.logind import Emit, running_logind
from tests.ui.locking.conftest import PASSPHRASE

if sys.platform != "linux":
    pytest.skip("only Linux has it", allow_module_level=True)


@pytest.fixture
def emit(session_bus: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Emit]:
    with running_logind(session_bus, monkeypatch) as emit:
        yield emit


def begun(program: Program, book: Path, passphrase: str, qtbot: QtBot) -> Program:
    """The program with the book open, and all that goes on behind the window."""
    assert program.open(book, passphrase)
    qtbot.waitUntil(lambda: program.background is not None)
    return program


def test_the_book_is_locked_before_the_computer_sleeps(emit: Emit, program: Program, locked: Path, qtbot: QtBot) -> None:
    begun(program, locked, PASSPHRASE, qtbot)

    emit("PrepareForSleep", True)

    qtbot.waitUntil(lambda: program.bus is None)
    assert program.lobby is not None


def test_who_does_not_want_that_finds_it_open(emit: Emit, program: Program, locked: Path, qtbot: QtBot) -> None:
    begun(program, locked, PASSPHRASE, qtbot)
    program.bus.book.save_settings(replace(program.bus.book.settings.get(), lock_on_sleep=False))
    sleep = program.background._sleep

    with qtbot.waitSignal(sleep.slept):
        emit("PrepareForSleep", True)

    assert program.lobby is None


def test_waking_turns_the_day_at_once(emit: Emit, program: Program, make_book: Callable[[str], Path], qtbot: QtBot) -> None:
    begun(program, make_book(""), "", qtbot)

    with time_machine.travel("2026-11-24T07:00:00", tick=False), qtbot.waitSignal(program.background.clockwork.day_turned):
        emit("PrepareForSleep", False)

    assert program.bus.book.agenda.as_of == date(2026, 11, 24)
