from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from relapp.book import Book
from relapp.domain.clients import Client
from relapp.ui.bus import Bus
from relapp.ui.rescue.late_check import LateCheck

MONDAY = date(2026, 11, 23)


@pytest.fixture
def book(tmp_path: Path):
    with Book(tmp_path / "clients.relapp") as book:
        book.clients.add(Client("Ana"))
        yield book


def test_a_sound_book_is_looked_at_once_a_day(book, qtbot, monkeypatch):
    looks = []
    monkeypatch.setattr("relapp.book.rescue.has_sound_pages", lambda path, _passphrase: not looks.append(path))
    parent = QObject()
    check = LateCheck(Bus(book, lambda: MONDAY), parent)
    check.begin()
    qtbot.waitUntil(lambda: book.settings.value("checked_on") == "2026-11-23")
    check.begin()
    assert looks == [book.path]


def test_damage_is_told(book, qtbot, monkeypatch):
    monkeypatch.setattr("relapp.book.rescue.has_sound_pages", lambda _path, _passphrase: False)
    parent = QObject()
    check = LateCheck(Bus(book, lambda: MONDAY), parent)
    with qtbot.waitSignal(check.found_damage):
        check.begin()
    assert book.settings.value("checked_on") is None


def test_a_doubt_leads_to_a_look_at_once_even_on_a_day_that_had_one(book, qtbot, monkeypatch):
    monkeypatch.setattr("relapp.book.rescue.has_sound_pages", lambda _path, _passphrase: False)
    book.settings.put("checked_on", MONDAY.isoformat())
    bus, parent = Bus(book, lambda: MONDAY), QObject()
    check = LateCheck(bus, parent)
    with qtbot.waitSignal(check.found_damage):
        bus.doubted.emit()
