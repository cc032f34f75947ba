"""To share: what was read or seen, and the clients who would care for it."""

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from relapp.domain.clippings import Clipping
from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.library.clipping_model import ClippingModel
from relapp.ui.library.details import ClippingDetails
from relapp.ui.library.form import ClippingForm
from relapp.ui.library.lines import LineList
from relapp.ui.library.sources import source_of
from relapp.ui.widgets.buttons import PrimaryButton
from relapp.ui.widgets.empty import EmptyState
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.page import Page


class LibraryPage(Page):
    """Reads the book only while it is in view. `client_opened` carries an id."""

    client_opened = Signal(int)

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 20, 24, 24), spacing=12)
        self._bus = bus
        self._is_stale = True
        self._shown_on = bus.today()
        self._chosen = ""
        self.setAcceptDrops(True)
        self.heading = Heading(_("To share"))
        self.new_button = PrimaryButton(_("New clipping"), "plus")
        self.form = ClippingForm(bus)
        self.model = ClippingModel(self)
        self.list = LineList(self.model, name=_("Clippings"))
        self.details = ClippingDetails(bus)
        # A walk through the list does not look for the clients of each.
        self._details_timer = QTimer(self, singleShot=True, interval=0)
        self._fill()
        self._connect()

    def refresh(self) -> None:
        """Show the book as it is now; the clipping chosen and those ticked stay."""
        self._is_stale = False
        self._shown_on = self._bus.today()
        lines = self._bus.book.library.overview(self._shown_on)
        row = self.list.currentIndex().row()
        self.model.show(lines, self._shown_on)
        self._choose_again(row)
        said = ngettext("{count} clipping", "{count} clippings", len(lines))
        self.heading.set_texts(_("To share"), said.format(count=format_number(len(lines))) if lines else "")
        self._views.setCurrentWidget(self.list if lines else self._nothing)
        self._views.setVisible(bool(lines) or self.form.isHidden())
        if lines:
            self._offer_details()
        self._details_timer.stop()
        self._show_details()

    def begin(self, source: str = "") -> None:
        """Write a new clipping down, with its link or file where that is known."""
        self.close_panel()
        self.form.begin(source)
        self._views.setVisible(bool(self.model.lines))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed meanwhile."""
        if self._is_stale or self._shown_on != self._bus.today():
            self.refresh()
        super().showEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A link or a file is welcome anywhere on the page."""
        if source_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin a clipping with what was dropped."""
        event.acceptProposedAction()
        self._take(event.mimeData())

    def _fill(self) -> None:
        self.header.set_left(self.heading)
        self.header.add_action(self.new_button)
        first = PrimaryButton(_("New clipping"), "plus")
        first.clicked.connect(lambda _checked: self.begin())
        text = _(
            "An article, a book, an event or an offer: write down what it is about, and see which of your clients would care. "
            "You can also paste a link here, or drop a file."
        )
        self._nothing = EmptyState("share", _("Nothing to share yet"), text, first)
        self._views = QStackedWidget()
        self._views.addWidget(self.list)
        self._views.addWidget(self._nothing)
        self.body.addWidget(self.form)
        self.body.addWidget(self._views, 1)
        self.form.hide()

    def _connect(self) -> None:
        self.new_button.clicked.connect(lambda _checked: self.begin())
        self.form.saved.connect(self._on_saved)
        self.form.closed.connect(self._leave_form)
        self.list.row_chosen.connect(self._on_row)
        self.list.opened.connect(lambda _row: self._go_to_details())
        self.details.client_opened.connect(self.client_opened)
        self.details.edit_wanted.connect(self._edit)
        self._details_timer.timeout.connect(self._show_details)
        self._bus.changed.connect(lambda _changes: self.refresh() if self.isVisible() else self._wait())
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(lambda: self._take(QGuiApplication.clipboard().mimeData()))

    def _wait(self) -> None:
        self._is_stale = True

    def _take(self, data: QMimeData) -> None:
        if source := source_of(data):
            self.begin(source)

    def _edit(self, clipping: Clipping) -> None:
        self.close_panel()
        self.form.edit(clipping)

    def _choose_again(self, row: int) -> None:
        """Keep the clipping chosen where it still is, else take the one that moved up into its place."""
        same = self.model.row_of(self._chosen)
        row = same if same >= 0 else max(0, min(row, len(self.model.lines) - 1))
        if self.model.lines and row != self.list.currentIndex().row():
            self.list.choose(row)
        self._chosen = self.model.lines[row].clipping.uuid if self.model.lines else ""

    def _on_saved(self, is_new: bool) -> None:
        """A new clipping is the last one that was added; one that was edited is chosen already."""
        if is_new:
            self._chosen = self._bus.book.library.clippings()[-1].uuid
            self._choose_again(0)
        self._go_to_details()

    def _leave_form(self) -> None:
        self._views.show()
        if self.model.lines:
            lead_to(self.list)
        else:
            lead_to(self.new_button)

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self.model.lines):
            self._chosen = self.model.lines[row].clipping.uuid
            self._details_timer.start()

    def _show_details(self) -> None:
        row = self.model.row_of(self._chosen)
        self.details.show_clipping(self.model.lines[row].clipping if row >= 0 else None)

    def _go_to_details(self) -> None:
        """Lead the keyboard to the clients; where there is no room for both, they cover the list."""
        self._show_details()
        if self.is_panel_folded:
            self.open_panel()
        lead_to(self.details.match_list if self.details.matches.lines else self.details.edit)

    def _offer_details(self) -> None:
        if not self.details.parentWidget():
            self.set_panel(self.details)
