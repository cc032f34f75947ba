"""One request: who asked for what, until when it is to be answered, and what to do for it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.privacy import Request
from relapp.i18n import _, ngettext, pgettext
from relapp.ui.bus import Bus
from relapp.ui.client.rows import Row
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.pill import Pill
from relapp.ui.widgets.text import Text
from relapp.wording import privacy


def request_row(bus: Bus) -> "RequestRow":
    """A row that changes the book itself."""
    row = RequestRow()
    row.answered.connect(lambda: bus.do(lambda: bus.book.privacy.answer(row.request, bus.today())))
    row.reopened.connect(lambda: bus.do(lambda: bus.book.privacy.answer(row.request, None)))
    row.removed.connect(lambda: bus.do(lambda: bus.book.privacy.drop(row.request)))
    return row


class RequestRow(Row):
    """`client_opened` carries an id; the others ask for what their names say."""

    answered = Signal()
    reopened = Signal()
    removed = Signal()
    client_opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.request: Request
        self.title, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.advice = Text("", "small", wrap=True)
        self.late = Pill("", "late")
        self.answer = PlainButton(pgettext("request", "Answered"), "check", compact=True)
        self.open = PlainButton(_("Open record"), "person", compact=True)
        self.reopen = IconButton("undo", _("Open again"), compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self._lay_out()
        self.answer.clicked.connect(self.answered)
        self.reopen.clicked.connect(self.reopened)
        self.remove.clicked.connect(self.removed)
        self.open.clicked.connect(self._open)

    def fill(self, item: tuple[Request, date, bool]) -> None:
        """Show a request as seen on a day, and the way to the record where that is wanted."""
        self.request, on, leads_on = item
        is_open, late = self.request.answered_on is None, (on - self.request.due_on).days
        self.title.setText(privacy.request(self.request))
        self.details.setText(privacy.request_details(self.request, on))
        self.advice.setText(privacy.how_to_answer(self.request.kind))
        self.late.setText(ngettext("{count} day late", "{count} days late", late).format(count=late))
        self.late.setVisible(is_open and late > 0)
        for widget in (self.advice, self.answer):
            widget.setVisible(is_open)
        self.open.setVisible(leads_on and self.request.client_id is not None)
        self._below.setVisible(not self.answer.isHidden() or not self.open.isHidden())
        self.reopen.setVisible(not is_open)
        self._name_buttons()

    def _name_buttons(self) -> None:
        """Say for a screen reader which request each button is about."""
        what = self.title.text()
        self.answer.setAccessibleName(_("{do}: {what}").format(do=self.answer.label, what=what))
        self.open.setAccessibleName(_("Open the record of {client}").format(client=self.request.who))
        self.reopen.set_label(_("Open again: {what}").format(what=what))
        self.remove.set_label(_("Delete {what}").format(what=what))

    def _lay_out(self) -> None:
        card, words = Card(spacing=8), VBox(spacing=2)
        below = in_flow(self.details, self.late, spacing=8, line_spacing=2)
        words.addWidget(self.title)
        words.addWidget(below)
        words.addWidget(self.advice)
        row = HBox(spacing=8)
        row.addLayout(words, 1)
        row.addWidget(self.reopen)
        row.addWidget(self.remove)
        card.body.addLayout(row)
        self._below = QWidget()
        flow = FlowLayout(self._below, spacing=8, line_spacing=6)
        flow.addWidget(self.answer)
        flow.addWidget(self.open)
        card.body.addWidget(self._below)
        VBox(self).addWidget(card)

    def _open(self) -> None:
        if self.request.client_id is not None:
            self.client_opened.emit(self.request.client_id)
