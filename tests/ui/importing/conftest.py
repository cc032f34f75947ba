from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from relapp import i18n
from relapp.book import Book
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    """Light, at 100 % and in English, whatever the test before did."""
    i18n.set_language("en")
    theme = current_theme()
    if not qapp.styleSheet() or (theme.mode, theme.is_dark, theme.text_scale) != ("light", False, 1.0):
        theme.apply(qapp, "light", 1.0)
    yield
    i18n.set_language("en")
    # Without an event loop nobody deletes the pages of this test, and every new colour is worked out for them too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def bus(qapp: QApplication, tmp_path: Path) -> Iterator[Bus]:
    """A book in English, for no country in particular."""
    with Book(tmp_path / "clients.relapp") as book:
        book.save_settings(replace(book.settings.get(), language="en"))
        book.turn_to(MONDAY)
        yield Bus(book, lambda: MONDAY)


def _card(name: str, phone: str = "", *lines: str) -> str:
    phones = [f"TEL:{phone}"] if phone else []
    given, _space, family = name.partition(" ")
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"N:{family};{given};;;", *phones, *lines, "END:VCARD", ""])


@pytest.fixture
def write_cards(tmp_path: Path) -> Callable[..., Path]:
    """Writes a vCard file of names, each with its phone and further lines, and returns it."""

    def write(*cards: tuple[str, ...], name: str = "cards.vcf") -> Path:
        file = tmp_path / name
        file.write_text("".join(_card(*card) for card in cards), encoding="utf-8")
        return file

    return write
