from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.clients.bulk import TagDialog
from tests.ui.conftest import texts


def test_a_new_tag_is_typed_and_an_old_one_chosen(look: None, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = TagDialog(parent, "Add tag", ["café", "fair"], new=True)
    assert dialog.tag == ""
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.box.lineEdit(), " friend ")
    assert dialog.tag == "friend"
    dialog.accept_button.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_tag_to_remove_is_one_that_is_there(look: None, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = TagDialog(parent, "Remove tag", ["café", "fair"], new=False)
    assert not dialog.box.isEditable()
    assert dialog.tag == "café"
    nothing = TagDialog(parent, "Remove tag", [], new=False)
    assert not nothing.accept_button.isEnabled()
    assert "None of these clients has a tag." in texts(nothing)
