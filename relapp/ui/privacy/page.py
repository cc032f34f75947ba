"""Privacy for the whole book: requests with their legal days, and clients who are kept for long."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from relapp.book.changes import Changes, Kind
from relapp.domain.privacy import Request
from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.client.rows import RowList
from relapp.ui.privacy.request_form import RequestForm
from relapp.ui.privacy.request_row import RequestRow, request_row
from relapp.ui.privacy.silent import SilentSection
from relapp.ui.widgets.boxes import HBox
from relapp.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import Heading, SectionLabel
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text

AT_ONCE = 20


class PrivacyPage(Page):
    """Reads the book only while it is in view. `client_opened` carries an id."""

    client_opened = Signal(int)
    back_wanted = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 20, 24, 24), spacing=12)
        self._bus = bus
        self._is_stale = True
        self._limit = AT_ONCE
        self.back = IconButton("chevron-left", _("Back (Alt+←)"), kind="quiet", compact=True)
        self.heading = Heading(_("Privacy"))
        self.header.set_left(self._title())
        self.add = PrimaryButton(_("Note a request"), "plus")
        self.header.add_action(self.add)
        self.form = RequestForm(bus)
        self.list: RowList[RequestRow] = RowList(self._make)
        self.more = PlainButton(_("Show more"), "more", compact=True)
        nothing = _("No request is noted. Whoever asks what you keep of them, or to be erased, has to be answered in time.")
        self._nothing = Text(nothing, "soft", wrap=True)
        self.silent = SilentSection(bus)
        more = in_flow(self.more)
        for widget in (SectionLabel(_("Requests")), self.form, self._nothing, self.list, more, self.silent):
            self.body.addWidget(widget)
        self.body.addStretch()
        self.form.hide()
        self._connect()

    def refresh(self) -> None:
        """Show the book as it is now."""
        self._is_stale = False
        on, requests = self._bus.today(), self._bus.book.privacy.requests()
        self.list.show_items([(each, on, True) for each in requests[: self._limit]])
        self.more.setVisible(len(requests) > self._limit)
        self._nothing.setVisible(not requests and self.form.isHidden())
        still_open = sum(each.answered_on is None for each in requests)
        said = ngettext("{count} request to answer", "{count} requests to answer", still_open)
        self.heading.set_texts(_("Privacy"), said.format(count=format_number(still_open)) if still_open else "")
        self.silent.refresh()
        chain_tab_order(self.back, self.add, self.form, *self.list.rows, self.more, self.silent)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed meanwhile."""
        if self._is_stale:
            self.refresh()
        super().showEvent(event)

    def begin(self) -> None:
        """Open the form."""
        self._nothing.hide()
        self.form.show()
        self.form.begin()

    def _title(self) -> QWidget:
        title = QWidget()
        row = HBox(title, spacing=12)
        row.addWidget(self.back)
        row.addWidget(self.heading, 1)
        return title

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.add.clicked.connect(self.begin)
        self.form.finished.connect(self._keep)
        self.form.cancelled.connect(self._close)
        self.more.clicked.connect(self._show_more)
        self.silent.client_opened.connect(self.client_opened)
        self._bus.changed.connect(self._on_changed)

    def _make(self) -> RequestRow:
        row = request_row(self._bus)
        row.client_opened.connect(self.client_opened)
        return row

    def _keep(self, request: Request) -> None:
        if self._bus.do(lambda: self._bus.book.privacy.receive(request)):
            self._close()

    def _close(self) -> None:
        self.form.hide()
        self._nothing.setVisible(not self.list.rows)
        lead_to(self.add)

    def _show_more(self) -> None:
        self._limit += AT_ONCE
        self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if not changes.kinds & {Kind.CLIENTS, Kind.JOURNAL, Kind.SETTINGS}:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True
