"""A document on pages of a given paper."""

from collections.abc import Iterator

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPainter

from relapp.domain.printed import PageSetup
from relapp.paper.documents import Document, foot
from relapp.paper.pagination import Gaps, Group, Page, paginate
from relapp.paper.render.boxes import RuledBox
from relapp.paper.render.looks import inked
from relapp.paper.render.sections import SectionBoxes
from relapp.paper.render.text import MM, Text
from relapp.paper.render.touches import NARROWEST

# Millimetres that no home printer can reach, and some to hold the page by.
MARGIN = 13.0

_BELOW_OPENING, _BELOW_RUNNING, _ABOVE_FOOT = 6 * MM, 4 * MM, 3 * MM
# The lowest page that has room for its head, its foot and a few rows.
_LOWEST = 100 * MM
# No foot says more than this one, which shows how high they are.
_MOST_PAGES = 888
_GAPS = Gaps(groups=6 * MM, parts=3 * MM)


class DocumentPages:
    """The pages of a document, laid out one after the other as they are asked for.

    `sheet` is the paper and `margins` what stays free, in millimetres. Everything is as much larger as the text, but never so
    large that a row does not fit; paper too small for that gets everything smaller.
    """

    def __init__(self, document: Document, sheet: QSizeF, margins: QMarginsF, setup: PageSetup) -> None:
        self.sheet = sheet
        self.is_complete = False
        self._document, self._margins, self._ink = document, margins, setup.ink
        room = sheet.shrunkBy(margins) * MM
        self._scale = min(setup.text_percent / 100, room.width() / NARROWEST, room.height() / _LOWEST)
        self._width, self._height = room.width() / self._scale, room.height() / self._scale
        self._sections: list[SectionBoxes] = []
        self._pages: list[Page] = []
        with inked(self._ink):
            self._opening = Text(document.opening, self._width)
            self._running = Text(document.running, self._width)
            longest = Text(foot(document.hint, _MOST_PAGES, _MOST_PAGES), self._width)
        self._first_top = self._opening.height + _BELOW_OPENING
        self._top = self._running.height + _BELOW_RUNNING
        end = self._height - longest.height - _ABOVE_FOOT
        self._coming = paginate(self._groups(), end - self._first_top, end - self._top, _GAPS)

    @property
    def known(self) -> int:
        """How many pages are laid out."""
        return len(self._pages)

    @property
    def count(self) -> int:
        """How many pages there are in all; lays them all out."""
        while not self.is_complete:
            self.lay_out_more()
        return self.known

    def lay_out_more(self) -> None:
        """Lay out one page more, where there is one."""
        if not self.is_complete:
            with inked(self._ink):
                self._pages.append(next(self._coming))

    def draw(self, painter: QPainter, page: int) -> None:
        """Paint `page`, counted from 1, in units of 1/1200 inch from the sheet's corner."""
        while self.known < page and not self.is_complete:
            self.lay_out_more()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._margins.left() * MM, self._margins.top() * MM)
        painter.scale(self._scale, self._scale)
        with inked(self._ink):
            (self._opening if page == 1 else self._running).draw(painter, 0, 0)
            self._draw_blocks(painter, self._pages[page - 1], self._first_top if page == 1 else self._top)
            bottom = self._foot(page)
            bottom.draw(painter, 0, self._height - bottom.height)
        painter.restore()

    def _groups(self) -> Iterator[Group]:
        for section in self._document.sections:
            boxes = SectionBoxes(section, self._width)
            self._sections.append(boxes)
            yield boxes.group()
        # Whoever asks for a group after the last has the last page in hand.
        self.is_complete = True

    def _foot(self, page: int) -> Text:
        return Text(foot(self._document.hint, page, self.known if self.is_complete else 0), self._width)

    def _draw_blocks(self, painter: QPainter, page: Page, start: float) -> None:
        for placed in page:
            box = self._sections[placed.group].box(placed)
            painter.save()
            painter.translate(0, start + placed.top)
            if placed.height < box.height:
                painter.scale(placed.height / box.height, placed.height / box.height)
            if isinstance(box, RuledBox) and placed.height > box.height:
                box.draw_to(painter, placed.height)
            else:
                box.draw(painter)
            painter.restore()
