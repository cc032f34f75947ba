"""The one way onto paper: the same pages for the preview, a printer and a PDF."""

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from relapp.errors import UserError
from relapp.i18n import _
from relapp.paper.documents import Document, Note, Row, Section, WeekSheet, compose, foot
from relapp.paper.pagination import Group, Page, paginate
from relapp.paper.render.boxes import MM, NARROWEST, UNITS_PER_INCH, HeadingBox, NoteBox, RowBox, Text

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}

_MARGINS = QMarginsF(13, 13, 13, 13)
_BELOW_OPENING, _BELOW_RUNNING, _ABOVE_FOOT, _BETWEEN_DAYS = 6 * MM, 4 * MM, 3 * MM, 6 * MM


def prepare(device: QPagedPaintDevice, paper: str) -> None:
    """Give `device` a size, one of PAPERS, and our margins."""
    device.setPageSize(QPageSize(PAPERS[paper]))
    set_margins(device)


def set_margins(device: QPagedPaintDevice) -> None:
    """Leave blank what no home printer can reach; what is asked for more on `device` stays."""
    device.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)


def paint(sheet: WeekSheet, device: QPagedPaintDevice, first: int = 1, last: int = 0) -> int:
    """Paint the pages from `first` to `last` (0 for all); returns how many there are in all. Raises UserError."""
    size = device.pageLayout().paintRect(QPageLayout.Unit.Millimeter).size()
    laid = LaidOut(compose(sheet), size)
    painter = QPainter()
    if not painter.begin(device):
        raise UserError(_("The list could not be printed. Check that the printer is on and connected, then print again."))
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
        self._opening = Text(document.opening, self._width)
        self._running = Text(document.running, self._width)
        foot_height = Text(foot(1, 1), self._width).height + _ABOVE_FOOT
        self._headings = [self._section_headings(section) for section in document.sections]
        self._blocks = [[self._box(block) for block in section.blocks] for section in document.sections]
        self._first_top = self._opening.height + _BELOW_OPENING
        self._top = self._running.height + _BELOW_RUNNING
        room = self._height - foot_height
        self.pages = paginate(self._groups(), room - self._first_top, room - self._top, _BETWEEN_DAYS)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.pages)

    def draw(self, painter: QPainter, page: int) -> None:
        """Paint `page`, counted from 1."""
        (self._opening if page == 1 else self._running).draw(painter, 0, 0)
        self._draw_blocks(painter, self.pages[page - 1], self._first_top if page == 1 else self._top)
        bottom = Text(foot(page, self.count), self._width)
        bottom.draw(painter, 0, self._height - bottom.height)

    def _draw_blocks(self, painter: QPainter, page: Page, start: float) -> None:
        for placed in page:
            if placed.row is None:
                box: HeadingBox | NoteBox | RowBox = self._headings[placed.group][placed.continued]
            else:
                box = self._blocks[placed.group][placed.row]
            painter.save()
            painter.translate(0, start + placed.top)
            if placed.height < box.height:
                painter.scale(placed.height / box.height, placed.height / box.height)
            box.draw(painter)
            painter.restore()

    def _section_headings(self, section: Section) -> tuple[HeadingBox, ...]:
        return tuple(HeadingBox(html, self._width) for html in (section.heading, section.continued) if html)

    def _box(self, block: Row | Note) -> NoteBox | RowBox:
        return NoteBox(block, self._width) if isinstance(block, Note) else RowBox(block, self._width)

    def _groups(self) -> list[Group]:
        return [
            Group(max((box.height for box in headings), default=0.0), tuple(box.height for box in blocks))
            for headings, blocks in zip(self._headings, self._blocks, strict=True)
        ]
