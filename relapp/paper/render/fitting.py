"""Everything on one page: the fullest of several versions of a document that fits."""

from collections.abc import Iterable

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageSize

from relapp.domain.printed import PageSetup
from relapp.paper.documents import Document
from relapp.paper.render.flowing import DocumentPages
from relapp.paper.render.pages import USUAL, margins, page_size
from relapp.paper.render.starting import ensure_qt

# Millimetres: printers round their margins, each in its own way.
_SPARE = QMarginsF(0, 0, 0, 2)


def fitting(versions: Iterable[Document], setup: PageSetup = USUAL) -> Document:
    """The first of `versions` that takes one page; the last where none does."""
    ensure_qt()
    version = None
    for version in versions:
        pages = DocumentPages(version, page_size(version, setup).size(QPageSize.Unit.Millimeter), margins() + _SPARE, setup)
        pages.lay_out_more()
        if pages.is_complete:
            break
    assert version, "there is at least one"
    return version
