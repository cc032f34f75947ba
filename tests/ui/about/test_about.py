"""About: what the program is, where the book is, and the terms of every part, by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from relapp import __version__
from relapp.book.backups.part import keep_up
from relapp.errors import BookError
from relapp.paths import log_file
from relapp.ui.about.dialog import AboutDialog
from relapp.ui.about.licences import licences
from relapp.ui.about.opening import open_about
from relapp.ui.bus import Bus
from relapp.ui.settings.page import SettingsPage
from relapp.ui.window import Window
from tests.ui.conftest import texts


@pytest.fixture
def dialog(bus: Bus, show: Callable[..., AboutDialog]) -> AboutDialog:
    return show(AboutDialog(bus), 960, 640)


def test_it_says_which_program_and_which_book_this_is(bus: Bus, dialog: AboutDialog) -> None:
    said = texts(dialog)
    assert __version__ in said
    assert any(text.startswith("Python ") and "Qt 6" in text and "SQLite 3" in text for text in said)
    assert str(bus.book.path.absolute()) in said
    assert any("without a passphrase" in text and "kB" in text for text in said)
    assert "None yet. The first one is made within a minute." in said
    assert str(log_file()) in said


def test_it_says_where_the_last_good_backup_is(bus: Bus, show: Callable[..., AboutDialog]) -> None:
    made = keep_up(bus.book.backups.shelf(), asked=True).made
    assert made
    assert str(made.path) in texts(show(AboutDialog(bus), 960, 640))


def test_backups_that_cannot_be_looked_at_are_said(
    bus: Bus, show: Callable[..., AboutDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: object) -> None:
        raise BookError("The folder cannot be read.")

    monkeypatch.setattr(type(bus.book.backups), "list", refuse)
    assert "The folder cannot be read." in texts(show(AboutDialog(bus), 960, 640))


def test_without_a_book_it_is_about_the_program(look: None, show: Callable[..., AboutDialog]) -> None:
    dialog = show(AboutDialog(None), 960, 640)
    assert __version__ in texts(dialog)
    assert "Client book" not in texts(dialog)


def test_the_path_can_be_copied(bus: Bus, dialog: AboutDialog) -> None:
    first = next(each for each in dialog.findChildren(QWidget) if each.accessibleDescription() == "Client book")
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == str(bus.book.path.absolute())
    assert f"Copied: {bus.book.path.absolute()}" in texts(dialog)


def test_a_folder_that_cannot_be_opened_is_named(bus: Bus, dialog: AboutDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relapp.ui.about.facts_page.open_folder", lambda _folder: False)
    shown = [each for each in dialog.findChildren(QWidget) if each.accessibleDescription() == "Client book"]
    QTest.mouseClick(shown[1], Qt.MouseButton.LeftButton)
    assert any(text.startswith(f"{bus.book.path.absolute().parent} cannot be opened") for text in texts(dialog))


def test_every_part_is_read_with_the_keyboard_alone(dialog: AboutDialog) -> None:
    assert QApplication.focusWidget() is dialog.list
    for part in licences():
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        assert dialog.licence.name.text() == part.name
        assert dialog.licence.text.toPlainText().strip() == part.text.strip()
    QTest.keyClick(dialog.list, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.licence.text
    QTest.keyClick(dialog.licence.text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.close_button
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Space)
    assert not dialog.isVisible()


def test_a_screen_reader_hears_the_terms_of_each_part(dialog: AboutDialog) -> None:
    dialog.list.setCurrentRow(2)
    spoken = QAccessible.queryAccessibleInterface(dialog.list).child(2)
    assert spoken.text(QAccessible.Text.Name) == "Python: PSF-2.0"
    assert dialog.licence.text.accessibleName() == "Python: PSF-2.0"


def test_the_settings_lead_to_it(bus: Bus, show: Callable[..., QWidget]) -> None:
    page = SettingsPage(bus)
    show(page)
    opened: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AboutDialog)
        opened.append(dialog.windowTitle())
        dialog.close_button.click()

    QTimer.singleShot(0, look)
    page.about.about.click()
    assert opened == ["About Relapp"]


def test_it_knows_the_book_of_the_window_that_it_stands_over(bus: Bus, show: Callable[..., Window]) -> None:
    window = show(Window(bus))
    said: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AboutDialog)
        said.extend(texts(dialog))
        dialog.close_button.click()

    QTimer.singleShot(0, look)
    open_about(window.sidebar)
    assert str(bus.book.path.absolute()) in said
