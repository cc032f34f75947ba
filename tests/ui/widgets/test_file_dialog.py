import re
from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileIconProvider, QWidget
from pytestqt.qtbot import QtBot

import relapp
from relapp.ui.widgets.file_dialog import file_dialog


def test_files_are_told_by_their_names_alone(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = file_dialog(parent, "Choose", str(tmp_path), "All (*)")
    icons, kinds = dialog.iconProvider(), QFileIconProvider.IconType
    gone = QFileInfo(str(tmp_path / "gone.relapp"))

    assert isinstance(icons, QFileIconProvider)
    assert icons.type(gone) == "relapp"
    assert icons.icon(gone).cacheKey() == icons.icon(kinds.File).cacheKey()
    assert icons.icon(QFileInfo(str(tmp_path))).cacheKey() == icons.icon(kinds.Folder).cacheKey()


def test_no_other_file_dialog_is_shown_anywhere() -> None:
    others = re.compile(r"\bQFileDialog\(|\bget(OpenFile|SaveFile|ExistingDirectory)")
    modules = [each for each in Path(relapp.__file__).parent.rglob("*.py") if each.name != "file_dialog.py"]
    assert modules
    assert [each for each in modules if others.search(each.read_text("utf-8"))] == []
