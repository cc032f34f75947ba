"""The one way onto paper: the same pages for the preview, a printer and a PDF."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from relapp.domain.printed import PageSetup
from relapp.paper.documents import Printable, Sheets
from relapp.paper.render.filling import SheetPages
from relapp.paper.render.flowing import MARGIN, DocumentPages
from relapp.paper.render.starting import ensure_qt

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}

# How pages are set up where nobody chose.
USUAL = PageSetup()

_MM = QPageLayout.Unit.Millimeter


class Pages(Protocol):
    """Pages of one size, some of them laid out."""

    @property
    def sheet(self) -> QSizeF:
        """The whole sheet, in millimetres."""

    @property
    def known(self) -> int:
        """How many pages are laid out."""

    @property
    def is_complete(self) -> bool:
        """Whether those are all."""

    @property
    def count(self) -> int:
        """How many pages there are in all; lays them all out."""

    def lay_out_more(self) -> None:
        """Lay out about one page more, where there is one."""

    def draw(self, painter: QPainter, page: int) -> None:
        """Paint `page`, counted from 1, in units of 1/1200 inch from the sheet's upper left corner."""


def laid_out(printable: Printable, setup: PageSetup = USUAL) -> Pages:
    """The pages on the paper of `setup`, or on sheets of their own size."""
    ensure_qt()
    if isinstance(printable, Sheets):
        return SheetPages(printable, setup.ink)
    return DocumentPages(printable, page_size(printable, setup).size(QPageSize.Unit.Millimeter), margins(), setup)


def laid_out_for(printer: "QPrinter", printable: Printable, setup: PageSetup = USUAL) -> Pages:
    """The same on the paper that `printer` was set to, clear of the edges that it cannot reach."""
    if isinstance(printable, Sheets):
        return SheetPages(printable, setup.ink)
    layout = printer.pageLayout()
    unreachable = QPageLayout(layout)
    unreachable.setUnits(_MM)
    least = margins() | unreachable.minimumMargins()
    return DocumentPages(printable, layout.fullRect(_MM).size(), least, setup)


def page_size(printable: Printable, setup: PageSetup) -> QPageSize:
    """The paper it is meant for."""
    if isinstance(printable, Sheets):
        size = QSizeF(printable.width, printable.height)
        return QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageSize(PAPERS[setup.paper])


def margins() -> QMarginsF:
    """What stays free on any paper, in millimetres."""
    return QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
