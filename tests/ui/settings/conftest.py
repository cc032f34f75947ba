from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from relapp import i18n
from relapp.book import Book
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    current_theme().apply(qapp, "light", 1.0)
    yield
    current_theme().apply(qapp, "light", 1.0)
    i18n.set_language("en")


@pytest.fixture
def bus(qapp: QApplication, tmp_path: Path) -> Iterator[Bus]:
    """A book in English, for the United States."""
    with Book(tmp_path / "clients.relapp") as book:
        book.save_settings(replace(book.settings.get(), language="en", country="US"))
        book.turn_to(MONDAY)
        yield Bus(book, lambda: MONDAY)
