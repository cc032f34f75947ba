"""A document as a file, or on a printer."""

import sys
from functools import lru_cache
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice
from PySide6.QtGui import QGuiApplication, QPdfWriter

from relapp.files import write_whole
from relapp.paper.documents import Document
from relapp.paper.render.pages import paint, prepare, set_margins
from relapp.paper.render.text import UNITS_PER_INCH

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def write_pdf(document: Document, path: Path, paper: str = "A4") -> int:
    """Write `document` as a PDF on `paper`, "A4" or "Letter", whole or not at all; returns its pages. Raises UserError."""
    if QCoreApplication.instance() is None:
        _start_qt()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_PER_INCH)
    writer.setTitle(document.title)
    writer.setCreator("Relapp")
    prepare(writer, paper)
    pages = paint(document, writer)
    write_whole(path, bytes(buffer.data().data()))
    return pages


def print_to(printer: "QPrinter", document: Document) -> None:
    """Print on the paper, and the pages, that `printer` was set up for. Raises UserError."""
    printer.setDocName(document.title)
    set_margins(printer)
    paint(document, printer, printer.fromPage() or 1, printer.toPage())


@lru_cache(maxsize=1)
def _start_qt() -> QGuiApplication:
    """A program without a window; on Linux it needs no display, and must not end where the one it is told of is gone."""
    if sys.platform.startswith("linux"):
        environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([])
