"""From HTML to pages: a PDF, a printer, a preview. Qt is loaded here, and the parts for windows only by the preview."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from relapp.paper.documents import Document
from relapp.paper.render.output import print_to, write_pdf
from relapp.paper.render.pages import paint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from relapp.paper.render.dialog import PreviewDialog

__all__ = ["paint", "preview", "print_to", "write_pdf"]


def preview(parent: "QWidget | None", document: Document, paper: str, save: "Callable[[QWidget], str]") -> "PreviewDialog":
    """Open the pages on `paper`, "A4" or "Letter", over `parent`; a dialog without a parent lives as long as it is held.

    `save` asks over a widget where the file goes, writes it and says what came of it.
    """
    from relapp.paper.render.dialog import PreviewDialog

    dialog = PreviewDialog(parent, document, paper, save)
    dialog.open()
    return dialog
