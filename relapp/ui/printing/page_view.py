"""One page at a time as it will be on paper, as small or as large as is wanted."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from relapp.i18n import _
from relapp.ui.printing.page_pictures import PagePictures
from relapp.ui.printing.proof import Proof
from relapp.ui.theme import current_theme
from relapp.ui.widgets.painting import draw_focus_ring

_SMALLEST, _LARGEST, _STEP = 0.1, 4.0, 1.25

# Units around the page.
_AROUND = 16

# Pixels in a millimetre at 100 %.
_MM = 96 / 25.4

# What a wheel turns by one notch.
_NOTCH = 120


class Fit(Enum):
    """What of a page is to be seen where the zoom follows the room there is."""

    PAGE = "page"
    WIDTH = "width"


class PageView(QAbstractScrollArea):
    """Pages are counted from 1; `page_changed` carries the one in view, `zoom_changed` what it is fitted to, None for neither."""

    page_changed = Signal(int)
    zoom_changed = Signal(object)
    spoken_role = "Document"

    def __init__(self, proof: Proof, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proof, self._pictures = proof, PagePictures(proof)
        self._title = title
        self._page = self._wanted = 1
        self._fit: Fit | None = Fit.PAGE
        self._zoom = 1.0
        self._turned = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self.viewport().update)
        proof.changed.connect(self._show_anew)
        proof.grew.connect(self._follow)
        proof.completed.connect(self._follow)
        current_theme().theme_changed.connect(self._arrange)
        self._follow()
        self.fit(Fit.PAGE)

    @property
    def page(self) -> int:
        """The page in view."""
        return self._page

    @property
    def zoom(self) -> float:
        """How large the page is, 1.0 where a screen of 96 pixels an inch shows it as large as it is."""
        return self._zoom

    def turn_to(self, page: int) -> None:
        """Show that page, or the last one where there are less, as soon as it is laid out."""
        self._wanted = max(page, 1)
        self._follow()

    def set_title(self, title: str) -> None:
        """Tell those who do not see the page what it is."""
        self._title = title
        self.setAccessibleName(title)

    def fit(self, fit: Fit) -> None:
        """Show as much of the page as that, whatever the room."""
        self._fit = fit
        policies = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policies.ScrollBarAlwaysOff)
        # Beside a bar that comes and goes the page would become narrower and wider for ever.
        self.setVerticalScrollBarPolicy(policies.ScrollBarAlwaysOn if fit is Fit.WIDTH else policies.ScrollBarAlwaysOff)
        self._arrange()
        self.zoom_changed.emit(fit)

    def zoom_by(self, steps: int) -> None:
        """Show it larger, or smaller for less than zero; the middle stays where it is."""
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        middles = [(bar.value() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep()) for bar in bars]
        self._fit = None
        self._zoom = min(max(self._zoom * _STEP**steps, _SMALLEST), _LARGEST)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._arrange()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self.zoom_changed.emit(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper with a thin border, whatever the colours of the window."""
        painter, colour = QPainter(self.viewport()), current_theme().colour
        painter.fillRect(self.viewport().rect(), colour("well"))
        if self._proof.pages.known:
            sheet = QRectF(self._corner(), self._sheet_size())
            self._pictures.paint(painter, self._page, sheet)
            painter.setPen(colour("line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.viewport().rect()), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new room, or scroll in it."""
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, and turn the page at its ends; with Ctrl, zoom."""
        turned, bar = event.angleDelta().y(), self.verticalScrollBar()
        is_zooming = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        at_end = bar.value() == (bar.minimum() if turned > 0 else bar.maximum())
        if not turned or not (is_zooming or at_end):
            self._turned = 0
            super().wheelEvent(event)
            return
        self._turned += turned
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        if notches and is_zooming:
            self.zoom_by(notches)
        elif notches:
            self._turn_over(-1 if notches > 0 else 1)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _turn_over(self, step: int) -> None:
        """To the top of the next page, or to the foot of the one before."""
        before = self._page
        self.turn_to(self._page + step)
        if step < 0 and self._page != before:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _show_anew(self) -> None:
        self._follow()
        self._arrange()

    def _follow(self) -> None:
        """Show the page wanted where it is known; until then the one that was in view, as far as there are so many."""
        pages = self._proof.pages
        if pages.is_complete:
            self._wanted = min(self._wanted, max(pages.known, 1))
        before = self._page
        self._page = self._wanted if self._wanted <= pages.known else max(min(self._page, pages.known), 1)
        if self._page != before:
            self.verticalScrollBar().setValue(0)
        self.page_changed.emit(self._page)
        self.setAccessibleDescription(page_of(self._page, pages.known if pages.is_complete else 0))
        self.viewport().update()

    def _arrange(self) -> None:
        """Find the zoom that fits, and how far there is to scroll."""
        pages, room = self._proof.pages, self.viewport().size()
        around = 2 * current_theme().px(_AROUND)
        if self._fit:
            zoom = (room.width() - around) / pages.sheet.width() / _MM
            if self._fit is Fit.PAGE:
                zoom = min(zoom, (room.height() - around) / pages.sheet.height() / _MM)
            self._zoom = min(max(zoom, _SMALLEST), _LARGEST)
        size = self._sheet_size()
        for bar, length, seen in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(0, round(length + around - seen)))
            bar.setPageStep(seen)
            bar.setSingleStep(max(seen // 10, 1))
        self.viewport().update()

    def _sheet_size(self) -> QSizeF:
        return self._proof.pages.sheet * (_MM * self._zoom)

    def _corner(self) -> QPointF:
        """Where the sheet begins: in the middle where there is room, on a pixel of the screen so that it is sharp."""
        size, room, around = self._sheet_size(), self.viewport().size(), current_theme().px(_AROUND)
        ratio = self.devicePixelRatioF()
        left, top = (
            (max((seen - length) / 2, around) - bar.value())
            for seen, length, bar in (
                (room.width(), size.width(), self.horizontalScrollBar()),
                (room.height(), size.height(), self.verticalScrollBar()),
            )
        )
        return QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio)


def page_of(page: int, pages: int) -> str:
    """Which page of how many, 0 where nobody knows yet."""
    return _("page {page} of {pages}").format(page=page, pages=pages or "…")
