from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.ui import qt_words
from relapp.ui.qt_words import QtWords
from tests.ui.conftest import delete_what_was_left

Standard = QDialogButtonBox.StandardButton


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    i18n.set_language("en")
    for known in qapp.findChildren(QtWords):
        qapp.removeTranslator(known)
        known.deleteLater()


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """Every word of ours in «»."""
    monkeypatch.setattr(qt_words, "_", lambda message: f"«{message}»")
    qt_words.install(qapp)


def labels(box: QDialogButtonBox) -> list[str]:
    return [each.text().replace("&", "") for each in box.buttons()]


def test_the_buttons_of_dialogs_are_ours(marked: None, qtbot: QtBot) -> None:
    box = QDialogButtonBox(Standard.Ok | Standard.Cancel | Standard.Save | Standard.Close | Standard.Yes | Standard.No)
    qtbot.addWidget(box)

    assert sorted(labels(box)) == sorted(f"«{text}»" for text in ("OK", "Cancel", "Save", "Close", "Yes", "No"))


def test_the_buttons_of_messages_are_ours(marked: None, qtbot: QtBot) -> None:
    message = QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Apply)
    qtbot.addWidget(message)

    assert sorted(each.text().replace("&", "") for each in message.buttons()) == ["«Apply»", "«Open»"]


def test_the_menu_of_a_text_field_is_ours(marked: None, qtbot: QtBot) -> None:
    field = QLineEdit("Ana")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()

    words = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()]

    assert words == [f"«{text}»" for text in ("Undo", "Redo", "Cut", "Copy", "Paste", "Delete", "Select all")]
    menu.deleteLater()


def test_what_is_not_known_stays_as_qt_has_it(marked: None) -> None:
    assert QCoreApplication.translate("Anything", "Frobnicate") == "Frobnicate"


@pytest.mark.parametrize(("language", "cancel"), [("pt_BR", "Cancelar"), ("ro", "Renunță"), ("en", "Cancel")])
def test_another_language_replaces_the_one_before(qapp: QApplication, qtbot: QtBot, language: str, cancel: str) -> None:
    for spoken in ("ro", "pt_BR", language):
        i18n.set_language(spoken)
        qt_words.install(qapp)
    box = QDialogButtonBox(Standard.Cancel)
    qtbot.addWidget(box)

    assert labels(box) == [cancel]


def test_installing_again_keeps_one(qapp: QApplication, qtbot: QtBot) -> None:
    for _time in range(3):
        qt_words.install(qapp)
        delete_what_was_left()

    assert len(qapp.findChildren(QtWords)) == 1
