"""A document before it is printed. What is imported here takes a while: imported when something is to be printed."""

from PySide6.QtWidgets import QWidget

from relapp.paper import render
from relapp.paper.documents import Document
from relapp.ui.saving import save_pdf


def preview(parent: QWidget, document: Document, paper: str) -> None:
    """Open the pages on `paper`, "A4" or "Letter", over `parent`, to print them or to save them."""
    render.preview(parent, document, paper, lambda over: save_pdf(document, paper, over))
