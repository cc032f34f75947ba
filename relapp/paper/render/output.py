"""A document or sheets as a file, or on a printer."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPdfWriter

from relapp.domain.printed import Ink, PageSetup
from relapp.errors import UserError
from relapp.files import write_whole
from relapp.i18n import _
from relapp.paper.documents import Document, Printable
from relapp.paper.render.pages import USUAL, Pages, laid_out, laid_out_for, page_size
from relapp.paper.render.text import UNITS_PER_INCH

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def write_pdf(printable: Printable, path: Path, setup: PageSetup = USUAL) -> int:
    """Write a PDF, whole or not at all; returns its pages. Raises UserError."""
    pages = laid_out(printable, setup)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_PER_INCH)
    writer.setTitle(printable.title)
    writer.setCreator("Relapp")
    if setup.ink is not Ink.COLOUR:
        writer.setColorModel(QPdfWriter.ColorModel.Grayscale)  # some pay by the page for colours, be they all grey
    writer.setPageSize(page_size(printable, setup))
    writer.setPageMargins(QMarginsF())
    _paint(pages, writer, 1, pages.count)
    write_whole(path, bytes(buffer.data().data()), private=isinstance(printable, Document) and printable.private)
    return pages.count


def set_up(printer: "QPrinter", printable: Printable, setup: PageSetup) -> None:
    """Propose to `printer`, and to whoever is asked about it, the paper and the colours that are meant."""
    printer.setPageSize(page_size(printable, setup))
    printer.setColorMode(printer.ColorMode.Color if setup.ink is Ink.COLOUR else printer.ColorMode.GrayScale)


def print_to(printer: "QPrinter", printable: Printable, setup: PageSetup = USUAL) -> None:
    """Print on the paper, and the pages, that `printer` was set up for. Raises UserError."""
    printer.setDocName(printable.title)
    printer.setCreator("Relapp")
    printer.setFullPage(True)
    pages = laid_out_for(printer, printable, setup)
    _paint(pages, printer, printer.fromPage() or 1, min(printer.toPage() or pages.count, pages.count))


def _paint(pages: Pages, device: QPagedPaintDevice, first: int, last: int) -> None:
    """Paint those pages, counted from 1, on a device whose origin is the sheet's corner; the foot of each knows them all."""
    painter = QPainter()
    if not painter.begin(device):
        raise UserError(_("The pages could not be printed. Check that the printer is on and connected, then print again."))
    try:
        scale = device.logicalDpiX() / UNITS_PER_INCH
        painter.scale(scale, scale)
        for page in range(first, last + 1):
            if page > first:
                device.newPage()
            pages.draw(painter, page)
    finally:
        painter.end()
