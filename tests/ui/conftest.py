"""A bus on Monday 23 November 2026, clients for its book, and widgets on the screen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.book import Book
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.domain.free_reminders import FreeReminder
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from tests.rings import Ring

MONDAY = date(2026, 11, 23)
FRIDAY_BEFORE, TUESDAY, WEDNESDAY = date(2026, 11, 20), date(2026, 11, 24), date(2026, 11, 25)
HOSTILE = ["<b>Ana</b> <img src=x>", "Prado & Filhos & Co", "🎉 Zoë 👩‍👩‍👧 ﷽", "Ană " * 125, "a\tb", "&Ana", "%1 {count}"]

Add = Callable[..., int]
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def look(qapp: QApplication) -> Iterator[None]:
    """English, light, 100 %, before and after."""
    _look_as_usual(qapp)
    yield
    _look_as_usual(qapp)


def _look_as_usual(app: QApplication) -> None:
    i18n.set_language("en")
    theme = current_theme()
    # A style sheet takes its time, even where it is the one that there was.
    if (theme.mode, theme.text_scale) != ("light", 1.0) or not app.styleSheet():
        theme.apply(app, "light", 1.0)


@pytest.fixture
def book(look: None, tmp_path: Path) -> Iterator[Book]:
    """A book in which everything still adds up when the test is over."""
    stamps = Stamps(now=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), today=lambda: MONDAY)
    with Book(tmp_path / "clients.relapp", stamps) as opened:
        opened.save_settings(replace(opened.settings.get(), language="en"))
        opened.turn_to(MONDAY)
        yield opened
        delete_what_was_left()
        assert opened.check() == []


@pytest.fixture
def bus(book: Book) -> Bus:
    return Bus(book, lambda: MONDAY)


@pytest.fixture
def add(book: Book) -> Add:
    """Add a client, with reminders to call on the days of `due` and a birthday on `born`; returns the id."""

    def add(name: str = "Ana Prado", *, due: date | tuple[date, ...] = (), at: time | None = None, born: date | None = None,
            text: str = "call", **rest: Any) -> int:  # fmt: skip
        if born:
            rest["occasions"] = (Occasion(OccasionKind.BIRTHDAY, YearlyDate(born.month, born.day, born.year)),)
        client_id = book.clients.add(Client(name, **rest)).client_ids[0]
        for day in due if isinstance(due, tuple) else (due,):
            book.journal.add_free_reminder(client_id, FreeReminder(text, day, at))
        return client_id

    return add


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[W], W]:
    """Put a widget on the screen until the test is over."""
    shown: list[QWidget] = []

    def show(widget: W, width: int = 1280, height: int = 800) -> W:
        shown.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


def delete_what_was_left() -> None:
    """Delete the widgets that wait for it: without an event loop they would wait until the next test."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def in_view(root: QWidget, kind: type[W]) -> list[W]:
    """The widgets of a kind that can be seen, once the layouts have shown what was added to them."""
    QApplication.processEvents()
    return [each for each in root.findChildren(kind) if each.isVisibleTo(root)]


def texts(root: QWidget) -> list[str]:
    """What the labels in view say, in the order in which they were made."""
    return [label.text() for label in in_view(root, QLabel) if label.text()]


def button(root: QWidget, text: str) -> QAbstractButton:
    """The one button in view whose label, or name where it has no label, contains `text`."""
    (found,) = [each for each in in_view(root, QAbstractButton) if text in (each.text() or each.accessibleName())]
    return found


def click(root: QWidget, text: str) -> None:
    """Click the one button in view that says `text`."""
    QTest.mouseClick(button(root, text), Qt.MouseButton.LeftButton)


@pytest.fixture
def ring() -> Iterator[Ring]:
    """The keyring of this computer."""
    ring = Ring()
    keyring.set_keyring(ring)
    yield ring
    # Whoever still waits for it must not hear of the next one.
    ring.free.set()
    keyring.set_keyring(fail.Keyring())


@pytest.fixture
def no_ring() -> None:
    """A computer without a keyring."""
    keyring.set_keyring(fail.Keyring())
