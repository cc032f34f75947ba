"""A document into a file of the user's choice."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from relapp.errors import UserError
from relapp.i18n import _
from relapp.paper.documents import Document
from relapp.paper.render.output import write_pdf


def save_pdf(document: Document, paper: str, parent: QWidget) -> str:
    """Ask where to, and write the pages on `paper`; what came of it as a sentence, empty where the user thought better of it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggested = str(Path(folder) / f"{document.file_name}.pdf")
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save as PDF"), suggested, _("PDF files") + " (*.pdf)")
    if not chosen:
        return ""
    path = Path(chosen) if chosen.lower().endswith(".pdf") else Path(f"{chosen}.pdf")
    try:
        write_pdf(document, path, paper)
    except UserError as error:
        return str(error)
    return _("Saved: {file}").format(file=path)
