from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.backups import Reason
from relapp.ui import backing_up
from relapp.ui.backing_up import backed_up
from relapp.ui.bus import Bus
from relapp.ui.importing.busy import BusyDialog


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the book holds."""
    monkeypatch.setattr(backing_up, "QUICK", 0)


def test_a_small_book_is_left_to_the_change_itself(bus: Bus, book: Book, parent: QWidget) -> None:
    assert backed_up(bus, Reason.MERGE, parent)
    assert book.backups.list() == []


@pytest.mark.usefixtures("_large")
def test_a_large_one_is_copied_once_an_hour(bus: Bus, book: Book, parent: QWidget) -> None:
    assert backed_up(bus, Reason.MERGE, parent)
    assert backed_up(bus, Reason.MERGE, parent)
    assert [each.reason for each in book.backups.list()] == [Reason.MERGE]


@pytest.mark.usefixtures("_large")
def test_what_fails_is_said_and_stops_the_change(bus: Bus, book: Book, parent: QWidget) -> None:
    folder: Path = book.backups.shelf().folder
    folder.touch()
    said: list[str] = []
    bus.failed.connect(said.append)

    assert not backed_up(bus, Reason.MERGE, parent)
    assert "clients-backups" in said[0]
    folder.unlink()


@pytest.mark.usefixtures("_large")
def test_whoever_stops_it_stops_the_change(bus: Bus, book: Book, parent: QWidget) -> None:
    def stop() -> None:
        for each in QApplication.topLevelWidgets():
            if isinstance(each, BusyDialog):
                each.reject()

    QTimer.singleShot(0, stop)
    assert backed_up(bus, Reason.MERGE, parent) is bool(book.backups.list())
