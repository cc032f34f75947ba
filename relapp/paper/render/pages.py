"""The one way onto paper: the same pages for the preview, a printer and a PDF."""

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from relapp.errors import UserError
from relapp.i18n import _
from relapp.paper.documents import Document, foot
from relapp.paper.pagination import Gaps, Page, paginate
from relapp.paper.render.sections import SectionBoxes
from relapp.paper.render.text import MM, UNITS_PER_INCH, Text
from relapp.paper.render.touches import NARROWEST

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}

_MARGINS = QMarginsF(13, 13, 13, 13)
_BELOW_OPENING, _BELOW_RUNNING, _ABOVE_FOOT = 6 * MM, 4 * MM, 3 * MM
_GAPS = Gaps(groups=6 * MM, parts=3 * MM)


def prepare(device: QPagedPaintDevice, paper: str) -> None:
    """Give `device` a size, one of PAPERS, and our margins."""
    device.setPageSize(QPageSize(PAPERS[paper]))
    set_margins(device)


def set_margins(device: QPagedPaintDevice) -> None:
    """Leave blank what no home printer can reach; what is asked for more on `device` stays."""
    device.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)


def paint(document: Document, device: QPagedPaintDevice, first: int = 1, last: int = 0) -> int:
    """Paint the pages from `first` to `last` (0 for all); returns how many there are in all. Raises UserError."""
    size = device.pageLayout().paintRect(QPageLayout.Unit.Millimeter).size()
    laid = LaidOut(document, size)
    painter = QPainter()
    if not painter.begin(device):
        raise UserError(_("The pages could not be printed. Check that the printer is on and connected, then print again."))
    try:
        scale = device.logicalDpiX() / UNITS_PER_INCH * laid.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        for page in range(first, min(last or laid.count, laid.count) + 1):
            if page > first:
                device.newPage()
            laid.draw(painter, page)
    finally:
        painter.end()
    return laid.count


class LaidOut:
    """A document broken into pages for a printable area given in millimetres; narrow paper gets everything smaller."""

    def __init__(self, document: Document, size: QSizeF) -> None:
        self.scale = min(1.0, size.width() * MM / NARROWEST)
        self._width = size.width() * MM / self.scale
        self._height = size.height() * MM / self.scale
        self._hint = document.hint
        self._opening = Text(document.opening, self._width)
        self._running = Text(document.running, self._width)
        foot_height = Text(foot(self._hint, 1, 1), self._width).height + _ABOVE_FOOT
        self._sections = [SectionBoxes(section, self._width) for section in document.sections]
        self._first_top = self._opening.height + _BELOW_OPENING
        self._top = self._running.height + _BELOW_RUNNING
        room = self._height - foot_height
        groups = [section.group() for section in self._sections]
        self.pages = paginate(groups, room - self._first_top, room - self._top, _GAPS)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.pages)

    def draw(self, painter: QPainter, page: int) -> None:
        """Paint `page`, counted from 1."""
        (self._opening if page == 1 else self._running).draw(painter, 0, 0)
        self._draw_blocks(painter, self.pages[page - 1], self._first_top if page == 1 else self._top)
        bottom = Text(foot(self._hint, page, self.count), self._width)
        bottom.draw(painter, 0, self._height - bottom.height)

    def _draw_blocks(self, painter: QPainter, page: Page, start: float) -> None:
        for placed in page:
            box = self._sections[placed.group].box(placed)
            painter.save()
            painter.translate(0, start + placed.top)
            if placed.height < box.height:
                painter.scale(placed.height / box.height, placed.height / box.height)
            box.draw(painter)
            painter.restore()
