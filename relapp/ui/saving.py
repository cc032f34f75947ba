"""A file of the user's choice, and pages into it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from relapp.errors import UserError
from relapp.i18n import _
from relapp.ui.widgets.file_dialog import file_dialog

if TYPE_CHECKING:
    from relapp.book import Book
    from relapp.domain.printed import PageSetup
    from relapp.paper.documents import Printable


def choose_where(parent: QWidget, title: str, suggested: str) -> Path | None:
    """Ask for a file to write, among the documents at first; None where the user thought better of it.

    It has the ending of `suggested` whatever was typed, and nothing is replaced that was not asked about.
    """
    ending = Path(suggested).suffix
    places = QStandardPaths.StandardLocation
    found = (QStandardPaths.writableLocation(each) for each in (places.DocumentsLocation, places.HomeLocation))
    # Where a folder is not there, Qt would begin wherever the program was started.
    folder = next((each for each in found if Path(each).is_dir()), "")
    dialog = file_dialog(parent, title, folder, f"{ending[1:].upper()} (*{ending})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending[1:])
    dialog.selectFile(suggested)
    file = _chosen(dialog, ending)
    dialog.deleteLater()
    return file


def choose_pdf(parent: QWidget, printable: "Printable") -> Path | None:
    """Ask where the pages go; None where the user thought better of it."""
    return choose_where(parent, _("Save as PDF"), f"{printable.file_name}.pdf")


def save_pdf(book: "Book", printable: "Printable", parent: QWidget) -> str:
    """Ask where to, and write pages that look as was last chosen; what came of it as a sentence, or nothing."""
    from relapp.printing.setup import page_setup

    file = choose_pdf(parent, printable)
    return written(printable, file, page_setup(book)) if file else ""


def written(printable: "Printable", file: Path, setup: "PageSetup") -> str:
    """Write the pages into `file`; what came of it as a sentence."""
    from relapp.paper.render import write_pdf

    try:
        write_pdf(printable, file, setup)
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
