"""Where a clipping comes from: a link that is pasted or dropped, or a file."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from relapp.domain.clippings import is_link
from relapp.i18n import _
from relapp.ui import links
from relapp.ui.widgets.file_dialog import file_dialog


def source_of(data: QMimeData) -> str:
    """The link or the file among what is pasted or dropped; empty where there is none."""
    for url in data.urls():
        if url.isLocalFile():
            return str(Path(url.toLocalFile()))
        if is_link(url.toString()):
            return url.toString()
    text = data.text().strip()
    return text if is_link(text) else ""


def title_of(source: str) -> str:
    """What a clipping may be called by its file; a link says too little."""
    return "" if is_link(source) else Path(source).stem.replace("_", " ").strip()


def choose_file(parent: QWidget) -> str:
    """Ask for any file; empty where the user thought better of it."""
    dialog = file_dialog(parent, _("Choose a file to pass on"), str(Path.home()), _("All files") + " (*)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    name = dialog.selectedFiles()[0] if dialog.exec() else ""
    dialog.deleteLater()
    return name


def open_source(source: str) -> bool:
    """Hand a link or a file to the program that shows it; False where none could."""
    return links.open_link(links.web_page(source)) if is_link(source) else links.open_file(Path(source))
