from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from relapp.app import refusing
from relapp.app.refusing import RefusalDialog, chosen_instead
from relapp.paths import default_book


def test_it_says_why_and_leads_to_the_own_book(qtbot: QtBot) -> None:
    dialog = RefusalDialog("list.relapp is not a Relapp book.", is_own=False)
    qtbot.addWidget(dialog)
    dialog.show()

    assert "list.relapp is not a Relapp book." in [each.text() for each in dialog.findChildren(QLabel)]
    dialog.own.click()
    assert (dialog.result(), dialog.chosen) == (QDialog.DialogCode.Accepted, default_book())


def test_the_own_book_is_not_offered_instead_of_itself(qtbot: QtBot) -> None:
    dialog = RefusalDialog("it is damaged", is_own=True)
    qtbot.addWidget(dialog)
    assert dialog.own.isHidden()


def test_nobody_is_asked_where_nobody_looks(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusing, "RefusalDialog", None)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert chosen_instead("it is damaged", Path("list.relapp")) is None
