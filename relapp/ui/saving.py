"""A file of the user's choice, and a document into it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from relapp.errors import UserError
from relapp.i18n import _
from relapp.ui.widgets.file_dialog import file_dialog

if TYPE_CHECKING:
    from relapp.paper.documents import Document


def choose_where(parent: QWidget, title: str, suggested: str) -> Path | None:
    """Ask for a file to write, among the documents at first; None where the user thought better of it.

    It has the ending of `suggested` whatever was typed, and nothing is replaced that was not asked about.
    """
    ending = Path(suggested).suffix
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = file_dialog(parent, title, folder, f"{ending[1:].upper()} (*{ending})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending[1:])
    dialog.selectFile(suggested)
    file = _chosen(dialog, ending)
    dialog.deleteLater()
    return file


def save_pdf(document: "Document", paper: str, parent: QWidget) -> str:
    """Ask where to, and write the pages on `paper`; what came of it as a sentence, empty where the user thought better of it."""
    from relapp.paper.render import write_pdf

    file = choose_where(parent, _("Save as PDF"), f"{document.file_name}.pdf")
    if not file:
        return ""
    try:
        write_pdf(document, file, paper)
    except UserError as error:
        return str(error)
    return _("Saved: {file}").format(file=file)


def _chosen(dialog: QFileDialog, ending: str) -> Path | None:
    while dialog.exec():
        typed = Path(dialog.selectedFiles()[0])
        file = typed if typed.suffix.lower() == ending else typed.with_name(f"{typed.name}{ending}")
        if file == typed or not file.exists():
            return file
        # Qt adds no ending to "st. ana" and asked about no such file: it does once the whole name is what is chosen.
        dialog.selectFile(str(file))
    return None
