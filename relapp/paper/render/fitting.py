"""Everything on one page: the fullest of several versions of a document that fits."""

from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QSizeF
from PySide6.QtGui import QPageLayout, QPdfWriter

from relapp.paper.documents import Document
from relapp.paper.render.pages import LaidOut, prepare

# Millimetres: printers round their margins, each in its own way.
_SPARE = 2.0


def fitting(versions: Iterable[Document], paper: str) -> Document:
    """The first of `versions` that takes one page of `paper`, "A4" or "Letter"; the last where none does."""
    room = _room(paper)
    version = None
    for version in versions:
        if LaidOut(version, room).count == 1:
            break
    assert version, "there is at least one"
    return version


def _room(paper: str) -> QSizeF:
    """Millimetres inside the margins."""
    writer = QPdfWriter(QBuffer())
    prepare(writer, paper)
    size = writer.pageLayout().paintRect(QPageLayout.Unit.Millimeter).size()
    return QSizeF(size.width(), size.height() - _SPARE)
