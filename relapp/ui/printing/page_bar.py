"""Which page is in view, how large it is, and the buttons that change that."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.i18n import _
from relapp.ui.printing.keys import bind
from relapp.ui.printing.page_view import Fit, PageView, page_of
from relapp.ui.printing.proof import Proof
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text

# Beyond any list: the last page, as soon as it is known which that is.
_LAST = 10**9


class PageBar(QWidget):
    """Stands above `view`."""

    def __init__(self, view: PageView, proof: Proof) -> None:
        super().__init__()
        self._view, self._proof = view, proof
        self.previous = IconButton("chevron-left", _("Previous page"), compact=True)
        self.next = IconButton("chevron-right", _("Next page"), compact=True)
        self.label = Text("", "soft")
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.smaller = IconButton("minus", _("Zoom out"), compact=True)
        self.larger = IconButton("plus", _("Zoom in"), compact=True)
        self.fits = {Fit.PAGE: PlainButton(_("Whole page"), compact=True), Fit.WIDTH: PlainButton(_("Page width"), compact=True)}
        row = FlowLayout(self, spacing=6, line_spacing=6)
        for widget in (self.previous, self.next, self.label, self.smaller, self.larger, *self.fits.values()):
            row.addWidget(widget)
        self._bind()
        view.page_changed.connect(self._show_page)
        view.zoom_changed.connect(self._show_fit)
        self._show_page(view.page)
        self._show_fit(Fit.PAGE)

    def _bind(self) -> None:
        view, keys = self._view, QKeySequence.StandardKey
        bind(self.previous, lambda: view.turn_to(view.page - 1), self, keys.MoveToPreviousPage)
        bind(self.next, lambda: view.turn_to(view.page + 1), self, keys.MoveToNextPage)
        bind(self.smaller, lambda: view.zoom_by(-1), self, keys.ZoomOut)
        bind(self.larger, lambda: view.zoom_by(1), self, keys.ZoomIn, "Ctrl+=")
        for (fit, button), key in zip(self.fits.items(), ("Ctrl+0", "Ctrl+2"), strict=True):
            button.setCheckable(True)
            bind(button, partial(view.fit, fit), self, key)
        for key, page in (("Home", 1), ("End", _LAST)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(view.turn_to, page))

    def _show_page(self, page: int) -> None:
        pages = self._proof.pages
        self.label.setText(page_of(page, pages.known if pages.is_complete else 0))
        self.previous.setEnabled(page > 1)
        self.next.setEnabled(page < pages.known)

    def _show_fit(self, shown: Fit | None) -> None:
        for fit, button in self.fits.items():
            button.setChecked(fit is shown)
