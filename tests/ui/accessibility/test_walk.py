"""For whoever hears the window: everything that can be used says what it is, what it is called and how it stands."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.book import Book
from relapp.paths import TRANSLATIONS
from relapp.ui.bus import Bus
from relapp.ui.window import Window
from tests.ui.accessibility.dialogs import dialogs
from tests.ui.accessibility.heard import BOXES, CELLS, Heard, Role, has_words, heard
from tests.ui.conftest import delete_what_was_left
from tests.ui.test_every_page import PAGES, OpenPage, views

# What a cell may keep to itself: that there is nothing in it.
MAY_BE_EMPTY = {Role.Cell, Role.ColumnHeader, Role.RowHeader, Role.Pane}


def faults(things: Sequence[Heard], language: str) -> list[str]:
    """What is wrong with what is heard, one line each."""
    used = [each for each in things if each.is_used]
    found = [f"has no role: {each}" for each in used if each.role in BOXES]
    found += [f"has no name: {each}" for each in used if not has_words(each.spoken)]
    found += [f"is read with its markup: {each}" for each in things if "<span>" in each.name + each.description]
    found += [
        f"is a cell without a name: {each}" for each in things if each.role in CELLS - MAY_BE_EMPTY and not has_words(each.name)
    ]
    found += [f"is a tick without a name: {each}" for each in things if "checkable" in each.states and not has_words(each.name)]
    found += [f"is English: {each}" for each in things if {each.name, each.description} & english_words(language)]
    found += [f"says not how it stands: {each}" for each in used if not _tells_its_state(each)]
    found += [f"{count} of the same name: {name}" for name, count in _alike(used)]
    return found


def english_words(language: str) -> frozenset[str]:
    """What is said otherwise in `language`."""
    if language not in _ENGLISH:
        _ENGLISH[language] = frozenset() if language == "en" else frozenset(_said_otherwise(language))
    return _ENGLISH[language]


_ENGLISH: dict[str, frozenset[str]] = {}


def _said_otherwise(language: str) -> Iterator[str]:
    """English sentences and words that stand for nothing in `language`: “Note” in Romanian is the plural of a note."""
    catalogue = (TRANSLATIONS / language / "LC_MESSAGES" / "relapp.po").read_text(encoding="utf-8")
    words = set(re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', catalogue, re.MULTILINE))
    return (message for message in re.findall(r'^msgid "(.+)"$', catalogue, re.MULTILINE) if message not in words)


def _tells_its_state(thing: Heard) -> bool:
    widget, states = thing.widget, thing.states
    if not isinstance(widget, QWidget):
        return True
    if isinstance(widget, QAbstractButton) and widget.isCheckable() and ("checked" in states) != widget.isChecked():
        return False
    return ("disabled" in states) != widget.isEnabled()


def _alike(used: Iterable[Heard]) -> Iterator[tuple[str, int]]:
    """Buttons and fields beside each other that cannot be told apart."""
    counted = Counter((each.group, each.role, each.spoken) for each in used if each.widget is not None)
    return ((f"{role.name} “{name}”", count) for (_group, role, name), count in counted.items() if count > 1)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_heard(open_page: OpenPage, page: str, language: str) -> None:
    i18n.set_language(language)
    window = open_page(page)

    for view in views(window):
        things = heard(window)
        assert faults(things, language) == [], view
        assert len([each for each in things if each.is_used]) > 4


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_an_empty_book_can_be_heard(bus: Bus, book: Book, show: Callable[..., Window], language: str, tmp_path: Path) -> None:
    i18n.set_language(language)
    book.save_settings(replace(book.settings.get(), language=language))
    window = show(Window(bus), 1024, 700)

    for page in PAGES:
        if page != "client":
            window.go(page)
        QApplication.processEvents()
        assert faults(heard(window), language) == [], page


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_dialog_can_be_heard(open_page: OpenPage, book: Book, client_id: int, language: str) -> None:
    i18n.set_language(language)
    window, count = open_page("today"), 0

    for dialog in dialogs(window, book, client_id):
        dialog.show()
        QApplication.processEvents()
        things = heard(dialog)
        assert faults(things, language) == [], type(dialog).__name__
        assert [each for each in things if each.is_used]
        dialog.close()
        dialog.deleteLater()
        count += 1
    delete_what_was_left()
    assert count > 30


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("page", ["today", "week", "clients", "client", "sorting", "calendar"])
def test_every_menu_can_be_heard(open_page: OpenPage, page: str, language: str) -> None:
    i18n.set_language(language)
    window = open_page(page)
    menus = [each for each in window.findChildren(QMenu) if each.actions()]

    for menu in menus:
        interface = QAccessible.queryAccessibleInterface(menu)
        for index in range(interface.childCount()):
            line = interface.child(index)
            if line.role() is not Role.Separator:
                name = line.text(QAccessible.Text.Name)
                assert line.role() is Role.MenuItem
                assert has_words(name)
                assert name not in english_words(language)


def test_what_is_heard_is_judged(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    bad = QAbstractButtonStub(root)
    bad.setText("…")
    root.show()

    assert [each.split(":")[0] for each in faults(heard(root), "en")] == ["has no name"]


class QAbstractButtonStub(QAbstractButton):
    def paintEvent(self, _event: object) -> None: ...
