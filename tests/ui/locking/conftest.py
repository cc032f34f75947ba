"""A program on Monday 23 November 2026 whose book has a passphrase."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
import time_machine
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.app import Program
from relapp.book.door import Door
from relapp.domain.clients import Client
from relapp.ui.theme import current_theme

PASSPHRASE = "flores da manhã"


@pytest.fixture
def make_book(tmp_path: Path, quick_keys: None) -> Callable[[str], Path]:
    """Make a book of one client, with a passphrase or without one, and close it."""

    def make(passphrase: str) -> Path:
        with Door(tmp_path / "clients.relapp", passphrase).open() as book:
            always = {"quiet_from": time(0), "quiet_until": time(0)}
            book.save_settings(replace(book.settings.get(), language="en", country="GB", **always))
            book.settings.put("welcomed", True)
            book.clients.add(Client("Ana Prado"))
        return book.path

    return make


@pytest.fixture
def locked(make_book: Callable[[str], Path]) -> Path:
    return make_book(PASSPHRASE)


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    with time_machine.travel("2026-11-23T10:00:00", tick=False):
        i18n.set_language("en")
        program = Program(qapp)
        yield program
        program.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setQuitOnLastWindowClosed(True)
    current_theme().apply(qapp, "light", 1.0)
    i18n.set_language("en")


@pytest.fixture
def opened(program: Program, locked: Path, qtbot: QtBot) -> Program:
    """The program with its book unlocked, and all that goes on behind the window."""
    assert program.open(locked, PASSPHRASE)
    qtbot.waitUntil(lambda: program.background is not None)
    return program
